#include "tests/support/wire.h"

namespace signet::test {

namespace {

constexpr std::size_t window = 4 * 1024 * 1024; // bytes under way before a writer waits

} // namespace

struct Wire::Side {
    explicit Side(Env const& env) : changed{env} { }
    Event changed;
    std::deque<std::uint8_t> unread;
    std::size_t records = 0;
    std::uint64_t bytes = 0;
    bool closed = false;
};

struct Wire::State {
    explicit State(Env const& env) : sides{Side{env}, Side{env}} { }
    [[nodiscard]] Side& side(End end) { return sides[static_cast<std::size_t>(end)]; }
    void announce()
    {
        for (Side& each : sides) each.changed.announce();
    }
    std::array<Side, 2> sides;
    bool cut = false;
    std::optional<End> last;
    std::size_t turns = 0;
    Wire* wire = nullptr;
};

class Wire::EndStream final : public link::Stream {
public:
    EndStream(std::shared_ptr<State> state, End end) : state_{std::move(state)}, end_{end} { }
    ~EndStream() override { close(); }

    Task<std::size_t> read_some(MutableBytes to) override
    {
        Side& own = state_->side(end_);
        for (;;) {
            if (own.closed) throw Failure{ErrorCode::LinkLost, "closed here"};
            if (!own.unread.empty()) break;
            if (state_->cut || state_->side(other(end_)).closed) co_return 0;
            co_await own.changed.next();
        }
        std::size_t const count = std::min(to.size(), own.unread.size());
        std::copy_n(own.unread.begin(), count, to.begin());
        own.unread.erase(own.unread.begin(), own.unread.begin() + static_cast<std::ptrdiff_t>(count));
        state_->side(other(end_)).changed.announce();
        co_return count;
    }

    Task<void> write(ByteView bytes) override { co_await write2(bytes, {}); }

    Task<void> write2(ByteView head, ByteView body) override
    {
        Bytes record = bytes_of(head);
        append(record, body);
        Side& own = state_->side(end_);
        if (own.closed || state_->cut || state_->side(other(end_)).closed || !state_->wire)
            throw Failure{ErrorCode::LinkLost, "broken"};
        if (state_->last != end_) ++state_->turns;
        state_->last = end_;
        own.bytes += record.size();
        std::size_t const index = own.records++;
        if (state_->wire->meddle)
            state_->wire->meddle(end_, index, std::move(record));
        else
            state_->wire->deliver(other(end_), record);
        while (state_->side(other(end_)).unread.size() > window && !own.closed && !state_->cut
               && !state_->side(other(end_)).closed)
            co_await own.changed.next();
    }

    void finish() noexcept override { }
    void close() noexcept override
    {
        state_->side(end_).closed = true;
        state_->announce();
    }
    [[nodiscard]] link::PeerAddress peer() const override { return {"memory", "memory"}; }

private:
    std::shared_ptr<State> state_;
    End end_;
};

Wire::Wire(Env const& env) : env_{env}, state_{std::make_shared<State>(env)}
{
    state_->wire = this;
}

Wire::~Wire()
{
    state_->wire = nullptr;
}

link::StreamPtr Wire::stream(End end)
{
    return std::make_unique<EndStream>(state_, end);
}

link::CallKey Wire::call_key()
{
    return link::CallKey::blank();
}

link::CallChannel& Wire::channel(End end)
{
    std::unique_ptr<link::CallChannel>& channel = channels_[static_cast<std::size_t>(end)];
    link::Direction const direction = end == End::Caller ? link::Direction::Initiator : link::Direction::Responder;
    if (!channel) channel = std::make_unique<link::CallChannel>(env_, stream(end), call_key(), direction);
    return *channel;
}

void Wire::deliver(End to, ByteView bytes)
{
    Side& side = state_->side(to);
    side.unread.insert(side.unread.end(), bytes.begin(), bytes.end());
    side.changed.announce();
}

void Wire::cut()
{
    state_->cut = true;
    state_->announce();
}

std::size_t Wire::written(End end) const
{
    return state_->side(end).records;
}

std::uint64_t Wire::bytes_written(End end) const
{
    return state_->side(end).bytes;
}

std::size_t Wire::turns() const
{
    return state_->turns;
}

} // namespace signet::test
