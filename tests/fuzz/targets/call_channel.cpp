#include "core/link/call_channel.h"
#include "core/wire/labels.h"
#include "tests/fuzz/byte_stream.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

namespace {

constexpr std::uint8_t stage1_flag = 1;
constexpr std::uint8_t raw_flag = 2;  ///< the bytes stand as they go over the wire
constexpr std::size_t piece_head = 3; ///< u8 type | u16 length

/// protocol.md §2: derive(S, "signet/1 record", stage | direction).
crypto::AeadKey record_key(ByteView secret, std::uint8_t stage)
{
    return crypto::derive<crypto::AeadKey>(secret, wire::label::record, ByteArray<2>{stage, 1});
}

/// Pieces of `u8 type | u16 length | bytes` as records: those of type 1 sealed as the initiator would, the others as they are.
Bytes as_records(ByteView pieces, crypto::SealingStream sealing)
{
    Bytes records;
    while (pieces.size() >= piece_head) {
        std::uint8_t const type = pieces[0];
        std::size_t const wanted = static_cast<std::size_t>(pieces[1]) << 8 | pieces[2];
        ByteView const bytes = pieces.subspan(piece_head, std::min(wanted, pieces.size() - piece_head));
        pieces = pieces.subspan(piece_head + bytes.size());
        bool const is_control = type == static_cast<std::uint8_t>(link::RecordType::Control);
        link::RecordHead head{};
        store_u32(std::span{head}.first<4>(), static_cast<std::uint32_t>(bytes.size() + (is_control ? crypto::tag_size : 0)));
        head[4] = type;
        append(records, head);
        append(records, is_control ? sealing.seal(head, bytes) : bytes_of(bytes));
    }
    return records;
}

Task<void> read_all(link::CallChannel& channel, bool stage1, Instant deadline)
{
    for (;;) {
        if (!stage1) {
            co_await channel.receive_stage0(deadline);
            continue;
        }
        link::Record record = co_await channel.receive(deadline);
        require(record.chunk.size() <= link::max_chunk_record, "no chunk is longer than one");
        channel.give_back(std::move(record.chunk));
    }
}

Task<void> expect_closed(link::CallChannel& channel, bool stage1, Instant deadline)
{
    try {
        if (stage1)
            co_await channel.receive(deadline);
        else
            co_await channel.receive_stage0(deadline);
    } catch (Failure const& failure) {
        require(failure.code() == ErrorCode::LinkLost, "a call that ended says so");
        co_return;
    }
    require(false, "nothing is read after a record that broke the rules");
}

} // namespace

/// A call after its greeting. The first byte says which stage, and whether records are raw or made of plaintext pieces.
SIGNET_FUZZ_TARGET(call_channel)
{
    if (input.empty()) return;
    bool const stage1 = (input[0] & stage1_flag) != 0;
    ByteView const rest = input.subspan(1);
    link::CallKey const call_key = fuzz::fixed_secret<link::CallKey>(0x41);
    link::StageKey const k = fuzz::fixed_secret<link::StageKey>(0x42);
    crypto::Suite const suite = stage1 ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305;
    crypto::AeadKey key = stage1 ? record_key(k.expose(), 1) : record_key(call_key.expose(), 0);
    Bytes bytes = (input[0] & raw_flag) != 0 ? bytes_of(rest) : as_records(rest, {suite, std::move(key)});

    fuzz::World& world = fuzz::World::instance();
    link::CallChannel channel{world.env(), std::make_unique<fuzz::ByteStream>(std::move(bytes)), call_key.duplicate(),
                              link::Direction::Responder};
    if (stage1) channel.enter_stage1(suite, k);
    try {
        world.run(read_all(channel, stage1, world.soon()));
    } catch (Failure const& failure) {
        static constexpr std::array named{ErrorCode::LinkLost, ErrorCode::Malformed, ErrorCode::BadProof, ErrorCode::TooLarge};
        require(std::ranges::find(named, failure.code()) != named.end(), "what ends a call is named");
    }
    world.run(expect_closed(channel, stage1, world.soon()));
}
