#include "server-stub/command/commands.h"
#include "server-stub/command/desk_access.h"
#include "server-stub/command/exit_codes.h"
#include "server-stub/command/qr_text.h"
#include "server-stub/desk/rows_of_records.h"

#include <unistd.h>

#include <iostream>

namespace signet::command {

namespace {

using admin::Page;
using admin::Row;
using admin::Verb;

/// One page, or what was wrong as an exit code after it was said.
std::expected<Page, int> ask(DeskAccess& desk, admin::Request request)
{
    Result<admin::Answer> answer = desk.ask(std::move(request));
    if (!answer) return std::unexpected{complain(answer.error())};
    if (!*answer) return std::unexpected{complain(answer->error().code, answer->error().text)};
    return std::move(**answer);
}

std::string text_in(Row const& row, char const* name)
{
    return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : std::string{};
}

/// The host part of a link names every interface: nobody else can connect to that.
bool names_wildcard(std::string const& link)
{
    return link.find("?s=0.0.0.0:") != std::string::npos || link.find("?s=[::]:") != std::string::npos;
}

void print_handout(Row const& row)
{
    std::string const order = text_in(row, "order");
    std::string const link = text_in(row, "link");
    std::cout << "Number: " << text_in(row, "number") << "\nLink: " << link << "\nWork order: " << order << "\n";
    if (::isatty(STDOUT_FILENO) != 0) std::cout << '\n' << qr_text(link);
    std::cout << "Hand the link and the work order out by two different ways. The work order is secret and works once, for three "
                 "days.\n";
    if (names_wildcard(link))
        std::cerr << "signet-server: the link names every interface of this machine; tell init or the settings file an address\n";
}

void print_page(Verb verb, Page const& page)
{
    switch (verb) {
    case Verb::AccountAdd:
    case Verb::AccountReissue:
        for (Row const& row : page.rows) print_handout(row);
        return;
    case Verb::AccountList: return report::write_rows(std::cout, desk::account_columns(), page.rows, report::Format::Table);
    default:
        for (Row const& row : page.rows) std::cout << text_in(row, "number") << " " << text_in(row, "state") << "\n";
    }
}

} // namespace

int account(AccountArguments const& arguments, bool json)
{
    Machine machine;
    Result<folder::DataFolder> folder = folder::DataFolder::open(machine.files, folder::absolute_path(arguments.data));
    if (!folder) return complain(folder.error());
    Result<std::unique_ptr<DeskAccess>> const desk = DeskAccess::open(machine, *folder);
    if (!desk) return complain(desk.error());
    std::expected<Page, int> const page = ask(**desk, arguments.request);
    if (!page) return page.error();
    if (json) {
        report::write_rows(std::cout, {}, page->rows, report::Format::Json);
    } else {
        print_page(arguments.request.verb, *page);
    }
    std::cout.flush();
    return exit_done;
}

int calls(CallsArguments const& arguments)
{
    Machine machine;
    Result<folder::DataFolder> folder = folder::DataFolder::open(machine.files, folder::absolute_path(arguments.data));
    if (!folder) return complain(folder.error());
    Result<std::unique_ptr<DeskAccess>> const desk = DeskAccess::open(machine, *folder);
    if (!desk) return complain(desk.error());
    admin::Request request = arguments.request;
    std::vector<Row> held; // a table's columns are as wide as all its rows need
    auto heading = report::Heading::Shown;
    for (;;) {
        std::expected<Page, int> page = ask(**desk, request);
        if (!page) return page.error();
        if (arguments.format == report::Format::Table) {
            std::ranges::move(page->rows, std::back_inserter(held));
        } else {
            report::write_rows(std::cout, desk::call_columns(), page->rows, arguments.format, heading);
        }
        if (page->next.empty()) break;
        heading = report::Heading::LeftOut;
        request.arguments["after"] = page->next;
    }
    if (arguments.format == report::Format::Table)
        report::write_rows(std::cout, desk::call_columns(), held, report::Format::Table);
    std::cout.flush();
    return exit_done;
}

} // namespace signet::command
