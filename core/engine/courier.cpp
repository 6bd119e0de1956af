#include "core/engine/courier.h"

#include "core/base/log.h"

namespace signet::engine {

namespace {
constexpr std::size_t sealing_at_once = 4;  ///< each uses all workers and its own buffers
constexpr milliseconds first_pause = 300ms; ///< doubles up to longest_pause while nothing gets across
constexpr milliseconds longest_pause = 60s;
constexpr minutes look_again = 10min; ///< for a recipient whose coming nobody told us of
} // namespace

Courier::Courier(Board& board, Session& session, KnownPeers& peers, store::OwnAccount const& own, TaskScope& scope)
    : board_{board},
      session_{session},
      peers_{peers},
      own_{own},
      scope_{scope},
      sealing_turns_{board.env, sealing_at_once}
{
}

void Courier::take_up_pending()
{
    Result<std::vector<store::EnvelopeRow>> const pending = board_.profile.sent().pending(own_.account);
    if (!pending) {
        log::error("the queue cannot be read", {{"error", pending.error().text}});
        return;
    }
    for (store::EnvelopeRow const& row : *pending)
        if (!info_of(row).waits_for_person) take_up(row.row, std::nullopt);
}

void Courier::take_up(store::RowId row, std::optional<envelope::SourceTree> tree)
{
    if (auto const known = carried_.find(row); known != carried_.end()) {
        known->second->again = known->second->dropped || known->second->ending;
        return wake(*known->second);
    }
    Carried& carried = *carried_.emplace(row, std::make_unique<Carried>(board_.env)).first->second;
    scope_.spawn("carry an envelope", carry(row, std::move(tree), carried), [this, row] {
        bool const again = carried_.at(row)->again;
        carried_.erase(row);
        if (again) take_up(row, std::nullopt);
    });
}

void Courier::wake(Carried& carried)
{
    carried.woke = true;
    carried.woken.announce();
}

void Courier::wake(Account const& peer)
{
    for (auto const& [row, carried] : carried_)
        if (carried->sending && carried->sending->peer() == peer) wake(*carried);
}

void Courier::wake_all()
{
    for (auto const& [row, carried] : carried_) wake(*carried);
}

bool Courier::in_call(store::RowId row) const
{
    auto const found = carried_.find(row);
    return found != carried_.end() && found->second->sending && found->second->sending->in_call();
}

Result<void> Courier::pause(store::RowId row)
{
    if (auto const found = carried_.find(row); found != carried_.end()) {
        if (found->second->sending) found->second->sending->steering().pause(pb::Pause::PERSON);
        if (in_call(row)) return {};
        drop(*found->second);
    }
    return board_.profile.sent().pause(row, store::PausedBy::Us, {"paused", {}});
}

bool Courier::go_on(store::RowId row)
{
    if (!in_call(row)) return false;
    carried_.at(row)->sending->steering().run();
    return true;
}

void Courier::drop(Carried& carried)
{
    carried.dropped = true;
    carried.again = false;
    wake(carried);
    if (!carried.sending) return;
    auto const line = lines_.find(carried.sending->peer());
    if (line != lines_.end()) line->second->look_again();
}

void Courier::steer_cancel(store::RowId row)
{
    auto const found = carried_.find(row);
    if (found == carried_.end()) return;
    if (found->second->sending) found->second->sending->steering().cancel();
    if (!in_call(row)) drop(*found->second);
}

void Courier::steer_cancel_all(Account const& peer)
{
    std::vector<store::RowId> rows;
    for (auto const& [row, carried] : carried_)
        if (carried->sending && carried->sending->peer() == peer) rows.push_back(row);
    for (store::RowId const row : rows) steer_cancel(row);
}

Task<void> Courier::wait(Carried& carried, Instant until)
{
    try {
        while (!carried.woke) co_await carried.woken.next(until);
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
    }
    carried.woke = false;
}

Task<void> Courier::carry(store::RowId row, std::optional<envelope::SourceTree> tree, Carried& carried)
{
    Sending sending{board_, session_, peers_, sealing_turns_, own_, row, std::move(tree)};
    carried.sending = &sending;
    std::exception_ptr thrown;
    try {
        co_await carry_on(sending, carried);
    } catch (...) {
        thrown = std::current_exception();
    }
    carried.sending = nullptr;
    carried.ending = true;
    co_await boost::asio::this_coro::reset_cancellation_state();
    co_await sending.stop();
    if (thrown) std::rethrow_exception(thrown);
    if (carried.dropped) wipe_leftover_spools(board_);
}

Task<void> Courier::carry_on(Sending& sending, Carried& carried)
{
    std::unique_ptr<Turns>& line = lines_[sending.peer()];
    if (!line) line = std::make_unique<Turns>(board_.env, 1);
    milliseconds pause = first_pause;
    Sending::Next next = co_await sending.prepare(); // sealing begins at once, whoever has the line
    while (next != Sending::Next::Over && !carried.dropped) {
        {
            std::optional<Turns::Held> const turn = co_await line->take_unless(carried.dropped);
            if (!turn) co_return;
            carried.woke = false;
            std::uint64_t const held = sending.chunks_held();
            next = co_await sending.attempt();
            if (sending.chunks_held() > held) pause = first_pause; // it gets on, however often the line breaks
        }
        if (next == Sending::Next::PeerComes) {
            co_await wait(carried, board_.env.clock.after(look_again));
            pause = first_pause;
        } else if (next == Sending::Next::Pause) {
            auto const jitter =
                static_cast<std::int64_t>(board_.env.random.below(static_cast<std::uint64_t>(pause.count()) / 2 + 1));
            co_await wait(carried, board_.env.clock.after(pause + milliseconds{jitter}));
            pause = std::min(pause * 2, longest_pause);
        }
    }
}

} // namespace signet::engine
