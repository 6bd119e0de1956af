#include "core/crypto/keys.h"
#include "core/crypto/system_random.h"

#include "tests/unit/hex.h"

#include <QTest>

using namespace signet;
using namespace signet::crypto;

namespace {

AgreementKey agreement_key(std::string_view scalar)
{
    return AgreementKey::from_scalar(AgreementKey::Scalar::copy_of(array_of_hex<32>(scalar)));
}

AgreementPublic agreement_public(std::string_view u)
{
    return AgreementPublic{array_of_hex<32>(u)};
}

std::string agreed(AgreementKey const& mine, AgreementPublic const& theirs)
{
    Result<SharedSecret> const shared = mine.agree(theirs);
    return shared ? to_hex(shared->expose()) : std::string{name_of(shared.error().code)};
}

SigningKey signing_key(std::string_view seed)
{
    return SigningKey::from_seed(SigningKey::Seed::copy_of(array_of_hex<32>(seed)));
}

MacKey counted_mac_key()
{
    ByteArray<32> bytes;
    check(copy_exact(counted(0, 32), bytes));
    return MacKey::copy_of(bytes);
}

constexpr char counted_seed[] = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

} // namespace

class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start_crypto(); }

    // ---- X25519

    void x25519_rfc7748_5_2_data()
    {
        QTest::addColumn<QByteArray>("scalar");
        QTest::addColumn<QByteArray>("u");
        QTest::addColumn<QByteArray>("result");
        QTest::addRow("first") << QByteArray{"a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"}
                               << QByteArray{"e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"}
                               << QByteArray{"c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"};
        QTest::addRow("second, highest bit set")
            << QByteArray{"4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d"}
            << QByteArray{"e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493"}
            << QByteArray{"95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"};
    }
    void x25519_rfc7748_5_2()
    {
        QFETCH(QByteArray, scalar);
        QFETCH(QByteArray, u);
        QFETCH(QByteArray, result);
        QCOMPARE(agreed(agreement_key(scalar.constData()), agreement_public(u.constData())), result.toStdString());
    }

    void x25519_rfc7748_5_2_iterated()
    {
        ByteArray<32> k{9};
        ByteArray<32> u{9};
        for (int round = 1; round <= 1000; ++round) {
            AgreementKey const key = AgreementKey::from_scalar(AgreementKey::Scalar::copy_of(k));
            Result<SharedSecret> const shared = key.agree(AgreementPublic{u});
            QVERIFY(shared.has_value());
            u = k;
            QVERIFY(copy_exact(shared->expose(), k));
            if (round == 1) QCOMPARE(to_hex(k), std::string{"422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"});
        }
        QCOMPARE(to_hex(k), std::string{"684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"});
    }

    void x25519_rfc7748_6_1()
    {
        AgreementKey const alice = agreement_key("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        AgreementKey const bob = agreement_key("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        QCOMPARE(alice.public_key(), agreement_public("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
        QCOMPARE(bob.public_key(), agreement_public("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
        std::string const shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
        QCOMPARE(agreed(alice, bob.public_key()), shared);
        QCOMPARE(agreed(bob, alice.public_key()), shared);
    }

    // The u-coordinates of the points of small order, and the encodings above the prime that stand for them.
    void K26_lowOrderAgreementKeysAreRefused_data()
    {
        QTest::addColumn<QByteArray>("u");
        QTest::addRow("order 4") << QByteArray{"0000000000000000000000000000000000000000000000000000000000000000"};
        QTest::addRow("one") << QByteArray{"0100000000000000000000000000000000000000000000000000000000000000"};
        QTest::addRow("order 8") << QByteArray{"e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"};
        QTest::addRow("order 8, other") << QByteArray{"5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"};
        QTest::addRow("p - 1") << QByteArray{"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
        QTest::addRow("p") << QByteArray{"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
        QTest::addRow("p + 1") << QByteArray{"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
        QTest::addRow("zero, highest bit set") << QByteArray{"0000000000000000000000000000000000000000000000000000000000000080"};
        QTest::addRow("one, highest bit set") << QByteArray{"0100000000000000000000000000000000000000000000000000000000000080"};
        QTest::addRow("p, highest bit set") << QByteArray{"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"};
    }
    void K26_lowOrderAgreementKeysAreRefused()
    {
        QFETCH(QByteArray, u);
        QCOMPARE(agreed(agreement_key(counted_seed), agreement_public(u.constData())), std::string{"bad proof"});
    }

    void agreementKeysHave32Bytes()
    {
        QVERIFY(AgreementPublic::parse(counted(0, 32)).has_value());
        QCOMPARE(AgreementPublic::parse(counted(0, 31)).error().code, ErrorCode::Malformed);
        QCOMPARE(AgreementPublic::parse(counted(0, 33)).error().code, ErrorCode::Malformed);
        QCOMPARE(AgreementPublic::parse({}).error().code, ErrorCode::Malformed);
    }

    void generatedAgreementKeysAgree()
    {
        SystemRandom random;
        AgreementKey const a = AgreementKey::generate(random);
        AgreementKey const b = AgreementKey::generate(random);
        QVERIFY(a.public_key() != b.public_key());
        QCOMPARE(agreed(a, b.public_key()), agreed(b, a.public_key()));
        AgreementKey const again = AgreementKey::from_scalar(a.scalar().duplicate());
        QCOMPARE(again.public_key(), a.public_key());
        QVERIFY(AgreementKey{}.empty());
    }

    // ---- Ed25519

    // Seeds and keys of RFC 8032 §7.1, tests 1 to 3. Every signature here begins with a label, so the signatures are those of
    // label | 0x00 | the test's message, made with Python's cryptography (OpenSSL).
    void ed25519_data()
    {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::addRow("test 1") << QByteArray{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"}
                                << QByteArray{"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"}
                                << QByteArray{""}
                                << QByteArray{"a43a43f1c548b0f50cb2afec82b568a452e42aa028130c70e7e978b99cd91da0"
                                              "aa86277cce688cf4d9b6484d5dc7fe69abed8ceb0d44d3cd02b12f0e829da50c"};
        QTest::addRow("test 2") << QByteArray{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"}
                                << QByteArray{"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"}
                                << QByteArray{"72"}
                                << QByteArray{"0a45cfee67805cfdd99789d4f9c9e4f3080dc5fee2912f452668e64720e7a110"
                                              "e0589ec6c82f341d5ac15facd56f3c222714a8e0de615b8b0739e58a68ec040f"};
        QTest::addRow("test 3") << QByteArray{"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"}
                                << QByteArray{"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"}
                                << QByteArray{"af82"}
                                << QByteArray{"42224b4289a2815c8c624cc864410ac03c896f71dc236f30f71670186884a6d2"
                                              "308cc2d321883986d4b66f6d0042777598e9496837bede5a641c1ac5c5e8b00a"};
    }
    void ed25519()
    {
        QFETCH(QByteArray, seed);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, signature);
        SigningKey const signer = signing_key(seed.constData());
        QCOMPARE(to_hex(signer.verify_key().bytes), key.toStdString());
        QCOMPARE(to_hex(signer.seed().expose()), seed.toStdString());
        Bytes const text = from_hex(message.constData());
        Signature const made = signer.sign("signet/1 test", {text});
        QCOMPARE(to_hex(made), signature.toStdString());
        QVERIFY(VerifyKey::parse(signer.verify_key().bytes).has_value());
        QVERIFY(verify(signer.verify_key(), "signet/1 test", {text}, made).has_value());
        QCOMPARE(verify(signer.verify_key(), "signet/1 other", {text}, made).error().code, ErrorCode::BadSignature);
    }

    void signaturesJoinTheirParts()
    {
        SigningKey const signer = signing_key(counted_seed);
        Signature const made = signer.sign("signet/1 test", {view_of("abc"), view_of("defg")});
        QVERIFY(verify(signer.verify_key(), "signet/1 test", {view_of("abcdefg")}, made).has_value());
    }

    void everyChangedBitOfASignatureIsRefused()
    {
        SigningKey const signer = signing_key(counted_seed);
        Signature const made = signer.sign("signet/1 test", {view_of("message")});
        for (std::size_t bit = 0; bit < made.size() * 8; ++bit) {
            Signature changed = made;
            changed[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
            Result<void> const checked = verify(signer.verify_key(), "signet/1 test", {view_of("message")}, changed);
            QVERIFY(!checked && checked.error().code == ErrorCode::BadSignature);
        }
        QCOMPARE(verify(signer.verify_key(), "signet/1 test", {view_of("message")}, ByteView{made}.first(63)).error().code,
                 ErrorCode::BadSignature);
        QCOMPARE(verify(signer.verify_key(), "signet/1 test", {view_of("message")}, {}).error().code, ErrorCode::BadSignature);
    }

    // S + L in place of S satisfies the equation too. Made with Python from the counted seed's signature over "abcdefg".
    void K26_malleableSignatureIsRefused()
    {
        SigningKey const signer = signing_key(counted_seed);
        Bytes const good = from_hex("eb16408845df310e52496c146cab7d71b37a23bba448c9df7fd364156c6b9623"
                                    "e06e0a71fc7e47840f94cdfa1984e9654b8d91421afaef18312b76a37c69cc0c");
        Bytes const malleable = from_hex("eb16408845df310e52496c146cab7d71b37a23bba448c9df7fd364156c6b9623"
                                         "cd4200ce16e259dce530c59df87dc87a4b8d91421afaef18312b76a37c69cc1c");
        QVERIFY(verify(signer.verify_key(), "signet/1 test", {view_of("abcdefg")}, good).has_value());
        QCOMPARE(verify(signer.verify_key(), "signet/1 test", {view_of("abcdefg")}, malleable).error().code,
                 ErrorCode::BadSignature);
    }

    // With a key and an R of small order, a signature of S = 0 would fit many messages.
    void K26_signatureOfALowOrderKeyIsRefused()
    {
        VerifyKey key;
        key.bytes = {1};
        Bytes signature(64);
        signature[0] = 1;
        QCOMPARE(verify(key, "signet/1 test", {view_of("anything")}, signature).error().code, ErrorCode::BadSignature);
    }

    // The eight points of small order and encodings for them above the prime; a point off the curve; a key with a part of small
    // order. Computed with Python from the curve's equation.
    void K26_badVerifyKeysAreRefused_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addRow("neutral") << QByteArray{"0100000000000000000000000000000000000000000000000000000000000000"};
        QTest::addRow("order 2") << QByteArray{"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
        QTest::addRow("order 4") << QByteArray{"0000000000000000000000000000000000000000000000000000000000000000"};
        QTest::addRow("order 4, negative") << QByteArray{"0000000000000000000000000000000000000000000000000000000000000080"};
        QTest::addRow("order 8 a") << QByteArray{"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"};
        QTest::addRow("order 8 b") << QByteArray{"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"};
        QTest::addRow("order 8 c") << QByteArray{"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"};
        QTest::addRow("order 8 d") << QByteArray{"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"};
        QTest::addRow("neutral with sign") << QByteArray{"0100000000000000000000000000000000000000000000000000000000000080"};
        QTest::addRow("y = p") << QByteArray{"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
        QTest::addRow("y = p + 1") << QByteArray{"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
        QTest::addRow("y = p + 3") << QByteArray{"f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
        QTest::addRow("off the curve") << QByteArray{"0200000000000000000000000000000000000000000000000000000000000000"};
        QTest::addRow("mixed order") << QByteArray{"38fd00c26d1ce27e6f4b55b15fbebffae98052f763b21625375d037af012b0a7"};
        QTest::addRow("short") << QByteArray{"03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531"};
        QTest::addRow("long") << QByteArray{"03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b800"};
        QTest::addRow("nothing") << QByteArray{""};
    }
    void K26_badVerifyKeysAreRefused()
    {
        QFETCH(QByteArray, key);
        Result<VerifyKey> const parsed = VerifyKey::parse(from_hex(key.constData()));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::Malformed);
    }

    void generatedSigningKeys()
    {
        SystemRandom random;
        SigningKey const a = SigningKey::generate(random);
        SigningKey const b = SigningKey::generate(random);
        QVERIFY(a.verify_key() != b.verify_key());
        Signature const made = a.sign("signet/1 test", {});
        QVERIFY(verify(a.verify_key(), "signet/1 test", {}, made).has_value());
        QVERIFY(!verify(b.verify_key(), "signet/1 test", {}, made));
        SigningKey const again = SigningKey::from_seed(a.seed());
        QCOMPARE(again.verify_key(), a.verify_key());
        QVERIFY(SigningKey{}.empty());
    }

    // ---- HKDF and MAC

    // RFC 5869's own vectors are for SHA-256 and SHA-1: these have their inputs, with SHA-512, made with Python's hmac.
    void hkdfSha512_data()
    {
        QTest::addColumn<QByteArray>("ikm");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QByteArray>("okm");
        QByteArray const ikm(22, '\x0b');
        auto const range = [](int first, int end) {
            QByteArray bytes;
            for (int i = first; i < end; ++i) bytes.append(static_cast<char>(i));
            return bytes;
        };
        QTest::addRow("basic") << ikm << range(0, 13) << range(0xf0, 0xfa)
                               << QByteArray{
                                      "832390086cda71fb47625bb5ceb168e4c8e26a1a16ed34d9fc7fe92c1481579338da362cb8d9f925d7cb"};
        QTest::addRow("long")
            << range(0, 0x50) << range(0x60, 0xb0) << range(0xb0, 0x100)
            << QByteArray{"ce6c97192805b346e6161e821ed165673b84f400a2b514b2fe23d84cd189ddf1b695b48cbd1c8388441137b3ce28"
                          "f16aa64ba33ba466b24df6cfcb021ecff235f6a2056ce3af1de44d572097a8505d9e7a9354e5796284151c2dd39c39b3"
                          "cd3d8e50fcc383ebdec37476e03b721ef5efef873c281f018b8ca42e1245b2271f871ba6585ee6b7c47ddf0e1e64685e"
                          "87eab3e2b4df55874cc74d058879d2f2233272d5e3ee660dcad82cb9c7018fb089287c0538612abe485010009d505e50"
                          "62c6e60beef755288e89"};
        QTest::addRow("no salt, no info")
            << ikm << QByteArray{} << QByteArray{}
            << QByteArray{"f5fa02b18298a72a8c23898a8703472c6eb179dc204c03425c970e3b164bf90fff22d04836d0e2343bac"};
    }
    void hkdfSha512()
    {
        QFETCH(QByteArray, ikm);
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, info);
        QFETCH(QByteArray, okm);
        auto const view = [](QByteArray const& bytes) {
            return view_of({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        };
        Bytes out(static_cast<std::size_t>(okm.size()) / 2);
        hkdf_sha512(view(ikm), view(salt), view(info), out);
        QCOMPARE(to_hex(out), okm.toStdString());
    }

    void hkdfReachesItsLongestResult()
    {
        Bytes out(255 * 64);
        hkdf_sha512(counted(0, 32), {}, {}, out);
        Bytes beginning(64);
        hkdf_sha512(counted(0, 32), {}, {}, beginning);
        QVERIFY(std::equal(beginning.begin(), beginning.end(), out.begin()));
        QVERIFY(!std::equal(out.end() - 64, out.end(), out.end() - 128));
    }

    void deriveIsHkdfWithLabelAndContext()
    {
        using TestKey = Secret<32, struct DerivedTestTag>;
        TestKey const key = derive<TestKey>(counted(0, 32), "signet/1 test", view_of("context"));
        QCOMPARE(to_hex(key.expose()), std::string{"27765b809ad84f9ff20cf116fb5d1dc497830d3bca94b4d236fa8ccc342f2789"});
        TestKey const other_label = derive<TestKey>(counted(0, 32), "signet/1 test 2", view_of("context"));
        TestKey const other_context = derive<TestKey>(counted(0, 32), "signet/1 test");
        QVERIFY(!equal_constant_time(key.expose(), other_label.expose()));
        QVERIFY(!equal_constant_time(key.expose(), other_context.expose()));
    }

    void macIsHmacSha512Cut()
    {
        // hmac.new(bytes(range(32)), b"signet/1 test\0abcdefg", "sha512").digest()[:32]
        MacKey const key = counted_mac_key();
        Mac const proof = mac(key, "signet/1 test", {view_of("abc"), view_of("defg")});
        QCOMPARE(to_hex(proof), std::string{"9bdf35313cabcaacf297196d5628f976b0a1343dfa0838564fc8bdcf529acbc6"});
        QVERIFY(mac_fits(key, "signet/1 test", {view_of("abcdefg")}, proof));
        QVERIFY(!mac_fits(key, "signet/1 other", {view_of("abcdefg")}, proof));
        QVERIFY(!mac_fits(key, "signet/1 test", {view_of("abcdefg")}, ByteView{proof}.first(31)));
        QVERIFY(!mac_fits(key, "signet/1 test", {view_of("abcdefg")}, {}));
        for (std::size_t bit = 0; bit < proof.size() * 8; ++bit) {
            Mac changed = proof;
            changed[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
            QVERIFY(!mac_fits(key, "signet/1 test", {view_of("abcdefg")}, changed));
        }
    }

    // ---- Argon2id

    // libsodium takes neither the secret nor the associated data of RFC 9106's vector. These are made with the reference
    // implementation (libargon2's argon2id_hash_raw) over the salt that keys.cpp makes of bytes 0..31.
    void argon2id_data()
    {
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<unsigned>("passes");
        QTest::addColumn<QByteArray>("key");
        QTest::addRow("one pass") << QByteArray{"correct horse battery staple"} << 1U
                                  << QByteArray{"4367c94aae8310415012f52f146d2e8fe62c105497bf8e50c5a5eaab9aae7370"};
        QTest::addRow("empty, two passes") << QByteArray{} << 2U
                                           << QByteArray{"7ae8d8b300be6c6f6dde9d9fbe62fb6ec7970fbfcca03a4400cf1e690ae6f36a"};
    }
    void argon2id()
    {
        QFETCH(QByteArray, passphrase);
        QFETCH(unsigned, passes);
        QFETCH(QByteArray, key);
        ByteArray<32> const salt = array_of_hex<32>(counted_seed);
        ByteView const words = view_of({passphrase.constData(), static_cast<std::size_t>(passphrase.size())});
        Result<PasswordKey> const made = stretch_passphrase(words, salt, {.memory_kib = 65'536, .passes = passes});
        QVERIFY(made.has_value());
        QCOMPARE(to_hex(made->expose()), key.toStdString());
    }

    void nothingIsAPassphraseToo()
    {
        ByteArray<32> const salt = array_of_hex<32>(counted_seed);
        Result<PasswordKey> const made = stretch_passphrase({}, salt, {.memory_kib = 65'536, .passes = 2});
        QCOMPARE(to_hex(made.value().expose()), std::string{"7ae8d8b300be6c6f6dde9d9fbe62fb6ec7970fbfcca03a4400cf1e690ae6f36a"});
    }

    void everyByteOfTheSaltTakesPart()
    {
        ByteArray<32> salt = array_of_hex<32>(counted_seed);
        salt[31] ^= 1;
        Result<PasswordKey> const made =
            stretch_passphrase(view_of("correct horse battery staple"), salt, {.memory_kib = 65'536, .passes = 1});
        QVERIFY(made.has_value());
        QVERIFY(to_hex(made->expose()) != "4367c94aae8310415012f52f146d2e8fe62c105497bf8e50c5a5eaab9aae7370");
    }

    void costsOutsideTheRangeAreRefused_data()
    {
        QTest::addColumn<unsigned>("memory");
        QTest::addColumn<unsigned>("passes");
        QTest::addColumn<unsigned>("lanes");
        QTest::addRow("too little memory") << 65'535U << 3U << 1U;
        QTest::addRow("too much memory") << 1'048'577U << 3U << 1U;
        QTest::addRow("all the memory there is") << 0xffffffffU << 3U << 1U;
        QTest::addRow("no pass") << 65'536U << 0U << 1U;
        QTest::addRow("too many passes") << 65'536U << 11U << 1U;
        QTest::addRow("no lane") << 65'536U << 3U << 0U;
        QTest::addRow("two lanes") << 65'536U << 3U << 2U;
    }
    void costsOutsideTheRangeAreRefused()
    {
        QFETCH(unsigned, memory);
        QFETCH(unsigned, passes);
        QFETCH(unsigned, lanes);
        Result<PasswordKey> const made =
            stretch_passphrase(view_of("words"), {}, {.memory_kib = memory, .passes = passes, .lanes = lanes});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Unsupported);
    }

    void cleanupTestCase() { QCOMPARE(secret_arena::in_use(), std::size_t{0}); }
};

QTEST_GUILESS_MAIN(KeysTest)
#include "keys_test.moc"
