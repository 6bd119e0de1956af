#pragma once

#include "core/link/call_channel.h"

namespace signet::test {

enum class End : std::size_t { Caller = 0, Callee = 1 };
[[nodiscard]] inline End other(End end)
{
    return end == End::Caller ? End::Callee : End::Caller;
}

/// A call's wire after its greeting, in memory. Every record that an end writes passes `meddle`, which stands for the network and
/// the server: what it does not deliver does not arrive.
class Wire {
public:
    explicit Wire(Env const& env);
    ~Wire();
    Wire(Wire const&) = delete;
    Wire& operator=(Wire const&) = delete;

    [[nodiscard]] link::StreamPtr stream(End end);
    /// An end as runs use it. Both ends have one call key, as the server gave it to them.
    [[nodiscard]] link::CallChannel& channel(End end);
    /// The key that the server knows as well.
    [[nodiscard]] static link::CallKey call_key();

    /// Called with each record as written, `index` counting those of that end from 0. Empty: everything arrives.
    std::function<void(End from, std::size_t index, Bytes record)> meddle;
    void deliver(End to, ByteView bytes);
    /// No byte passes any more; both ends see the end of the stream.
    void cut();
    /// How many records each end has written.
    [[nodiscard]] std::size_t written(End end) const;
    [[nodiscard]] std::uint64_t bytes_written(End end) const;
    /// The ends in the order in which they wrote, runs of the same end counted once: A, B, A, … The number of half round trips.
    [[nodiscard]] std::size_t turns() const;

private:
    struct Side;
    class EndStream;
    struct State;
    Env env_;
    std::shared_ptr<State> state_; // streams may outlive the Wire
    std::array<std::unique_ptr<link::CallChannel>, 2> channels_;
};

} // namespace signet::test
