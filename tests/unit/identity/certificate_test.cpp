#include "core/identity/certificate.h"
#include "core/identity/long_term_key.h"
#include "core/identity/refusal.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "tests/unit/hex.h"

#include <QTest>

using namespace signet;
using namespace signet::identity;

/// Device certificates and device lists, protocol.md §1 and §5.
class IdentityCertificateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aCertificateSaysWhatWasSigned();
    void aListSaysWhatWasSigned();
    void K23_anotherKeyIsRefused();
    void K26_changedSignatureIsRefused();
    void oneFlippedBitIsRefused();
    void aStatementOfAnotherKindIsRefused();
    void bodiesAreReadStrictly_data();
    void bodiesAreReadStrictly();
    void aListHas1To32Devices();
    void aDeviceStandsOnceInAList();
    void aListBeginsAtSerial1();
    void aPeerIsCheckedAsAWhole();
    void aPeerOfAnotherAccountIsRefused();
    void K34_aDeviceThatIsNotOnTheListIsRefused();
    void aCertificateMadeAnewIsNotTheOneOnTheList();
    void operatorAndFingerprintVectors();
    void aRefusalFromOutsideIsCut();
    void E19_notAcceptedSaysNothingMore();

private:
    [[nodiscard]] DeviceCertificate certificate() const;
    [[nodiscard]] DeviceList list_of(pb::Signed const& certificate) const;
    [[nodiscard]] pb::Signed signed_as(std::string_view label, google::protobuf::Message const& body) const;

    crypto::SigningKey account_key_;
    crypto::SigningKey device_key_;
    Account account_;
};

namespace {

crypto::SigningKey key_of(std::uint8_t byte)
{
    ByteArray<32> bytes;
    bytes.fill(byte);
    return crypto::SigningKey::from_seed(crypto::SigningKey::Seed::copy_of(bytes));
}

template <class T> ErrorCode code_of(Result<T> const& result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

void IdentityCertificateTest::initTestCase()
{
    start_crypto();
    account_key_ = key_of(1);
    device_key_ = key_of(2);
    account_.operator_id.bytes.fill(9);
    account_.number = AccountNumber::from_serial(48210000017);
}

DeviceCertificate IdentityCertificateTest::certificate() const
{
    DeviceCertificate certificate{account_, {}, device_key_.verify_key(), {}, wall_time(1'700'000'000'123)};
    certificate.device.bytes.fill(3);
    certificate.agreement_key.bytes.fill(4);
    return certificate;
}

DeviceList IdentityCertificateTest::list_of(pb::Signed const& certificate_statement) const
{
    DeviceList list{account_, 5, wall_time(1'700'000'000'456), {}};
    list.devices.emplace(certificate().device, certificate_hash(certificate_statement));
    return list;
}

pb::Signed IdentityCertificateTest::signed_as(std::string_view label, google::protobuf::Message const& body) const
{
    Bytes const bytes = wire::encode(body);
    pb::Signed statement;
    statement.set_body(wire::field_of(bytes));
    statement.set_signature(wire::field_of(account_key_.sign(label, {bytes})));
    return statement;
}

void IdentityCertificateTest::aCertificateSaysWhatWasSigned()
{
    DeviceCertificate const made = certificate();
    Result<DeviceCertificate> const opened = open_certificate(sign_certificate(made, account_key_), account_key_.verify_key());
    QVERIFY(opened.has_value());
    QVERIFY(opened->account == made.account && opened->device == made.device);
    QVERIFY(opened->signing_key == made.signing_key && opened->agreement_key == made.agreement_key);
    QVERIFY(opened->created == made.created);
}

void IdentityCertificateTest::aListSaysWhatWasSigned()
{
    DeviceList const made = list_of(sign_certificate(certificate(), account_key_));
    Result<DeviceList> const opened = open_device_list(sign_device_list(made, account_key_), account_key_.verify_key());
    QVERIFY(opened.has_value());
    QVERIFY(opened->account == made.account && opened->serial == 5 && opened->time == made.time);
    QVERIFY(opened->devices == made.devices);
}

void IdentityCertificateTest::K23_anotherKeyIsRefused()
{
    pb::Signed const statement = sign_certificate(certificate(), account_key_);
    pb::Signed const list = sign_device_list(list_of(statement), account_key_);
    QCOMPARE(code_of(open_certificate(statement, key_of(7).verify_key())), ErrorCode::BadSignature);
    QCOMPARE(code_of(open_device_list(list, key_of(7).verify_key())), ErrorCode::BadSignature);
    QCOMPARE(code_of(open_certificate(statement, AccountKey{})), ErrorCode::BadSignature); // a key of low order
}

/// S + L is another encoding of S (RFC 8032 §5.1.7: "S … in range 0 <= s < L").
void IdentityCertificateTest::K26_changedSignatureIsRefused()
{
    Bytes const order = from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    pb::Signed statement = sign_certificate(certificate(), account_key_);
    std::string& signature = *statement.mutable_signature();
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += static_cast<std::uint8_t>(signature[32 + i]) + unsigned{order[i]};
        signature[32 + i] = static_cast<char>(carry & 0xFF);
        carry >>= 8;
    }
    QCOMPARE(carry, 0u);
    QCOMPARE(code_of(open_certificate(statement, account_key_.verify_key())), ErrorCode::BadSignature);
    statement.clear_signature();
    QCOMPARE(code_of(open_certificate(statement, account_key_.verify_key())), ErrorCode::BadSignature);
    statement.set_signature(std::string(64, '\0'));
    QCOMPARE(code_of(open_certificate(statement, account_key_.verify_key())), ErrorCode::BadSignature);
}

void IdentityCertificateTest::oneFlippedBitIsRefused()
{
    pb::Signed const statement = sign_certificate(certificate(), account_key_);
    for (std::size_t bit = 0; bit < 8 * statement.body().size(); ++bit) {
        pb::Signed changed = statement;
        (*changed.mutable_body())[bit / 8] ^= static_cast<char>(1u << (bit % 8));
        QCOMPARE(code_of(open_certificate(changed, account_key_.verify_key())), ErrorCode::BadSignature);
    }
}

void IdentityCertificateTest::aStatementOfAnotherKindIsRefused()
{
    pb::Signed const statement = sign_certificate(certificate(), account_key_);
    pb::Signed const list = sign_device_list(list_of(statement), account_key_);
    QCOMPARE(code_of(open_device_list(statement, account_key_.verify_key())), ErrorCode::BadSignature);
    QCOMPARE(code_of(open_certificate(list, account_key_.verify_key())), ErrorCode::BadSignature);
}

/// Signed by U all the same.
void IdentityCertificateTest::bodiesAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("field");
    for (char const* const field : {"none", "device", "signing key", "low-order key", "agreement key", "number", "operator"})
        QTest::newRow(field) << QByteArray(field);
}

void IdentityCertificateTest::bodiesAreReadStrictly()
{
    QFETCH(QByteArray, field);
    pb::DeviceCertificateBody body;
    QVERIFY(body.ParseFromString(sign_certificate(certificate(), account_key_).body()));
    if (field == "device") body.set_device(std::string(15, 'd'));
    if (field == "signing key") body.set_signing_key(std::string(31, 'k'));
    if (field == "low-order key") body.set_signing_key(std::string(32, '\0'));
    if (field == "agreement key") body.set_agreement_key(std::string(33, 'k'));
    if (field == "number") body.mutable_account()->set_number("4821 0000 0173");
    if (field == "operator") body.mutable_account()->clear_operator_();
    auto const opened = open_certificate(signed_as(wire::label::device_certificate, body), account_key_.verify_key());
    QCOMPARE(code_of(opened), field == "none" ? ErrorCode::Internal : ErrorCode::Malformed);
}

void IdentityCertificateTest::aListHas1To32Devices()
{
    for (std::size_t const count : {0u, 1u, 32u, 33u, 1000u}) {
        pb::DeviceListBody body;
        *body.mutable_account() = wire::to_wire(account_);
        body.set_serial(1);
        for (std::size_t i = 0; i < count; ++i) {
            DeviceId device;
            store_u32(std::span{device.bytes}.first<4>(), static_cast<std::uint32_t>(i));
            pb::DeviceListBody::Entry& entry = *body.add_devices();
            entry.set_device(wire::field_of(device.view()));
            entry.set_certificate(std::string(32, 'h'));
        }
        auto const opened = open_device_list(signed_as(wire::label::device_list, body), account_key_.verify_key());
        QCOMPARE(code_of(opened), count >= 1 && count <= 32 ? ErrorCode::Internal : ErrorCode::Malformed);
    }
}

void IdentityCertificateTest::aDeviceStandsOnceInAList()
{
    pb::DeviceListBody body;
    *body.mutable_account() = wire::to_wire(account_);
    body.set_serial(1);
    for (char const hash : {'a', 'b'}) {
        pb::DeviceListBody::Entry& entry = *body.add_devices();
        entry.set_device(std::string(16, 'd'));
        entry.set_certificate(std::string(32, hash));
    }
    QCOMPARE(code_of(open_device_list(signed_as(wire::label::device_list, body), account_key_.verify_key())),
             ErrorCode::Malformed);
    body.mutable_devices(1)->set_device(std::string(16, 'e'));
    QVERIFY(open_device_list(signed_as(wire::label::device_list, body), account_key_.verify_key()).has_value());
    body.mutable_devices(1)->set_certificate(std::string(31, 'b'));
    QCOMPARE(code_of(open_device_list(signed_as(wire::label::device_list, body), account_key_.verify_key())),
             ErrorCode::Malformed);
}

void IdentityCertificateTest::aListBeginsAtSerial1()
{
    DeviceList list = list_of(sign_certificate(certificate(), account_key_));
    list.serial = 0;
    QCOMPARE(code_of(open_device_list(sign_device_list(list, account_key_), account_key_.verify_key())), ErrorCode::Malformed);
}

void IdentityCertificateTest::aPeerIsCheckedAsAWhole()
{
    pb::Signed const statement = sign_certificate(certificate(), account_key_);
    pb::Signed const list = sign_device_list(list_of(statement), account_key_);
    Result<PeerDevice> const peer = check_peer(statement, list, account_key_.verify_key(), account_);
    QVERIFY(peer.has_value());
    QVERIFY(peer->certificate.device == certificate().device);
    QCOMPARE(code_of(check_peer(statement, list, key_of(7).verify_key(), account_)), ErrorCode::BadSignature);
    // Certificate and list of two account keys.
    QCOMPARE(code_of(check_peer(statement, sign_device_list(list_of(statement), key_of(7)), account_key_.verify_key(), account_)),
             ErrorCode::BadSignature);
}

void IdentityCertificateTest::aPeerOfAnotherAccountIsRefused()
{
    pb::Signed const statement = sign_certificate(certificate(), account_key_);
    DeviceList list = list_of(statement);
    Account other = account_;
    other.number = AccountNumber::from_serial(48210000042);
    auto const check = [&](Account const& expected) {
        return code_of(check_peer(statement, sign_device_list(list, account_key_), account_key_.verify_key(), expected));
    };
    QCOMPARE(check(other), ErrorCode::NotAllowed);
    list.account = other; // U signed for both, as one that serves two accounts could
    QCOMPARE(check(account_), ErrorCode::NotAllowed);
    QCOMPARE(check(other), ErrorCode::NotAllowed);
    list.account = account_;
    Account elsewhere = account_;
    elsewhere.operator_id.bytes.fill(8); // the same number at another operator
    QCOMPARE(check(elsewhere), ErrorCode::NotAllowed);
    QCOMPARE(check(account_), ErrorCode::Internal);
}

void IdentityCertificateTest::K34_aDeviceThatIsNotOnTheListIsRefused()
{
    pb::Signed const statement = sign_certificate(certificate(), account_key_);
    DeviceList list{account_, 6, {}, {}};
    DeviceId another;
    another.bytes.fill(0x77);
    list.devices.emplace(another, certificate_hash(statement));
    QCOMPARE(code_of(check_peer(statement, sign_device_list(list, account_key_), account_key_.verify_key(), account_)),
             ErrorCode::NotAllowed);
}

/// The list names one certificate, not a device for which U signed several.
void IdentityCertificateTest::aCertificateMadeAnewIsNotTheOneOnTheList()
{
    pb::Signed const statement = sign_certificate(certificate(), account_key_);
    DeviceCertificate renewed = certificate();
    renewed.agreement_key.bytes.fill(0x66);
    pb::Signed const other = sign_certificate(renewed, account_key_);
    pb::Signed const list = sign_device_list(list_of(statement), account_key_);
    QCOMPARE(code_of(check_peer(other, list, account_key_.verify_key(), account_)), ErrorCode::NotAllowed);
}

/// Digests: Python's hashlib.blake2b(digest_size=32) over the label, a zero byte and the bytes 0 to 31.
void IdentityCertificateTest::operatorAndFingerprintVectors()
{
    crypto::VerifyKey root;
    QVERIFY(copy_exact(counted(0, 32), root.bytes));
    QCOMPARE(to_hex(operator_id(root).view()), std::string{"21b81cc39711ef291d0262528362d88cbf8f31a3bd297b40277345fefc69de19"});
    QCOMPARE(root_fingerprint(root), std::string{"X9V37Q99RHYKYSGQ67ZZMZ2X0"});
}

void IdentityCertificateTest::aRefusalFromOutsideIsCut()
{
    pb::Nak nak;
    nak.set_reason(pb::Nak::NO_SPACE);
    nak.set_detail(std::string(100'000, 'x'));
    QCOMPARE(heard(nak, RefusedBy::Peer).detail.size(), max_nak_detail);
    nak.set_reason(static_cast<pb::Nak::Reason>(4711));
    QCOMPARE(heard(nak, RefusedBy::Peer).reason, pb::Nak::NONE);
}

void IdentityCertificateTest::E19_notAcceptedSaysNothingMore()
{
    QVERIFY(to_wire({pb::Nak::NOT_ACCEPTED, "blocked", RefusedBy::Us}).detail().empty());
    QVERIFY(!to_wire({pb::Nak::NO_SPACE, "full", RefusedBy::Us}).detail().empty());
}

QTEST_GUILESS_MAIN(IdentityCertificateTest)
#include "certificate_test.moc"
