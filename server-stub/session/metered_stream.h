#pragma once

#include "core/link/network.h"

namespace signet::server {

/// A stream that closes once more than `budget` bytes were read from it, until the budget is lifted: what a connection may send
/// before it has proved anything (threats.md S64, S65).
class MeteredStream final : public link::SecureStream {
public:
    MeteredStream(link::SecureStreamPtr inner, std::uint64_t budget);
    void lift() { lifted_ = true; }
    [[nodiscard]] bool exceeded() const { return exceeded_; }

    Task<std::size_t> read_some(MutableBytes to) override;
    Task<void> write(ByteView bytes) override { return inner_->write(bytes); }
    Task<void> write2(ByteView head, ByteView body) override { return inner_->write2(head, body); }
    void finish() noexcept override { inner_->finish(); }
    void close() noexcept override { inner_->close(); }
    [[nodiscard]] link::PeerAddress peer() const override { return inner_->peer(); }
    void export_key(std::string_view label, MutableBytes out) const override { inner_->export_key(label, out); }
    [[nodiscard]] crypto::VerifyKey operator_root() const override { return inner_->operator_root(); }
    [[nodiscard]] Bytes node_certificate() const override { return inner_->node_certificate(); }

private:
    Task<std::size_t> read_metered(MutableBytes to);

    link::SecureStreamPtr inner_;
    std::uint64_t left_;
    bool lifted_ = false;
    bool exceeded_ = false;
};

} // namespace signet::server
