#include "tests/sim/sim_connection.h"

#include <algorithm>

namespace signet::sim {

SimConnection::SimConnection(Surroundings& around, std::uint64_t number, Party dialler, Party listener)
    : around_{around},
      number_{number},
      secret_{around.random.array<32>()},
      sides_{Side{around, std::move(dialler)}, Side{around, std::move(listener)}}
{
}

Task<std::size_t> SimConnection::read_some(End at, MutableBytes to)
{
    auto const self = shared_from_this(); // the stream may be destroyed with its coroutine's end
    Side& here = side(at);
    for (;;) {
        if (here.closed) throw Failure{ErrorCode::LinkLost, "the connection was closed"};
        if (!here.arrived.empty()) break;
        if (here.broken) throw Failure{ErrorCode::LinkLost, "the connection broke"};
        if (here.ended) co_return 0;
        co_await here.changed.next();
    }
    std::size_t count = std::min(to.size(), here.arrived.size());
    if (count > 1 && around_.random.once_in(around_.weather.split_once_in)) count = 1 + around_.random.below(count);
    std::copy_n(here.arrived.begin(), count, to.begin());
    here.arrived.erase(here.arrived.begin(), here.arrived.begin() + static_cast<std::ptrdiff_t>(count));
    Side& there = side(other(at));
    there.unread -= count;
    there.changed.announce();
    co_return count;
}

Task<void> SimConnection::write(End at, ByteView bytes)
{
    auto const self = shared_from_this();
    Side& here = side(at);
    while (!bytes.empty()) {
        if (here.closed || here.broken || here.finished) throw Failure{ErrorCode::LinkLost, "the connection broke"};
        std::size_t const room = window - std::min(window, here.unread);
        if (room == 0) {
            co_await here.changed.next();
            continue;
        }
        std::size_t part = std::min(room, bytes.size());
        if (around_.random.once_in(around_.weather.reset_once_in)) {
            part = around_.random.below(part + 1);
            if (part > 0) send(at, bytes_of(bytes.first(part)), Mark::None);
            reset_from(at);
            continue;
        }
        if (part > 1 && around_.random.once_in(around_.weather.split_once_in)) part = 1 + around_.random.below(part);
        send(at, bytes_of(bytes.first(part)), Mark::None);
        bytes = bytes.subspan(part);
    }
}

void SimConnection::finish(End at)
{
    Side& here = side(at);
    if (here.finished || here.closed || here.broken) return;
    here.finished = true;
    send(at, {}, Mark::End);
}

void SimConnection::close(End at)
{
    Side& here = side(at);
    if (here.closed) return;
    if (!here.broken) {
        bool const unread = !here.arrived.empty();
        if (unread)
            send(at, {}, Mark::Reset);
        else
            finish(at);
    }
    here.closed = true;
    here.changed.announce();
}

void SimConnection::reset_from(End at)
{
    Side& here = side(at);
    if (here.closed || here.broken) return;
    send(at, {}, Mark::Reset);
    break_side(here);
    side(other(at)).sent.clear(); // what was on its way here finds nobody
}

void SimConnection::deliver()
{
    auto const self = shared_from_this();
    deliver_from(End::Dialler);
    deliver_from(End::Listener);
}

void SimConnection::send(End from, Bytes bytes, Mark mark)
{
    Side& here = side(from);
    Instant arrival = around_.clock.now() + around_.random.between(around_.weather.least_delay, around_.weather.most_delay);
    if (!here.sent.empty()) arrival = std::max(arrival, here.sent.back().arrival);
    here.unread += bytes.size();
    here.sent.push_back(Piece{arrival, std::move(bytes), mark});
    if (here.sent.size() == 1) deliver_from(from);
}

void SimConnection::deliver_from(End from)
{
    Side& here = side(from);
    here.timer.reset();
    while (!here.sent.empty() && around_.reachable(sides_[0].party.host, sides_[1].party.host)) {
        if (here.sent.front().arrival > around_.clock.now()) {
            // The call holds the connection: both ends may have gone before their last bytes arrive.
            here.timer =
                around_.clock.call_at(here.sent.front().arrival, [self = shared_from_this(), from] { self->deliver_from(from); });
            return;
        }
        Piece piece = std::move(here.sent.front());
        here.sent.pop_front();
        arrive(from, std::move(piece));
    }
}

void SimConnection::arrive(End from, Piece piece)
{
    Side& there = side(other(from));
    trace(from, piece.mark == Mark::Reset ? "reset" : piece.mark == Mark::End ? "end" : std::to_string(piece.bytes.size()));
    if (there.broken) return;
    if (piece.mark == Mark::Reset) {
        break_side(there);
        break_side(side(from));
    } else if (there.closed) {
        if (piece.mark == Mark::None) send(other(from), {}, Mark::Reset);
    } else if (piece.mark == Mark::End) {
        there.ended = true;
    } else {
        if (around_.tap) around_.tap(side(from).party.host, there.party.host, piece.bytes);
        there.arrived.insert(there.arrived.end(), piece.bytes.begin(), piece.bytes.end());
    }
    there.changed.announce();
}

void SimConnection::break_side(Side& at)
{
    at.broken = true;
    at.changed.announce();
}

void SimConnection::trace(End from, std::string_view what)
{
    std::string line = '#' + std::to_string(number_) + ' ' + side(from).party.host + " > " + side(other(from)).party.host + ' ';
    line += what;
    around_.trace.add(around_.clock.now(), line);
}

} // namespace signet::sim
