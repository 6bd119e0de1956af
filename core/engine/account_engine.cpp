#include "core/engine/account_engine.h"

#include "core/base/log.h"
#include "core/engine/account_run.h"
#include "core/engine/refusals.h"
#include "core/keyexchange/recipient.h"
#include "core/keyexchange/sender.h"
#include "core/wire/message.h"

namespace signet::engine {

namespace {
constexpr std::size_t max_incoming = 16;  ///< ours: envelopes received at once by one account
constexpr seconds online_patience = 15s;  ///< for a command that needs the connection
constexpr std::size_t max_listeners = 64; ///< ours: as many as one owner serves commands
} // namespace

/// One envelope coming in: what the person may do to it, and what windows see of it.
AccountEngine::AccountEngine(Board& board, Dialogue::Registry& dialogues, store::OwnAccount account)
    : board_{board},
      dialogues_{dialogues},
      account_{std::move(account)},
      session_{board, account_, *this},
      peers_{board, account_.account, [this](Account const& peer, EnvelopeId const& id) { peer_cancelled(peer, id); }},
      tasks_{board.env,
             [](char const* name, Error error) {
                 log::warning("a task of the engine failed", {{"task", name}, {"error", error.text}});
             }},
      courier_{board, session_, peers_, account_, tasks_}
{
}

Task<void> AccountEngine::stop()
{
    co_await tasks_.stop();
}

void AccountEngine::receive(RequestId listener, std::string save_folder)
{
    if (listeners_.size() == max_listeners) listeners_.erase(listeners_.begin());
    listeners_[listener] = std::move(save_folder);
}

void AccountEngine::stop_receiving(RequestId listener)
{
    listeners_.erase(listener);
    (void)session_.take_calls(!listeners_.empty());
}

void AccountEngine::go_online()
{
    bool const will_be_told = session_.take_calls(!listeners_.empty());
    if (session_.running()) {
        if (!will_be_told) session_.tell_state();
        session_.hurry();
    } else {
        tasks_.spawn("stay online", session_.stay_online());
    }
    courier_.take_up_pending();
}

void AccountEngine::people_changed(Account const& peer)
{
    session_.send_waiting_requests();
    Result<std::optional<store::Correspondent>> const now = board_.profile.correspondents().find({account_.account, peer});
    using Standing = store::Standing;
    bool const no_key = now && (!*now || (*now)->standing == Standing::Unverified || (*now)->standing == Standing::Blocked);
    if (no_key) {
        courier_.steer_cancel_all(peer);
        for (auto const& [row, run] : incoming_)
            if (run->peer == peer) run->steering.cancel();
        tell_stopped(peer);
    } else {
        courier_.wake(peer);
    }
    board_.tell_contact({account_.account, peer});
}

void AccountEngine::tell_stopped(Account const& peer)
{
    store::LogFilter filter;
    filter.own = account_.account;
    filter.peer = peer;
    filter.state = store::EnvelopeState::Cancelled;
    // Earlier ones among them are told once more, which does no harm.
    if (Result<std::vector<store::EnvelopeRow>> const stopped = board_.profile.log().rows(filter); stopped)
        for (store::EnvelopeRow const& each : *stopped) board_.tell_envelope(each.row);
}

Task<void> AccountEngine::wait_until_online()
{
    Instant const deadline = board_.env.clock.after(online_patience);
    while (!session_.online()) {
        if (!session_.running()) throw Failure{ErrorCode::LinkLost, "this account is not signed in"};
        co_await session_.changed().next(deadline);
    }
}

// ---- key exchange

keyexchange::Inputs AccountEngine::exchange_inputs(link::CallChannel& channel, Account const& peer, Dialogue& dialogue) const
{
    std::optional<identity::AccountKey> key;
    std::optional<identity::DeviceList> list;
    Result<std::optional<store::Correspondent>> const known = board_.profile.correspondents().find({account_.account, peer});
    if (known && *known && (*known)->account_key) {
        key = (*known)->account_key;
        if ((*known)->device_list)
            if (Result<identity::DeviceList> opened = identity::open_device_list(*(*known)->device_list, *key))
                list = std::move(*opened);
    }
    return keyexchange::Inputs{board_.env, channel, account_.device, peer, key, std::move(list), dialogue};
}

void AccountEngine::verify(RequestId request, Account const& peer)
{
    if (exchanging_) {
        board_.finished(request, Error{ErrorCode::NotAllowed, "a key exchange is under way: one at a time"});
        return;
    }
    exchanging_ = true;
    knocks_.forget(peer);
    tasks_.spawn("verify", run_verify(request, peer), [this] { exchanging_ = false; });
}

void AccountEngine::give_up_verifying(RequestId verification)
{
    given_up_ = verification;
    for (auto const& [number, dialogue] : dialogues_)
        if (dialogue->request() == verification && dialogue->asks())
            return dialogue->answer(AnswerKeyExchange{number, false, {}}); // said to the other side under K
    for (auto const& [tracking, outgoing] : exchanges_out_)
        if (outgoing.request == verification) outgoing.channel->close();
}

Task<void> AccountEngine::run_verify(RequestId request, Account peer)
{
    std::optional<Error> failed;
    try {
        co_await wait_until_online();
        co_await exchange_as_sender(request, peer);
        co_return;
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    if (failed->code == ErrorCode::Timeout && !session_.online()) failed = Error{ErrorCode::LinkLost, "no connection"};
    board_.finished(request, failed);
}

Task<void> AccountEngine::exchange_as_sender(RequestId request, Account peer)
{
    store::Pair const pair{account_.account, peer};
    std::variant<Dialled, pb::ServerNak> dialled = co_await dial(board_, session_, peer, pb::KEY_EXCHANGE);
    if (given_up_ == request) throw Failure{ErrorCode::Refused, "given up"};
    if (auto const* const nak = std::get_if<pb::ServerNak>(&dialled)) {
        board_.finished(request, error_of(*nak), reason_of(*nak));
        co_return;
    }
    Dialled& call = std::get<Dialled>(dialled);
    Dialogue dialogue{board_, dialogues_, {pair, store::ExchangeRole::Sender, request, call.name, call.company}};
    std::optional<Error> failed;
    std::optional<keyexchange::Outcome> outcome;
    exchanges_out_[call.tracking] = Outgoing{request, call.channel.get(), std::nullopt};
    try {
        outcome = co_await keyexchange::send_key_exchange(exchange_inputs(*call.channel, peer, dialogue), dialogue);
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    std::optional<identity::Refusal> const not_taken = std::move(exchanges_out_[call.tracking].refused);
    exchanges_out_.erase(call.tracking);
    auto const* const refusal = outcome ? std::get_if<identity::Refusal>(&*outcome) : nullptr;
    if (not_taken && !outcome) failed = error_of(*not_taken);
    Reason const reason = not_taken && !outcome ? reason_of(*not_taken)
                          : failed              ? reason_of(*failed)
                          : refusal             ? reason_of(*refusal)
                                                : Reason{};
    dialogue.ended(!failed && !refusal, reason);
    session_.send_waiting_requests();
    board_.finished(request,
                    failed    ? failed
                    : refusal ? std::optional{error_of(*refusal)}
                              : std::nullopt,
                    failed && !not_taken ? Reason{} : reason);
}

Task<void> AccountEngine::take_exchange(Ringing ringing)
{
    store::Pair const pair{account_.account, ringing.caller};
    Dialogue dialogue{board_, dialogues_, {pair, store::ExchangeRole::Recipient, 0, ringing.name, ringing.company}};
    std::optional<Error> failed;
    std::optional<keyexchange::Outcome> outcome;
    try {
        std::unique_ptr<link::CallChannel> const channel = co_await answer(board_, std::move(ringing));
        outcome = co_await keyexchange::receive_key_exchange(exchange_inputs(*channel, pair.peer, dialogue), dialogue);
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    auto const* const refusal = outcome ? std::get_if<identity::Refusal>(&*outcome) : nullptr;
    if (!failed && !refusal) knocks_.forget(pair.peer);
    dialogue.ended(!failed && !refusal, failed ? reason_of(*failed) : refusal ? reason_of(*refusal) : Reason{});
    session_.send_waiting_requests();
}

// ---- calls that ring here

void AccountEngine::on_ring(pb::Ring const& ring)
{
    Result<Ringing> ringing = parse_ring(ring, session_);
    if (!ringing) {
        log::warning("a ring is malformed", {{"error", ringing.error().text}});
        return;
    }
    bool const is_exchange = ringing->purpose == pb::KEY_EXCHANGE;
    bool const busy = is_exchange ? exchanging_ : incoming_.size() >= max_incoming;
    if (listeners_.empty() || busy || ringing->caller == account_.account) {
        tasks_.spawn("refuse a ring", refuse_ring(session_, ringing->tracking, pb::Nak::BUSY));
    } else if (is_exchange) {
        exchange_rings(std::move(*ringing));
    } else if (ringing->purpose == pb::ENVELOPE) {
        tasks_.spawn("receive", take_envelope(std::move(*ringing), listeners_.rbegin()->second));
    }
}

/// threats.md K29: one summary, not a thousand questions.
void AccountEngine::exchange_rings(Ringing ringing)
{
    Knocks::Answer const answer = knocks_.take(ringing.caller, board_.env.clock.now());
    if (answer == Knocks::Answer::Ask) {
        exchanging_ = true;
        tasks_.spawn("key exchange", take_exchange(std::move(ringing)), [this] { exchanging_ = false; });
        return;
    }
    if (answer == Knocks::Answer::RefuseAndTell)
        board_.tell(ExchangeEnded{board_.next_dialogue(), ringing.caller.number, false,
                                  Reason{Reason::Says::Us, "too many requests", "more of them today are refused unheard"}});
    tasks_.spawn("refuse a ring", refuse_ring(session_, ringing.tracking, pb::Nak::TOO_MANY_RUNS));
}

Task<void> AccountEngine::take_envelope(Ringing ringing, std::string save_folder)
{
    store::Pair const pair{account_.account, ringing.caller};
    std::string party = ringing.name;
    Result<std::optional<store::Correspondent>> const known = board_.profile.correspondents().find(pair);
    if (known && *known) {
        Result<void> const named = board_.profile.correspondents().set_server_names(pair, ringing.name, ringing.company);
        if (!named) log::warning("a name was not kept", {{"error", named.error().text}});
        if (!(*known)->own_name.empty()) party = (*known)->own_name;
    }
    Run run{board_, incoming_, {pair, ringing.tracking, std::move(save_folder), std::move(party)}};
    std::exception_ptr thrown;
    try {
        co_await receive(std::move(ringing), run);
    } catch (...) {
        thrown = std::current_exception();
    }
    co_await boost::asio::this_coro::reset_cancellation_state();
    co_await run.inbox.stop();
    if (thrown) std::rethrow_exception(thrown);
    carry_out_unheard(run);
}

Task<void> AccountEngine::receive(Ringing ringing, Run& run)
{
    Account const caller = ringing.caller;
    std::optional<Error> failed;
    std::optional<dataexchange::ReceiveOutcome> outcome;
    try {
        std::unique_ptr<link::CallChannel> const channel = co_await answer(board_, std::move(ringing));
        dataexchange::Inputs const inputs{board_.env, *channel, account_.device, caller, peers_, run.steering, run};
        auto const stamp = [this] {
            std::optional<WallTime> const master = session_.master_clock();
            return dataexchange::Stamp{master.value_or(board_.env.clock.wall()),
                                       master ? pb::ReceiptBody::SERVER : pb::ReceiptBody::LOCAL};
        };
        outcome = co_await dataexchange::receive_envelope(inputs, run.inbox, stamp);
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        failed = failure.error();
    }
    // protocol.md §0: both sides log a refusal, where it is of no envelope yet too.
    auto const* const refusal = outcome ? std::get_if<identity::Refusal>(&*outcome) : nullptr;
    if (refusal && !run.inbox.row()) board_.tell(CallRefused{account_.account.number, caller.number, reason_of(*refusal)});
    if (failed)
        co_await run.inbox.conclude_failure(*failed);
    else
        co_await run.inbox.conclude(std::move(*outcome));
}

// ---- what else the server tells

void AccountEngine::on_retry(Account const& peer)
{
    // The recipient lifted its pause: it starts a run, nothing else (protocol.md §6).
    courier_.take_up_pending();
    courier_.wake(peer);
}

void AccountEngine::on_withdrawn(Account const& peer)
{
    Result<void> const kept = board_.profile.correspondents().see_withdrawn({account_.account, peer});
    if (kept) board_.tell_contact({account_.account, peer});
}

void AccountEngine::on_call_refused(TrackingId const& tracking, pb::Nak const& nak)
{
    auto const call = exchanges_out_.find(tracking);
    if (call == exchanges_out_.end()) return;
    call->second.refused = identity::heard(nak, identity::RefusedBy::Server);
    call->second.channel->close();
}

void AccountEngine::peer_cancelled(Account const& peer, EnvelopeId const& id)
{
    store::Pair const pair{account_.account, peer};
    store::Reason const reason = to_store(Reason{Reason::Says::Peer, "withdrawn", {}});
    if (Result<std::optional<store::RowId>> const row = board_.profile.received().find(pair, id); row && *row) {
        Result<void> const kept = board_.profile.received().cancel(**row, store::SentEnvelopes::PeerKnows::Yes, reason);
        if (kept) wipe_leftover_parts(board_);
        board_.tell_envelope(**row);
    } else if (Result<std::optional<store::RowId>> const sent = board_.profile.sent().find(pair, id); sent && *sent) {
        Result<void> const kept = board_.profile.sent().cancel(**sent, store::SentEnvelopes::PeerKnows::Yes, reason);
        if (kept) courier_.steer_cancel(**sent);
        board_.tell_envelope(**sent);
    }
}

} // namespace signet::engine
