#include "tests/sim/memory_files.h"
#include "tests/sim/memory_vfs.h"
#include "tests/unit/store/profile_fixture.h"

#include <QTest>

using namespace signet;
using namespace signet::store;
/// The profile on a disk that fails at each write in turn.
class FaultsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<sim::MemoryFiles> files_;
    std::unique_ptr<ProfileFixture> fixture_;
    std::unique_ptr<sim::MemoryVfs> vfs_;

    /// What a person and a peer do, one acknowledged step after the other. Returns how many steps were acknowledged.
    int do_steps(Profile& profile)
    {
        int done = 0;
        Pair const pair{fixture_->own_account(1).account, {numbered<OperatorId>(1), AccountNumber::from_serial(2)}};
        LongTermKey const key = LongTermKey::random(fixture_->random);
        Verification verification{.pair = pair, .role = ExchangeRole::Recipient, .id = numbered<LtkId>(1), .key = &key};
        EnvelopeKey const envelope_key = EnvelopeKey::random(fixture_->random);
        Placement const placement{.path = "/save/x", .names = {"x"}, .content_hash = {}, .header = bytes_of("header")};
        auto const step = [&](auto&& act) {
            bool const acknowledged = act().has_value();
            if (acknowledged) ++done;
            return acknowledged;
        };
        (void)(step([&] { return profile.accounts().add(fixture_->own_account(1)); })
               && step([&] { return profile.runs().count(pair, ExchangeRole::Recipient); })
               && step([&] { return profile.correspondents().save_verified(verification); })
               && step([&] { return profile.correspondents().peer_proved(pair, numbered<LtkId>(1)); })
               && step([&] { return profile.sent().begin(fixture_->new_sent(pair, envelope_key, 1)); })
               && step([&] { return profile.sent().delivered(1, {bytes_of("receipt"), {}}, {}); })
               && step([&] { return profile.received().accept(fixture_->offered(pair, 5)); })
               && step([&] { return profile.received().plan_placement(2, placement); })
               && step([&] { return profile.received().complete(2); })
               && step([&] { return profile.correspondents().withdraw(pair); }));
        return done;
    }
    static constexpr int all_steps = 10;

    /// Relaxed steps that nothing durable follows may be undone by a power cut.
    static int outlasting_a_power_cut(int done)
    {
        switch (done) {
        case 5: return 4; // SentEnvelopes::begin
        case 7: return 6; // ReceivedEnvelopes::accept
        case 9: return 8; // ReceivedEnvelopes::complete
        default: return done;
        }
    }

    /// Each step is there whole if it was acknowledged, and whole or not at all if it was the next one.
    void expect_steps(Profile& profile, int done) { expect_steps(profile, done, done); }
    void expect_steps(Profile& profile, int least, int done)
    {
        std::vector<OwnAccount> const accounts = unwrap(profile.accounts().list());
        if (accounts.empty()) {
            QCOMPARE(least, 0);
            return;
        }
        Account const own = accounts[0].account;
        Pair const pair{own, {numbered<OperatorId>(1), AccountNumber::from_serial(2)}};
        int seen = 1;
        seen += static_cast<int>(unwrap(profile.runs().list(own)).size());
        std::optional<Correspondent> const peer = unwrap(profile.correspondents().find(pair));
        std::vector<HeldKey> const keys = unwrap(profile.correspondents().usable_keys(pair));
        bool const withdrawn = peer && keys.empty();
        if (peer) seen += peer->standing == Standing::Waiting ? 1 : 2;
        // A key, its Admit and the standing come and go together.
        QCOMPARE(unwrap(profile.requests().pending(own)).size(), peer ? 1U : 0U);
        std::vector<EnvelopeRow> const rows = unwrap(profile.log().rows());
        if (!rows.empty()) seen += rows[0].state == EnvelopeState::Delivered ? 2 : 1;
        if (!rows.empty()) QCOMPARE(unwrap(profile.sent().get(1)).details.key.empty(), rows[0].state == EnvelopeState::Delivered);
        if (rows.size() > 1) {
            ReceivedEnvelope const received = unwrap(profile.received().get(2));
            seen += received.details.complete ? 3 : received.details.placing ? 2 : 1;
            QCOMPARE(received.details.complete, received.row.state == EnvelopeState::Received);
            QCOMPARE(inbox_of(profile).size(), received.details.complete ? 1U : 0U);
        }
        if (withdrawn) ++seen;
        QVERIFY2(seen >= least && seen <= done + 1, qPrintable(QString{"%1 seen, %2 acknowledged"}.arg(seen).arg(done)));
    }

    std::uint64_t changes_of_all_steps()
    {
        std::optional<Profile> profile = fixture_->create("count");
        std::uint64_t const before = vfs_->changes();
        check(do_steps(*profile) == all_steps);
        return vfs_->changes() - before;
    }

    void copy_profile(std::string const& to)
    {
        for (std::string const& name : files_->list(fixture_->path()))
            files_->put(fixture_->path(to) + "/" + name, *files_->content(fixture_->path() + "/" + name));
    }
    /// Empty where there is no such file.
    Bytes content(std::string const& name) { return files_->content(fixture_->path() + "/" + name).value_or(Bytes{}); }

private Q_SLOTS:
    void init()
    {
        files_ = std::make_unique<sim::MemoryFiles>();
        files_->set_database_vfs("failing");
        fixture_ = std::make_unique<ProfileFixture>(*files_);
        vfs_ = std::make_unique<sim::MemoryVfs>("failing", *files_, fixture_->clock, fixture_->random);
    }
    void cleanup()
    {
        vfs_.reset();
        fixture_.reset();
        files_.reset();
    }

    void theVfsCarriesAProfile()
    {
        {
            Profile profile = fixture_->create();
            QCOMPARE(do_steps(profile), all_steps);
            QCOMPARE(code_of(fixture_->try_open()), ErrorCode::Locked); // D83: the VFS's own lock, here there is no other
        }
        Profile profile = fixture_->open();
        expect_steps(profile, all_steps);
    }

    /// The process dies at its k-th write, or the machine does and forgets what was not synced, for every k.
    void D79_stoppedAtEveryWriteItOpensAndLosesNothingAcknowledged_data()
    {
        QTest::addColumn<bool>("power_cut");
        QTest::newRow("killed") << false;
        QTest::newRow("power cut") << true;
    }
    void D79_stoppedAtEveryWriteItOpensAndLosesNothingAcknowledged()
    {
        QFETCH(bool, power_cut);
        std::uint64_t const changes = changes_of_all_steps();
        QVERIFY(changes > 20);
        for (std::uint64_t k = 1; k <= changes; ++k) {
            std::string const name = "stopped-" + std::to_string(k);
            std::optional<Profile> profile = fixture_->create(name);
            vfs_->fail_at(k, sim::MemoryVfs::Fault::IoError);
            int const done = do_steps(*profile);
            QVERIFY(done < all_steps);
            vfs_->crash();
            if (power_cut) files_->crash();
            profile.reset();
            Profile again = fixture_->open(name);
            expect_steps(again, power_cut ? outlasting_a_power_cut(done) : done, done);
        }
    }

    void D79_whatWasMadeDurableOutlastsAPowerCut_data()
    {
        QTest::addColumn<bool>("made_durable");
        QTest::newRow("relaxed") << false;
        QTest::newRow("made durable") << true;
    }
    void D79_whatWasMadeDurableOutlastsAPowerCut()
    {
        QFETCH(bool, made_durable);
        std::optional<Profile> profile = fixture_->create();
        Pair const pair = fixture_->add_pair(*profile);
        fixture_->verify(*profile, pair);
        EnvelopeKey const key = EnvelopeKey::random(fixture_->random);
        unwrap(profile->sent().begin(fixture_->new_sent(pair, key, 1)));
        if (made_durable) unwrap(profile->make_durable());
        vfs_->crash();
        files_->crash();
        profile.reset();
        QCOMPARE(unwrap(fixture_->open().log().rows()).size(), made_durable ? 1U : 0U);
    }

    /// The files as they stand after each acknowledged step, copied as a backup or a crash would leave them.
    void D79_aCopyTakenAfterEachStepOpens()
    {
        Profile profile = fixture_->create();
        Pair const pair = fixture_->add_pair(profile);
        for (std::uint8_t i = 1; i <= 20; ++i) {
            fixture_->verify(profile, pair, i, i % 2 == 0 ? ExchangeRole::Sender : ExchangeRole::Recipient);
            std::string const name = "copy-" + std::to_string(i);
            copy_profile(name);
            Profile copy = fixture_->open(name);
            QCOMPARE(unwrap(copy.correspondents().usable_keys(pair)).at(0).id, numbered<LtkId>(i));
        }
    }

    /// A journal cut anywhere, as a power cut leaves what was not synced.
    void D79_aTornJournalOpens()
    {
        Profile profile = fixture_->create();
        Pair const pair = fixture_->add_pair(profile);
        for (std::uint8_t i = 1; i <= 5; ++i) fixture_->verify(profile, pair, i);
        Bytes const journal = content("profile.db-wal");
        QVERIFY(journal.size() > 20'000);
        for (std::size_t size = 0; size < journal.size(); size += 1'777) {
            std::string const name = "torn-" + std::to_string(size);
            copy_profile(name);
            files_->put(fixture_->path(name) + "/profile.db-wal", ByteView{journal}.first(size));
            Result<Profile> copy = fixture_->try_open(name);
            QVERIFY(copy.has_value());
            QVERIFY(unwrap(copy->accounts().list()).size() <= 1);
        }
    }

    void D79_slotsAreWholeWheneverTheyAreReplaced()
    {
        Profile profile = fixture_->create();
        Bytes const before = content("slots");
        unwrap(profile.add_slot(wrap_with_bytes(SlotKind::KeyFile, profile.database_key(), key_file(5), fixture_->random)));
        Bytes const after = content("slots");
        // Between the two renames, and with a temporary file cut short beside them.
        files_->put(fixture_->path() + "/slots.copy", before);
        files_->put(fixture_->path() + "/slots.new", ByteView{after}.first(40));
        {
            Profile const closed = std::move(profile);
        }
        QVERIFY(fixture_->try_open("profile", 5).has_value());
        QVERIFY(fixture_->try_open("profile", 7).has_value());
    }

    void D80_aFullDiskIsNamedAndHarmsNothing()
    {
        std::uint64_t const changes = changes_of_all_steps();
        for (std::uint64_t k = 1; k <= changes; k += 3) {
            std::string const name = "full-" + std::to_string(k);
            int done = 0;
            {
                Profile profile = fixture_->create(name);
                vfs_->fail_at(k, sim::MemoryVfs::Fault::NoSpace);
                done = do_steps(profile);
                QVERIFY(done < all_steps);
                if (done > 0) QCOMPARE(code_of(profile.settings().set("a", "b")), ErrorCode::NoSpace);
                vfs_->mend();
                unwrap(profile.settings().set("a", "b")); // goes on in the same process once there is space
                expect_steps(profile, done);
            }
            Profile again = fixture_->open(name);
            expect_steps(again, done);
            QCOMPARE(unwrap(again.settings().get("a")), std::string{"b"});
        }
    }

    /// threats.md D80 "read-only disk -> read-only start"
    void D80_aDiskThatCannotBeWrittenIsRead_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("closed in peace") << false;
        QTest::newRow("killed, with a journal") << true;
    }
    void D80_aDiskThatCannotBeWrittenIsRead()
    {
        QFETCH(bool, killed);
        {
            Profile profile = fixture_->create();
            QCOMPARE(do_steps(profile), all_steps);
            unwrap(profile.settings().set("last", "word")); // in the journal only, until the profile is closed
            if (killed) vfs_->crash();
        }
        Bytes const database = content("profile.db");
        Bytes const journal = content("profile.db-wal");
        QCOMPARE(!journal.empty(), killed);
        files_->set_read_only(true);
        {
            Profile profile = fixture_->open();
            QVERIFY(profile.read_only());
            expect_steps(profile, all_steps);
            QCOMPARE(unwrap(profile.settings().get("last")), std::string{"word"});
            QCOMPARE(code_of(profile.settings().set("a", "b")), ErrorCode::ReadOnly);
            QCOMPARE(code_of(profile.make_durable()), ErrorCode::ReadOnly);
            QVERIFY(unwrap(profile.log().evidence(1)).signer.has_value());
        }
        QVERIFY(content("profile.db") == database && content("profile.db-wal") == journal);
        files_->set_read_only(false);
        Profile profile = fixture_->open();
        QVERIFY(!profile.read_only());
        expect_steps(profile, all_steps);
        unwrap(profile.settings().set("a", "b"));
    }

    void D80_anOlderVersionOnSuchADiskIsNamed()
    {
        {
            Profile profile = fixture_->create();
            sql::DatabaseKey const key = profile.database_key().duplicate();
            {
                Profile const closed = std::move(profile);
            }
            sql::Database database =
                unwrap(sql::Database::open(fixture_->path() + "/profile.db", {.key = &key, .vfs = "failing", .exclusive = true}));
            unwrap(database.run_script("PRAGMA user_version = 1;"));
        }
        files_->set_read_only(true);
        QCOMPARE(code_of(fixture_->try_open()), ErrorCode::ReadOnly);
    }

    /// A disk that fills up in the middle of a write, byte by byte less each time.
    void D80_aDiskThatFillsUpHarmsNothing()
    {
        for (std::uint64_t room = 0; room < 90'000; room += 5'003) {
            std::string const name = "filled-" + std::to_string(room);
            int done = 0;
            {
                Profile profile = fixture_->create(name);
                files_->set_capacity(files_->used() + room);
                done = do_steps(profile);
                if (done < all_steps) QVERIFY(!profile.settings().set("a", std::string(200'000, 'a')));
                files_->set_capacity(std::numeric_limits<std::uint64_t>::max());
                unwrap(profile.settings().set("a", "b"));
            }
            Profile again = fixture_->open(name);
            expect_steps(again, done);
        }
    }

    /// Interrupted at each write, a change of key leaves a profile that the old or the new key file opens.
    void D84_aChangeOfKeyInterruptedAnywhereOpensOneWay()
    {
        bool finished = false;
        for (std::uint64_t k = 1; !finished; k += 2) {
            std::string const name = "rekey-" + std::to_string(k);
            std::optional<Profile> profile = fixture_->create(name);
            unwrap(profile->settings().set("a", "b"));
            DatabaseKey const key = DatabaseKey::random(fixture_->random);
            SlotFile const ways{{wrap_with_bytes(SlotKind::KeyFile, key, key_file(9), fixture_->random)}};
            vfs_->fail_at(k, sim::MemoryVfs::Fault::IoError);
            finished = Profile::change_key(std::move(*profile), key, ways).has_value();
            vfs_->crash();
            profile.reset();
            Result<Profile> again = fixture_->try_open(name, 9);
            if (!again) again = fixture_->try_open(name, 7);
            QVERIFY2(again.has_value(), qPrintable(QString{"write %1: %2"}.arg(k).arg(again.error().text)));
            QCOMPARE(unwrap(again->settings().get("a")), std::string{"b"});
            QCOMPARE(unwrap(again->slot_file()).entries.size(), 1U);
        }
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
