#include "app/cli/commands/command.h"
#include "app/cli/output.h"
#include "app/cli/words.h"

#include "core/wire/crockford.h"

#include <fstream>

namespace signet::cli {

namespace {

std::string first_line(std::string const& path)
{
    std::ifstream file{path};
    std::string line;
    if (!file || !std::getline(file, line)) throw Failure{ErrorCode::NoAccess, "the order file cannot be read"};
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    return line;
}

/// Answers the engine's question for the work order's digits, once from the file or as often as it asks from the person.
Task<void> give_digits(Context& context, ProvisionWords const& words, engine::NeedDigits const& need, bool first)
{
    std::optional<std::string> digits;
    if (!words.order_file.empty()) {
        if (first) digits = first_line(words.order_file);
    } else {
        if (first) {
            context.terminal.err("Operator: " + printable(need.operator_name));
            context.terminal.err("Fingerprint: " + wire::in_fives(need.fingerprint) + "  (compare it with the letter)");
            if (!need.prompt.empty()) context.terminal.err(printable(need.prompt));
        } else {
            context.terminal.err("The digits do not fit. Tries left: " + std::to_string(need.tries_left));
        }
        digits = co_await context.terminal.ask("Work order: ");
    }
    engine::GiveDigits answer{need.request, {}};
    if (digits) {
        std::erase_if(*digits, [](char c) { return c == ' ' || c == '-'; });
        answer.digits = SecretBytes::copy_of(view_of(*digits));
        wipe({reinterpret_cast<std::uint8_t*>(digits->data()), digits->size()});
    }
    context.client.post(std::move(answer));
}

} // namespace

Task<Exit> provision(Context& context, ProvisionWords const& words)
{
    engine::RequestId const request = context.client.post(engine::AddAccount{words.link, words.device_name});
    bool first = true;
    for (;;) {
        engine::EngineEvent const event = co_await context.client.next();
        if (auto const* need = std::get_if<engine::NeedDigits>(&event); need && need->request == request) {
            co_await give_digits(context, words, *need, first);
            first = false;
        } else if (auto const* added = std::get_if<engine::AccountAdded>(&event); added && added->request == request) {
            engine::AccountInfo const& account = added->account;
            if (context.json()) {
                context.terminal.out(json_line(to_json(account)));
            } else {
                context.terminal.out("Number: " + account.number.grouped());
                context.terminal.out("Name: " + printable(account.name));
                if (!account.company.empty()) context.terminal.out("Company: " + printable(account.company));
                context.terminal.out("Fingerprint: " + wire::in_fives(account.fingerprint));
            }
        } else if (auto const* finished = std::get_if<engine::Finished>(&event); finished && finished->request == request) {
            if (!finished->error) co_return Exit::Done;
            context.terminal.err(finished->reason.code.empty() ? sentence(*finished->error)
                                                               : "Not provisioned: " + sentence(finished->reason));
            co_return exit_of(*finished);
        }
    }
}

Task<Exit> whoami(Context& context)
{
    engine::Accounts const accounts = co_await context.client.ask<engine::Accounts>(engine::ListAccounts{});
    std::vector<std::vector<std::string>> rows;
    for (engine::AccountInfo const& each : accounts.all) {
        if (context.json())
            context.terminal.out(json_line(to_json(each)));
        else
            rows.push_back(
                {each.number.grouped(), each.name, each.company, each.operator_name, wire::in_fives(each.fingerprint)});
    }
    for (std::string const& line : table(rows)) context.terminal.out(line);
    if (accounts.all.empty()) context.terminal.err("No account yet. Join with: signet-cli provision LINK");
    co_return Exit::Done;
}

Task<Exit> contacts(Context& context)
{
    engine::Contacts const contacts = co_await context.client.ask<engine::Contacts>(engine::ListContacts{});
    std::vector<std::vector<std::string>> rows;
    for (engine::ContactInfo const& each : contacts.all) {
        if (!context.invocation.from.empty() && each.own != parse_number(context, context.invocation.from)) continue;
        if (context.json())
            context.terminal.out(json_line(to_json(each)));
        else
            rows.push_back({each.number.grouped(), each.name, each.company, engine::name_of(each.state),
                            each.since ? rfc3339(*each.since) : std::string{}});
    }
    for (std::string const& line : table(rows)) context.terminal.out(line);
    co_return Exit::Done;
}

Task<Exit> contact(Context& context, ContactWords const& words)
{
    using Act = ContactWords::Act;
    engine::AccountInfo const own = co_await own_account(context);
    AccountNumber const number = parse_number(context, words.number);
    engine::Command command = engine::AddContact{own.number, number};
    if (words.act == Act::Rename) command = engine::RenameContact{own.number, number, words.name};
    if (words.act == Act::Remove) command = engine::RemoveContact{own.number, number};
    if (words.act == Act::Block) command = engine::BlockContact{own.number, number, true};
    if (words.act == Act::Unblock) command = engine::BlockContact{own.number, number, false};
    engine::Finished const finished = co_await context.client.run(std::move(command));
    if (finished.error) context.terminal.err(sentence(*finished.error));
    co_return exit_of(finished);
}

} // namespace signet::cli
