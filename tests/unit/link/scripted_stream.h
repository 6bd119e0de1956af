#pragma once

#include "core/link/network.h"

namespace signet::link {

/// A stream whose other end is the test: keeps what is written, gives what was put, then ends.
class ScriptedStream final : public SecureStream {
public:
    struct Tape {
        Bytes written;
        Bytes to_read;
        std::size_t read = 0;
        std::size_t piece = 0; ///< at most this much at once; 0 = as much as is asked for
        bool closed = false;
    };
    explicit ScriptedStream(Tape& tape) : tape_{tape} { }

    Task<std::size_t> read_some(MutableBytes to) override;
    Task<void> write(ByteView bytes) override;
    void finish() noexcept override { }
    void close() noexcept override { tape_.closed = true; }
    [[nodiscard]] PeerAddress peer() const override { return {"test:1", "test"}; }
    void export_key(std::string_view, MutableBytes out) const override { std::ranges::fill(out, std::uint8_t{7}); }
    [[nodiscard]] crypto::VerifyKey operator_root() const override { return {}; }
    [[nodiscard]] Bytes node_certificate() const override { return {}; }

private:
    Tape& tape_;
};

} // namespace signet::link
