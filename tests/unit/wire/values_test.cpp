#include "core/wire/crockford.h"
#include "core/wire/sign_in.h"
#include "core/wire/transcript.h"
#include "tests/unit/hex.h"

#include <QTest>

using namespace signet;
using namespace signet::wire;

/// Transcript, Crockford base32 and the sign-in statement. Digests: Python's hashlib.blake2b(digest_size=32).
class WireValuesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void transcriptOfNothing();
    void transcriptVector();
    void transcriptTellsBoundariesApart();
    void transcriptTellsDirectionsApart();
    void transcriptGoesOnAfterAHash();
    void prefixTakesFiveBitsEach();
    void K28_codesAsPeopleType_data();
    void K28_codesAsPeopleType();
    void K28_everyCharacterIsItself();
    void fingerprintsStandInFives();
    void nodeIdVector();
    void signInStatementHasFixedPlaces();
};

void WireValuesTest::transcriptOfNothing()
{
    QCOMPARE(to_hex(Transcript{}.hash()), std::string{"7f9304e64988d22741fbd2b678c9b355e2a518758b9fe937712e7c2a2c0bf26c"});
}

void WireValuesTest::transcriptVector()
{
    Transcript transcript;
    transcript.absorb(Direction::Initiator, view_of("first"));
    QCOMPARE(to_hex(transcript.hash()), std::string{"6806949f5f6306beb89de1f34a682c06b8950036dbb7a8278020a2edd2b7cbc0"});
    transcript.absorb(Direction::Responder, {});
    QCOMPARE(to_hex(transcript.hash()), std::string{"d52f5f284aa6b54475bd702bc7468bf991106984ee65331d5cf3ca536ebfb45a"});
}

void WireValuesTest::transcriptTellsBoundariesApart()
{
    Transcript one;
    one.absorb(Direction::Initiator, view_of("ab"));
    one.absorb(Direction::Initiator, view_of("c"));
    Transcript other;
    other.absorb(Direction::Initiator, view_of("a"));
    other.absorb(Direction::Initiator, view_of("bc"));
    QVERIFY(one.hash() != other.hash());
}

void WireValuesTest::transcriptTellsDirectionsApart()
{
    Transcript one;
    one.absorb(Direction::Initiator, view_of("body"));
    Transcript other;
    other.absorb(Direction::Responder, view_of("body"));
    QVERIFY(one.hash() != other.hash());
}

void WireValuesTest::transcriptGoesOnAfterAHash()
{
    Transcript looked_at;
    looked_at.absorb(Direction::Initiator, view_of("a"));
    QVERIFY(looked_at.hash() == looked_at.hash());
    looked_at.absorb(Direction::Responder, view_of("b"));
    Transcript straight;
    straight.absorb(Direction::Initiator, view_of("a"));
    straight.absorb(Direction::Responder, view_of("b"));
    QVERIFY(looked_at.hash() == straight.hash());
}

void WireValuesTest::prefixTakesFiveBitsEach()
{
    QCOMPARE(crockford_prefix(from_hex("00443214c7"), 8), std::string{"01234567"});
    QCOMPARE(crockford_prefix(from_hex("ffffffff"), 5), std::string{"ZZZZZ"});
    QCOMPARE(crockford_prefix(from_hex("08421080"), 5), std::string{"11111"});
    QCOMPARE(crockford_prefix({}, 0), std::string{});
}

void WireValuesTest::K28_codesAsPeopleType_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("read"); // empty = refused
    QTest::newRow("as shown") << QByteArray("K7Q4M") << QByteArray("K7Q4M");
    QTest::newRow("lower case") << QByteArray("k7q4m") << QByteArray("K7Q4M");
    QTest::newRow("spaces and hyphens") << QByteArray(" K7-Q 4\tM\r") << QByteArray("K7Q4M");
    QTest::newRow("letters for digits") << QByteArray("OoIlL") << QByteArray("00111");
    QTest::newRow("four") << QByteArray("K7Q4") << QByteArray();
    QTest::newRow("six") << QByteArray("K7Q4MM") << QByteArray();
    QTest::newRow("U is not in it") << QByteArray("K7Q4U") << QByteArray();
    QTest::newRow("another sign") << QByteArray("K7Q4!") << QByteArray();
    QTest::newRow("another alphabet") << QByteArray("\xD0\x9A"
                                                    "7Q4M")
                                      << QByteArray();
    QTest::newRow("zero byte") << QByteArray("K7Q4\0", 5) << QByteArray();
    QTest::newRow("nothing") << QByteArray("") << QByteArray();
    QTest::newRow("spaces only") << QByteArray("     ") << QByteArray();
    QTest::newRow("very long") << QByteArray(1'000'000, 'K') << QByteArray();
}

void WireValuesTest::K28_codesAsPeopleType()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, read);
    Result<std::string> const code = crockford_typed(typed.toStdString(), 5);
    QCOMPARE(code.value_or(""), read.toStdString());
    if (!code) QCOMPARE(code.error().code, ErrorCode::Malformed);
}

void WireValuesTest::K28_everyCharacterIsItself()
{
    QCOMPARE(crockford_alphabet.size(), std::size_t{32});
    for (char const c : crockford_alphabet) QVERIFY(crockford_normal(c) == c);
    int taken = 0;
    for (int c = 0; c < 256; ++c) taken += crockford_normal(static_cast<char>(c)).has_value() ? 1 : 0;
    QCOMPARE(taken, 10 + 2 * 25); // digits, and every letter but U in both cases
}

void WireValuesTest::fingerprintsStandInFives()
{
    QCOMPARE(in_fives("K7Q4M00111ABC"), std::string{"K7Q4M-00111-ABC"});
    QCOMPARE(in_fives("K7Q4M"), std::string{"K7Q4M"});
    QCOMPARE(in_fives(""), std::string{});
}

void WireValuesTest::nodeIdVector()
{
    QCOMPARE(to_hex(node_id(view_of("certificate")).view()), std::string{"3f7841c7daa3e304d089ac118b4c9629"});
}

void WireValuesTest::signInStatementHasFixedPlaces()
{
    SignIn sign_in;
    sign_in.binding.fill(0x01);
    sign_in.account.operator_id.bytes.fill(0x02);
    sign_in.account.number = AccountNumber::from_serial(48210000017);
    sign_in.node.bytes.fill(0x03);
    sign_in.device.bytes.fill(0x04);
    sign_in.body = {0x05, 0x06};
    std::string const expected = QByteArray("01").repeated(32).toStdString() + QByteArray("02").repeated(32).toStdString()
                                 + QByteArray("03").repeated(16).toStdString() + to_hex(view_of(sign_in.account.number.digits()))
                                 + QByteArray("04").repeated(16).toStdString() + "000000020506";
    QCOMPARE(to_hex(sign_in_statement(sign_in)), expected);
}

QTEST_GUILESS_MAIN(WireValuesTest)
#include "values_test.moc"
