#include "core/crypto/aead.h"

#include "tests/unit/hex.h"

#include <QTest>

using namespace signet;
using namespace signet::crypto;

namespace {

AeadKey key_of(std::string_view hex)
{
    return AeadKey::copy_of(array_of_hex<32>(hex));
}

AeadKey counted_key()
{
    return key_of("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
}

constexpr char gcm_key[] = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
constexpr char gcm_plaintext[] =
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
    "b16aedf5aa0de657ba637b391aafd255";
constexpr char gcm_ciphertext[] =
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
    "c5f61e6393ba7a0abcc9f662898015ad";

void add_suites()
{
    QTest::addColumn<unsigned>("number");
    QTest::addRow("suite 1") << 1U;
    QTest::addRow("suite 2") << 2U;
}

/// Opening fails in both one-off forms and in bulk.
bool refused(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView sealed)
{
    Result<SecretBytes> const secret = open(suite, key, nonce, ad, sealed);
    Result<Bytes> const plain = open_plain(suite, key, nonce, ad, sealed);
    Bytes out(sealed.size());
    Result<void> const bulk = BulkCipher{suite, key}.open(nonce, ad, sealed, out);
    return !secret && secret.error().code == ErrorCode::BadProof && !plain && plain.error().code == ErrorCode::BadProof && !bulk
           && bulk.error().code == ErrorCode::BadProof;
}

} // namespace

class AeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start_crypto(); }

    void publishedVectors_data()
    {
        QTest::addColumn<unsigned>("number");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("ad");
        QTest::addColumn<QByteArray>("plaintext");
        QTest::addColumn<QByteArray>("sealed");
        QByteArray const sunscreen{"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                                   "sunscreen would be it."};
        QTest::addRow("RFC 8439 §2.8.2") << 1U << QByteArray{"808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"}
                                         << QByteArray{"070000004041424344454647"} << QByteArray{"50515253c0c1c2c3c4c5c6c7"}
                                         << sunscreen.toHex()
                                         << QByteArray{"d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                                                       "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                                                       "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                                                       "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"};
        // McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13 to 16.
        QByteArray const zero_key(64, '0');
        QByteArray const zero_nonce(24, '0');
        QTest::addRow("GCM 13") << 2U << zero_key << zero_nonce << QByteArray{""} << QByteArray{""}
                                << QByteArray{"530f8afbc74536b9a963b4f1c4cb738b"};
        QTest::addRow("GCM 14") << 2U << zero_key << zero_nonce << QByteArray{""} << QByteArray(32, '0')
                                << QByteArray{"cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"};
        QTest::addRow("GCM 15") << 2U << QByteArray{gcm_key} << QByteArray{"cafebabefacedbaddecaf888"} << QByteArray{""}
                                << QByteArray{gcm_plaintext} << QByteArray{gcm_ciphertext} + "b094dac5d93471bdec1a502270e3cc6c";
        QTest::addRow("GCM 16") << 2U << QByteArray{gcm_key} << QByteArray{"cafebabefacedbaddecaf888"}
                                << QByteArray{"feedfacedeadbeeffeedfacedeadbeefabaddad2"} << QByteArray{gcm_plaintext}.left(120)
                                << QByteArray{gcm_ciphertext}.left(120) + "76fc6ece0f4e1768cddf8853bb2d551b";
    }
    void publishedVectors()
    {
        QFETCH(unsigned, number);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, ad);
        QFETCH(QByteArray, plaintext);
        QFETCH(QByteArray, sealed);
        Suite const suite = suite_of(number).value();
        AeadKey const k = key_of(key.constData());
        Nonce const n = array_of_hex<12>(nonce.constData());
        Bytes const a = from_hex(ad.constData());
        Bytes const p = from_hex(plaintext.constData());
        Bytes const s = from_hex(sealed.constData());
        QCOMPARE(to_hex(seal(suite, k, n, a, p)), sealed.toStdString());
        QCOMPARE(open_plain(suite, k, n, a, s).value(), p);
        Result<SecretBytes> const secret = open(suite, k, n, a, s);
        QVERIFY(secret.has_value());
        QCOMPARE(to_hex(secret->expose()), plaintext.toStdString());
        BulkCipher cipher{suite, k};
        Bytes out(p.size() + tag_size);
        cipher.seal(n, a, p, out);
        QCOMPARE(to_hex(out), sealed.toStdString());
        Bytes opened(p.size());
        QVERIFY(cipher.open(n, a, s, opened).has_value());
        QCOMPARE(opened, p);
    }

    void E10_bitFlipIsRefused_data() { add_suites(); }
    void E10_bitFlipIsRefused()
    {
        QFETCH(unsigned, number);
        Suite const suite = suite_of(number).value();
        AeadKey const key = counted_key();
        Nonce const nonce = counter_nonce(7);
        Bytes const ad = counted(100, 109);
        Bytes const sealed = seal(suite, key, nonce, ad, counted(0, 50));
        QVERIFY(!refused(suite, key, nonce, ad, sealed));
        auto const flipped = [](auto bytes, std::size_t bit) {
            bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
            return bytes;
        };
        for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) QVERIFY(refused(suite, key, nonce, ad, flipped(sealed, bit)));
        for (std::size_t bit = 0; bit < ad.size() * 8; ++bit) QVERIFY(refused(suite, key, nonce, flipped(ad, bit), sealed));
        for (std::size_t bit = 0; bit < nonce.size() * 8; ++bit) QVERIFY(refused(suite, key, flipped(nonce, bit), ad, sealed));
        ByteArray<32> key_bytes;
        QVERIFY(copy_exact(key.expose(), key_bytes));
        for (std::size_t bit = 0; bit < key_bytes.size() * 8; ++bit)
            QVERIFY(refused(suite, AeadKey::copy_of(flipped(key_bytes, bit)), nonce, ad, sealed));
    }

    void cutAndLengthenedAreRefused_data() { add_suites(); }
    void cutAndLengthenedAreRefused()
    {
        QFETCH(unsigned, number);
        Suite const suite = suite_of(number).value();
        AeadKey const key = counted_key();
        Bytes sealed = seal(suite, key, counter_nonce(0), {}, counted(0, 20));
        for (std::size_t size = 0; size < sealed.size(); ++size)
            QVERIFY(refused(suite, key, counter_nonce(0), {}, ByteView{sealed}.first(size)));
        sealed.push_back(0);
        QVERIFY(refused(suite, key, counter_nonce(0), {}, sealed));
    }

    void theOtherSuiteDoesNotOpenIt()
    {
        AeadKey const key = counted_key();
        Bytes const sealed = seal(Suite::ChaCha20Poly1305, key, counter_nonce(0), {}, counted(0, 20));
        QVERIFY(refused(Suite::Aes256Gcm, key, counter_nonce(0), {}, sealed));
    }

    void bulkAndOneOffAgree_data() { add_suites(); }
    void bulkAndOneOffAgree()
    {
        QFETCH(unsigned, number);
        Suite const suite = suite_of(number).value();
        AeadKey const key = counted_key();
        BulkCipher cipher{suite, key};
        std::uint64_t counter = 0;
        for (std::size_t const size :
             std::to_array<std::size_t>({0, 1, 15, 16, 17, 63, 64, 65, 255, 1000, 4096, 65536, 100001})) {
            for (std::size_t const ad_size : std::to_array<std::size_t>({0, 1, 13, 64})) {
                Bytes plaintext(size);
                for (std::size_t i = 0; i < size; ++i) plaintext[i] = static_cast<std::uint8_t>(i * 31 + size);
                Bytes const ad(ad_size, 0x5a);
                Nonce const nonce = counter_nonce(counter++);
                Bytes out(size + tag_size);
                cipher.seal(nonce, ad, plaintext, out);
                QCOMPARE(out, seal(suite, key, nonce, ad, plaintext));
                QCOMPARE(open_plain(suite, key, nonce, ad, out).value(), plaintext);
                QVERIFY(cipher.open(nonce, ad, out, out).has_value()); // in place
                QVERIFY(std::equal(plaintext.begin(), plaintext.end(), out.begin()));
            }
        }
    }

    void bulkSealsInPlace_data() { add_suites(); }
    void bulkSealsInPlace()
    {
        QFETCH(unsigned, number);
        Suite const suite = suite_of(number).value();
        AeadKey const key = counted_key();
        Bytes buffer = counted(0, 200);
        buffer.resize(200 + tag_size);
        BulkCipher first{suite, key};
        BulkCipher cipher = std::move(first);
        cipher.seal(counter_nonce(3), {}, ByteView{buffer}.first(200), buffer);
        QCOMPARE(buffer, seal(suite, key, counter_nonce(3), {}, counted(0, 200)));
    }

    void bulkLeavesNothingOfAForgery_data() { add_suites(); }
    void bulkLeavesNothingOfAForgery()
    {
        QFETCH(unsigned, number);
        Suite const suite = suite_of(number).value();
        AeadKey const key = counted_key();
        BulkCipher cipher{suite, key};
        Bytes sealed = seal(suite, key, counter_nonce(0), {}, counted(0, 100));
        sealed.back() ^= 1;
        Bytes out(100, 0xee);
        QVERIFY(!cipher.open(counter_nonce(0), {}, sealed, out));
        QCOMPARE(out, Bytes(100));
        sealed.back() ^= 1;
        QVERIFY(cipher.open(counter_nonce(0), {}, sealed, out).has_value()); // the cipher goes on after a refusal
        QCOMPARE(out, counted(0, 100));
    }

    void counterNonceIsBigEndian()
    {
        QCOMPARE(to_hex(counter_nonce(0)), std::string(24, '0'));
        QCOMPARE(to_hex(counter_nonce(1)), std::string{"000000000000000000000001"});
        QCOMPARE(to_hex(counter_nonce(0x0102030405060708)), std::string{"000000000102030405060708"});
        QCOMPARE(to_hex(counter_nonce(~std::uint64_t{0})), std::string{"00000000ffffffffffffffff"});
    }

    void suiteNumbers()
    {
        QCOMPARE(suite_of(1).value(), Suite::ChaCha20Poly1305);
        QCOMPARE(suite_of(2).value(), Suite::Aes256Gcm);
        for (std::uint32_t const number : {0U, 3U, 257U, 0xffffffffU})
            QCOMPARE(suite_of(number).error().code, ErrorCode::Unsupported);
    }

    void streamsCountTogether_data() { add_suites(); }
    void streamsCountTogether()
    {
        QFETCH(unsigned, number);
        Suite const suite = suite_of(number).value();
        SealingStream sealing{suite, counted_key()};
        OpeningStream opening{suite, counted_key()};
        for (int i = 0; i < 5; ++i) {
            Bytes const sealed = sealing.seal(view_of("ad"), view_of("the same"));
            QCOMPARE(sealed, seal(suite, counted_key(), counter_nonce(static_cast<std::uint64_t>(i)), view_of("ad"),
                                  view_of("the same")));
            QCOMPARE(opening.open(view_of("ad"), sealed).value(), bytes_of("the same"));
        }
    }

    void replayedSkippedOrReorderedEndsTheStream_data() { add_suites(); }
    void replayedSkippedOrReorderedEndsTheStream()
    {
        QFETCH(unsigned, number);
        Suite const suite = suite_of(number).value();
        SealingStream sealing{suite, counted_key()};
        Bytes const first = sealing.seal({}, view_of("first"));
        Bytes const second = sealing.seal({}, view_of("second"));
        OpeningStream replayed{suite, counted_key()};
        QVERIFY(replayed.open({}, first).has_value());
        QCOMPARE(replayed.open({}, first).error().code, ErrorCode::BadProof);
        QCOMPARE(replayed.open({}, second).error().code, ErrorCode::BadProof); // nothing opens after an error
        OpeningStream skipped{suite, counted_key()};
        QCOMPARE(skipped.open({}, second).error().code, ErrorCode::BadProof);
        QCOMPARE(skipped.open({}, first).error().code, ErrorCode::BadProof);
    }

    void cleanupTestCase() { QCOMPARE(secret_arena::in_use(), std::size_t{0}); }
};

QTEST_GUILESS_MAIN(AeadTest)
#include "aead_test.moc"
