#include "core/link/certificate.h"

#include "core/crypto/system_random.h"

#include <QTest>

using namespace signet;
using namespace signet::link;
using crypto::SigningKey;

namespace {

constexpr WallTime issued{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}};
constexpr Validity two_years{issued, issued + days{730}};
constexpr Validity century{issued, issued + days{36500}};
constexpr WallTime today = issued + days{20};

struct Operator {
    SystemRandom random;
    SigningKey root = SigningKey::generate(random);
    SigningKey node = SigningKey::generate(random);
    Bytes root_der = unwrap(make_root_certificate(root.seed(), "Example operator", century, random));
    Bytes node_der = unwrap(make_node_certificate(root_der, root.seed(), node.verify_key(), "node-1", two_years, random));

    [[nodiscard]] Trust trust(WallTime now = today) const
    {
        crypto::VerifyKey const key = root.verify_key();
        return {[key](crypto::VerifyKey const& shown) { return shown == key; }, now};
    }
};

/// A node certificate of this root with an extension replaced, signed anew: only what it says is wrong.
Bytes with_extension(Operator& from, int kind, char const* value)
{
    CertificatePtr const certificate = unwrap(certificate_of(from.node_der));
    X509_EXTENSION_free(X509_delete_ext(certificate.get(), X509_get_ext_by_NID(certificate.get(), kind, -1)));
    if (value) {
        ExtensionPtr const extension{X509V3_EXT_conf_nid(nullptr, nullptr, kind, value)};
        check(extension && X509_add_ext(certificate.get(), extension.get(), -1) == 1);
    }
    KeyPtr const key = private_key_of(from.root.seed());
    check(X509_sign(certificate.get(), key.get(), nullptr) > 0);
    return unwrap(der_of(*certificate));
}

} // namespace

class CertificateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void saysWhatItWasMadeWith();
    void serialsDiffer();
    void chainIsAccepted();
    void validOnlyBetweenItsDates_data();
    void validOnlyBetweenItsDates();
    void otherRootIsRefused();
    void nodeOfAnotherRootIsRefused();
    void rootIsNoNode();
    void nodeIsNoRoot();
    void wrongPurposeIsRefused_data();
    void wrongPurposeIsRefused();
    void flippedByteIsRefused();
    void truncatedOrExtendedIsRefused();
    void impossibleNamesAndTimesAreRefused();
    void identityRefusesWhatDoesNotBelongTogether();
};

void CertificateTest::saysWhatItWasMadeWith()
{
    Operator const op;
    NodeCertificate const node = unwrap(read_node_certificate(op.node_der));
    QVERIFY(node.key == op.node.verify_key());
    QVERIFY(node.not_before == two_years.not_before);
    QVERIFY(node.not_after == two_years.not_after);
    QVERIFY(unwrap(read_root_certificate(op.root_der)) == op.root.verify_key());
}

void CertificateTest::serialsDiffer()
{
    Operator op;
    Bytes const again =
        unwrap(make_node_certificate(op.root_der, op.root.seed(), op.node.verify_key(), "node-1", two_years, op.random));
    CertificatePtr const a = unwrap(certificate_of(op.node_der));
    CertificatePtr const b = unwrap(certificate_of(again));
    QVERIFY(ASN1_INTEGER_cmp(X509_get0_serialNumber(a.get()), X509_get0_serialNumber(b.get())) != 0);
}

void CertificateTest::chainIsAccepted()
{
    Operator const op;
    Result<NodeChain> const chain = verify_chain(op.node_der, op.root_der, op.trust());
    QVERIFY(chain.has_value());
    QVERIFY(chain->node.key == op.node.verify_key());
    QVERIFY(chain->root == op.root.verify_key());
    QVERIFY(verify_node_certificate(op.node_der, op.root.verify_key(), today).has_value());
}

void CertificateTest::validOnlyBetweenItsDates_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<bool>("valid");
    QTest::newRow("before") << qint64(milliseconds_of(issued - 1ms)) << false;
    QTest::newRow("first moment") << qint64(milliseconds_of(issued)) << true;
    QTest::newRow("last moment") << qint64(milliseconds_of(two_years.not_after)) << true;
    QTest::newRow("after") << qint64(milliseconds_of(two_years.not_after + 1ms)) << false;
}

void CertificateTest::validOnlyBetweenItsDates()
{
    QFETCH(qint64, now);
    QFETCH(bool, valid);
    Operator const op;
    Result<NodeChain> const chain = verify_chain(op.node_der, op.root_der, op.trust(wall_time(now)));
    QCOMPARE(chain.has_value(), valid);
    if (!valid) QCOMPARE(chain.error().code, ErrorCode::BadProof);
    QCOMPARE(verify_node_certificate(op.node_der, op.root.verify_key(), wall_time(now)).has_value(), valid);
}

void CertificateTest::otherRootIsRefused()
{
    Operator const op;
    Operator const other;
    QCOMPARE(verify_chain(op.node_der, op.root_der, other.trust()).error().code, ErrorCode::BadProof);
    QCOMPARE(verify_node_certificate(op.node_der, other.root.verify_key(), today).error().code, ErrorCode::BadProof);
}

void CertificateTest::nodeOfAnotherRootIsRefused()
{
    Operator const op;
    Operator const other;
    QCOMPARE(verify_chain(other.node_der, op.root_der, op.trust()).error().code, ErrorCode::BadProof);
}

void CertificateTest::rootIsNoNode()
{
    Operator const op;
    QCOMPARE(verify_chain(op.root_der, op.root_der, op.trust()).error().code, ErrorCode::BadProof);
}

void CertificateTest::nodeIsNoRoot()
{
    Operator const op;
    Trust const anybody{[](crypto::VerifyKey const&) { return true; }, today};
    QCOMPARE(verify_chain(op.node_der, op.node_der, anybody).error().code, ErrorCode::BadProof);
}

void CertificateTest::wrongPurposeIsRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("CA") << NID_basic_constraints << QByteArray("critical,CA:TRUE");
    QTest::newRow("no constraints") << NID_basic_constraints << QByteArray();
    QTest::newRow("signs certificates") << NID_key_usage << QByteArray("critical,digitalSignature,keyCertSign");
    QTest::newRow("does not sign") << NID_key_usage << QByteArray("critical,keyAgreement");
    QTest::newRow("no usage") << NID_key_usage << QByteArray();
    QTest::newRow("client") << NID_ext_key_usage << QByteArray("clientAuth");
    QTest::newRow("server and client") << NID_ext_key_usage << QByteArray("serverAuth,clientAuth");
    QTest::newRow("no purpose") << NID_ext_key_usage << QByteArray();
}

void CertificateTest::wrongPurposeIsRefused()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, value);
    Operator op;
    Bytes const node = with_extension(op, kind, value.isNull() ? nullptr : value.constData());
    QCOMPARE(verify_chain(node, op.root_der, op.trust()).error().code, ErrorCode::BadProof);
}

void CertificateTest::flippedByteIsRefused()
{
    Operator const op;
    for (std::size_t i = 0; i < op.node_der.size(); ++i) {
        Bytes changed = op.node_der;
        changed[i] ^= 0x01;
        Result<NodeChain> const chain = verify_chain(changed, op.root_der, op.trust());
        QVERIFY2(!chain, std::to_string(i).c_str());
        QCOMPARE(chain.error().code, ErrorCode::BadProof);
    }
}

void CertificateTest::truncatedOrExtendedIsRefused()
{
    Operator const op;
    for (std::size_t size = 0; size < op.node_der.size(); ++size)
        QCOMPARE(read_node_certificate(ByteView{op.node_der}.first(size)).error().code, ErrorCode::Malformed);
    Bytes longer = op.node_der;
    longer.push_back(0);
    QCOMPARE(read_node_certificate(longer).error().code, ErrorCode::Malformed);
    QCOMPARE(read_node_certificate(Bytes(100'000, 0x30)).error().code, ErrorCode::Malformed);
}

void CertificateTest::impossibleNamesAndTimesAreRefused()
{
    Operator op;
    auto const made = [&op](std::string_view name, Validity validity) {
        return make_root_certificate(op.root.seed(), name, validity, op.random);
    };
    QCOMPARE(made("", century).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(made(std::string(65, 'x'), century).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(made("x", {issued, issued - 1s}).error().code, ErrorCode::InvalidArgument);
    QVERIFY(made(std::string(64, 'x'), century).has_value());
    QCOMPARE(make_node_certificate(op.root_der, op.node.seed(), op.node.verify_key(), "n", two_years, op.random).error().code,
             ErrorCode::WrongKey);
}

void CertificateTest::identityRefusesWhatDoesNotBelongTogether()
{
    Operator const op;
    Operator const other;
    QVERIFY(TlsNodeIdentity::create(op.node_der, op.root_der, op.node.seed()).has_value());
    QCOMPARE(TlsNodeIdentity::create(op.node_der, op.root_der, op.root.seed()).error().code, ErrorCode::WrongKey);
    QCOMPARE(TlsNodeIdentity::create(op.node_der, other.root_der, op.node.seed()).error().code, ErrorCode::BadSignature);
    QCOMPARE(TlsNodeIdentity::create(Bytes{1, 2}, op.root_der, op.node.seed()).error().code, ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(CertificateTest)
#include "certificate_test.moc"
