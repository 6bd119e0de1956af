#include "server-stub/desk/operator_desk.h"

#include "server-stub/admin/spoken_name.h"
#include "server-stub/admin/time_text.h"
#include "server-stub/desk/rows_of_records.h"

#include <charconv>

namespace signet::desk {

using admin::Answer;
using admin::Page;
using admin::Refusal;
using admin::Request;
using admin::Verb;

StoredActs::StoredActs(server::Accounts& accounts, std::string address) : accounts_{accounts}, address_{std::move(address)} { }

std::string StoredActs::known_address() const
{
    if (address_.empty()) throw Failure{ErrorCode::InvalidArgument, no_address};
    return address_;
}

Task<server::Handout> StoredActs::add_account(std::string name, std::string company)
{
    co_return co_await accounts_.add(std::move(name), std::move(company), known_address());
}

Task<void> StoredActs::suspend(AccountNumber number)
{
    co_await accounts_.suspend(number);
}

Task<void> StoredActs::resume(AccountNumber number)
{
    co_await accounts_.resume(number);
}

Task<server::Handout> StoredActs::reissue(AccountNumber number)
{
    co_return co_await accounts_.reissue(number, known_address());
}

Task<void> StoredActs::close_account(AccountNumber number)
{
    co_await accounts_.close(number);
}

namespace {

AccountNumber number_in(std::string const& text)
{
    Result<AccountNumber> const number = AccountNumber::parse(text);
    if (!number) throw Failure{ErrorCode::InvalidArgument, "an account's number has twelve digits, and its check digit must fit"};
    return *number;
}

std::uint64_t sequence_in(std::string const& text)
{
    std::uint64_t sequence = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), sequence);
    if (error != std::errc{} || end != text.data() + text.size())
        throw Failure{ErrorCode::Malformed, "a page's mark cannot be read"};
    return sequence;
}

report::Row state_row(AccountNumber number, char const* state)
{
    report::Row row;
    row["number"] = number.digits();
    row["state"] = state;
    return row;
}

Page page_of(report::Row row)
{
    Page page;
    page.rows.push_back(std::move(row));
    return page;
}

} // namespace

OperatorDesk::OperatorDesk(server::Storage& storage, Acts& acts) : storage_{storage}, acts_{acts} { }

Task<Answer> OperatorDesk::carry_out(Request request)
{
    std::optional<Refusal> refusal;
    try {
        Page page = co_await act(std::move(request));
        co_return Answer{std::move(page)};
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        refusal = Refusal{failure.code(), failure.error().text};
    }
    co_return Answer{std::unexpected{std::move(*refusal)}};
}

Task<Page> OperatorDesk::act(Request request)
{
    switch (request.verb) {
    case Verb::AccountAdd: co_return co_await add_account(std::move(request));
    case Verb::AccountList: co_return co_await list_accounts();
    case Verb::AccountSuspend:
    case Verb::AccountResume:
    case Verb::AccountReissue:
    case Verb::AccountClose: co_return co_await change_account(std::move(request));
    case Verb::Calls: co_return co_await list_calls(std::move(request));
    }
    throw Failure{ErrorCode::Internal, "a verb without an act"};
}

Task<Page> OperatorDesk::add_account(Request request)
{
    std::string name = unwrap(admin::clean_name(request.argument("name")));
    std::string company = unwrap(admin::clean_name(request.argument("company"), admin::Emptiness::Allowed));
    server::Handout const handout = co_await acts_.add_account(std::move(name), std::move(company));
    co_return page_of(row_of(handout));
}

Task<Page> OperatorDesk::list_accounts()
{
    std::vector<server::AccountRecord> const accounts = co_await storage_.accounts();
    Page page;
    for (server::AccountRecord const& each : accounts) page.rows.push_back(row_of(each));
    co_return page;
}

Task<Page> OperatorDesk::change_account(Request request)
{
    AccountNumber const number = number_in(request.argument("number"));
    std::optional<server::AccountRecord> const account = co_await storage_.account(number);
    if (!account) throw Failure{ErrorCode::InvalidArgument, "there is no account of this number"};
    if (request.verb == Verb::AccountReissue) {
        server::Handout const handout = co_await acts_.reissue(number);
        co_return page_of(row_of(handout));
    }
    if (request.verb == Verb::AccountSuspend) co_await acts_.suspend(number);
    if (request.verb == Verb::AccountResume) co_await acts_.resume(number);
    if (request.verb == Verb::AccountClose) co_await acts_.close_account(number);
    std::optional<server::AccountRecord> const now = co_await storage_.account(number);
    if (!now) throw Failure{ErrorCode::Internal, "an account went away"};
    co_return page_of(state_row(number, server::name_of(now->state)));
}

Task<Page> OperatorDesk::list_calls(Request request)
{
    server::CallQuery query;
    query.limit = admin::rows_in_page;
    if (std::string const account = request.argument("account"); !account.empty()) query.account = number_in(account);
    if (std::string const since = request.argument("since"); !since.empty()) query.since = unwrap(admin::parse_rfc3339(since));
    if (std::string const after = request.argument("after"); !after.empty()) query.after_sequence = sequence_in(after);
    std::vector<server::CallRecord> const calls = co_await storage_.calls(query);
    Page page;
    for (server::CallRecord const& each : calls) page.rows.push_back(row_of(each));
    if (calls.size() == query.limit) page.next = std::to_string(calls.back().sequence);
    co_return page;
}

} // namespace signet::desk
