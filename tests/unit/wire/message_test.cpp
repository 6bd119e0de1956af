#include "core/wire/control.pb.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "tests/unit/hex.h"

#include <QTest>

using namespace signet;
using namespace signet::wire;

/// protocol.md §0: "unknown fields and non-canonical encodings are refused".
class WireMessageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheOneEncoding();
    void refusesEveryOther_data();
    void refusesEveryOther();
    void refusesTwoKindsInOne();
    void refusesTextThatIsNotUtf8();
    void S65_aClaimedLengthMakesNoRoom();
    void S65_recursionHasALimit();
    void S65_badTextLeavesNoLineOnStderr();
    void firstMessagePassesOverWhatItDoesNotKnow();
    void firstMessageIsStillAMessage();
    void K27_laterFieldsOnlyFromALaterVersion();
    void K27_aFirstMessageOffersSomething_data();
    void K27_aFirstMessageOffersSomething();
    void S73_choosesTheVersion_data();
    void S73_choosesTheVersion();
    void choosesTheSuite_data();
    void choosesTheSuite();
    void encodesAlways();
    void accountNamesAreExact_data();
    void accountNamesAreExact();
    void wipesAField();
};

namespace {

/// Fields 1 and 2: versions {1, 1}, suites [1, 2].
constexpr char const* opening_hex = "0a0408011001"
                                    "12020102";

Bytes with_field_15(char const* hex)
{
    Bytes bytes = from_hex(hex);
    append(bytes, from_hex("7a036e6577"));
    return bytes;
}

} // namespace

void WireMessageTest::takesTheOneEncoding()
{
    Bytes const bytes = from_hex(opening_hex);
    Result<pb::Opening> const opening = parse<pb::Opening>(bytes);
    QVERIFY(opening.has_value());
    QCOMPARE(opening->versions().highest(), 1u);
    QCOMPARE(opening->suites_size(), 2);
    QVERIFY(encode(*opening) == bytes);
}

void WireMessageTest::refusesEveryOther_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("cut short") << QByteArray("0a04080110");
    QTest::newRow("something behind it") << QByteArray("0a040801100112020102ff");
    QTest::newRow("unknown field") << QByteArray("0a0408011001120201021801");
    QTest::newRow("unknown field inside") << QByteArray("0a0608011001180112020102");
    QTest::newRow("unknown field of another type") << QByteArray("080112020102");
    QTest::newRow("unknown group") << QByteArray("0a0408011001120201021b1c");
    QTest::newRow("long integer") << QByteArray("0a050881001001"
                                                "12020102");
    QTest::newRow("long tag") << QByteArray("0a05880001100112020102");
    QTest::newRow("long length") << QByteArray("0a84000801100112020102");
    QTest::newRow("default written out") << QByteArray("0a020800"
                                                       "12020102");
    QTest::newRow("fields turned round") << QByteArray("120201020a0408011001");
    QTest::newRow("fields turned round inside") << QByteArray("0a0410010801"
                                                              "12020102");
    QTest::newRow("field twice") << QByteArray("0a040801100112020102"
                                               "0a0408011001");
    QTest::newRow("field twice inside") << QByteArray("0a06080108011001"
                                                      "12020102");
    QTest::newRow("list not packed") << QByteArray("0a040801100110011002");
    QTest::newRow("list in two parts") << QByteArray("0a0408011001120101120102");
    QTest::newRow("integer over 32 bits") << QByteArray("0a0808818080801010011202"
                                                        "0102");
    QTest::newRow("end of no group") << QByteArray("0a0408011001120201020c");
    QTest::newRow("field number 0") << QByteArray("0a040801100112020102"
                                                  "0001");
}

void WireMessageTest::refusesEveryOther()
{
    QFETCH(QByteArray, hex);
    Result<pb::Opening> const opening = parse<pb::Opening>(from_hex(hex.toStdString()));
    QVERIFY(!opening.has_value());
    QCOMPARE(opening.error().code, ErrorCode::Malformed);
}

void WireMessageTest::refusesTwoKindsInOne()
{
    pb::Control go;
    go.mutable_go();
    pb::Control ack;
    ack.mutable_ack()->set_next(1);
    Bytes both = encode(ack);
    append(both, encode(go));
    QVERIFY(parse<pb::Control>(encode(ack)).has_value());
    QVERIFY(!parse<pb::Control>(both).has_value());
}

void WireMessageTest::refusesTextThatIsNotUtf8()
{
    QVERIFY(parse<pb::Nak>(from_hex("12024141")).has_value());
    QVERIFY(!parse<pb::Nak>(from_hex("1202c328")).has_value());
}

void WireMessageTest::S65_aClaimedLengthMakesNoRoom()
{
    pb::Nak nak;
    QVERIFY(!parse_exact(from_hex("12ffffffff0741"), nak).has_value()); // "2^31 - 1 bytes follow"
    QVERIFY(nak.detail().capacity() < 1024);
    QVERIFY(!parse_exact(from_hex("1280e1eb1741"), nak).has_value()); // 50,000,000
    QVERIFY(nak.detail().capacity() < 1024);
    // A message that says it is longer than what holds it, and a string in it that would fit then.
    pb::Control control;
    QVERIFY(!parse_exact(from_hex("0affffff7f12ffffff6f41"), control).has_value());
    QVERIFY(control.nak().detail().capacity() < 1024);
    QVERIFY(!parse_first(from_hex("0affffff7f12ffffff6f41"), control).has_value());
}

void WireMessageTest::S65_recursionHasALimit()
{
    for (std::size_t const depth : {1000u, 100'000u}) {
        Bytes groups(depth, 0x1b); // field 3 begins a group
        groups.insert(groups.end(), depth, 0x1c);
        pb::Opening opening;
        QVERIFY(!parse_exact(groups, opening).has_value());
        QVERIFY(!parse_first(groups, opening).has_value());
    }
}

void WireMessageTest::S65_badTextLeavesNoLineOnStderr()
{
#if GOOGLE_PROTOBUF_VERSION < 4022000
    // What was set at the start stands: nothing else may set it again.
    QVERIFY(google::protobuf::SetLogHandler(nullptr) == nullptr);
#endif
}

void WireMessageTest::firstMessagePassesOverWhatItDoesNotKnow()
{
    pb::Opening opening;
    QVERIFY(parse_first(with_field_15(opening_hex), opening).has_value());
    QCOMPARE(opening.versions().lowest(), 1u);
    QCOMPARE(opening.suites_size(), 2);
    QVERIFY(encode(opening) == from_hex(opening_hex));
    QVERIFY(parse_first(from_hex("0a0608011001180112020102"), opening).has_value()); // inside too
}

void WireMessageTest::firstMessageIsStillAMessage()
{
    pb::Opening opening;
    QVERIFY(!parse_first(from_hex("0a04080110"), opening).has_value());
    QVERIFY(!parse_first(from_hex("0a0408011001ff"), opening).has_value());
}

void WireMessageTest::K27_laterFieldsOnlyFromALaterVersion()
{
    pb::KeyExchangeA1 a1;
    offer(a1, crypto::Suite::ChaCha20Poly1305);
    a1.set_share(std::string(32, 's'));
    auto const taken = [](pb::KeyExchangeA1 const& message) {
        Bytes bytes = encode(message);
        append(bytes, from_hex("7a036e6577"));
        Result<pb::Opening> const opening = read_opening(bytes);
        return opening && parse_first_body<pb::KeyExchangeA1>(bytes, *opening).has_value();
    };
    QVERIFY(!taken(a1));
    a1.mutable_versions()->set_highest(protocol_version + 1);
    QVERIFY(taken(a1));
}

void WireMessageTest::K27_aFirstMessageOffersSomething_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<bool>("taken");
    QTest::newRow("as it is") << QByteArray(opening_hex) << true;
    QTest::newRow("nothing") << QByteArray("") << false;
    QTest::newRow("no version") << QByteArray("12020102") << false;
    QTest::newRow("version 0") << QByteArray("0a021001"
                                             "12020102")
                               << false;
    QTest::newRow("lowest above highest") << QByteArray("0a0408021001"
                                                        "12020102")
                                          << false;
    QTest::newRow("no suite") << QByteArray("0a0408011001") << false;
    QTest::newRow("16 suites") << QByteArray("0a04080110011210") + QByteArray("01").repeated(16) << true;
    QTest::newRow("17 suites") << QByteArray("0a04080110011211") + QByteArray("01").repeated(17) << false;
}

void WireMessageTest::K27_aFirstMessageOffersSomething()
{
    QFETCH(QByteArray, hex);
    QFETCH(bool, taken);
    QCOMPARE(read_opening(from_hex(hex.toStdString())).has_value(), taken);
}

void WireMessageTest::S73_choosesTheVersion_data()
{
    QTest::addColumn<unsigned>("lowest");
    QTest::addColumn<unsigned>("highest");
    QTest::addColumn<unsigned>("chosen"); // of a program that speaks 3 to 5; 0 = none
    QTest::newRow("the same") << 3u << 5u << 5u;
    QTest::newRow("two versions older") << 1u << 3u << 3u;
    QTest::newRow("one version newer") << 4u << 6u << 5u;
    QTest::newRow("newer, and all older ones too") << 1u << 9u << 5u;
    QTest::newRow("one in the middle") << 4u << 4u << 4u;
    QTest::newRow("too old") << 1u << 2u << 0u;
    QTest::newRow("too new") << 6u << 7u << 0u;
}

void WireMessageTest::S73_choosesTheVersion()
{
    QFETCH(unsigned, lowest);
    QFETCH(unsigned, highest);
    QFETCH(unsigned, chosen);
    pb::Opening opening;
    opening.mutable_versions()->set_lowest(lowest);
    opening.mutable_versions()->set_highest(highest);
    opening.add_suites(1);
    Result<std::uint32_t> const version = choose_version(opening, {3, 5});
    QCOMPARE(version ? *version : 0, chosen);
    if (!version) QCOMPARE(version.error().code, ErrorCode::Unsupported);
    // What such a program passes over is what only a later one can have written.
    Bytes bytes = encode(opening);
    append(bytes, from_hex("7a036e6577"));
    QCOMPARE(parse_first_body<pb::Opening>(bytes, opening, {3, 5}).has_value(), highest > 5);
}

void WireMessageTest::choosesTheSuite_data()
{
    QTest::addColumn<QList<int>>("offered");
    QTest::addColumn<int>("preferred");
    QTest::addColumn<int>("chosen"); // 0 = none
    QTest::newRow("both prefer AES") << QList<int>{2, 1} << 2 << 2;
    QTest::newRow("only they do") << QList<int>{2, 1} << 1 << 1;
    QTest::newRow("only we do") << QList<int>{1, 2} << 2 << 1;
    QTest::newRow("they have AES only") << QList<int>{2} << 1 << 2;
    QTest::newRow("they have none of ours") << QList<int>{3, 99} << 1 << 0;
    QTest::newRow("a newer one first") << QList<int>{3, 1} << 2 << 1;
}

void WireMessageTest::choosesTheSuite()
{
    QFETCH(QList<int>, offered);
    QFETCH(int, preferred);
    QFETCH(int, chosen);
    pb::Opening opening;
    for (int const suite : offered) opening.add_suites(static_cast<std::uint32_t>(suite));
    Result<crypto::Suite> const suite = choose_suite(opening, static_cast<crypto::Suite>(preferred));
    QCOMPARE(suite ? static_cast<int>(*suite) : 0, chosen);
    if (!suite) QCOMPARE(suite.error().code, ErrorCode::Unsupported);
}

void WireMessageTest::encodesAlways()
{
    QVERIFY(encode(pb::Opening{}).empty());
    pb::Opening empty;
    QVERIFY(parse_exact({}, empty).has_value());
}

void WireMessageTest::accountNamesAreExact_data()
{
    QTest::addColumn<int>("operatorBytes");
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("taken");
    QTest::newRow("as it is") << 32 << QByteArray("482100000173") << true;
    QTest::newRow("short operator") << 31 << QByteArray("482100000173") << false;
    QTest::newRow("no operator") << 0 << QByteArray("482100000173") << false;
    QTest::newRow("in groups") << 32 << QByteArray("4821 0000 0173") << false;
    QTest::newRow("wrong check digit") << 32 << QByteArray("482100000174") << false;
    QTest::newRow("no number") << 32 << QByteArray("") << false;
}

void WireMessageTest::accountNamesAreExact()
{
    QFETCH(int, operatorBytes);
    QFETCH(QByteArray, number);
    QFETCH(bool, taken);
    pb::AccountName name;
    name.set_operator_(std::string(static_cast<std::size_t>(operatorBytes), 'o'));
    name.set_number(number.toStdString());
    Result<Account> const account = from_wire(name);
    QCOMPARE(account.has_value(), taken);
    if (account) QVERIFY(encode(to_wire(*account)) == encode(name));
}

void WireMessageTest::wipesAField()
{
    std::string field(100, 's');
    char const* const bytes = field.data();
    wipe_field(field);
    QVERIFY(field.empty());
    QVERIFY(std::all_of(bytes, bytes + 100, [](char c) { return c == 0; }));
}

QTEST_GUILESS_MAIN(WireMessageTest)
#include "message_test.moc"
