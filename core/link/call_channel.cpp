#include "core/link/call_channel.h"

#include "core/base/check.h"
#include "core/base/env.h"
#include "core/link/buffered_reader.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"

#include <algorithm>
#include <vector>

namespace signet::link {

namespace {

constexpr std::size_t max_spare_buffers = 4;

crypto::AeadKey record_key(ByteView secret, Stage stage, Direction direction)
{
    ByteArray<2> const context{static_cast<std::uint8_t>(stage), static_cast<std::uint8_t>(direction)};
    return crypto::derive<crypto::AeadKey>(secret, wire::label::record, context);
}

Direction other(Direction direction)
{
    return direction == Direction::Initiator ? Direction::Responder : Direction::Initiator;
}

} // namespace

struct CallChannel::State {
    State(Env const& in, StreamPtr to, CallKey const& call_key, Direction own)
        : env{in},
          stream{std::move(to)},
          self{own},
          reader{*stream},
          sealing{crypto::Suite::ChaCha20Poly1305, record_key(call_key.expose(), Stage::Handshake, own)},
          opening{crypto::Suite::ChaCha20Poly1305, record_key(call_key.expose(), Stage::Handshake, other(own))}
    {
    }

    template <class T> Task<T> guarded(Task<T> work, Instant deadline);
    Task<void> write_record(RecordType type, ByteView bytes);
    Task<void> write_sealed(Bytes plaintext);
    Task<RecordHeader> read_header();
    Task<Bytes> read_sealed(RecordHeader header);
    Task<pb::Stage0> read_stage0();
    Task<Record> read_record();
    [[nodiscard]] Bytes buffer_of(std::size_t size);

    Env env;
    StreamPtr stream;
    Direction self;
    Stage stage = Stage::Handshake;
    bool closed = false;
    BufferedReader reader;
    crypto::SealingStream sealing;
    crypto::OpeningStream opening;
    std::vector<Bytes> spare;
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
};

/// Does a part's work until the deadline; whatever goes wrong closes the channel for good, also with bytes still buffered.
template <class T> Task<T> CallChannel::State::guarded(Task<T> work, Instant deadline)
{
    if (closed) throw Failure{ErrorCode::LinkLost, "the call is over"};
    try {
        Task<T> limited = within(env.clock, *stream, deadline, std::move(work));
        if constexpr (std::is_void_v<T>) {
            co_await std::move(limited);
            co_return;
        } else {
            T value = co_await std::move(limited);
            co_return value;
        }
    } catch (...) {
        closed = true;
        throw;
    }
}

Task<void> CallChannel::State::write_record(RecordType type, ByteView bytes)
{
    RecordHead const head = encode_record_header({type, bytes.size()});
    co_await stream->write2(head, bytes);
    sent += head.size() + bytes.size();
}

Task<void> CallChannel::State::write_sealed(Bytes plaintext)
{
    RecordHead const head = encode_record_header({RecordType::Control, plaintext.size() + crypto::tag_size});
    Bytes const sealed = sealing.seal(head, plaintext);
    co_await write_record(RecordType::Control, sealed);
}

Task<RecordHeader> CallChannel::State::read_header()
{
    RecordHead head;
    co_await reader.read(head);
    received += head.size();
    co_return unwrap(parse_record_header(head, stage));
}

/// The plaintext of a control record.
Task<Bytes> CallChannel::State::read_sealed(RecordHeader header)
{
    Bytes sealed(header.length);
    co_await reader.read(sealed);
    received += sealed.size();
    RecordHead const head = encode_record_header(header);
    co_return unwrap(opening.open(head, sealed));
}

Task<pb::Stage0> CallChannel::State::read_stage0()
{
    RecordHeader const header = co_await read_header();
    Bytes const plaintext = co_await read_sealed(header);
    co_return unwrap(parse_stage0(plaintext));
}

Task<Record> CallChannel::State::read_record()
{
    RecordHeader const header = co_await read_header();
    Record record;
    record.type = header.type;
    if (header.type == RecordType::Control) {
        Bytes const plaintext = co_await read_sealed(header);
        record.control = unwrap(parse_control(plaintext));
    } else {
        record.chunk = buffer_of(header.length);
        co_await reader.read(record.chunk);
        received += record.chunk.size();
    }
    co_return record;
}

Bytes CallChannel::State::buffer_of(std::size_t size)
{
    if (spare.empty()) return Bytes(size);
    Bytes buffer = std::move(spare.back());
    spare.pop_back();
    buffer.resize(size);
    return buffer;
}

Task<std::unique_ptr<CallChannel>> CallChannel::open(Env const& env, Endpoint relay, Ticket ticket, CallKey call_key,
                                                     Direction self, Instant deadline)
{
    StreamPtr stream = co_await env.net.connect(std::move(relay), deadline);
    SecretBytes greeting = SecretBytes::blank(greeting_size);
    greeting.expose_mutable()[0] = greeting_version;
    std::ranges::copy(ticket.expose(), greeting.expose_mutable().subspan(1).begin());
    Task<void> writing = stream->write(greeting.expose());
    co_await within(env.clock, *stream, deadline, std::move(writing));
    co_return std::make_unique<CallChannel>(env, std::move(stream), std::move(call_key), self);
}

CallChannel::CallChannel(Env const& env, StreamPtr stream, CallKey call_key, Direction self)
    : state_{std::make_unique<State>(env, std::move(stream), call_key, self)}
{
}

CallChannel::~CallChannel()
{
    close();
}

void CallChannel::enter_stage1(crypto::Suite suite, StageKey const& k)
{
    check(state_->stage == Stage::Handshake);
    state_->stage = Stage::Established;
    state_->sealing = crypto::SealingStream{suite, record_key(k.expose(), Stage::Established, state_->self)};
    state_->opening = crypto::OpeningStream{suite, record_key(k.expose(), Stage::Established, other(state_->self))};
}

Task<void> CallChannel::send_stage0(pb::Stage0 message, Instant deadline)
{
    check(state_->stage == Stage::Handshake);
    Bytes plaintext = unwrap(encode_stage0(message));
    Task<void> writing = state_->write_sealed(std::move(plaintext));
    co_await state_->guarded(std::move(writing), deadline);
}

Task<pb::Stage0> CallChannel::receive_stage0(Instant deadline)
{
    check(state_->stage == Stage::Handshake);
    Task<pb::Stage0> reading = state_->read_stage0();
    pb::Stage0 message = co_await state_->guarded(std::move(reading), deadline);
    co_return message;
}

Task<void> CallChannel::send_control(pb::Control message, Instant deadline)
{
    check(state_->stage == Stage::Established);
    Bytes plaintext = wire::encode(message);
    if (plaintext.size() + crypto::tag_size > max_control_record)
        throw Failure{ErrorCode::TooLarge, "a control record is too large"};
    Task<void> writing = state_->write_sealed(std::move(plaintext));
    co_await state_->guarded(std::move(writing), deadline);
}

Task<void> CallChannel::send_chunk(ByteView sealed, Instant deadline)
{
    check(state_->stage == Stage::Established && !sealed.empty() && sealed.size() <= max_chunk_record);
    Task<void> writing = state_->write_record(RecordType::Chunk, sealed);
    co_await state_->guarded(std::move(writing), deadline);
}

Task<Record> CallChannel::receive(Instant deadline)
{
    check(state_->stage == Stage::Established);
    Task<Record> reading = state_->read_record();
    Record record = co_await state_->guarded(std::move(reading), deadline);
    co_return record;
}

void CallChannel::give_back(Bytes chunk)
{
    if (state_->spare.size() < max_spare_buffers) state_->spare.push_back(std::move(chunk));
}

void CallChannel::close() noexcept
{
    state_->closed = true;
    state_->stream->close();
}

std::uint64_t CallChannel::bytes_sent() const
{
    return state_->sent;
}

std::uint64_t CallChannel::bytes_received() const
{
    return state_->received;
}

} // namespace signet::link
