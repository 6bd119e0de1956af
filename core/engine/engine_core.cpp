#include "core/engine/engine_core.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/engine/refusals.h"
#include "core/provisioning/provision.h"

namespace signet::engine {

namespace {
constexpr std::size_t max_own_name = 200; ///< ours: bytes; it becomes the name of a folder
}

EngineCore::EngineCore(Env const& env, store::Profile profile, std::function<void(EngineEvent)> tell)
    : board_{env, std::move(profile), std::move(tell)},
      tasks_{env, [](char const* name, Error error) { log::error("a command failed", {{"task", name}, {"error", error.text}}); }}
{
    Result<void> tidied = board_.profile.log().interrupt_open();
    if (tidied) tidied = board_.profile.runs().close_open();
    if (!tidied) log::error("the log was not tidied", {{"error", tidied.error().text}});
    finish_planned_placements(board_);
    sweep_unknown_spools(board_);
    wipe_leftover_spools(board_);
    wipe_leftover_parts(board_);
    load_accounts();
}

EngineCore::~EngineCore() = default;

Task<void> EngineCore::stop()
{
    co_await tasks_.stop();
    for (auto const& account : accounts_) co_await account->stop();
}

void EngineCore::load_accounts()
{
    Result<std::vector<store::OwnAccount>> stored = board_.profile.accounts().list();
    if (!stored) {
        log::error("the accounts cannot be read", {{"error", stored.error().text}});
        return;
    }
    for (store::OwnAccount& each : *stored)
        if (!find(each.account.number)) accounts_.push_back(std::make_unique<AccountEngine>(board_, dialogues_, std::move(each)));
}

AccountEngine* EngineCore::find(AccountNumber const& number)
{
    for (auto const& each : accounts_)
        if (each->account().account.number == number) return each.get();
    return nullptr;
}

void EngineCore::carry_out(RequestId request, Command command)
{
    std::visit([this, request]<class C>(C&& each) { act(request, std::forward<C>(each)); }, std::move(command));
}

Task<void> EngineCore::finishing(RequestId request, Task<void> task)
{
    std::optional<Error> failed;
    try {
        co_await std::move(task);
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    board_.finished(request, failed);
}

// ---- accounts

struct EngineCore::Adding {
    Adding(Board& board, RequestId number, identity::ProvisioningLink from)
        : request{number},
          link{std::move(from)},
          given{board.env}
    {
    }
    RequestId request;
    identity::ProvisioningLink link;
    Event given;
    std::optional<SecretBytes> digits;
};

void EngineCore::act(RequestId request, AddAccount command)
{
    tasks_.spawn("add an account", finishing(request, add_account(request, std::move(command))));
}

void EngineCore::act(RequestId request, GiveDigits command)
{
    auto const adding = adding_.find(command.request);
    if (adding != adding_.end()) {
        adding->second->digits = std::move(command.digits);
        adding->second->given.announce();
    }
    board_.finished(request);
}

Task<SecretBytes> EngineCore::ask_digits(Adding& adding, std::string prompt, int tries_left)
{
    adding.digits.reset();
    board_.tell(NeedDigits{adding.request, adding.link.operator_name, adding.link.fingerprint, std::move(prompt), tries_left});
    while (!adding.digits) co_await adding.given.next();
    SecretBytes digits = std::move(*adding.digits);
    if (digits.empty()) throw Failure{ErrorCode::Refused, "no work order was given"};
    co_return digits;
}

Task<void> EngineCore::add_account(RequestId request, AddAccount command)
{
    Result<identity::ProvisioningLink> link = identity::ProvisioningLink::parse(command.link);
    if (!link) throw Failure{ErrorCode::InvalidArgument, link.error().text};
    Adding adding{board_, request, *link};
    adding_[request] = &adding;
    struct Forget {
        std::map<RequestId, Adding*>& all;
        RequestId which;
        ~Forget() { all.erase(which); }
    } const forget{adding_, request};

    link::Endpoint const server = unwrap(link::parse_endpoint(link->server));
    auto const ask = [this, &adding](std::string prompt, int tries_left) {
        return ask_digits(adding, std::move(prompt), tries_left);
    };
    provisioning::DeviceWords const words{command.device_name.empty() ? "this device" : command.device_name, "desktop", "1"};
    provisioning::Provisioned made = co_await provisioning::provision(board_.env, server, *link, words, ask);

    store::OwnAccount account;
    account.account = made.device.account;
    account.name = made.name;
    account.company = made.company;
    account.operator_name = link->operator_name;
    account.server = link->server;
    account.operator_root = made.root;
    account.account_key = std::move(made.account_key);
    account.device = std::move(made.device);
    account.added = board_.env.clock.wall();
    account.master_clock = made.master_clock;
    bool const known = find(account.account.number) != nullptr;
    unwrap(known ? board_.profile.accounts().replace(account) : board_.profile.accounts().add(account));
    if (known) {
        auto const old =
            std::ranges::find_if(accounts_, [&account](auto const& each) { return each->account().account == account.account; });
        std::unique_ptr<AccountEngine> const leaving = std::move(*old);
        accounts_.erase(old);
        co_await leaving->stop();
    }
    AccountInfo info = info_of(account);
    load_accounts();
    info.is_default = accounts_.size() == 1;
    board_.tell(AccountAdded{request, std::move(info)});
}

void EngineCore::act(RequestId request, ListAccounts const&)
{
    Accounts answer{request, {}};
    for (auto const& each : accounts_) answer.all.push_back(info_of(each->account()));
    if (answer.all.size() == 1) answer.all[0].is_default = true;
    board_.tell(std::move(answer));
    board_.finished(request);
}

void EngineCore::act(RequestId request, GoOnline const& command)
{
    if (command.own && !find(*command.own)) {
        board_.finished(request, Error{ErrorCode::NotFound, "no such account in this profile"});
        return;
    }
    for (auto const& each : accounts_) {
        if (command.own && each->account().account.number != *command.own) continue;
        each->go_online(command.receive ? std::optional{command.save_folder} : std::nullopt);
    }
    board_.finished(request);
}

void EngineCore::act(RequestId request, StopReceiving const& command)
{
    for (auto const& each : accounts_)
        if (!command.own || each->account().account.number == *command.own) each->stop_receiving();
    board_.finished(request);
}

// ---- people

std::optional<std::pair<AccountEngine*, Account>> EngineCore::pair_of(RequestId request, AccountNumber const& own,
                                                                      AccountNumber const& other)
{
    AccountEngine* const account = find(own);
    if (!account) {
        board_.finished(request, Error{ErrorCode::NotFound, "no such account in this profile"});
        return std::nullopt;
    }
    if (own == other) {
        board_.finished(request, Error{ErrorCode::InvalidArgument, "this is your own number"});
        return std::nullopt;
    }
    return std::pair{account, Account{account->account().account.operator_id, other}};
}

void EngineCore::people_result(RequestId request, AccountEngine& account, Account const& peer, Result<void> result)
{
    board_.finished(request, result ? std::nullopt : std::optional{result.error()});
    if (result) account.people_changed(peer);
}

void EngineCore::act(RequestId request, ListContacts const&)
{
    Contacts answer{request, {}};
    for (auto const& each : accounts_) {
        Result<std::vector<store::Correspondent>> const people = board_.profile.correspondents().list(each->account().account);
        if (!people) return board_.finished(request, people.error());
        for (store::Correspondent const& person : *people) answer.all.push_back(info_of(person));
    }
    board_.tell(std::move(answer));
    board_.finished(request);
}

void EngineCore::act(RequestId request, AddContact const& command)
{
    auto const found = pair_of(request, command.own, command.number);
    if (!found) return;
    auto const& [account, peer] = *found;
    people_result(request, *account, peer, board_.profile.correspondents().add({account->account().account, peer}));
}

void EngineCore::act(RequestId request, RenameContact const& command)
{
    auto const found = pair_of(request, command.own, command.number);
    if (!found) return;
    auto const& [account, peer] = *found;
    if (command.name.size() > max_own_name || !is_plain_text(command.name))
        return board_.finished(request, Error{ErrorCode::InvalidArgument, "a name is plain text of at most 200 bytes"});
    people_result(request, *account, peer,
                  board_.profile.correspondents().rename({account->account().account, peer}, command.name));
}

void EngineCore::act(RequestId request, RemoveContact const& command)
{
    auto const found = pair_of(request, command.own, command.number);
    if (!found) return;
    auto const& [account, peer] = *found;
    people_result(request, *account, peer, board_.profile.correspondents().remove({account->account().account, peer}));
}

void EngineCore::act(RequestId request, BlockContact const& command)
{
    auto const found = pair_of(request, command.own, command.number);
    if (!found) return;
    auto const& [account, peer] = *found;
    store::Pair const pair{account->account().account, peer};
    store::Correspondents& people = board_.profile.correspondents();
    people_result(request, *account, peer, command.blocked ? people.block(pair) : people.unblock(pair));
}

void EngineCore::act(RequestId request, WithdrawContact const& command)
{
    auto const found = pair_of(request, command.own, command.number);
    if (!found) return;
    auto const& [account, peer] = *found;
    people_result(request, *account, peer, board_.profile.correspondents().withdraw({account->account().account, peer}));
}

void EngineCore::act(RequestId request, VerifyContact const& command)
{
    auto const found = pair_of(request, command.own, command.number);
    if (found) found->first->verify(request, found->second);
}

void EngineCore::act(RequestId request, AnswerKeyExchange command)
{
    auto const dialogue = dialogues_.find(command.exchange);
    if (dialogue != dialogues_.end()) dialogue->second->answer(std::move(command));
    board_.finished(request);
}

// ---- envelopes

void EngineCore::act(RequestId request, ListEnvelopes const&)
{
    Result<std::vector<store::EnvelopeRow>> const rows = board_.profile.log().rows();
    Result<std::vector<store::InboxEntry>> inbox = board_.profile.log().inbox();
    if (!rows || !inbox) return board_.finished(request, rows ? inbox.error() : rows.error());
    std::map<store::RowId, store::InboxEntry const*> places;
    for (store::InboxEntry const& each : *inbox) places[each.row.row] = &each;
    Envelopes answer{request, {}};
    for (store::EnvelopeRow const& row : *rows) {
        EnvelopeInfo info = info_of(row);
        auto const place = places.find(row.row);
        if (row.direction == store::EnvelopeDirection::Received && place != places.end()) {
            info.path = place->second->path;
            info.names = place->second->names;
        }
        answer.all.push_back(std::move(info));
    }
    board_.tell(std::move(answer));
    board_.finished(request);
}

std::optional<store::EnvelopeRow> EngineCore::row_of(RequestId request, std::string const& id)
{
    Result<store::EnvelopeRow> const row = board_.profile.log().find(id);
    if (row) return *row;
    board_.finished(request, row.error());
    return std::nullopt;
}

void EngineCore::act(RequestId request, ResumeEnvelope const& command)
{
    std::optional<store::EnvelopeRow> const row = row_of(request, command.id);
    if (!row) return;
    if (AccountEngine* const account = find(row->pair.own.number)) account->resume(request, *row);
}

void EngineCore::act(RequestId request, PauseEnvelope const& command)
{
    std::optional<store::EnvelopeRow> const row = row_of(request, command.id);
    if (!row) return;
    if (AccountEngine* const account = find(row->pair.own.number)) account->pause(request, *row);
}

void EngineCore::act(RequestId request, CancelEnvelope const& command)
{
    std::optional<store::EnvelopeRow> const row = row_of(request, command.id);
    if (!row) return;
    if (AccountEngine* const account = find(row->pair.own.number)) account->cancel(request, *row);
}

void EngineCore::act(RequestId request, SendEnvelope command)
{
    tasks_.spawn("queue an envelope", finishing(request, send_envelope(request, std::move(command))));
}

} // namespace signet::engine
