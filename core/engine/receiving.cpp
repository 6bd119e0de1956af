#include "core/engine/receiving.h"

#include "core/base/log.h"
#include "core/engine/refusals.h"
#include "core/wire/message.h"

namespace signet::engine {

namespace {

constexpr char const* parts_name = ".signet-part";
constexpr std::uint64_t space_to_spare = 16 * 1024 * 1024; ///< ours: left free beside what an envelope needs

/// "2026-11-21 09.30.12": no colon, since no Windows name has one.
std::string date_and_time(WallTime time)
{
    std::string text = rfc3339(time).substr(0, 19);
    std::ranges::replace(text, 'T', ' ');
    std::ranges::replace(text, ':', '.');
    return text;
}

void note(Result<void> const& kept)
{
    if (!kept) log::error("a received envelope's state was not kept", {{"error", kept.error().text}});
}

} // namespace

void wipe_leftover_parts(Board& board)
{
    if (Result<std::vector<store::RowId>> const stale = board.profile.received().stale(); stale)
        for (store::RowId const row : *stale)
            note(board.profile.received().ended(row, store::EnvelopeState::Failed, {"too old", {}}));
    Result<std::vector<store::Leftover>> const leftovers = board.profile.received().leftovers();
    if (!leftovers) return;
    for (store::Leftover const& each : *leftovers) {
        Result<FolderPtr> const parts = board.env.store.open(each.save_folder + "/" + parts_name);
        bool const gone = !parts && parts.error().code == ErrorCode::NotFound;
        if (gone || (parts && (*parts)->remove_tree(each.folder))) note(board.profile.received().part_wiped(each.folder));
    }
}

void finish_planned_placements(Board& board)
{
    Result<std::vector<store::RowId>> const planned = board.profile.received().planned();
    if (!planned) return;
    for (store::RowId const row : *planned) {
        Result<store::ReceivedEnvelope> const envelope = board.profile.received().get(row);
        if (!envelope) continue;
        bool const placed = board.env.store.open(envelope->details.path).has_value();
        Result<FolderPtr> const part =
            board.env.store.open(envelope->details.save_folder + "/" + parts_name + "/" + envelope->details.part);
        if (placed && !part) note(board.profile.received().complete(row));
    }
}

Receiving::Receiving(Board& board, Call call) : board_{board}, call_{std::move(call)} { }

void Receiving::set_state(store::EnvelopeState state, Reason reason)
{
    if (!row_) return;
    tell_kept(board_.profile.received().set_state(*row_, state, to_store(reason)), state, reason);
}

store::PausedBy Receiving::paused_by()
{
    if (!row_) return store::PausedBy::Nobody;
    Result<store::LogLine> const line = board_.profile.log().line(*row_);
    return line && line->row.state == store::EnvelopeState::Paused ? line->row.paused_by : store::PausedBy::Nobody;
}

void Receiving::tell_kept(Result<void> const& kept, store::EnvelopeState state, Reason const& reason, store::PausedBy by)
{
    note(kept);
    if (kept)
        board_.tell_envelope(*row_);
    else
        board_.tell_unkept(*row_, state, to_store(reason), by);
}

void Receiving::hold_up(identity::RefusedBy who, pb::Pause::Reason why)
{
    if (!row_) return;
    bool const ours = who == identity::RefusedBy::Us;
    bool const no_space = why == pb::Pause::NO_SPACE;
    store::PausedBy const by = !ours ? store::PausedBy::Peer : no_space ? store::PausedBy::Disk : store::PausedBy::Us;
    Reason const reason{ours ? Reason::Says::Us : Reason::Says::Peer, no_space ? "no space" : "paused", {}};
    tell_kept(board_.profile.received().pause(*row_, by, to_store(reason)), store::EnvelopeState::Paused, reason, by);
}

Result<FolderPtr> Receiving::part_folder()
{
    SIGNET_TRY(save, board_.env.store.make(save_folder_));
    SIGNET_TRY(parts, save->make_folder(parts_name));
    return parts->make_folder(part_);
}

std::optional<identity::Refusal> Receiving::space_forbids(std::uint64_t bytes)
{
    Result<FolderPtr> const save = board_.env.store.make(save_folder_);
    Result<std::uint64_t> const free = save ? (*save)->free_space() : Result<std::uint64_t>{std::unexpected{save.error()}};
    if (free && *free >= space_to_spare && *free - space_to_spare >= bytes) return std::nullopt;
    return identity::Refusal{pb::Nak::NO_SPACE, free ? "too little free space" : "the folder for received files cannot be used",
                             identity::RefusedBy::Us};
}

Task<dataexchange::Inbox::Answer> Receiving::begin(dataexchange::Offer offer)
{
    id_ = offer.id;
    bytes_ = offer.bytes;
    auto const refuse = [](pb::Nak::Reason reason, char const* detail) {
        return Answer{identity::Refusal{reason, detail, identity::RefusedBy::Us}};
    };
    store::Offered offered{offer.id,         call_.pair,     offer.key_commit, offer.files,
                           offer.bytes,      offer.replaces, call_.tracking,   to_hex(board_.env.random.array<16>()),
                           call_.save_folder};
    if (Result<std::optional<store::RowId>> const known = board_.profile.received().find(call_.pair, offer.id); known && *known)
        if (Result<store::ReceivedEnvelope> const held = board_.profile.received().get(**known)) before_ = held->row.reason;
    Result<store::AcceptedOffer> const accepted = board_.profile.received().accept(offered);
    if (!accepted && accepted.error().code == ErrorCode::Cancelled) co_return refuse(pb::Nak::CANCELLED, "");
    if (!accepted && accepted.error().code == ErrorCode::NotAllowed)
        co_return refuse(pb::Nak::RESTART, "another key under this id");
    if (!accepted && accepted.error().code == ErrorCode::NotFound) co_return refuse(pb::Nak::REFUSED, "");
    row_ = unwrap(accepted).row;
    store::ReceivedEnvelope const stored = unwrap(board_.profile.received().get(*row_));
    if (accepted->kind == store::OfferKind::Paused) co_return refuse(pb::Nak::PAUSED, "paused by the recipient");
    if (accepted->kind == store::OfferKind::Complete)
        co_return Answer{dataexchange::Complete{stored.details.content_hash.value_or(envelope::ContentHash{}), stored.row.files,
                                                stored.row.bytes, pb::ReceiptBody::DELIVERED}};
    part_ = stored.details.part;
    save_folder_ = stored.details.save_folder;
    wipe_leftover_parts(board_); // what `replaces` gave up
    if (offer.replaces)
        if (Result<std::optional<store::RowId>> const given_up = board_.profile.received().find(call_.pair, *offer.replaces);
            given_up && *given_up)
            board_.tell_envelope(**given_up);
    co_return co_await open_parts(std::move(offer));
}

Task<dataexchange::Inbox::Answer> Receiving::open_parts(dataexchange::Offer offer)
{
    envelope::ReceivedParts::Expected expected{offer.id, std::move(offer.key), offer.key_commit, offer.files, offer.bytes};
    std::optional<Error> failed;
    try {
        FolderPtr folder = unwrap(part_folder());
        parts_ = co_await envelope::ReceivedParts::open(board_.env, std::move(folder), std::move(expected));
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        failed = failure.error();
    }
    if (failed) {
        identity::Refusal const refusal{failed->code == ErrorCode::NoSpace ? pb::Nak::NO_SPACE : pb::Nak::REFUSED, failed->text,
                                        identity::RefusedBy::Us};
        set_state(store::EnvelopeState::Interrupted, reason_of(refusal));
        co_return Answer{refusal};
    }
    std::uint64_t const lacking = offer.bytes - std::min(offer.bytes, parts_->bytes_held());
    if (std::optional<identity::Refusal> const no_space = space_forbids(lacking)) {
        set_state(store::EnvelopeState::Interrupted, reason_of(*no_space));
        co_return Answer{*no_space};
    }
    set_state(store::EnvelopeState::Receiving);
    co_return Answer{static_cast<envelope::IncomingEnvelope*>(parts_.get())};
}

std::string Receiving::folder_name() const
{
    std::string const name = call_.party_name.empty() ? std::string{} : call_.party_name + " ";
    return envelope::clean_name(name + call_.pair.peer.number.digits());
}

Task<void> Receiving::deliver()
{
    store::ReceivedEnvelope const stored = unwrap(board_.profile.received().get(*row_));
    std::string party = folder_name();
    std::string wanted = date_and_time(stored.row.started) + " " + to_hex(call_.tracking.view());
    if (stored.details.placing) { // planned by an earlier process: the same place again
        std::size_t const last = stored.details.path.rfind('/');
        std::size_t const before = stored.details.path.rfind('/', last - 1);
        party = stored.details.path.substr(before + 1, last - before - 1);
        wanted = stored.details.path.substr(last + 1);
    }
    FolderPtr save = unwrap(board_.env.store.make(save_folder_));
    FolderPtr place = unwrap(save->make_folder(party));
    if (!stored.details.placing) { // the plan names a place that is free: after a crash only ours can lie there
        std::string const first = wanted;
        for (unsigned copy = 2; place->info(wanted); ++copy) wanted = envelope::numbered_name(first, copy);
    }
    store::Placement placement{save_folder_ + "/" + party + "/" + wanted, parts_->top_level_names(),
                               unwrap(parts_->content_hash()), bytes_of(parts_->header())};
    co_await parts_->sync(); // the plan is a redo log: what it will rename has to be there after a power cut
    unwrap(board_.profile.received().plan_placement(*row_, placement));
    envelope::ReceivedParts::Delivered const delivered = co_await parts_->deliver(std::move(place), wanted);
    if (delivered.name != wanted) {
        placement.path = save_folder_ + "/" + party + "/" + delivered.name;
        unwrap(board_.profile.received().plan_placement(*row_, placement));
    }
    tell_names(delivered);
    unwrap(board_.profile.received().complete(*row_));
    wipe_leftover_parts(board_);
}

/// threats.md E1 and E3
void Receiving::tell_names(envelope::ReceivedParts::Delivered const& delivered)
{
    if (delivered.renamed.empty() && delivered.unusual.empty()) return;
    NamesToNote names{call_.pair.peer.number, {}, delivered.unusual};
    for (envelope::Renamed const& each : delivered.renamed) names.renamed.push_back({each.sent_as, each.now});
    board_.tell(std::move(names));
}

Task<void> Receiving::wipe()
{
    if (!parts_) co_return;
    co_await parts_->stop();
    parts_.reset();
    if (!row_) co_return;
    note(board_.profile.received().start_over(*row_, to_hex(board_.env.random.array<16>()), {"bad file proof", {}}));
    wipe_leftover_parts(board_);
}

bool Receiving::damaged_again(std::uint64_t chunk)
{
    damaged_ = {"bad proof", "chunk " + std::to_string(chunk) + " did not open"};
    hopeless_ = before_ == damaged_;
    return hopeless_;
}

Task<void> Receiving::give_up(store::EnvelopeState state, Reason reason)
{
    if (parts_) co_await parts_->stop();
    parts_.reset();
    if (state == store::EnvelopeState::Cancelled)
        note(board_.profile.received().cancel(*row_, store::SentEnvelopes::PeerKnows::Yes, to_store(reason)));
    else
        note(board_.profile.received().ended(*row_, state, to_store(reason)));
    wipe_leftover_parts(board_);
    board_.tell_envelope(*row_);
}

Task<void> Receiving::conclude(dataexchange::ReceiveOutcome outcome)
{
    if (!row_) co_return;
    if (auto const* const received = std::get_if<dataexchange::Received>(&outcome)) {
        note(board_.profile.received().set_receipt(*row_, {wire::encode(received->statement), received->signer}));
        if (!received->again) board_.tell_envelope(*row_);
    } else if (auto const* const paused = std::get_if<dataexchange::Paused>(&outcome)) {
        hold_up(paused->by, paused->reason);
    } else if (auto const* const cancelled = std::get_if<dataexchange::Cancelled>(&outcome)) {
        bool const ours = cancelled->by == identity::RefusedBy::Us;
        Reason const why{ours ? Reason::Says::Us : Reason::Says::Peer, ours ? "cancelled" : "withdrawn", {}};
        co_await give_up(store::EnvelopeState::Cancelled, why);
    } else if (auto const* const refusal = std::get_if<identity::Refusal>(&outcome)) {
        if (hopeless_)
            co_await give_up(store::EnvelopeState::Failed, reason_of(*refusal));
        else if (paused_by() != store::PausedBy::Us) // a run that came meanwhile was refused for just that
            set_state(store::EnvelopeState::Interrupted, reason_of(*refusal));
    }
}

Task<void> Receiving::conclude_failure(Error error)
{
    bool const damaged = error.code == ErrorCode::BadProof && !damaged_.code.empty();
    if (paused_by() == store::PausedBy::Us) co_return;
    set_state(store::EnvelopeState::Interrupted, damaged ? from_store(damaged_) : reason_of(error));
    co_return;
}

Task<void> Receiving::stop()
{
    if (parts_) co_await parts_->stop();
}

} // namespace signet::engine
