#include "core/identity/long_term_key.h"
#include "core/identity/provisioning_statements.h"
#include "core/wire/message.h"
#include "tests/unit/hex.h"

#include <QTest>

using namespace signet;
using namespace signet::identity;

/// What both sides of provisioning compute alike, protocol.md §3, and the id of a long-term key.
class IdentityProvisioningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theAckIsSignedOverBothBodies();
    void registerKeysComeAcross();
    void S65_registerKeysOfWrongSizesAreRefused_data();
    void S65_registerKeysOfWrongSizesAreRefused();
    void registerKeysOpenWithTheirKeyOnly();
    void theFourKeysDiffer();
    void aNewAccountIsBoundToItsRun();
    void ltkIdVector();
};

namespace {

template <class SecretType> SecretType filled(std::uint8_t byte)
{
    SecretType secret = SecretType::blank();
    std::ranges::fill(secret.expose_mutable(), byte);
    return secret;
}

crypto::SigningKey key_of(std::uint8_t byte)
{
    return crypto::SigningKey::from_seed(filled<crypto::SigningKey::Seed>(byte));
}

Bytes sealed(crypto::AeadKey const& key, pb::RegisterKeys const& keys)
{
    return crypto::seal(crypto::Suite::ChaCha20Poly1305, key, crypto::counter_nonce(0), {}, wire::encode(keys));
}

} // namespace

void IdentityProvisioningTest::initTestCase()
{
    start_crypto();
}

void IdentityProvisioningTest::theAckIsSignedOverBothBodies()
{
    crypto::SigningKey const node = key_of(1);
    crypto::Digest const th2 = provisioning_transcript(view_of("setup"), view_of("ack"));
    crypto::Signature const signature = sign_setup_ack(node, th2);
    QVERIFY(verify_setup_ack(node.verify_key(), th2, signature).has_value());
    QVERIFY(!verify_setup_ack(key_of(2).verify_key(), th2, signature).has_value());
    QVERIFY(!verify_setup_ack(node.verify_key(), provisioning_transcript(view_of("setuq"), view_of("ack")), signature));
    QVERIFY(!verify_setup_ack(node.verify_key(), provisioning_transcript(view_of("setup"), view_of("acl")), signature));
    QVERIFY(!verify_setup_ack(node.verify_key(), provisioning_transcript(view_of("setupa"), view_of("ck")), signature));
}

void IdentityProvisioningTest::registerKeysComeAcross()
{
    auto const key = filled<crypto::AeadKey>(3);
    RegisterSecrets secrets{{}, filled<ProvisioningSessionKey>(4), filled<ProvisioningAudioKey>(5), {}};
    secrets.order.bytes.fill(6);
    secrets.n0.fill(7);
    Result<RegisterSecrets> const opened = open_register(key, seal_register(key, secrets));
    QVERIFY(opened.has_value());
    QVERIFY(opened->order == secrets.order && opened->n0 == secrets.n0);
    QVERIFY(equal_constant_time(opened->session.expose(), secrets.session.expose()));
    QVERIFY(equal_constant_time(opened->audio.expose(), secrets.audio.expose()));
}

void IdentityProvisioningTest::S65_registerKeysOfWrongSizesAreRefused_data()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<int>("session");
    QTest::addColumn<int>("audio");
    QTest::addColumn<int>("n0");
    QTest::addColumn<bool>("taken");
    QTest::newRow("as they are") << 16 << 32 << 32 << 16 << true;
    QTest::newRow("order") << 15 << 32 << 32 << 16 << false;
    QTest::newRow("session key") << 16 << 33 << 32 << 16 << false;
    QTest::newRow("audio key") << 16 << 32 << 0 << 16 << false;
    QTest::newRow("nonce") << 16 << 32 << 32 << 10000 << false;
    QTest::newRow("nothing") << 0 << 0 << 0 << 0 << false;
}

void IdentityProvisioningTest::S65_registerKeysOfWrongSizesAreRefused()
{
    QFETCH(int, order);
    QFETCH(int, session);
    QFETCH(int, audio);
    QFETCH(int, n0);
    QFETCH(bool, taken);
    auto const run_of = [](int size) { return std::string(static_cast<std::size_t>(size), 'x'); };
    pb::RegisterKeys keys;
    keys.set_order(run_of(order));
    keys.set_session_key(run_of(session));
    keys.set_audio_key(run_of(audio));
    keys.set_n0(run_of(n0));
    auto const key = filled<crypto::AeadKey>(3);
    Result<RegisterSecrets> const opened = open_register(key, sealed(key, keys));
    QCOMPARE(opened.has_value(), taken);
    if (!opened) QCOMPARE(opened.error().code, ErrorCode::Malformed);
}

void IdentityProvisioningTest::registerKeysOpenWithTheirKeyOnly()
{
    RegisterSecrets const secrets{{}, filled<ProvisioningSessionKey>(4), filled<ProvisioningAudioKey>(5), {}};
    Bytes const bytes = seal_register(filled<crypto::AeadKey>(3), secrets);
    Result<RegisterSecrets> const opened = open_register(filled<crypto::AeadKey>(2), bytes);
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, ErrorCode::BadProof);
}

void IdentityProvisioningTest::theFourKeysDiffer()
{
    auto const dh = filled<crypto::SharedSecret>(8);
    crypto::Digest th2{};
    crypto::AgreementPublic share;
    crypto::AeadKey const first = register_key(dh, th2, share);
    share.bytes[0] = 1;
    crypto::AeadKey const other_share = register_key(dh, th2, share);
    th2[0] = 1;
    crypto::AeadKey const other_run = register_key(dh, th2, share);
    auto const session = filled<ProvisioningSessionKey>(8);
    auto const audio = filled<ProvisioningAudioKey>(8);
    crypto::AeadKey const keys[]{session_c2s(session), session_s2c(session), audio_c2s(audio)};
    std::vector<Bytes> all{bytes_of(first.expose()), bytes_of(other_share.expose()), bytes_of(other_run.expose())};
    for (crypto::AeadKey const& key : keys) all.push_back(bytes_of(key.expose()));
    std::ranges::sort(all);
    QVERIFY(std::ranges::adjacent_find(all) == all.end());
}

void IdentityProvisioningTest::aNewAccountIsBoundToItsRun()
{
    crypto::SigningKey const key = key_of(1);
    NewAccountStatement const statement{};
    crypto::Signature const signature = sign_new_account(key, statement, view_of("fields"));
    auto const fits = [&](NewAccountStatement const& of, std::string_view fields) {
        return verify_new_account(key.verify_key(), of, view_of(fields), signature).has_value();
    };
    QVERIFY(fits(statement, "fields"));
    QVERIFY(!fits(statement, "fielde"));
    NewAccountStatement changed = statement;
    changed.th2[31] = 1;
    QVERIFY(!fits(changed, "fields"));
    changed = statement;
    changed.client_share.bytes[0] = 1;
    QVERIFY(!fits(changed, "fields"));
    changed = statement;
    changed.n1[0] = 1;
    QVERIFY(!fits(changed, "fields"));
    changed = statement;
    changed.n2[15] = 1;
    QVERIFY(!fits(changed, "fields"));
}

/// Python: HKDF-SHA-512 of hmac and hashlib, ikm = 32 bytes 0x31, salt = "signet/1", info = "signet/1 ltk id" | 0.
void IdentityProvisioningTest::ltkIdVector()
{
    QCOMPARE(to_hex(ltk_id(filled<LongTermKey>(0x31)).view()), std::string{"1c3ad0d5bcf4f6f0c25fa6379f4d6f5f"});
}

QTEST_GUILESS_MAIN(IdentityProvisioningTest)
#include "provisioning_test.moc"
