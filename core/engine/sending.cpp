#include "core/engine/sending.h"

#include "core/base/log.h"
#include "core/engine/refusals.h"
#include "core/envelope/format.h"

namespace signet::engine {

namespace {
constexpr char const* spools_name = "spool";
} // namespace

Result<FolderPtr> spool_folder(store::Profile& profile, std::string const& name)
{
    SIGNET_TRY(spools, profile.folder().folder().make_folder(spools_name));
    return spools->make_folder(name);
}

void sweep_unknown_spools(Board& board)
{
    Result<FolderPtr> const spools = board.profile.folder().folder().make_folder(spools_name);
    Result<std::vector<std::string>> const known = board.profile.sent().spools();
    if (!spools || !known) return;
    Result<std::vector<std::string>> const there = (*spools)->names();
    if (!there) return;
    for (std::string const& name : *there)
        if (std::ranges::find(*known, name) == known->end())
            if (Result<void> const removed = (*spools)->remove_tree(name); !removed)
                log::warning("a forgotten spool stays", {{"error", removed.error().text}});
}

void wipe_leftover_spools(Board& board)
{
    Result<FolderPtr> const spools = board.profile.folder().folder().make_folder(spools_name);
    Result<std::vector<store::Leftover>> const leftovers = board.profile.sent().leftovers();
    if (!spools || !leftovers) return;
    for (store::Leftover const& each : *leftovers) {
        Result<void> const removed = (*spools)->remove_tree(each.folder);
        Result<void> const noted = removed ? board.profile.sent().spool_wiped(each.folder) : removed;
        if (!noted) log::warning("a spool stays until the next start", {{"error", noted.error().text}});
    }
}

FreshEnvelope make_fresh(Random& random)
{
    FreshEnvelope fresh;
    fresh.id = EnvelopeId{random.array<EnvelopeId::size>()};
    fresh.key = envelope::EnvelopeKey::random(random);
    fresh.key_commit = envelope::key_commit_of(fresh.key);
    fresh.spool = to_hex(random.array<16>());
    return fresh;
}

/// Tells windows what the recipient holds, and the log what holds the call up.
class Sending::Progress final : public dataexchange::Watch {
public:
    explicit Progress(Sending& sending) : sending_{sending} { }

    void started(std::uint64_t next) override
    {
        sending_.set_state(store::EnvelopeState::Sending);
        progress(next);
    }
    void progress(std::uint64_t chunks) override
    {
        sending_.chunks_held_ = std::max(sending_.chunks_held_, chunks);
        std::uint64_t const total = sending_.envelope_->bytes();
        sending_.board_.tell(TransferProgress{sending_.row_, Way::Sent, std::min(total, chunks * envelope::block_size), total});
    }
    void held_up(std::optional<identity::RefusedBy> by, pb::Pause::Reason reason) override
    {
        if (!by) return sending_.set_state(store::EnvelopeState::Sending);
        bool const ours = *by == identity::RefusedBy::Us;
        Reason const why{ours ? Reason::Says::Us : Reason::Says::Peer, reason == pb::Pause::NO_SPACE ? "no space" : "paused", {}};
        Result<void> const kept = sending_.board_.profile.sent().pause(
            sending_.row_, ours ? store::PausedBy::Us : store::PausedBy::Peer, to_store(why));
        if (kept) sending_.board_.tell_envelope(sending_.row_);
    }

private:
    Sending& sending_;
};

Sending::Sending(Board& board, Session& session, KnownPeers& peers, Turns& sealing_turns, store::OwnAccount const& own,
                 store::RowId row, std::optional<envelope::SourceTree> tree)
    : board_{board},
      session_{session},
      own_{own},
      row_{row},
      peers_{peers},
      sealing_turns_{sealing_turns},
      tree_{std::move(tree)},
      sealing_{board.env, {}}
{
    Result<store::SentEnvelope> const stored = board.profile.sent().get(row);
    if (stored) pair_ = stored->row.pair;
}

void Sending::set_state(store::EnvelopeState state, Reason reason)
{
    keep_state(state, to_store(reason));
}

void Sending::keep_state(store::EnvelopeState state, store::Reason const& reason)
{
    Result<void> const kept = board_.profile.sent().set_state(row_, state, reason);
    if (kept) return board_.tell_envelope(row_);
    log::error("an envelope's state was not kept", {{"error", kept.error().text}});
    board_.tell_unkept(row_, state, reason);
}

Sending::Next Sending::wait_for_person(Reason reason)
{
    store::Reason stored = to_store(reason);
    stored.code.insert(0, waits_for_person_mark);
    keep_state(store::EnvelopeState::Interrupted, stored);
    return Next::Over;
}

Task<Sending::Next> Sending::end(std::function<Result<void>()> write)
{
    co_await stop();
    envelope_.reset();
    Result<void> const kept = write();
    if (!kept) log::error("an envelope's end was not kept", {{"error", kept.error().text}});
    board_.tell_envelope(row_);
    wipe_leftover_spools(board_);
    co_return Next::Over;
}

Task<void> Sending::stop()
{
    co_await sealing_.stop();
    seals_ = false;
}

// ---- sealing

Task<void> Sending::open_fresh(store::SentEnvelope const& stored)
{
    if (!tree_) {
        std::vector<std::string> const paths = stored.details.sources;
        Files& files = board_.env.store;
        auto const list = [&files, &paths] { return envelope::list_sources(files, paths); };
        Result<envelope::SourceListing> listing = co_await on_worker(board_.env, list);
        tree_ = unwrap(std::move(listing)).tree;
        if (tree_->entries.empty()) throw Failure{ErrorCode::NotFound, "what was to be sent is no longer there"};
    }
    FolderPtr folder = unwrap(spool_folder(board_.profile, stored.details.spool));
    envelope::SealOptions options;
    options.compress = stored.details.compress;
    options.suite = crypto::prefers_aes() ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305;
    envelope::SpooledEnvelope::Start start{
        std::move(folder), std::move(*tree_), stored.row.id, stored.details.key.duplicate(), options, stored.details.replaces};
    tree_.reset();
    envelope_ = co_await envelope::SpooledEnvelope::start(board_.env, std::move(start));
    unwrap(board_.profile.sent().set_header(row_, envelope_->header(), envelope_->files(), envelope_->bytes()));
}

Task<void> Sending::open()
{
    store::SentEnvelope const stored = unwrap(board_.profile.sent().get(row_));
    bool fresh = tree_.has_value();
    if (!fresh) {
        FolderPtr folder = unwrap(spool_folder(board_.profile, stored.details.spool));
        envelope::EnvelopeKey key = stored.details.key.duplicate();
        try {
            envelope_ = co_await envelope::SpooledEnvelope::resume(board_.env, std::move(folder), std::move(key),
                                                                   stored.details.replaces);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::NotFound) throw;
            fresh = true; // killed before its head was written
            // Nobody has seen anything of it unless a call was made; then another head under the same key may be out.
            if (stored.row.runs > 0) throw Failure{ErrorCode::Malformed, "the spool is gone"};
        }
    }
    if (fresh) co_await open_fresh(stored);
}

Task<void> Sending::seal()
{
    Turns::Held const turn = co_await sealing_turns_.take();
    try {
        co_await envelope_->run();
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::NoSpace || in_call_) throw; // a call meets it at the chunk that it lacks
        sealing_failed_ = failure.error();
    }
    // threats.md E9: what was sealed stays, and the person is told now, not when the recipient comes.
    if (sealing_failed_) std::ignore = wait_for_person(reason_of(*sealing_failed_));
    if (envelope_->content_hash())
        unwrap(board_.profile.sent().sealed(row_, *envelope_->content_hash(), envelope_->chunk_count().value_or(0)));
    board_.tell_envelope(row_);
}

Task<Sending::Next> Sending::prepare()
{
    std::optional<Error> failed = std::exchange(sealing_failed_, std::nullopt);
    if (failed) co_return co_await conclude_failure(*failed);
    try {
        if (!envelope_) co_await open();
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        failed = failure.error();
    }
    if (failed && (failed->code == ErrorCode::BadProof || failed->code == ErrorCode::Malformed)) {
        // The spool is damaged: what the recipient has of it is of no use any more.
        co_return co_await restart(reason_of(*failed), false);
    }
    if (failed) co_return co_await conclude_failure(*failed);
    if (!envelope_->complete() && !std::exchange(seals_, true)) sealing_.spawn("seal", seal(), [this] { seals_ = false; });
    co_return Next::Again;
}

// ---- calling

std::optional<Reason> Sending::standing_forbids()
{
    Result<std::optional<store::Correspondent>> const peer = board_.profile.correspondents().find(pair_);
    if (!peer || !*peer) return Reason{Reason::Says::Us, "not verified", {}};
    switch ((*peer)->standing) {
    case store::Standing::Changed: return Reason{Reason::Says::Us, "key changed", {}};
    case store::Standing::Blocked: return Reason{Reason::Says::Us, "blocked", {}};
    case store::Standing::Unverified: return Reason{Reason::Says::Us, "not verified", {}};
    default: return std::nullopt;
    }
}

Task<Sending::Next> Sending::attempt()
{
    Result<store::SentEnvelope> const stored = board_.profile.sent().get(row_);
    if (!stored || store::is_final(stored->row.state)) co_return Next::Over; // cancelled with its recipient meanwhile
    if (std::optional<Reason> const forbidden = standing_forbids()) co_return wait_for_person(*forbidden);
    Next const prepared = co_await prepare();
    if (!envelope_ || prepared == Next::Over) co_return prepared;
    if (!session_.online()) {
        set_state(store::EnvelopeState::Waiting);
        co_return Next::PeerComes;
    }
    std::optional<Error> failed;
    Next next = Next::Over;
    try {
        next = co_await run_once();
    } catch (Failure const& failure) {
        in_call_ = false;
        if (failure.code() == ErrorCode::Cancelled) throw;
        failed = failure.error();
    }
    if (failed && steered()) next = co_await conclude_steered();
    if (failed && !steered()) next = co_await conclude_failure(*failed);
    co_return next;
}

Task<Sending::Next> Sending::run_once()
{
    set_state(store::EnvelopeState::Calling);
    co_await envelope_->sync(); // a power cut must not make us forget an envelope that the recipient may hold whole
    std::variant<Dialled, pb::ServerNak> dialled = co_await dial(board_, session_, pair_.peer, pb::ENVELOPE);
    if (steered()) co_return co_await conclude_steered();
    if (auto const* const nak = std::get_if<pb::ServerNak>(&dialled)) co_return server_refused(*nak);
    dataexchange::SendOutcome outcome = co_await call(std::move(std::get<Dialled>(dialled)));
    co_return co_await conclude(std::move(outcome));
}

Task<dataexchange::SendOutcome> Sending::call(Dialled dialled)
{
    unwrap(board_.profile.correspondents().set_server_names(pair_, dialled.name, dialled.company));
    unwrap(board_.profile.sent().run_began(row_, dialled.tracking));
    Progress progress{*this};
    dataexchange::Inputs const inputs{board_.env, *dialled.channel, own_.device, pair_.peer, peers_, steering_, progress};
    envelope_->attach_reader();
    in_call_ = true;
    std::exception_ptr thrown;
    std::optional<dataexchange::SendOutcome> outcome;
    try {
        outcome.emplace(co_await dataexchange::send_envelope(inputs, *envelope_));
    } catch (...) {
        thrown = std::current_exception();
    }
    in_call_ = false;
    envelope_->detach_reader();
    if (thrown) std::rethrow_exception(thrown);
    co_return std::move(*outcome);
}

} // namespace signet::engine
