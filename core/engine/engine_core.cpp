#include "core/engine/engine_core.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/engine/refusals.h"

namespace signet::engine {

namespace {
constexpr std::size_t max_own_name = 200; ///< ours: bytes; it becomes the name of a folder

template <class C, class... Ones> constexpr bool is_one_of = (std::is_same_v<std::remove_cvref_t<C>, Ones> || ...);

/// Being online writes too: what the server tells is kept.
template <class C>
constexpr bool changes_profile = !is_one_of<C, ListAccounts, ListContacts, ListEnvelopes, ExportEvidence, SealFor, OpenSealed,
                                            GiveDigits, AnswerKeyExchange, GiveUpVerifying, StopReceiving>;
} // namespace

EngineCore::EngineCore(Env const& env, store::Profile profile, std::function<void(EngineEvent)> tell)
    : board_{env, std::move(profile), std::move(tell)},
      tasks_{env, [](char const* name, Error error) { log::error("a command failed", {{"task", name}, {"error", error.text}}); }}
{
    if (!board_.profile.read_only()) tidy();
    load_accounts();
}

void EngineCore::tidy()
{
    Result<void> tidied = board_.profile.log().interrupt_open();
    if (tidied) tidied = board_.profile.runs().close_open();
    if (!tidied) log::error("the log was not tidied", {{"error", tidied.error().text}});
    finish_planned_placements(board_);
    sweep_unknown_spools(board_);
    wipe_leftover_spools(board_);
    wipe_leftover_parts(board_);
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
        accounts_unreadable_ = stored.error();
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
    auto const carry = [this, request]<class C>(C&& each) {
        if (changes_profile<C> && board_.profile.read_only())
            return board_.finished(request, Error{ErrorCode::ReadOnly, "nothing can be written to this profile"});
        act(request, std::forward<C>(each));
    };
    std::visit(carry, std::move(command));
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

// ---- being online

void EngineCore::act(RequestId request, GoOnline const& command)
{
    if (command.own && !find(*command.own)) {
        board_.finished(request, Error{ErrorCode::NotFound, "no such account in this profile"});
        return;
    }
    for (auto const& each : accounts_) {
        if (command.own && each->account().account.number != *command.own) continue;
        if (command.receive) each->receive(request, command.save_folder);
        each->go_online();
    }
    board_.finished(request);
}

void EngineCore::act(RequestId request, StopReceiving const& command)
{
    for (auto const& each : accounts_) each->stop_receiving(command.online);
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
    if (result) {
        board_.finished(request);
        account.people_changed(peer);
        return;
    }
    // Who is not on the list, or is already, was named by mistake: nothing of the profile's is missing.
    Error error = result.error();
    if (error.code == ErrorCode::NotFound) error.code = ErrorCode::InvalidArgument;
    if (error.code == ErrorCode::Exists) error = {ErrorCode::InvalidArgument, "this person is on the list already"};
    board_.finished(request, error);
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

void EngineCore::act(RequestId request, GiveUpVerifying const& command)
{
    for (auto const& each : accounts_) each->give_up_verifying(command.verification);
    board_.finished(request);
}

void EngineCore::act(RequestId request, AnswerKeyExchange command)
{
    auto const dialogue = dialogues_.find(command.exchange);
    if (dialogue != dialogues_.end()) dialogue->second->answer(std::move(command));
    board_.finished(request);
}

// ---- envelopes

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
