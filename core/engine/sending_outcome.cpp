#include "core/engine/sending.h"

#include "core/engine/refusals.h"
#include "core/wire/message.h"

/// What came of a run, and what is done about it.
namespace signet::engine {

namespace {
constexpr std::uint64_t tries_by_itself = 3; ///< protocol.md §6: "tries again by itself at most 3 times"
} // namespace

Task<Sending::Next> Sending::conclude(dataexchange::SendOutcome outcome)
{
    if (auto const* const delivered = std::get_if<dataexchange::Delivered>(&outcome)) {
        store::KeptReceipt const receipt{wire::encode(delivered->statement), delivered->signer};
        crypto::Digest const content = delivered->receipt.content_hash;
        co_return co_await end([this, receipt, content] { return board_.profile.sent().delivered(row_, receipt, content); });
    }
    if (auto const* const refusal = std::get_if<identity::Refusal>(&outcome)) co_return co_await conclude_refusal(*refusal);
    if (auto const* const paused = std::get_if<dataexchange::Paused>(&outcome)) {
        bool const ours = paused->by == identity::RefusedBy::Us;
        Reason const why{
            ours ? Reason::Says::Us : Reason::Says::Peer, paused->reason == pb::Pause::NO_SPACE ? "no space" : "paused", {}};
        unwrap(board_.profile.sent().pause(row_, ours ? store::PausedBy::Us : store::PausedBy::Peer, to_store(why)));
        board_.tell_envelope(row_);
        co_return ours ? Next::Over : Next::PeerComes;
    }
    if (auto const* const cancelled = std::get_if<dataexchange::Cancelled>(&outcome)) {
        Reason const why{cancelled->by == identity::RefusedBy::Us ? Reason::Says::Us : Reason::Says::Peer, "cancelled", {}};
        co_return co_await end(
            [this, why] { return board_.profile.sent().cancel(row_, store::SentEnvelopes::PeerKnows::Yes, to_store(why)); });
    }
    dataexchange::Restart const why = std::get<dataexchange::Restart>(outcome);
    if (why == dataexchange::Restart::SourceChanged)
        co_return co_await restart(Reason{Reason::Says::Us, name_of(ErrorCode::Changed), {}}, false);
    bool const from_zero = why == dataexchange::Restart::FromZero;
    co_return co_await restart(Reason{Reason::Says::Peer, from_zero ? "bad file proof" : "restart", {}}, from_zero);
}

Task<Sending::Next> Sending::conclude_refusal(identity::Refusal refusal)
{
    Reason const reason = reason_of(refusal);
    if (refusal.by != identity::RefusedBy::Peer) co_return refused_unproved(reason);
    switch (refusal.reason) {
    case pb::Nak::NO_SPACE:
    case pb::Nak::PAUSED:
        unwrap(board_.profile.sent().pause(row_, store::PausedBy::Peer, to_store(reason)));
        board_.tell_envelope(row_);
        co_return Next::PeerComes;
    case pb::Nak::CANCELLED:
        co_return co_await end([this, reason] {
            return board_.profile.sent().cancel(row_, store::SentEnvelopes::PeerKnows::Yes, to_store(reason));
        });
    case pb::Nak::RESTART: co_return co_await restart(reason, false);
    case pb::Nak::BAD_FILE_PROOF: co_return co_await restart(reason, true);
    default:
        co_return co_await end(
            [this, reason] { return board_.profile.sent().ended(row_, store::EnvelopeState::Refused, to_store(reason)); });
    }
}

Sending::Next Sending::server_refused(pb::ServerNak const& nak)
{
    Reason const reason = reason_of(nak);
    switch (nak.reason()) {
    case pb::ServerNak::AWAY: set_state(store::EnvelopeState::Waiting, reason); return Next::PeerComes;
    case pb::ServerNak::OVER_LIMIT:
    case pb::ServerNak::BUSY:
    case pb::ServerNak::UNAVAILABLE:
    case pb::ServerNak::NOT_SIGNED_IN: set_state(store::EnvelopeState::Interrupted, reason); return Next::Pause;
    default: return refused_unproved(reason);
    }
}

Sending::Next Sending::refused_unproved(Reason reason)
{
    if (steered()) return Next::Again;
    Result<std::uint64_t> const tries = board_.profile.sent().count_try(row_);
    if (!tries || *tries > tries_by_itself) return wait_for_person(std::move(reason));
    set_state(store::EnvelopeState::Interrupted, std::move(reason));
    return Next::Pause;
}

Task<Sending::Next> Sending::conclude_failure(Error error)
{
    Reason const reason = reason_of(error);
    switch (error.code) {
    case ErrorCode::LinkLost:
    case ErrorCode::Timeout: set_state(store::EnvelopeState::Interrupted, reason); co_return Next::Pause;
    case ErrorCode::Changed: co_return co_await restart(reason, false);
    case ErrorCode::NotVerified: co_return wait_for_person(Reason{Reason::Says::Us, "not verified", {}});
    case ErrorCode::NoSpace: co_return wait_for_person(Reason{Reason::Says::Us, "no space", {}});
    case ErrorCode::BadProof:
    case ErrorCode::BadSignature:
    case ErrorCode::Malformed: co_return refused_unproved(reason);
    default:
        co_return co_await end(
            [this, reason] { return board_.profile.sent().ended(row_, store::EnvelopeState::Failed, to_store(reason)); });
    }
}

Task<Sending::Next> Sending::conclude_steered()
{
    store::SentEnvelope const stored = unwrap(board_.profile.sent().get(row_));
    if (store::is_final(stored.row.state)) co_return Next::Over;
    if (steering_.wish() == dataexchange::Steering::Wish::Cancel)
        co_return co_await end(
            [this] { return board_.profile.sent().cancel(row_, store::SentEnvelopes::PeerKnows::No, {"cancelled", {}}); });
    unwrap(board_.profile.sent().pause(row_, store::PausedBy::Us, {"paused", {}}));
    board_.tell_envelope(row_);
    co_return Next::Over;
}

Task<Sending::Next> Sending::restart(Reason reason, bool bad_file_proof)
{
    store::SentEnvelope const stored = unwrap(board_.profile.sent().get(row_));
    bool const again =
        bad_file_proof ? stored.details.bad_file_proofs > 0 : stored.details.restarts > 0 && reason.says == Reason::Says::Us;
    if (again)
        co_return co_await end(
            [this, reason] { return board_.profile.sent().ended(row_, store::EnvelopeState::Failed, to_store(reason)); });
    co_await stop();
    envelope_.reset();
    chunks_held_ = 0;
    FreshEnvelope const fresh = make_fresh(board_.env.random);
    unwrap(board_.profile.sent().restart(
        row_, store::Restart{fresh.id, &fresh.key, fresh.key_commit, fresh.spool, to_store(reason), bad_file_proof}));
    unwrap(board_.profile.make_durable()); // the old spool goes only when nothing can bring its row back
    board_.tell_envelope(row_);
    wipe_leftover_spools(board_);
    co_return Next::Again;
}

} // namespace signet::engine
