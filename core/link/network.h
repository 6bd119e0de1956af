#pragma once

#include "core/base/task.h"
#include "core/crypto/keys.h"

#include <functional>
#include <memory>
#include <string>

namespace signet::link {

struct Endpoint {
    std::string host; ///< a name or an address, never empty
    std::uint16_t port = 0;
    friend bool operator==(Endpoint const&, Endpoint const&) = default;
    [[nodiscard]] std::string text() const; ///< "host:port", IPv6 in brackets
};
/// "host:port" or "[v6]:port". Malformed.
[[nodiscard]] Result<Endpoint> parse_endpoint(std::string_view text);

/// Where a connection comes from.
struct PeerAddress {
    std::string text;      ///< "address:port", for records
    std::string limit_key; ///< the IPv4 address or the IPv6 /64: what limits count by
};

/// A byte stream in both directions. All of it on the executor's thread. One reader and one writer at a time.
class Stream {
public:
    virtual ~Stream() = default;
    /// At least one byte, or 0 at the end of the stream. Throws LinkLost.
    virtual Task<std::size_t> read_some(MutableBytes to) = 0;
    /// All of it. `bytes` live until it returns. Throws LinkLost.
    virtual Task<void> write(ByteView bytes) = 0;
    /// `head` and then `body`, in one system call where the stream can. Throws LinkLost.
    virtual Task<void> write2(ByteView head, ByteView body);
    /// Ends our direction: the other end reads all that was written and then 0. Any number of times.
    virtual void finish() noexcept = 0;
    /// Ends both directions; what waits fails with LinkLost. Any number of times.
    virtual void close() noexcept = 0;
    [[nodiscard]] virtual PeerAddress peer() const = 0;
};
using StreamPtr = std::unique_ptr<Stream>;

/// A stream inside TLS 1.3.
class SecureStream : public Stream {
public:
    /// TLS exporter (RFC 8446 §7.5, RFC 9266), empty context.
    virtual void export_key(std::string_view label, MutableBytes out) const = 0;
    /// Client side: the operator's root key that the server proved to stand under. Server side: not called.
    [[nodiscard]] virtual crypto::VerifyKey operator_root() const = 0;
    /// Both sides: the server node's certificate, DER.
    [[nodiscard]] virtual Bytes node_certificate() const = 0;
};
using SecureStreamPtr = std::unique_ptr<SecureStream>;

/// Decides on the client whether the root key that signed the server's certificate is the operator's.
struct Trust {
    std::function<bool(crypto::VerifyKey const& root)> accepts_root;
    WallTime now; ///< the master clock last seen, or the local one at first contact (protocol.md §2)
};

/// A server node's certificate chain and key, made by server-stub, opaque elsewhere.
class NodeIdentity {
public:
    virtual ~NodeIdentity() = default;
};

class Listener {
public:
    virtual ~Listener() = default;
    virtual Task<StreamPtr> accept() = 0; ///< throws LinkLost once closed
    [[nodiscard]] virtual Endpoint local() const = 0;
    virtual void close() noexcept = 0;
};

/// How many bytes went through a relay so far, both ways; read by others while it runs.
struct RelayMeter {
    std::uint64_t bytes = 0;
    std::function<void()> moved; ///< called after each move, may be empty
};

/// The network as Env gives it.
class Network {
public:
    virtual ~Network() = default;
    /// Plain TCP. Throws LinkLost, Timeout.
    virtual Task<StreamPtr> connect(Endpoint to, Instant deadline) = 0;
    /// TLS 1.3 with ALPN "signet/1". Throws LinkLost, Timeout; BadProof where the server does not stand under an accepted root.
    virtual Task<SecureStreamPtr> connect_secure(Endpoint to, Trust trust, Instant deadline) = 0;
    /// Port 0 takes any. Errors: InvalidArgument, Exists (the port is taken), NoAccess.
    [[nodiscard]] virtual Result<std::unique_ptr<Listener>> listen(Endpoint at) = 0;
    /// Server's side of TLS on an accepted stream of which `first` was read already. Throws LinkLost, Timeout.
    virtual Task<SecureStreamPtr> accept_secure(StreamPtr plain, Bytes first, std::shared_ptr<NodeIdentity const> identity,
                                                Instant deadline) = 0;
    /// Moves bytes from one accepted plain stream to another until the end of the first, then ends the other's writing side;
    /// splice(2) where there is one. Throws LinkLost.
    virtual Task<void> relay(Stream& from, Stream& to, RelayMeter& meter) = 0;
};

/// Reads exactly to.size() bytes. Throws LinkLost at an early end.
Task<void> read_exact(Stream& stream, MutableBytes to);

/// Closes the stream when the deadline passes before this goes: what waits on it then fails with LinkLost, and `expired` says
/// why.
class StreamDeadline {
public:
    StreamDeadline(Clock& clock, Stream& stream, Instant deadline);
    StreamDeadline(Env const& env, Stream& stream, Instant deadline);
    [[nodiscard]] bool expired() const { return *expired_; }

private:
    std::shared_ptr<bool> expired_;
    std::unique_ptr<Timer> timer_;
};

/// Does `work`, which uses `stream`, under a deadline. Whatever goes wrong closes the stream: half a record read or written
/// leaves nothing to go on with. Throws Timeout where the deadline was the cause, else what the work threw.
template <class T> Task<T> within(Clock& clock, Stream& stream, Instant deadline, Task<T> work)
{
    StreamDeadline const limit{clock, stream, deadline};
    try {
        if constexpr (std::is_void_v<T>) {
            co_await std::move(work);
            co_return;
        } else {
            T value = co_await std::move(work);
            co_return value;
        }
    } catch (...) {
        stream.close();
        if (limit.expired()) throw Failure{ErrorCode::Timeout, "deadline passed"};
        throw;
    }
}

} // namespace signet::link
