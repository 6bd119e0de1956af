#include "tests/unit/store/profile_fixture.h"

#include <QTest>

using namespace signet;
using namespace signet::store;

class EnvelopesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ProfileFixture> fixture_;
    std::optional<Profile> profile_;
    Pair pair_;
    EnvelopeKey key_;
    KeptReceipt receipt_;

    RowId begin(std::uint8_t id) { return unwrap(profile_->sent().begin(fixture_->new_sent(pair_, key_, id))); }
    SentEnvelope sent(RowId row) { return unwrap(profile_->sent().get(row)); }
    ReceivedEnvelope received(RowId row) { return unwrap(profile_->received().get(row)); }
    RowId accept(std::uint8_t id) { return unwrap(profile_->received().accept(fixture_->offered(pair_, id))).row; }
    void restart()
    {
        profile_.reset();
        profile_ = fixture_->open();
        unwrap(profile_->log().interrupt_open());
    }

private Q_SLOTS:
    void init()
    {
        fixture_ = std::make_unique<ProfileFixture>();
        key_ = EnvelopeKey::random(fixture_->random);
        receipt_ = {bytes_of("receipt"), fixture_->own_account(7).device.credentials()};
        profile_ = fixture_->create();
        pair_ = fixture_->add_pair(*profile_);
        fixture_->verify(*profile_, pair_);
    }
    void cleanup()
    {
        profile_.reset();
        fixture_.reset();
    }

    void whatIsSentComesBackAsItWas()
    {
        RowId const row = begin(1);
        unwrap(profile_->sent().set_header(row, bytes_of("header"), 4, 44));
        crypto::Digest hash{};
        hash.fill(3);
        unwrap(profile_->sent().sealed(row, hash, 9));
        restart();
        SentEnvelope const envelope = sent(row);
        QCOMPARE(envelope.row.state, EnvelopeState::Sealing);
        QCOMPARE(envelope.row.party, std::string{"Bert"});
        QCOMPARE(envelope.row.standing, Standing::Verified);
        QCOMPARE(envelope.row.files, 4U);
        QCOMPARE(envelope.row.bytes, 44U);
        QVERIFY(envelope.row.pair == pair_);
        QVERIFY(equal_constant_time(envelope.details.key.expose(), key_.expose()));
        QCOMPARE(envelope.details.sources, (std::vector<std::string>{"/a", "/b c"}));
        QCOMPARE(envelope.details.spool, std::string{"spool-1"});
        QCOMPARE(envelope.details.content_hash, hash);
        QCOMPARE(envelope.details.chunks, 9U);
        QCOMPARE(unwrap(profile_->sent().header(row)), bytes_of("header"));
        QCOMPARE(unwrap(profile_->sent().find(pair_, numbered<EnvelopeId>(1))), row);
    }

    void toNobodyOnTheListNothingIsSent()
    {
        Pair const stranger{pair_.own, {numbered<OperatorId>(1), AccountNumber::from_serial(9)}};
        QCOMPARE(code_of(profile_->sent().begin(fixture_->new_sent(stranger, key_, 1))), ErrorCode::NotFound);
        QCOMPARE(code_of(profile_->received().accept(fixture_->offered(stranger, 1))), ErrorCode::NotFound);
    }

    void E16_theSameIdIsSentOnce()
    {
        begin(1);
        QCOMPARE(code_of(profile_->sent().begin(fixture_->new_sent(pair_, key_, 1))), ErrorCode::Exists);
        QCOMPARE(unwrap(profile_->sent().pending(pair_.own)).size(), 1U);
    }

    void E16_whatWasUnderWayIsTakenUpInOrder()
    {
        RowId const first = begin(1);
        RowId const second = begin(2);
        RowId const third = begin(3);
        unwrap(profile_->sent().run_began(first, numbered<TrackingId>(8)));
        unwrap(profile_->sent().set_state(first, EnvelopeState::Sending));
        unwrap(profile_->sent().run_began(second, numbered<TrackingId>(9)));
        unwrap(profile_->sent().delivered(third, receipt_, {}));
        restart();
        std::vector<EnvelopeRow> const pending = unwrap(profile_->sent().pending(pair_.own));
        QCOMPARE(pending.size(), 2U);
        QCOMPARE(pending[0].row, first);
        QCOMPARE(pending[0].state, EnvelopeState::Interrupted);
        QCOMPARE(pending[0].runs, 1U);
        QCOMPARE(pending[0].tracking, numbered<TrackingId>(8));
        QCOMPARE(pending[1].state, EnvelopeState::Waiting);
    }

    void E17_deliveredIsOneStepWithTheReceiptAndFinal()
    {
        RowId const row = begin(1);
        unwrap(profile_->sent().delivered(row, receipt_, {}));
        restart();
        SentEnvelope const envelope = sent(row);
        QCOMPARE(envelope.row.state, EnvelopeState::Delivered);
        QCOMPARE(envelope.details.receipt, bytes_of("receipt"));
        QVERIFY(envelope.row.ended.has_value());
        QVERIFY(envelope.details.key.empty());
        QCOMPARE(unwrap(profile_->sent().leftovers()).at(0).folder, std::string{"spool-1"});
        QCOMPARE(code_of(profile_->sent().set_state(row, EnvelopeState::Interrupted)), ErrorCode::NotAllowed);
        QCOMPARE(code_of(profile_->sent().cancel(row, SentEnvelopes::PeerKnows::No, {})), ErrorCode::NotAllowed);
        QCOMPARE(code_of(profile_->sent().ended(row, EnvelopeState::Failed, {})), ErrorCode::NotAllowed);
        QCOMPARE(code_of(profile_->sent().delivered(row, {bytes_of("other"), {}}, {})), ErrorCode::NotAllowed);
        QCOMPARE(code_of(profile_->sent().run_began(row, {})), ErrorCode::NotAllowed);
        unwrap(profile_->sent().spool_wiped("spool-1"));
        QVERIFY(unwrap(profile_->sent().leftovers()).empty());
    }

    void triesAreCountedUntilThePersonActs()
    {
        RowId const row = begin(1);
        QCOMPARE(unwrap(profile_->sent().count_try(row)), 1U);
        QCOMPARE(unwrap(profile_->sent().count_try(row)), 2U);
        restart();
        QCOMPARE(unwrap(profile_->sent().count_try(row)), 3U);
        unwrap(profile_->sent().reset_tries(row));
        QCOMPARE(unwrap(profile_->sent().count_try(row)), 1U);
    }

    void aRestartHasANewIdAndKeyAndNamesTheOldOne()
    {
        RowId const row = begin(1);
        unwrap(profile_->sent().set_header(row, bytes_of("header"), 1, 1));
        unwrap(profile_->sent().sealed(row, {}, 5));
        unwrap(profile_->sent().run_began(row, numbered<TrackingId>(8)));
        EnvelopeKey const other = EnvelopeKey::random(fixture_->random);
        Restart const restarted{.id = numbered<EnvelopeId>(2), .key = &other, .spool = "spool-2", .reason = {"restart", {}}};
        unwrap(profile_->sent().restart(row, restarted));
        restart();
        SentEnvelope const envelope = sent(row);
        QCOMPARE(envelope.row.id, numbered<EnvelopeId>(2));
        QCOMPARE(envelope.details.replaces, numbered<EnvelopeId>(1));
        QCOMPARE(envelope.details.restarts, 1U);
        QCOMPARE(envelope.row.runs, 0U); // nobody has seen anything of the new one
        QCOMPARE(envelope.row.state, EnvelopeState::Sealing);
        QVERIFY(equal_constant_time(envelope.details.key.expose(), other.expose()));
        QVERIFY(!envelope.details.content_hash);
        QVERIFY(unwrap(profile_->sent().header(row)).empty());
        QCOMPARE(unwrap(profile_->sent().leftovers()).at(0).folder, std::string{"spool-1"});
        QCOMPARE(unwrap(profile_->log().find("0101")).row, row); // the id that the person was shown
    }

    void E18_aCancelIsRememberedAndToldLater()
    {
        RowId const row = begin(1);
        unwrap(profile_->sent().run_began(row, numbered<TrackingId>(8)));
        unwrap(profile_->sent().cancel(row, SentEnvelopes::PeerKnows::No, {"cancelled", {}}));
        RowId const in = accept(5);
        unwrap(profile_->received().cancel(in, SentEnvelopes::PeerKnows::No, {"cancelled", {}}));
        restart();
        QVERIFY(sent(row).details.key.empty());
        std::vector<UntoldCancel> const untold = unwrap(profile_->log().untold_cancels(pair_));
        QCOMPARE(untold.size(), 2U);
        unwrap(profile_->log().cancel_told(pair_, untold[0]));
        QCOMPARE(unwrap(profile_->log().untold_cancels(pair_)).size(), 1U);
        QVERIFY(unwrap(profile_->received().is_cancelled(pair_, EnvelopeDirection::Sent, numbered<EnvelopeId>(1))));
        QCOMPARE(code_of(profile_->received().accept(fixture_->offered(pair_, 5))), ErrorCode::Cancelled);
    }

    void E18_aCancelBeforeAnyCallIsTheSendersOwn()
    {
        RowId const row = begin(1);
        unwrap(profile_->sent().cancel(row, SentEnvelopes::PeerKnows::No, {"cancelled", {}}));
        QVERIFY(unwrap(profile_->log().untold_cancels(pair_)).empty());
    }

    void E18_aCancelOfOneThatBeganAnewTellsTheOldId()
    {
        RowId const row = begin(1);
        unwrap(profile_->sent().run_began(row, numbered<TrackingId>(8)));
        EnvelopeKey const other = EnvelopeKey::random(fixture_->random);
        unwrap(profile_->sent().restart(
            row, {.id = numbered<EnvelopeId>(2), .key = &other, .spool = "spool-2", .reason = {"restart", {}}}));
        unwrap(profile_->sent().cancel(row, SentEnvelopes::PeerKnows::No, {"cancelled", {}}));
        std::vector<UntoldCancel> const untold = unwrap(profile_->log().untold_cancels(pair_));
        QCOMPARE(untold.size(), 1U);
        QCOMPARE(untold[0].id, numbered<EnvelopeId>(1));
    }

    void E18_whatThePeerCancelledKeepsNothing()
    {
        RowId const row = accept(5);
        unwrap(profile_->received().cancel(row, SentEnvelopes::PeerKnows::Yes, {"withdrawn", {}}));
        QVERIFY(unwrap(profile_->log().untold_cancels(pair_)).empty());
        QCOMPARE(received(row).row.reason.code, std::string{"withdrawn"});
        Leftover const leftover = unwrap(profile_->received().leftovers()).at(0);
        QCOMPARE(leftover.folder, std::string{"part-5"});
        QCOMPARE(leftover.save_folder, std::string{"/save"});
        unwrap(profile_->received().part_wiped("part-5"));
        QVERIFY(unwrap(profile_->received().leftovers()).empty());
    }

    void aPartialOneIsResumedUnderItsKeyOnly()
    {
        RowId const row = accept(5);
        restart();
        QCOMPARE(received(row).row.state, EnvelopeState::Interrupted);
        Offered again = fixture_->offered(pair_, 5);
        again.part = "another";
        AcceptedOffer const accepted = unwrap(profile_->received().accept(again));
        QCOMPARE(accepted.row, row);
        QCOMPARE(accepted.kind, OfferKind::Resumed);
        QCOMPARE(received(row).details.part, std::string{"part-5"});
        QCOMPARE(received(row).row.runs, 2U);
        again.key_commit.fill(99);
        QCOMPARE(code_of(profile_->received().accept(again)), ErrorCode::NotAllowed);
        QCOMPARE(received(row).row.runs, 2U);
    }

    void E12_theIdOfOnePeerIsNoneOfAnother()
    {
        RowId const row = accept(5);
        Pair const other{pair_.own, {numbered<OperatorId>(1), AccountNumber::from_serial(3)}};
        fixture_->verify(*profile_, other, 2);
        AcceptedOffer const accepted = unwrap(profile_->received().accept(fixture_->offered(other, 5)));
        QCOMPARE(accepted.kind, OfferKind::New);
        QVERIFY(accepted.row != row);
    }

    void anEnvelopeThatReplacesAnotherWipesIt()
    {
        RowId const old = accept(5);
        Offered next = fixture_->offered(pair_, 6);
        next.replaces = numbered<EnvelopeId>(5);
        unwrap(profile_->received().accept(next));
        QCOMPARE(received(old).row.state, EnvelopeState::Cancelled);
        QCOMPARE(unwrap(profile_->received().leftovers()).at(0).folder, std::string{"part-5"});
        QCOMPARE(code_of(profile_->received().accept(fixture_->offered(pair_, 5))), ErrorCode::Cancelled);
    }

    void aReplacedOneThatIsCompleteStays()
    {
        RowId const old = fixture_->receive(*profile_, pair_, 5);
        Offered next = fixture_->offered(pair_, 6);
        next.replaces = numbered<EnvelopeId>(5);
        unwrap(profile_->received().accept(next));
        QCOMPARE(received(old).row.state, EnvelopeState::Received);
    }

    void E11_aRepeatedRunIsADuplicateAndNothingNew()
    {
        RowId const row = fixture_->receive(*profile_, pair_, 5);
        unwrap(profile_->received().set_receipt(row, receipt_));
        restart();
        for (std::uint64_t i = 1; i <= 3; ++i) {
            AcceptedOffer const accepted = unwrap(profile_->received().accept(fixture_->offered(pair_, 5)));
            QCOMPARE(accepted.kind, OfferKind::Complete);
            QCOMPARE(received(row).row.duplicates, i);
        }
        QCOMPARE(received(row).row.state, EnvelopeState::Received);
        QCOMPARE(received(row).details.receipt, bytes_of("receipt"));
        QCOMPARE(inbox_of(*profile_).size(), 1U);
        QCOMPARE(unwrap(profile_->log().rows()).size(), 1U);
    }

    void renameAndCompleteAreJournalled()
    {
        RowId const row = accept(5);
        QCOMPARE(code_of(profile_->received().complete(row)), ErrorCode::NotAllowed);
        Placement const placement{
            .path = "/save/Bert/x", .names = {"x.txt", "y"}, .content_hash = {}, .header = bytes_of("header")};
        unwrap(profile_->received().plan_placement(row, placement));
        restart();
        QCOMPARE(unwrap(profile_->received().planned()), (std::vector<RowId>{row}));
        QVERIFY(inbox_of(*profile_).empty());
        QCOMPARE(unwrap(profile_->log().line(row)).path, std::string{});
        unwrap(profile_->received().complete(row));
        restart();
        QVERIFY(unwrap(profile_->received().planned()).empty());
        std::vector<LogLine> const inbox = inbox_of(*profile_);
        QCOMPARE(inbox.size(), 1U);
        QCOMPARE(inbox[0].path, std::string{"/save/Bert/x"});
        QCOMPARE(inbox[0].names, (std::vector<std::string>{"x.txt", "y"}));
        QCOMPARE(unwrap(profile_->received().header(row)), bytes_of("header"));
        QCOMPARE(code_of(profile_->received().complete(row)), ErrorCode::NotAllowed);
    }

    void linesAreWhatTheRowsAreAndMore()
    {
        RowId const out = begin(1);
        RowId const in = fixture_->receive(*profile_, pair_, 5);
        RowId const partial = accept(6);
        restart();
        std::vector<LogLine> const lines = unwrap(profile_->log().lines());
        QCOMPARE(lines.size(), 3U);
        QCOMPARE(lines[0].row.row, out);
        QCOMPARE(lines[0].names, (std::vector<std::string>{"a", "b c"}));
        QVERIFY(lines[0].seen);
        QVERIFY(!lines[0].sealed);
        QCOMPARE(lines[1].row.row, in);
        QCOMPARE(lines[1].path, std::string{"/save/x"});
        QCOMPARE(lines[1].names, (std::vector<std::string>{"x.txt"}));
        QVERIFY(!lines[1].seen);
        QCOMPARE(lines[2].row.row, partial);
        QVERIFY(lines[2].seen); // nothing to look at yet
        QCOMPARE(lines[2].path, std::string{});
        QCOMPARE(unwrap(profile_->log().line(in)).names, lines[1].names);
        QCOMPARE(code_of(profile_->log().line(99)), ErrorCode::NotFound);
        std::vector<LogLine> const newest = unwrap(profile_->log().lines(2));
        QCOMPARE(newest.size(), 2U);
        QCOMPARE(newest[0].row.row, in);
        QCOMPARE(newest[1].row.row, partial);
        std::vector<LogLine> const older = unwrap(profile_->log().lines(5, in));
        QCOMPARE(older.size(), 1U);
        QCOMPARE(older[0].row.row, out);
    }

    void namesInALineAreLimited()
    {
        RowId const row = accept(5);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < LogLine::max_names + 5; ++i) names.push_back(std::to_string(i));
        unwrap(profile_->received().plan_placement(
            row, {.path = "/save/x", .names = names, .content_hash = {}, .header = bytes_of("header")}));
        unwrap(profile_->received().complete(row));
        QCOMPARE(unwrap(profile_->log().line(row)).names.size(), LogLine::max_names);
        QCOMPARE(received(row).details.names.size(), names.size());
    }

    void whatArrivedIsSeenOnce()
    {
        RowId const row = fixture_->receive(*profile_, pair_, 5);
        unwrap(profile_->received().mark_seen(row));
        unwrap(profile_->received().mark_seen(row));
        restart();
        QVERIFY(unwrap(profile_->log().line(row)).seen);
        QCOMPARE(code_of(profile_->received().mark_seen(accept(6))), ErrorCode::NotAllowed);
        QCOMPARE(code_of(profile_->received().mark_seen(begin(1))), ErrorCode::NotFound);
    }

    void whatWasDeletedKeepsItsLineAndReceipt()
    {
        RowId const row = fixture_->receive(*profile_, pair_, 5);
        unwrap(profile_->received().set_receipt(row, receipt_));
        unwrap(profile_->received().mark_deleted(row));
        restart();
        LogLine const line = unwrap(profile_->log().line(row));
        QCOMPARE(line.row.state, EnvelopeState::Received);
        QCOMPARE(line.deleted, std::optional{fixture_->clock.wall()});
        QCOMPARE(line.path, std::string{});
        QVERIFY(line.seen);
        QCOMPARE(unwrap(profile_->log().evidence(row)).receipt, bytes_of("receipt"));
        QCOMPARE(unwrap(profile_->received().accept(fixture_->offered(pair_, 5))).kind, OfferKind::Complete);
        QCOMPARE(code_of(profile_->received().mark_deleted(accept(6))), ErrorCode::NotAllowed);
    }

    void aBadFileProofStartsOver()
    {
        RowId const row = accept(5);
        unwrap(profile_->received().start_over(row, "part-5b", {"bad file proof", {}}));
        QCOMPARE(received(row).details.part, std::string{"part-5b"});
        QCOMPARE(received(row).row.state, EnvelopeState::Interrupted);
        QCOMPARE(unwrap(profile_->received().leftovers()).at(0).folder, std::string{"part-5"});
    }

    void aPauseOfOursIsAnsweredUntilLifted()
    {
        RowId const row = accept(5);
        unwrap(profile_->received().pause(row, PausedBy::Us, {"person", {}}));
        restart();
        QCOMPARE(unwrap(profile_->received().accept(fixture_->offered(pair_, 5))).kind, OfferKind::Paused);
        QCOMPARE(received(row).row.state, EnvelopeState::Paused);
        QCOMPARE(received(row).row.runs, 1U);
        unwrap(profile_->received().set_state(row, EnvelopeState::Interrupted));
        QCOMPARE(unwrap(profile_->received().accept(fixture_->offered(pair_, 5))).kind, OfferKind::Resumed);
        unwrap(profile_->received().pause(row, PausedBy::Peer));
        QCOMPARE(unwrap(profile_->received().accept(fixture_->offered(pair_, 5))).kind, OfferKind::Resumed);
        QCOMPARE(received(row).row.paused_by, PausedBy::Nobody);
    }

    void aRefusedOneMayBeOfferedAgain()
    {
        RowId const row = accept(5);
        unwrap(profile_->received().ended(row, EnvelopeState::Refused, {"no space", {}}));
        Offered again = fixture_->offered(pair_, 5);
        again.part = "part-new";
        AcceptedOffer const accepted = unwrap(profile_->received().accept(again));
        QCOMPARE(accepted.kind, OfferKind::New);
        QCOMPARE(accepted.row, row);
        QCOMPARE(received(row).details.part, std::string{"part-new"});
        QVERIFY(!received(row).row.ended);
    }

    void partialsAreGivenUpAfterThirtyDays()
    {
        RowId const old = accept(5);
        fixture_->clock.pass(days{20});
        accept(6);
        fixture_->clock.pass(days{10});
        QVERIFY(unwrap(profile_->received().stale()).empty());
        fixture_->clock.pass(milliseconds{1});
        QCOMPARE(unwrap(profile_->received().stale()), (std::vector<RowId>{old}));
        unwrap(profile_->received().accept(fixture_->offered(pair_, 5)));
        QVERIFY(unwrap(profile_->received().stale()).empty());
    }

    void foldersThatNobodyNamesCanBeTold()
    {
        begin(1);
        RowId const gone = begin(2);
        unwrap(profile_->sent().ended(gone, EnvelopeState::Failed, {"x", {}}));
        accept(5);
        QCOMPARE(unwrap(profile_->sent().spools()), (std::vector<std::string>{"spool-1", "spool-2"}));
        QCOMPARE(unwrap(profile_->received().parts()), (std::vector<std::string>{"part-5"}));
        unwrap(profile_->sent().spool_wiped("spool-2"));
        QCOMPARE(unwrap(profile_->sent().spools()), (std::vector<std::string>{"spool-1"}));
    }

    void theLogFiltersAndKeepsItsOrder()
    {
        RowId const first = begin(1);
        RowId const second = fixture_->receive(*profile_, pair_, 5);
        fixture_->clock.pass(hours{1});
        RowId const third = begin(2);
        auto const rows_of = [&](LogFilter const& filter) {
            std::vector<RowId> ids;
            for (EnvelopeRow const& row : unwrap(profile_->log().rows(filter))) ids.push_back(row.row);
            return ids;
        };
        using Rows = std::vector<RowId>;
        QCOMPARE(rows_of({}), (Rows{first, second, third}));
        QCOMPARE(rows_of({.direction = EnvelopeDirection::Sent}), (Rows{first, third}));
        QCOMPARE(rows_of({.state = EnvelopeState::Received}), (Rows{second}));
        QCOMPARE(rows_of({.since = fixture_->clock.wall()}), (Rows{third}));
        QCOMPARE(rows_of({.newest = 2}), (Rows{second, third}));
        QCOMPARE(rows_of({.own = pair_.own, .peer = pair_.peer, .text = "ber"}), (Rows{first, second, third}));
        QCOMPARE(rows_of({.text = "%"}), (Rows{}));
        QCOMPARE(rows_of({.text = pair_.peer.number.digits()}), (Rows{first, second, third}));
    }

    void anEnvelopeIsFoundByTheBeginningOfItsId()
    {
        RowId const row = begin(0xab);
        EnvelopeKey const key = EnvelopeKey::random(fixture_->random);
        NewSent other = fixture_->new_sent(pair_, key, 0xab);
        other.id.bytes[15] = 0;
        begin(1);
        QCOMPARE(unwrap(profile_->log().find("abab")).row, row);
        QCOMPARE(unwrap(profile_->log().find("ABAB")).row, row);
        unwrap(profile_->sent().begin(other));
        QCOMPARE(code_of(profile_->log().find("abab")), ErrorCode::InvalidArgument);
        QCOMPARE(unwrap(profile_->log().find(to_hex(numbered<EnvelopeId>(0xab).bytes))).row, row);
        QCOMPARE(code_of(profile_->log().find("aba")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(profile_->log().find("ab%b")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(profile_->log().find("ffff")), ErrorCode::NotFound);
    }

    void evidenceHoldsHeaderReceiptAndWhoSignedIt()
    {
        RowId const out = begin(1);
        unwrap(profile_->sent().set_header(out, bytes_of("sent header"), 1, 1));
        QVERIFY(!unwrap(profile_->log().evidence(out)).signer);
        unwrap(profile_->sent().delivered(out, receipt_, {}));
        RowId const in = fixture_->receive(*profile_, pair_, 5);
        restart();
        EvidenceRow const sent_one = unwrap(profile_->log().evidence(out));
        QCOMPARE(sent_one.header, bytes_of("sent header"));
        QCOMPARE(sent_one.receipt, bytes_of("receipt"));
        QVERIFY(sent_one.content_hash.has_value());
        QVERIFY(sent_one.signer && sent_one.signer->account_key == receipt_.signer.account_key);
        QCOMPARE(sent_one.signer->certificate.body(), std::string{"certificate"});
        QCOMPARE(sent_one.signer->list.body(), std::string{"list"});
        EvidenceRow const received_one = unwrap(profile_->log().evidence(in));
        QCOMPARE(received_one.header, bytes_of("header"));
        QCOMPARE(received_one.row.id, numbered<EnvelopeId>(5));
        QVERIFY(!received_one.signer);
        // A repeated run signs anew, perhaps after the account was issued anew.
        unwrap(profile_->received().set_receipt(in, receipt_));
        KeptReceipt const again{bytes_of("again"), fixture_->own_account(8).device.credentials()};
        unwrap(profile_->received().set_receipt(in, again));
        EvidenceRow const repeated = unwrap(profile_->log().evidence(in));
        QCOMPARE(repeated.receipt, bytes_of("again"));
        QVERIFY(repeated.signer && repeated.signer->account_key == again.signer.account_key);
    }

    void aLargeHeaderIsKept()
    {
        RowId const row = begin(1);
        Bytes header(64 * 1024 * 1024, 0x5a);
        unwrap(profile_->sent().set_header(row, header, 1, 1));
        QVERIFY(unwrap(profile_->sent().header(row)) == header);
    }

    void settingsAreKept()
    {
        QVERIFY(!unwrap(profile_->settings().get("save")));
        unwrap(profile_->settings().set("save", "/x"));
        unwrap(profile_->settings().set("save", "/y"));
        restart();
        QCOMPARE(unwrap(profile_->settings().get("save")), std::string{"/y"});
        unwrap(profile_->settings().clear("save"));
        QVERIFY(!unwrap(profile_->settings().get("save")));
    }
};

QTEST_GUILESS_MAIN(EnvelopesTest)
#include "envelopes_test.moc"
