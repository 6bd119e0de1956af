#include "core/base/log.h"
#include "core/engine/account_run.h"
#include "core/wire/message.h"

/// The person's acts on one envelope.
namespace signet::engine {

namespace {

void note(Result<void> const& kept)
{
    if (!kept) log::error("a received envelope's state was not kept", {{"error", kept.error().text}});
}

} // namespace

Task<void> AccountEngine::ask_for_run(Account peer, TrackingId tracking)
{
    co_await wait_until_online();
    pb::Request request;
    *request.mutable_retry()->mutable_peer() = wire::to_wire(peer);
    request.mutable_retry()->set_tracking(wire::field_of(tracking.view()));
    co_await session_.request(std::move(request));
}

void AccountEngine::resume(RequestId request, store::EnvelopeRow const& row)
{
    if (store::is_final(row.state)) {
        board_.finished(request, Error{ErrorCode::NotAllowed, "this envelope is over"});
        return;
    }
    Result<void> const done = row.direction == store::EnvelopeDirection::Sent ? resume_sending(row) : resume_receiving(row);
    board_.finished(request, done ? std::nullopt : std::optional{done.error()});
    board_.tell_envelope(row.row);
}

Result<void> AccountEngine::resume_sending(store::EnvelopeRow const& row)
{
    if (courier_.go_on(row.row)) return {};
    SIGNET_CHECKED(board_.profile.sent().reset_tries(row.row));
    SIGNET_CHECKED(board_.profile.sent().set_state(row.row, store::EnvelopeState::Waiting));
    courier_.take_up(row.row, std::nullopt);
    return {};
}

Result<void> AccountEngine::resume_receiving(store::EnvelopeRow const& row)
{
    if (auto const running = incoming_.find(row.row); running != incoming_.end()) {
        running->second->asked_to_go_on = true;
        running->second->steering.run();
        return {};
    }
    SIGNET_CHECKED(board_.profile.received().set_state(row.row, store::EnvelopeState::Interrupted));
    tasks_.spawn("ask for a run", ask_for_run(row.pair.peer, row.tracking.value_or(TrackingId{})));
    return {};
}

Result<void> AccountEngine::pause_receiving(store::EnvelopeRow const& row)
{
    if (auto const running = incoming_.find(row.row); running != incoming_.end()) {
        running->second->steering.pause(pb::Pause::PERSON);
        return {};
    }
    return board_.profile.received().pause(row.row, store::PausedBy::Us, {"paused", {}});
}

Result<void> AccountEngine::cancel_receiving(store::EnvelopeRow const& row)
{
    if (auto const running = incoming_.find(row.row); running != incoming_.end()) {
        running->second->steering.cancel();
        return {};
    }
    SIGNET_CHECKED(board_.profile.received().cancel(row.row, store::SentEnvelopes::PeerKnows::No, {"cancelled", {}}));
    wipe_leftover_parts(board_);
    return {};
}

void AccountEngine::pause(RequestId request, store::EnvelopeRow const& row)
{
    if (store::is_final(row.state)) {
        board_.finished(request, Error{ErrorCode::NotAllowed, "this envelope is over"});
        return;
    }
    Result<void> const done = row.direction == store::EnvelopeDirection::Sent ? courier_.pause(row.row) : pause_receiving(row);
    board_.finished(request, done ? std::nullopt : std::optional{done.error()});
    board_.tell_envelope(row.row);
}

void AccountEngine::cancel(RequestId request, store::EnvelopeRow const& row)
{
    if (store::is_final(row.state)) {
        board_.finished(request, Error{ErrorCode::NotAllowed, "this envelope is over"});
        return;
    }
    Result<void> done;
    if (row.direction == store::EnvelopeDirection::Sent) {
        bool const in_call = courier_.in_call(row.row);
        if (!in_call) done = board_.profile.sent().cancel(row.row, store::SentEnvelopes::PeerKnows::No, {"cancelled", {}});
        bool const carried = courier_.carries(row.row);
        courier_.steer_cancel(row.row);
        if (!carried) wipe_leftover_spools(board_);
    } else {
        done = cancel_receiving(row);
    }
    board_.finished(request, done ? std::nullopt : std::optional{done.error()});
    board_.tell_envelope(row.row);
}

/// What the person wanted of a run that no longer listened: it said its last word, or its line broke before the other side heard.
void AccountEngine::carry_out_unheard(Run& run)
{
    if (!run.inbox.row()) return;
    Result<store::ReceivedEnvelope> const held = board_.profile.received().get(*run.inbox.row());
    if (!held || store::is_final(held->row.state)) return;
    run.leave();
    switch (run.steering.wish()) {
    case dataexchange::Steering::Wish::Cancel: note(cancel_receiving(held->row)); break;
    case dataexchange::Steering::Wish::Pause: note(pause_receiving(held->row)); break;
    case dataexchange::Steering::Wish::Run: {
        store::PausedBy const by = run.inbox.paused_by();
        if (!run.asked_to_go_on || by == store::PausedBy::Nobody || by == store::PausedBy::Peer) return;
        note(resume_receiving(held->row));
        break;
    }
    }
    board_.tell_envelope(held->row.row);
}

} // namespace signet::engine
