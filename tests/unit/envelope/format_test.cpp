#include "core/envelope/block_codec.h"
#include "core/envelope/format.h"
#include "core/envelope/lock.h"
#include "core/envelope/padme.h"
#include "core/wire/message.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include "core/wire/envelope.pb.h"

#include <QTest>

#include <zstd.h>

using namespace signet;
using namespace signet::envelope;

namespace {

crypto::AeadKey test_key()
{
    ByteArray<32> bytes{};
    bytes.fill(7);
    return crypto::AeadKey::copy_of(bytes);
}

EnvelopeKey envelope_key(std::uint8_t fill)
{
    ByteArray<32> bytes{};
    bytes.fill(fill);
    return EnvelopeKey::copy_of(bytes);
}

Bytes seal_block(ByteView block, ChunkPlace place, Compression compression = Compression::Zstd)
{
    BlockSealer sealer{compression};
    crypto::BulkCipher cipher{crypto::Suite::ChaCha20Poly1305, test_key()};
    std::ranges::copy(block, sealer.block(block.size()).begin());
    return sealer.seal(cipher, place, {});
}

Result<Bytes> open_block(Bytes chunk, ChunkPlace place, std::size_t expected)
{
    BlockOpener opener;
    crypto::BulkCipher cipher{crypto::Suite::ChaCha20Poly1305, test_key()};
    SIGNET_TRY(block, opener.open(cipher, place, chunk, expected));
    return bytes_of(block);
}

/// A chunk around any plaintext, as a hostile sender makes it.
Bytes forge(ByteView plain, ChunkPlace place = {})
{
    Bytes chunk(plain.size() + crypto::tag_size);
    crypto::BulkCipher cipher{crypto::Suite::ChaCha20Poly1305, test_key()};
    cipher.seal(chunk_nonce(place.index, place.last), {}, plain, chunk);
    return chunk;
}

/// flags | n | content | padding.
Bytes plain_chunk(std::uint8_t flags, std::size_t n, ByteView content, std::size_t padded)
{
    Bytes plain{flags};
    append_u32(plain, static_cast<std::uint32_t>(n));
    append(plain, content);
    plain.resize(block_prefix + padded);
    return plain;
}

Bytes zstd_frame(ByteView content, int window_log, bool with_size)
{
    std::unique_ptr<::ZSTD_CCtx, std::size_t (*)(::ZSTD_CCtx*)> const context{::ZSTD_createCCtx(), &::ZSTD_freeCCtx};
    ::ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, window_log);
    ::ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, with_size ? 1 : 0);
    Bytes frame(::ZSTD_compressBound(content.size()));
    // By the streaming interface without a pledged size the frame keeps the window it was asked for.
    ::ZSTD_inBuffer in{content.data(), content.size(), 0};
    ::ZSTD_outBuffer out{frame.data(), frame.size(), 0};
    if (with_size) ::ZSTD_CCtx_setPledgedSrcSize(context.get(), content.size());
    ::ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_continue);
    ::ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_end);
    frame.resize(out.pos);
    return frame;
}

Manifest small_manifest()
{
    Result<Manifest> manifest = Manifest::make({}, Compression::Zstd, {{"a.txt", 5, 1, 0640, EntryKind::File}});
    return std::move(*manifest);
}

} // namespace

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }

    void padmeSizes_data()
    {
        QTest::addColumn<quint64>("length");
        QTest::addColumn<quint64>("padded");
        // By the algorithm of the paper, worked by a separate Python program with integers only.
        QTest::newRow("0") << quint64{0} << quint64{0};
        QTest::newRow("1") << quint64{1} << quint64{1};
        QTest::newRow("9") << quint64{9} << quint64{10};
        QTest::newRow("100") << quint64{100} << quint64{104};
        QTest::newRow("4097") << quint64{4097} << quint64{4352};
        QTest::newRow("100000") << quint64{100000} << quint64{100352};
        QTest::newRow("1 MiB") << quint64{1048576} << quint64{1048576};
        QTest::newRow("1 MiB - 1") << quint64{1048575} << quint64{1048576};
        QTest::newRow("10^9") << quint64{1000000000} << quint64{1006632960};
    }
    void padmeSizes()
    {
        QFETCH(quint64, length);
        QFETCH(quint64, padded);
        QCOMPARE(quint64{padme(length)}, padded);
    }

    void blocksComeBack_data()
    {
        QTest::addColumn<int>("size");
        for (int const size : {0, 1, 4095, 4096, 4097, 40'000, 1048575, 1048576})
            QTest::newRow(std::to_string(size).c_str()) << size;
    }
    void blocksComeBack()
    {
        QFETCH(int, size);
        EnvelopeWorld world;
        auto const length = static_cast<std::size_t>(size);
        Bytes text(length, 'x');
        for (Bytes const& block : {text, world.noise(length)}) {
            for (Compression const compression : {Compression::Stored, Compression::Zstd}) {
                Bytes const chunk = seal_block(block, {3, true}, compression);
                QVERIFY(chunk.size() >= min_chunk && chunk.size() <= max_chunk);
                Result<Bytes> const back = open_block(chunk, {3, true}, length);
                QVERIFY(back.has_value());
                QVERIFY(*back == block);
            }
        }
    }

    void E20_compressionCanBeLeftOutAndSizesArePadded()
    {
        Bytes const text(500'000, 'x');
        QCOMPARE(seal_block(text, {}, Compression::Stored).size(), block_prefix + padme(500'000) + crypto::tag_size);
        QCOMPARE(seal_block(text, {}).size(), min_chunk); // compresses to almost nothing: the smallest size there is
        // Two secrets next to chosen text, one of which repeats it: below 4 KiB both sizes are one.
        Bytes guessed = bytes_of("password=abc password=abc");
        Bytes missed = bytes_of("password=abc password=xyz");
        QCOMPARE(seal_block(guessed, {}).size(), seal_block(missed, {}).size());
    }

    void E10_chunkAtAnotherPlaceIsRefused()
    {
        Bytes const block(1000, 'x');
        Bytes const chunk = seal_block(block, {5, false});
        for (ChunkPlace const place : {ChunkPlace{4, false}, ChunkPlace{6, false}, ChunkPlace{5, true}})
            QCOMPARE(code_of(open_block(chunk, place, 1000)), ErrorCode::BadProof);
    }

    void E10_bitFlipIsRefused()
    {
        Bytes const block(1000, 'x');
        Bytes const chunk = seal_block(block, {});
        for (std::size_t at = 0; at < chunk.size(); at += 97) {
            Bytes damaged = chunk;
            damaged[at] ^= 1;
            QCOMPARE(code_of(open_block(damaged, {}, 1000)), ErrorCode::BadProof);
        }
    }

    void E10_truncatedAndExtendedChunksAreRefused()
    {
        Bytes const chunk = seal_block(Bytes(1000, 'x'), {});
        Bytes shorter{chunk.begin(), chunk.end() - 1};
        Bytes longer = chunk;
        longer.push_back(0);
        QCOMPARE(code_of(open_block(shorter, {}, 1000)), ErrorCode::Malformed);
        QCOMPARE(code_of(open_block(longer, {}, 1000)), ErrorCode::BadProof);
        QCOMPARE(code_of(open_block({}, {}, 1000)), ErrorCode::Malformed);
    }

    void E7_blockOfAnotherSizeThanDeclaredIsRefused()
    {
        Bytes const chunk = seal_block(Bytes(1000, 'x'), {}, Compression::Stored);
        QCOMPARE(code_of(open_block(chunk, {}, 999)), ErrorCode::Malformed);
        QCOMPARE(code_of(open_block(chunk, {}, 1001)), ErrorCode::Malformed);
    }

    void E7_frameThatExpandsFurtherThanDeclaredIsRefused()
    {
        Bytes const frame = zstd_frame(Bytes(block_size, 0), 20, true); // about 60 bytes for a MiB
        Bytes const chunk = forge(plain_chunk(1, frame.size(), frame, min_padded));
        QVERIFY(open_block(chunk, {}, block_size).has_value());
        QCOMPARE(code_of(open_block(chunk, {}, 1000)), ErrorCode::Malformed);
    }

    void E7_frameWithoutASizeOrWithSomethingBehindItIsRefused()
    {
        Bytes const content(2000, 'x');
        Bytes const open_ended = zstd_frame(content, 20, false);
        QCOMPARE(code_of(open_block(forge(plain_chunk(1, open_ended.size(), open_ended, min_padded)), {}, 2000)),
                 ErrorCode::Malformed);
        Bytes twice = zstd_frame(content, 20, true);
        append(twice, Bytes{twice});
        QCOMPARE(code_of(open_block(forge(plain_chunk(1, twice.size(), twice, min_padded)), {}, 2000)), ErrorCode::Malformed);
        Bytes skippable{0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};
        QCOMPARE(code_of(open_block(forge(plain_chunk(1, skippable.size(), skippable, min_padded)), {}, 2000)),
                 ErrorCode::Malformed);
    }

    void E7_noChunkExpandsBeyond256Times()
    {
        // What is smaller than the smallest chunk is none, and no block is larger than a MiB: that is the ratio's limit.
        QCOMPARE(block_size / min_padded, std::size_t{256});
        Bytes const frame = zstd_frame(Bytes(block_size, 0), 20, true);
        QVERIFY(frame.size() < 200); // five thousand times, if it were taken as it is
        Bytes const small = forge(plain_chunk(1, frame.size(), frame, 200));
        Result<Bytes> const opened = open_block(small, {}, block_size);
        QCOMPARE(code_of(opened), ErrorCode::Malformed);
        QCOMPARE(std::string{opened.error().text}, std::string{"no chunk has this length"});
        QCOMPARE(code_of(open_block(forge(plain_chunk(0, 0, {}, 2 * block_size)), {}, block_size)), ErrorCode::Malformed);
    }

    void E8_windowsUpToABlockAreTaken_data()
    {
        QTest::addColumn<int>("exponent");
        QTest::addColumn<int>("mantissa");
        QTest::addColumn<bool>("taken");
        QTest::newRow("1 KiB") << 0 << 0 << true;
        QTest::newRow("1 MiB") << 10 << 0 << true;
        QTest::newRow("1 MiB and an eighth") << 10 << 1 << false;
        QTest::newRow("2 MiB") << 11 << 0 << false;
        QTest::newRow("2 GiB") << 21 << 0 << false;
        QTest::newRow("the largest there is") << 31 << 7 << false;
    }
    void E8_windowsUpToABlockAreTaken()
    {
        QFETCH(int, exponent);
        QFETCH(int, mantissa);
        QFETCH(bool, taken);
        // RFC 8878 §3.1.1.1.2: 2^(10 + exponent) and so many eighths of it; the frame is 300 bytes of 'x'.
        Bytes frame{0x28, 0xB5, 0x2F, 0xFD, 0x40, static_cast<std::uint8_t>((exponent << 3) | mantissa), 300 - 256, 0};
        append(frame, Bytes{0x63, 0x09, 0x00, 'x'}); // last block, RLE
        Result<Bytes> const opened = open_block(forge(plain_chunk(1, frame.size(), frame, min_padded)), {}, 300);
        QCOMPARE(opened.has_value(), taken);
        if (!taken) QCOMPARE(code_of(opened), ErrorCode::Malformed);
    }

    void E8_largeWindowIsRefused()
    {
        // RFC 8878 §3.1.1.1.2: a window of 2^31 in a frame that names its size, 1000 bytes.
        Bytes frame{0x28, 0xB5, 0x2F, 0xFD, 0x40, static_cast<std::uint8_t>((31 - 10) << 3), 0xE8 - 0x00, 0x02};
        frame[6] = static_cast<std::uint8_t>((1000 - 256) & 0xFF);
        frame[7] = static_cast<std::uint8_t>((1000 - 256) >> 8);
        append(frame, Bytes{0x43, 0x1F, 0x00, 'x'}); // last block, RLE, 1000 times 'x'
        Result<Bytes> const opened = open_block(forge(plain_chunk(1, frame.size(), frame, min_padded)), {}, 1000);
        QCOMPARE(code_of(opened), ErrorCode::Malformed);
        frame[5] = 10 << 3; // the same with a window of 2^20
        QVERIFY(open_block(forge(plain_chunk(1, frame.size(), frame, min_padded)), {}, 1000).has_value());
    }

    void E10_paddingThatIsNotZeroOrNotPadmeIsRefused()
    {
        Bytes const content(1000, 'x');
        Bytes dirty = plain_chunk(0, 1000, content, min_padded);
        QVERIFY(open_block(forge(dirty), {}, 1000).has_value());
        dirty.back() = 1;
        QCOMPARE(code_of(open_block(forge(dirty), {}, 1000)), ErrorCode::Malformed);
        QCOMPARE(code_of(open_block(forge(plain_chunk(0, 1000, content, 8192)), {}, 1000)), ErrorCode::Malformed);
        QCOMPARE(code_of(open_block(forge(plain_chunk(2, 1000, content, min_padded)), {}, 1000)), ErrorCode::Malformed);
        QCOMPARE(code_of(open_block(forge(plain_chunk(0, 0xFFFFFFFF, content, min_padded)), {}, 1000)), ErrorCode::Malformed);
    }

    void headComesBack()
    {
        for (crypto::Suite const suite : {crypto::Suite::ChaCha20Poly1305, crypto::Suite::Aes256Gcm}) {
            EnvelopeKey const key = envelope_key(1);
            Bytes const head = *seal_head(key, suite, {}, small_manifest());
            Result<OpenedHead> const opened = open_head(key, head);
            QVERIFY(opened.has_value());
            QCOMPARE(opened->suite, suite);
            QVERIFY(std::ranges::equal(opened->manifest.encoded(), small_manifest().encoded()));
            QVERIFY(opened->hash == head_hash(head));
        }
    }

    void E10_everyFlippedBitOfTheHeadIsRefused()
    {
        EnvelopeKey const key = envelope_key(1);
        Bytes const head = *seal_head(key, crypto::Suite::ChaCha20Poly1305, {}, small_manifest());
        std::size_t const prefix = parse_prefix(head)->size;
        for (std::size_t bit = 0; bit < 8 * head.size(); bit += (bit < 8 * prefix ? 1 : 4001)) {
            Bytes damaged = head;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
            QVERIFY(!open_head(key, damaged).has_value());
        }
    }

    void E10_headOfEveryOtherLengthIsRefused()
    {
        EnvelopeKey const key = envelope_key(1);
        Bytes const head = *seal_head(key, crypto::Suite::ChaCha20Poly1305, {}, small_manifest());
        for (std::size_t size = 0; size < head.size(); size += size < 100 ? 1 : 501)
            QCOMPARE(code_of(open_head(key, ByteView{head}.first(size))), ErrorCode::Malformed);
        Bytes longer = head;
        longer.push_back(0);
        QCOMPARE(code_of(open_head(key, longer)), ErrorCode::Malformed);
    }

    void headUnderAnotherKeyIsRefusedByItsCommitment()
    {
        Bytes const head = *seal_head(envelope_key(1), crypto::Suite::Aes256Gcm, {}, small_manifest());
        QCOMPARE(code_of(open_head(envelope_key(2), head)), ErrorCode::BadProof);
    }

    void S73_unknownVersionAndSuiteAreNamed()
    {
        Bytes head = *seal_head(envelope_key(1), crypto::Suite::Aes256Gcm, {}, small_manifest());
        head[8] = 2;
        QCOMPARE(code_of(parse_prefix(head)), ErrorCode::Unsupported);
        head[8] = 1;
        head[9] = 9;
        QCOMPARE(code_of(parse_prefix(head)), ErrorCode::Unsupported);
    }

    void chunkKeysDifferBySaltPlaceAndHead()
    {
        EnvelopeKey const key = envelope_key(1);
        Segment const segment{{1}, 5};
        auto const bytes = [&](crypto::Digest head, Segment each) { return bytes_of(chunk_key(key, head, each).expose()); };
        Bytes const one = bytes({}, segment);
        QVERIFY(one != bytes({}, {{2}, 5}));
        QVERIFY(one != bytes({}, {{1}, 6}));
        QVERIFY(one != bytes({1}, segment));
        QVERIFY(one == bytes({}, segment));
    }

    void locksOpenWithTheirSecretOnly()
    {
        EnvelopeKey const key = envelope_key(9);
        Bytes const before = encode_before_lock(crypto::Suite::Aes256Gcm);
        ByteArray<32> bytes{};
        bytes.fill(1);
        LockSecret const file = KeyFileLock{LockKey::copy_of(bytes)};
        LockSecret const phrase = PassphraseLock{SecretBytes::copy_of(view_of("correct horse")), {65'536, 1, 1}};
        bytes.fill(2);
        LockSecret const other_file = KeyFileLock{LockKey::copy_of(bytes)};
        LockSecret const other_phrase = PassphraseLock{SecretBytes::copy_of(view_of("wrong horse")), {}};
        auto const check_pair = [&](LockSecret const& right, LockSecret const& wrong, LockSecret const& other_mode) {
            Bytes const lock = *make_lock(before, crypto::Suite::Aes256Gcm, right, {3}, key);
            Result<EnvelopeKey> const opened = open_lock(before, crypto::Suite::Aes256Gcm, lock, right);
            QVERIFY(opened && equal_constant_time(opened->expose(), key.expose()));
            QCOMPARE(code_of(open_lock(before, crypto::Suite::Aes256Gcm, lock, wrong)), ErrorCode::WrongKey);
            QCOMPARE(code_of(open_lock(before, crypto::Suite::Aes256Gcm, lock, other_mode)), ErrorCode::InvalidArgument);
            Bytes const elsewhere = encode_before_lock(crypto::Suite::ChaCha20Poly1305);
            QCOMPARE(code_of(open_lock(elsewhere, crypto::Suite::Aes256Gcm, lock, right)), ErrorCode::WrongKey);
        };
        check_pair(file, other_file, phrase);
        check_pair(phrase, other_phrase, file);
    }

    void ltkLockNamesKeyAndAccounts()
    {
        EnvelopeKey const key = envelope_key(9);
        Bytes const before = encode_before_lock(crypto::Suite::Aes256Gcm);
        LtkLock ltk;
        ltk.key = LockKey::copy_of(ByteArray<32>{4});
        ltk.ltk_id = {5};
        ltk.from.number = AccountNumber::from_serial(1);
        ltk.to.number = AccountNumber::from_serial(2);
        LockSecret const secret{std::move(ltk)};
        Bytes const lock = *make_lock(before, crypto::Suite::Aes256Gcm, secret, {3}, key);
        Result<LockQuestion> const question = parse_lock(lock);
        QVERIFY(question.has_value());
        QCOMPARE(question->mode, LockMode::Ltk);
        QVERIFY(question->ltk_id == ByteArray<16>{5});
        QVERIFY(question->from.number == AccountNumber::from_serial(1));
        QVERIFY(question->to.number == AccountNumber::from_serial(2));
        QVERIFY(open_lock(before, crypto::Suite::Aes256Gcm, lock, secret).has_value());
    }

    void everyFlippedBitOfALockIsRefused()
    {
        EnvelopeKey const key = envelope_key(9);
        Bytes const before = encode_before_lock(crypto::Suite::Aes256Gcm);
        LockSecret const secret = KeyFileLock{LockKey::copy_of(ByteArray<32>{4})};
        Bytes const lock = *make_lock(before, crypto::Suite::Aes256Gcm, secret, {3}, key);
        for (std::size_t bit = 0; bit < 8 * lock.size(); ++bit) {
            Bytes damaged = lock;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
            QVERIFY(!open_lock(before, crypto::Suite::Aes256Gcm, damaged, secret).has_value());
        }
    }

    void D82_hostileArgon2ParametersAreRefusedBeforeAllocating_data()
    {
        QTest::addColumn<quint32>("memory");
        QTest::addColumn<quint32>("passes");
        QTest::addColumn<quint32>("lanes");
        QTest::newRow("4 TiB") << 0xFFFFFFFFu << 3u << 1u;
        QTest::newRow("just over 1 GiB") << 1'048'577u << 1u << 1u;
        QTest::newRow("just under 64 MiB") << 65'535u << 3u << 1u;
        QTest::newRow("nothing") << 0u << 0u << 0u;
        QTest::newRow("4 billion passes") << 65'536u << 0xFFFFFFFFu << 1u;
        QTest::newRow("11 passes") << 65'536u << 11u << 1u;
        QTest::newRow("2 lanes") << 65'536u << 3u << 2u;
    }
    void D82_hostileArgon2ParametersAreRefusedBeforeAllocating()
    {
        QFETCH(quint32, memory);
        QFETCH(quint32, passes);
        QFETCH(quint32, lanes);
        Bytes const before = encode_before_lock(crypto::Suite::Aes256Gcm);
        EnvelopeKey const key = envelope_key(9);
        LockSecret const phrase = PassphraseLock{SecretBytes::copy_of(view_of("x")), {65'536, 1, 1}};
        Bytes const lock = *make_lock(before, crypto::Suite::Aes256Gcm, phrase, {3}, key);
        // The cost stands in the Lock's message as three numbers behind the salt: a hostile file has others there.
        pb::Lock message;
        QVERIFY(message.ParseFromArray(lock.data() + 4, static_cast<int>(lock.size() - 4 - 48)));
        message.set_memory_kib(memory);
        message.set_passes(passes);
        message.set_lanes(lanes);
        Bytes const encoded = wire::encode(message);
        Bytes hostile;
        append_u32(hostile, static_cast<std::uint32_t>(encoded.size()));
        append(hostile, encoded);
        append(hostile, ByteView{lock}.last(48));
        QCOMPARE(code_of(open_lock(before, crypto::Suite::Aes256Gcm, hostile, phrase)), ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
