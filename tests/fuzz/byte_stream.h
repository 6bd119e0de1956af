#pragma once

#include "tests/sim/sim_world.h"

namespace signet::fuzz {

/// A stream whose other end has said all of `bytes` and hung up, and takes whatever it is sent.
class ByteStream final : public link::SecureStream {
public:
    explicit ByteStream(Bytes bytes) : bytes_{std::move(bytes)} { }
    Task<std::size_t> read_some(MutableBytes to) override;
    Task<void> write(ByteView bytes) override;
    void finish() noexcept override { }
    void close() noexcept override { closed_ = true; }
    [[nodiscard]] link::PeerAddress peer() const override { return {"192.0.2.1:1", "192.0.2.1"}; }
    void export_key(std::string_view label, MutableBytes out) const override;
    [[nodiscard]] crypto::VerifyKey operator_root() const override { return {}; }
    [[nodiscard]] Bytes node_certificate() const override { return {}; }

private:
    Bytes bytes_;
    std::size_t read_ = 0;
    bool closed_ = false;
};

/// A loop without a network, for what reads from streams.
class World {
public:
    World() : world_{1}, net_{world_.fabric(), "fuzz"} { }
    [[nodiscard]] Env env() { return world_.env(net_, files_); }
    /// Until the task has ended. Throws what it threw.
    void run(Task<void> task) { world_.run(std::move(task)); }
    [[nodiscard]] Instant soon() { return world_.clock().after(20s); }
    /// The one of this program: loops are dear to make.
    static World& instance();

private:
    sim::SimWorld world_;
    sim::SimNetwork net_;
    sim::NoFiles files_;
};

} // namespace signet::fuzz
