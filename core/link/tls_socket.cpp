#include "core/link/tls_socket.h"

#include "core/base/check.h"
#include "core/link/link_failure.h"

#include <algorithm>
#include <cstring>
#include <new>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <openssl/err.h>

namespace signet::link {

namespace asio = boost::asio;

namespace {

constexpr unsigned turn_reads = 16; // records read without a wait before other connections have their turn

int finish_io(BIO* bio, boost::system::error_code const& error, std::size_t moved, std::size_t* count, bool reading)
{
    if (!error) {
        *count = moved;
        return 1;
    }
    if (error == asio::error::would_block || error == asio::error::try_again) {
        if (reading)
            BIO_set_retry_read(bio);
        else
            BIO_set_retry_write(bio);
    }
    return 0;
}

int read_wire(BIO* bio, char* to, std::size_t size, std::size_t* count) noexcept
{
    auto& wire = *static_cast<TlsSocket::Wire*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    if (wire.taken < wire.first.size()) {
        *count = std::min(size, wire.first.size() - wire.taken);
        std::memcpy(to, wire.first.data() + wire.taken, *count);
        wire.taken += *count;
        if (wire.taken == wire.first.size()) {
            wire.first = Bytes{};
            wire.taken = 0;
        }
        return 1;
    }
    boost::system::error_code error;
    std::size_t const got = wire.plain->socket().read_some(asio::mutable_buffer{to, size}, error);
    return finish_io(bio, error, got, count, true);
}

int write_wire(BIO* bio, char const* from, std::size_t size, std::size_t* count) noexcept
{
    auto& wire = *static_cast<TlsSocket::Wire*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    boost::system::error_code error;
    std::size_t const gone = wire.plain->socket().write_some(asio::const_buffer{from, size}, error);
    return finish_io(bio, error, gone, count, false);
}

long control_wire(BIO*, int command, long, void*) noexcept
{
    return command == BIO_CTRL_FLUSH ? 1 : 0; // nothing is held back
}

BIO_METHOD* wire_method()
{
    static BIO_METHOD* const method = [] {
        BIO_METHOD* const made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "signet wire");
        check(made != nullptr);
        BIO_meth_set_read_ex(made, read_wire);
        BIO_meth_set_write_ex(made, write_wire);
        BIO_meth_set_ctrl(made, control_wire);
        return made;
    }();
    return method;
}

SslPtr make_ssl(SSL_CTX& context, TlsSocket::Wire& wire)
{
    SslPtr ssl{SSL_new(&context)};
    BIO* const bio = BIO_new(wire_method());
    if (!ssl || !bio) throw std::bad_alloc{};
    BIO_set_data(bio, &wire);
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl.get(), bio, bio);
    return ssl;
}

} // namespace

TlsSocket::TlsSocket(std::unique_ptr<TcpStream> plain, SSL_CTX& context, Trust trust)
    : wire_{std::move(plain), {}},
      server_check_{std::make_unique<ServerCheck>(std::move(trust))},
      ssl_{make_ssl(context, wire_)}
{
    attach(*ssl_, *server_check_);
    SSL_set_connect_state(ssl_.get());
}

TlsSocket::TlsSocket(std::unique_ptr<TcpStream> plain, Bytes first, std::shared_ptr<TlsNodeIdentity const> identity)
    : wire_{std::move(plain), std::move(first)},
      identity_{std::move(identity)},
      ssl_{make_ssl(*identity_->context(), wire_)}
{
    SSL_set_accept_state(ssl_.get());
}

TlsSocket::~TlsSocket()
{
    close();
}

TlsSocket::Step TlsSocket::step_after(int result) const
{
    switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_NONE: return Step::Done;
    case SSL_ERROR_ZERO_RETURN: return Step::Ended;
    case SSL_ERROR_WANT_READ: return Step::WantRead;
    case SSL_ERROR_WANT_WRITE: return Step::WantWrite;
    default: return Step::Failed;
    }
}

Task<void> TlsSocket::wait_for(Step step)
{
    if (step != Step::WantRead && step != Step::WantWrite) throw Failure{ErrorCode::LinkLost, "the TLS connection broke"};
    co_await wire_.plain->ready(step == Step::WantRead ? TcpStream::Side::Read : TcpStream::Side::Write);
}

Task<void> TlsSocket::handshake()
{
    for (;;) {
        ERR_clear_error();
        Step const step = step_after(SSL_do_handshake(ssl_.get()));
        if (step == Step::Done) break;
        bool const refused = step == Step::Failed && server_check_ && !server_check_->proven
                             && SSL_get_verify_result(ssl_.get()) == X509_V_ERR_APPLICATION_VERIFICATION;
        if (refused) throw Failure{server_check_->error};
        co_await wait_for(step);
    }
    unsigned char const* chosen = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(ssl_.get(), &chosen, &size);
    // A peer that offers or chooses no protocol at all passes OpenSSL's own check.
    if (text_of({chosen, size}) != alpn) throw Failure{ErrorCode::LinkLost, "the other side does not speak signet/1"};
    check(!server_check_ || server_check_->proven.has_value());
    if (server_check_) server_check_->trust = Trust{};
    established_ = true;
}

Task<std::size_t> TlsSocket::read_some(MutableBytes to)
{
    // OpenSSL answers at once while the socket has bytes: without a pause one busy peer would keep the thread for itself.
    if (++reads_in_turn_ > turn_reads) {
        reads_in_turn_ = 0;
        co_await asio::post(asio::use_awaitable);
    }
    for (;;) {
        if (closed_) throw Failure{ErrorCode::LinkLost, "the connection was closed"}; // also where OpenSSL still holds bytes
        ERR_clear_error();
        std::size_t got = 0;
        Step const step = step_after(SSL_read_ex(ssl_.get(), to.data(), to.size(), &got));
        if (step == Step::Done) co_return got;
        if (step == Step::Ended) co_return 0;
        reads_in_turn_ = 0;
        co_await wait_for(step);
    }
}

Task<void> TlsSocket::write(ByteView bytes)
{
    while (!bytes.empty()) {
        ERR_clear_error();
        std::size_t gone = 0;
        Step const step = step_after(SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &gone));
        if (step == Step::Done)
            bytes = bytes.subspan(gone);
        else
            co_await wait_for(step);
    }
}

void TlsSocket::finish() noexcept
{
    if (!established_ || closed_) return;
    ERR_clear_error();
    SSL_shutdown(ssl_.get()); // close_notify, where the socket takes it at once; the channel has ends of its own
    ERR_clear_error();
}

void TlsSocket::close() noexcept
{
    finish();
    closed_ = true;
    wire_.plain->close();
}

void TlsSocket::export_key(std::string_view label, MutableBytes out) const
{
    check(established_);
    check(SSL_export_keying_material(ssl_.get(), out.data(), out.size(), label.data(), label.size(), nullptr, 0, 0) == 1);
}

crypto::VerifyKey TlsSocket::operator_root() const
{
    check(server_check_ && server_check_->proven);
    return server_check_->proven->root;
}

Bytes TlsSocket::node_certificate() const
{
    return identity_ ? identity_->certificate() : server_check_->node_certificate;
}

} // namespace signet::link
