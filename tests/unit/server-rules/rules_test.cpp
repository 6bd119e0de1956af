#include "core/crypto/system_random.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "server-stub/accounts/account_text.h"
#include "server-stub/accounts/prekey_check.h"
#include "server-stub/billing/rating.h"
#include "server-stub/callmanager/open_calls.h"
#include "server-stub/callmanager/set_up.h"
#include "server-stub/provisioning/registration.h"
#include "server-stub/relay/tickets.h"
#include "server-stub/session/sign_in_check.h"

#include <QTest>

Q_DECLARE_METATYPE(signet::server::CallFacts)
Q_DECLARE_METATYPE(signet::server::CallPurpose)
Q_DECLARE_METATYPE(signet::server::SetUpVerdict)

using namespace signet;
using namespace signet::server;

/// The handlers that are pure functions of state, request and time.
class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void setUp_data();
    void setUp();

    void rating_data();
    void rating();

    void accountText_data();
    void accountText();

    void aTicketIsGoodOnce();
    void aTicketIsBoundToItsCallAndRole();
    void anExpiredTicketIsAsGoodAsNone();
    void revokedTicketsAreGone();

    void openCallsAreFoundByEitherEnd();

    void S67_signInVerdicts();
    void S68_aSuspendedDeviceIsToldAfterItsSignatureOnly();
    void aHelloThatDoesNotFitIsMalformed();
    void theSignInStatementIsAsWritten();

    void K27_setup611WithAForeignVersionOrSuiteIsRefused();
    void setup611OfALaterVersionKeepsItsUnknownFields();
    void aPrekeyOfAnotherDeviceIsRefused();
};

namespace {

CallFacts admitted()
{
    CallFacts facts;
    facts.caller = CallFacts::Party{AccountState::Active, "A", {}};
    facts.callee = CallFacts::Party{AccountState::Active, "B", {}};
    facts.origin_registered = true;
    facts.caller_admits = true;
    facts.callee_admits = true;
    return facts;
}

WallTime at(int hour, int minute)
{
    return WallTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}} + hours{hour} + minutes{minute};
}

Tariff day_and_night()
{
    Tariff tariff{};
    for (std::size_t hour = 0; hour < 24; ++hour) tariff[hour] = hour >= 8 && hour < 20 ? TariffHour{10, 3} : TariffHour{5, 1};
    return tariff;
}

AccountNumber number(std::uint64_t serial)
{
    return AccountNumber::from_serial(serial);
}

} // namespace

void RulesTest::setUp_data()
{
    QTest::addColumn<CallFacts>("facts");
    QTest::addColumn<CallPurpose>("purpose");
    QTest::addColumn<bool>("present");
    QTest::addColumn<SetUpVerdict>("verdict");
    auto const row = [](char const* name, CallFacts const& facts, CallPurpose purpose, bool present, SetUpVerdict verdict) {
        QTest::newRow(name) << facts << purpose << present << verdict;
    };
    using enum CallPurpose;
    using enum SetUpVerdict;
    row("both admit and are there", admitted(), Envelope, true, Ring);
    row("away is told to the admitted", admitted(), Envelope, false, Away);

    CallFacts facts = admitted();
    facts.callee.reset();
    row("unknown callee", facts, Envelope, false, NotAccepted);
    row("unknown callee, key exchange", facts, KeyExchange, false, NotAccepted);

    facts = admitted();
    facts.callee_admits = false;
    row("the callee does not admit", facts, Envelope, true, NotAccepted);
    row("not admitted and away: away is not told", facts, Envelope, false, NotAccepted);
    row("key exchange needs no admit", facts, KeyExchange, true, Ring);
    row("a key exchange's caller is told away", facts, KeyExchange, false, Away);

    facts = admitted();
    facts.caller_admits = false;
    row("the caller does not admit", facts, Envelope, true, NotAccepted);

    facts = admitted();
    facts.blocked = true;
    row("blocked", facts, Envelope, true, NotAccepted);
    row("blocked, key exchange", facts, KeyExchange, true, NotAccepted);
    row("blocked and away", facts, KeyExchange, false, NotAccepted);

    facts = admitted();
    facts.callee->state = AccountState::Closed;
    row("closed callee", facts, KeyExchange, true, NotAccepted);
    facts.callee->state = AccountState::Suspended;
    row("suspended callee is away", facts, Envelope, true, Away);
    facts.callee->state = AccountState::Waiting;
    row("callee that was never provisioned is away", facts, KeyExchange, false, Away);

    facts = admitted();
    facts.caller->state = AccountState::Suspended;
    row("suspended caller", facts, Envelope, true, Suspended);
    facts.caller->state = AccountState::Waiting;
    row("the caller's order was issued anew", facts, Envelope, true, CallerMismatch);

    facts = admitted();
    facts.origin_registered = false;
    row("the device is not the caller's", facts, Envelope, true, CallerMismatch);
    facts = admitted();
    facts.caller.reset();
    row("no such caller", facts, Envelope, true, CallerMismatch);
}

void RulesTest::setUp()
{
    QFETCH(CallFacts, facts);
    QFETCH(CallPurpose, purpose);
    QFETCH(bool, present);
    QFETCH(SetUpVerdict, verdict);
    QCOMPARE(decide_set_up(facts, purpose, present), verdict);
}

void RulesTest::rating_data()
{
    QTest::addColumn<qint64>("started");
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<bool>("connected");
    QTest::addColumn<qint64>("amount");
    auto const row = [](char const* name, WallTime started, milliseconds duration, bool connected, qint64 amount) {
        QTest::newRow(name) << static_cast<qint64>(milliseconds_of(started)) << static_cast<qint64>(duration.count()) << connected
                            << amount;
    };
    row("not answered", at(10, 0), 30s, false, 0);
    row("no time at all", at(10, 0), 0ms, true, 10);
    row("a minute begun", at(10, 0), 1ms, true, 13);
    row("a whole minute", at(10, 0), 60s, true, 13);
    row("a second one begun", at(10, 0), 61s, true, 16);
    row("night", at(3, 0), 61s, true, 7);
    row("into the night: each minute by the hour it begins in", at(19, 58), 4min, true, 10 + 3 + 3 + 1 + 1);
    row("S76_negativeDuration", at(10, 0), -5min, true, 10);
    row("S76_tenDays", at(0, 0), 240h, true, 5 + 10 * (12 * 60 * 3 + 12 * 60 * 1));
    row("S76_aYearIsRatedAsAMonth", at(0, 0), 365 * 24h, true, 5 + 31 * (12 * 60 * 3 + 12 * 60 * 1));
    row("before 1970", WallTime{milliseconds{-1}}, 1ms, true, 5 + 1);
}

void RulesTest::rating()
{
    QFETCH(qint64, started);
    QFETCH(qint64, duration);
    QFETCH(bool, connected);
    QFETCH(qint64, amount);
    QCOMPARE(static_cast<qint64>(rate_call(day_and_night(), wall_time(started), milliseconds{duration}, connected)), amount);
}

void RulesTest::accountText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("empty") << QByteArray{} << true;
    QTest::newRow("plain") << QByteArray{"Alice"} << true;
    QTest::newRow("umlauts") << QByteArray{"J\xC3\xBCrgen"} << true;
    QTest::newRow("four bytes") << QByteArray{"\xF0\x9F\x98\x80"} << true;
    QTest::newRow("64 bytes") << QByteArray(64, 'a') << true;
    QTest::newRow("65 bytes") << QByteArray(65, 'a') << false;
    QTest::newRow("S78_newline") << QByteArray{"a\nb"} << false;
    QTest::newRow("escape") << QByteArray{"a\x1B[31m"} << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("DEL") << QByteArray{"a\x7F"} << false;
    QTest::newRow("C1 control") << QByteArray{"a\xC2\x85"} << false;
    QTest::newRow("right-to-left override") << QByteArray{"a\xE2\x80\xAE"} << false;
    QTest::newRow("line separator") << QByteArray{"a\xE2\x80\xA8"} << false;
    QTest::newRow("lone continuation") << QByteArray{"a\x80"} << false;
    QTest::newRow("cut sequence") << QByteArray{"a\xC3"} << false;
    QTest::newRow("overlong") << QByteArray{"\xC0\xAF"} << false;
    QTest::newRow("overlong, three bytes") << QByteArray{"\xE0\x80\xAF"} << false;
    QTest::newRow("surrogate") << QByteArray{"\xED\xA0\x80"} << false;
    QTest::newRow("beyond Unicode") << QByteArray{"\xF4\x90\x80\x80"} << false;
}

void RulesTest::accountText()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, fits);
    QCOMPARE(fit_for_display({text.constData(), static_cast<std::size_t>(text.size())}), fits);
}

namespace {
Instant const start{seconds{1000}};
TrackingId const first_call{{1}};
TrackingId const second_call{{2}};
} // namespace

void RulesTest::aTicketIsGoodOnce()
{
    SystemRandom random;
    Tickets tickets;
    Tickets::Pair const pair = tickets.issue(first_call, start + 30s, random);
    QVERIFY(tickets.redeem(pair.caller, start));
    QVERIFY(!tickets.redeem(pair.caller, start));
    QVERIFY(tickets.redeem(pair.callee, start));
    QCOMPARE(tickets.size(), 0u);
}

void RulesTest::aTicketIsBoundToItsCallAndRole()
{
    SystemRandom random;
    Tickets tickets;
    Tickets::Pair const one = tickets.issue(first_call, start + 30s, random);
    Tickets::Pair const two = tickets.issue(second_call, start + 30s, random);
    QVERIFY(!equal_constant_time(one.caller.expose(), one.callee.expose()));
    std::optional<Tickets::Bound> const callee = tickets.redeem(one.callee, start);
    QVERIFY(callee && callee->tracking == first_call && callee->role == CallRole::Callee);
    std::optional<Tickets::Bound> const caller = tickets.redeem(two.caller, start);
    QVERIFY(caller && caller->tracking == second_call && caller->role == CallRole::Caller);
}

void RulesTest::anExpiredTicketIsAsGoodAsNone()
{
    SystemRandom random;
    Tickets tickets;
    Tickets::Pair const pair = tickets.issue(first_call, start + 30s, random);
    QVERIFY(tickets.redeem(pair.caller, start + 30s - 1ns));
    QVERIFY(!tickets.redeem(pair.callee, start + 30s));
    QVERIFY(!tickets.redeem(pair.callee, start)); // a try uses it up
    QVERIFY(!tickets.redeem(link::Ticket::blank(), start));
}

void RulesTest::revokedTicketsAreGone()
{
    SystemRandom random;
    Tickets tickets;
    Tickets::Pair const pair = tickets.issue(first_call, start + 30s, random);
    Tickets::Pair const other = tickets.issue(second_call, start + 30s, random);
    tickets.revoke(first_call);
    QVERIFY(!tickets.redeem(pair.caller, start));
    QVERIFY(!tickets.redeem(pair.callee, start));
    QVERIFY(tickets.redeem(other.caller, start));
}

void RulesTest::openCallsAreFoundByEitherEnd()
{
    OpenCalls calls;
    auto const call = [](std::uint8_t id, std::uint64_t caller, std::uint64_t callee, int second) {
        return OpenCall{TrackingId{{id}}, number(caller), number(callee), {}, CallPurpose::Envelope, {}, start + seconds{second}};
    };
    calls.add(call(1, 10, 20, 5));
    calls.add(call(2, 10, 20, 3));
    calls.add(call(3, 10, 30, 1));
    calls.add(call(4, 20, 10, 2));
    QCOMPARE(calls.set_up_by(number(10)), 3u);
    QCOMPARE(calls.of_account(number(10)).size(), 4u);
    QCOMPARE(calls.of_account(number(30)).size(), 1u);
    std::vector<TrackingId> const pair = calls.of_pair(number(10), number(20));
    QCOMPARE(pair.size(), 2u);
    QVERIFY(pair.front() == TrackingId{{2}}); // the oldest first
    calls.remove(TrackingId{{2}});
    calls.remove(TrackingId{{2}});
    QCOMPARE(calls.size(), 3u);
    QCOMPARE(calls.set_up_by(number(10)), 2u);
}

namespace {

struct SignInCase {
    SystemRandom random;
    crypto::SigningKey device = crypto::SigningKey::generate(random);
    crypto::VerifyKey decoy = crypto::SigningKey::generate(random).verify_key();
    OperatorId operator_id{{7}};
    wire::SignIn statement{{1, 2, 3}, {operator_id, number(5)}, wire::NodeId{{9}}, DeviceId{{4}}, bytes_of("body")};
    SignInFacts facts{AccountState::Active, "A", {}, device.verify_key()};

    crypto::Signature sign(wire::SignIn const& what) const
    {
        return device.sign(wire::label::sign_in, {wire::sign_in_statement(what)});
    }
    SignInVerdict check(std::optional<SignInFacts> const& known, wire::SignIn const& claim, ByteView signature) const
    {
        return check_sign_in(known, claim, signature, operator_id, decoy);
    }
};

} // namespace

void RulesTest::S67_signInVerdicts()
{
    SignInCase const it;
    crypto::Signature const good = it.sign(it.statement);
    QCOMPARE(it.check(it.facts, it.statement, good), SignInVerdict::Welcome);
    QCOMPARE(it.check(std::nullopt, it.statement, good), SignInVerdict::Refused);
    for (AccountState const state : {AccountState::Waiting, AccountState::Closed}) {
        SignInFacts facts = it.facts;
        facts.state = state;
        QCOMPARE(it.check(facts, it.statement, good), SignInVerdict::Refused);
    }
    crypto::Signature bad = good;
    bad[3] ^= 1;
    QCOMPARE(it.check(it.facts, it.statement, bad), SignInVerdict::Refused);
    // Each part of the statement is under the signature: another channel, node, device or account.
    wire::SignIn other = it.statement;
    other.binding[31] ^= 1;
    QCOMPARE(it.check(it.facts, other, good), SignInVerdict::Refused);
    other = it.statement;
    other.node.bytes[0] ^= 1;
    QCOMPARE(it.check(it.facts, other, good), SignInVerdict::Refused);
    other = it.statement;
    other.device.bytes[0] ^= 1;
    QCOMPARE(it.check(it.facts, other, good), SignInVerdict::Refused);
    other = it.statement;
    other.account.number = number(6);
    QCOMPARE(it.check(it.facts, other, good), SignInVerdict::Refused);
    other = it.statement;
    other.account.operator_id.bytes[0] ^= 1;
    QCOMPARE(it.check(it.facts, other, it.sign(other)), SignInVerdict::Refused); // well signed, but of another operator's
    other = it.statement;
    other.body.push_back(0);
    QCOMPARE(it.check(it.facts, other, good), SignInVerdict::Refused);
}

void RulesTest::S68_aSuspendedDeviceIsToldAfterItsSignatureOnly()
{
    SignInCase const it;
    SignInFacts facts = it.facts;
    facts.state = AccountState::Suspended;
    QCOMPARE(it.check(facts, it.statement, it.sign(it.statement)), SignInVerdict::Suspended);
    QCOMPARE(it.check(facts, it.statement, crypto::Signature{}), SignInVerdict::Refused);
}

void RulesTest::aHelloThatDoesNotFitIsMalformed()
{
    pb::HelloBody good;
    wire::offer(good, crypto::Suite::ChaCha20Poly1305);
    *good.mutable_account() = wire::to_wire(Account{OperatorId{{7}}, number(5)});
    good.set_device(std::string(16, 'd'));
    auto const read = [](pb::HelloBody const& body, std::size_t signature_size = 64) {
        pb::Hello hello;
        hello.set_body(wire::field_of(wire::encode(body)));
        hello.set_signature(std::string(signature_size, 's'));
        return read_hello(hello);
    };
    QVERIFY(read(good).has_value());
    QVERIFY(read(good, 63).error() == (Error{ErrorCode::Malformed, ""}));
    for (int field = 0; field < 4; ++field) {
        pb::HelloBody bad = good;
        if (field == 0) bad.set_device(std::string(15, 'd'));
        if (field == 1) bad.mutable_account()->set_number("123456789012"); // the check digit does not fit
        if (field == 2) bad.mutable_account()->set_operator_("short");
        if (field == 3) bad.mutable_versions()->set_lowest(0);
        QVERIFY(read(bad).error() == (Error{ErrorCode::Malformed, ""}));
    }
}

void RulesTest::theSignInStatementIsAsWritten()
{
    wire::SignIn statement{{}, {OperatorId{}, number(12345678901)}, wire::NodeId{}, DeviceId{}, bytes_of("what was offered")};
    statement.binding.fill(0xB1);
    statement.account.operator_id.bytes.fill(0x0F);
    statement.node.bytes.fill(0x4E);
    statement.device.bytes.fill(0xDE);
    Bytes expected(32, 0xB1);
    expected.insert(expected.end(), 32, 0x0F);
    expected.insert(expected.end(), 16, 0x4E);
    append(expected, view_of("123456789015")); // Luhn's check digit of 12345678901 is 5
    expected.insert(expected.end(), 16, 0xDE);
    append(expected, Bytes{0, 0, 0, 16});
    append(expected, view_of("what was offered"));
    QCOMPARE(wire::sign_in_statement(statement), expected);
}

namespace {

pb::Setup611Body setup_body()
{
    pb::Setup611Body body;
    body.mutable_versions()->set_lowest(1);
    body.mutable_versions()->set_highest(1);
    body.add_suites(1);
    body.set_random(std::string(32, 'r'));
    return body;
}

Result<SetupAnswer> answer_to(Bytes const& body, crypto::SigningKey const& node)
{
    SystemRandom random;
    pb::Setup611 setup;
    setup.set_body(wire::field_of(body));
    return answer_setup611(setup, view_of("certificate"), node, random);
}

} // namespace

void RulesTest::K27_setup611WithAForeignVersionOrSuiteIsRefused()
{
    SystemRandom random;
    crypto::SigningKey const node = crypto::SigningKey::generate(random);
    Result<SetupAnswer> const good = answer_to(wire::encode(setup_body()), node);
    QVERIFY(good.has_value());
    QVERIFY(identity::verify_setup_ack(node.verify_key(), good->th2, wire::bytes_in(good->ack.signature())).has_value());

    pb::Setup611Body body = setup_body();
    body.mutable_versions()->set_lowest(2);
    body.mutable_versions()->set_highest(3);
    QVERIFY(answer_to(wire::encode(body), node).error() == (Error{ErrorCode::Unsupported, ""}));
    for (std::uint32_t const lowest : {0u, 2u}) { // no version, and none between the two
        body = setup_body();
        body.mutable_versions()->set_lowest(lowest);
        QVERIFY(answer_to(wire::encode(body), node).error() == (Error{ErrorCode::Malformed, ""}));
    }
    body = setup_body();
    body.set_suites(0, 9);
    QVERIFY(answer_to(wire::encode(body), node).error() == (Error{ErrorCode::NotAllowed, ""}));
    body = setup_body();
    body.set_random("short");
    QVERIFY(answer_to(wire::encode(body), node).error() == (Error{ErrorCode::Malformed, ""}));
    QVERIFY(answer_to(bytes_of("\xFF\xFF"), node).error() == (Error{ErrorCode::Malformed, ""}));
}

void RulesTest::setup611OfALaterVersionKeepsItsUnknownFields()
{
    SystemRandom random;
    crypto::SigningKey const node = crypto::SigningKey::generate(random);
    Bytes const unknown{0x7A, 0x01, 0x55}; // field 15, one byte
    pb::Setup611Body later = setup_body();
    later.mutable_versions()->set_highest(2);
    Bytes bytes = wire::encode(later);
    append(bytes, unknown);
    Result<SetupAnswer> const answer = answer_to(bytes, node);
    QVERIFY(answer.has_value());
    QVERIFY(answer->th2 == identity::provisioning_transcript(bytes, wire::bytes_in(answer->ack.body())));
    // This very version has no unknown fields.
    bytes = wire::encode(setup_body());
    append(bytes, unknown);
    QVERIFY(answer_to(bytes, node).error() == (Error{ErrorCode::Malformed, ""}));
}

void RulesTest::aPrekeyOfAnotherDeviceIsRefused()
{
    SystemRandom random;
    crypto::SigningKey const key = crypto::SigningKey::generate(random);
    DeviceId const device{{4}};
    pb::PrekeyBody body;
    body.set_key(std::string(32, 'k'));
    body.set_device(wire::field_of(device.view()));
    pb::Signed prekey;
    prekey.set_body(wire::field_of(wire::encode(body)));
    prekey.set_signature(wire::field_of(key.sign(wire::label::prekey, {wire::bytes_in(prekey.body())})));
    QVERIFY(checked_prekey(prekey, device, key.verify_key()).has_value());
    QVERIFY(checked_prekey(prekey, DeviceId{{5}}, key.verify_key()).error() == (Error{ErrorCode::NotAllowed, ""}));
    crypto::SigningKey const other = crypto::SigningKey::generate(random);
    QVERIFY(checked_prekey(prekey, device, other.verify_key()).error() == (Error{ErrorCode::BadSignature, ""}));
}

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
