#include "server-stub/node/connections.h"

#include "core/base/log.h"

namespace signet::server {

namespace {

constexpr std::uint8_t tls_first_byte = 0x16; ///< protocol.md §2

Task<void> write_queued(std::shared_ptr<link::FrameStream> frames)
{
    co_await frames->write_queued();
}

/// Closes the connection however its coroutine ends, so that its writer ends too.
class Closing {
public:
    explicit Closing(std::shared_ptr<link::FrameStream> frames) : frames_{std::move(frames)} { }
    Closing(Closing const&) = delete;
    Closing& operator=(Closing const&) = delete;
    ~Closing() { frames_->close(); }

private:
    std::shared_ptr<link::FrameStream> frames_;
};

} // namespace

Connections::Connections(Env const& env, Parts parts)
    : env_{env},
      parts_{std::move(parts)},
      parted_{env},
      scope_{env, [this](char const* name, Error error) { report(name, error); }}
{
    parts_.session.part_with = [this](std::shared_ptr<link::FrameStream> frames) {
        ++parting_;
        scope_.spawn("goodbye", say_goodbye(std::move(frames)), [this] {
            --parting_;
            parted_.announce();
        });
    };
}

void Connections::take(link::StreamPtr stream)
{
    ++counts_.accepted;
    std::optional<Throttle::Connection> held = parts_.throttle.connect(stream->peer().limit_key, env_.clock.now());
    if (!held) {
        ++counts_.refused_by_limit;
        return;
    }
    scope_.spawn("connection", serve(std::move(stream), std::move(*held)));
}

Task<void> Connections::serve(link::StreamPtr stream, Throttle::Connection held)
{
    Instant const deadline = env_.clock.after(seconds{parts_.limits.unauthenticated_seconds});
    ByteArray<1> first{};
    Task<void> reading = link::read_exact(*stream, first);
    co_await link::within(env_.clock, *stream, deadline, std::move(reading));
    if (first[0] == link::greeting_version) {
        co_await parts_.relay.serve(std::move(stream), std::move(held));
    } else if (first[0] == tls_first_byte) {
        co_await serve_control(std::move(stream), std::move(held), deadline);
    } else {
        throw Failure{ErrorCode::Malformed, "neither TLS nor a call's greeting"};
    }
}

Task<void> Connections::serve_control(link::StreamPtr stream, Throttle::Connection held, Instant deadline)
{
    link::PeerAddress from = stream->peer();
    Bytes first_byte{tls_first_byte};
    link::SecureStreamPtr secure =
        co_await env_.net.accept_secure(std::move(stream), std::move(first_byte), parts_.keys.tls, deadline);
    auto metered = std::make_unique<MeteredStream>(std::move(secure), parts_.limits.unauthenticated_bytes);
    MeteredStream& meter = *metered;
    auto const frames = std::make_shared<link::FrameStream>(env_, std::move(metered));
    Closing const closing{frames};
    scope_.spawn("writer", write_queued(frames));
    pb::Frame first = co_await frames->receive(deadline);
    if (first.request().has_setup611()) {
        co_await parts_.desk.serve(frames, std::move(first), std::move(from));
    } else if (first.request().has_hello()) {
        Session session{env_, parts_.session, frames, meter};
        co_await session.run(std::move(first), std::move(held));
    } else {
        throw Failure{ErrorCode::Malformed, "a connection begins with Setup611 or Hello"};
    }
}

Task<void> Connections::say_goodbye(std::shared_ptr<link::FrameStream> frames)
{
    Closing const closing{frames};
    co_await frames->flush(env_.clock.after(goodbye_patience));
}

Task<void> Connections::part(Instant deadline)
{
    while (parting_ > 0) {
        try {
            co_await parted_.next(deadline);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) throw;
            co_return;
        }
    }
}

Task<void> Connections::stop()
{
    co_await scope_.stop();
}

void Connections::report(char const* name, Error error)
{
    bool const broke_rules =
        error.code == ErrorCode::Malformed || error.code == ErrorCode::BadProof || error.code == ErrorCode::BadSignature;
    if (broke_rules) ++counts_.malformed;
    log::Level const level = broke_rules ? log::Level::Info : log::Level::Debug; // a lost or silent connection is everyday
    log::write(level, "a connection ended", {{"part", name}, {"kind", name_of(error.code)}, {"why", error.text}});
}

} // namespace signet::server
