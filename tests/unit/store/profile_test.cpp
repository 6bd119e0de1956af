#include "tests/unit/store/profile_fixture.h"

#include "core/store/row_io.h"
#include "core/store/salvage.h"
#include "core/store/schema.h"

#include <QCryptographicHash>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace signet;
using namespace signet::store;
namespace fs = std::filesystem;

namespace {

unsigned mode_of(std::string const& path)
{
    struct ::stat status{};
    check(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

} // namespace

class ProfileTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ProfileFixture> fixture_;

    void fill_log(Profile& profile, int envelopes)
    {
        Pair const pair = fixture_->add_pair(profile);
        fixture_->verify(profile, pair);
        for (int i = 1; i <= envelopes; ++i) fixture_->receive(profile, pair, static_cast<std::uint8_t>(i));
    }

    /// A profile as the program of schema version 1 wrote it: an account, an envelope sent, three received, two of them
    /// receipted.
    void make_version_one(OwnAccount const& own)
    {
        DatabaseKey const key = DatabaseKey::random(fixture_->random);
        ProfileFolder folder = fixture_->take();
        unwrap(folder.write_slots({{wrap_with_bytes(SlotKind::KeyFile, key, key_file(7), fixture_->random)}}));
        sql::Database database = unwrap(sql::Database::open(folder.database_path(), {.key = &key, .exclusive = true}));
        unwrap(database.migrate({schema_steps().at(0)}));
        unwrap(database.run_script("INSERT INTO settings (name, value) VALUES ('made by', 'version 1')"));
        unwrap(execute(
            database,
            "INSERT INTO own_accounts (operator, number, name, company, operator_name, server, operator_root, account_key,"
            " account_seed, device, signing_seed, agreement_scalar, certificate, device_list, added_ms, master_clock_ms,"
            " last_notification, notification_epoch) VALUES (?, ?, 'Anna', '', 'Operator', 'localhost:1', ?, ?, ?, ?, ?, ?,"
            " ?, ?, 0, 0, 0, 0)",
            own.account.operator_id, own.account.number, own.operator_root, own.device.account_key,
            SecretValue{own.account_key.seed().expose()}, own.device.device, SecretValue{own.device.signing_key.seed().expose()},
            SecretValue{own.device.agreement_key.scalar().expose()}, own.device.certificate, own.device.list));
        for (std::uint8_t id = 1; id <= 4; ++id)
            unwrap(
                execute(database,
                        "INSERT INTO envelopes (direction, envelope, own, operator, number, party, company, standing, started_ms,"
                        " files, bytes, state) VALUES (?, ?, 1, ?, ?, 'Bert', '', 2, 0, 1, 1, ?)",
                        id == 1 ? 1 : 2, numbered<EnvelopeId>(id), numbered<OperatorId>(1), AccountNumber::from_serial(2),
                        id == 1 ? EnvelopeState::Delivered : EnvelopeState::Received));
        unwrap(execute(database,
                       "INSERT INTO sent (id, key_commit, compress, sources, spool, receipt) VALUES (1, ?, 1, x'', '', ?)",
                       ByteArray<32>{}, bytes_of("theirs")));
        Bytes ours = bytes_of("a receipt by ");
        append(ours, own.device.device.view());
        append(ours, bytes_of(", signed"));
        std::array<std::optional<Bytes>, 3> const receipts{ours, bytes_of("by an earlier device"), std::nullopt};
        for (std::size_t i = 0; i < receipts.size(); ++i)
            unwrap(execute(database,
                           "INSERT INTO received (id, key_commit, part, save_folder, receipt, complete, last_run_ms)"
                           " VALUES (?, ?, '', '/save', ?, 1, 0)",
                           i + 2, ByteArray<32>{}, receipts[i]));
    }

private Q_SLOTS:
    void init() { fixture_ = std::make_unique<ProfileFixture>(); }
    void cleanup() { fixture_.reset(); }

    void onlyTheOwnerMayReadIt()
    {
        ::umask(0);
        Profile const profile = fixture_->create();
        QCOMPARE(mode_of(fixture_->path()), 0700U);
        for (fs::directory_entry const& each : fs::directory_iterator{fixture_->path()}) QCOMPARE(mode_of(each.path()), 0600U);
        QVERIFY(fs::exists(fixture_->path() + "/profile.db-wal"));
        ::umask(022);
    }

    void nothingStandsInTheClear()
    {
        {
            Profile profile = fixture_->create();
            fill_log(profile, 1);
        }
        for (fs::directory_entry const& each : fs::directory_iterator{fixture_->path()}) {
            std::string const content = content_of(each.path());
            QVERIFY(!content.contains("Bert"));
            QVERIFY(!content.contains("000000000018"));
            QVERIFY(!content.contains("SQLite"));
        }
    }

    void aProfileIsMadeOnce()
    {
        (void)fixture_->create();
        QCOMPARE(code_of(fixture_->try_create()), ErrorCode::Exists);
        QCOMPARE(code_of(fixture_->try_open("profile", 8)), ErrorCode::WrongKey);
        QCOMPARE(code_of(fixture_->try_open("none")), ErrorCode::NotFound);
        QVERIFY(fixture_->try_open().has_value());
    }

    void D83_aSecondOwnerFindsItLocked()
    {
        std::optional<Profile> profile = fixture_->create();
        QCOMPARE(code_of(fixture_->try_open()), ErrorCode::Locked);
        QCOMPARE(code_of(ProfileFolder::take(fixture_->files_, fixture_->path(), IfMissing::Make)), ErrorCode::Locked);
        profile.reset();
        QVERIFY(fixture_->try_open().has_value());
    }

    /// Where locks on the folder do nothing (some network file systems), the database's own lock is left.
    void D83_theDatabaseIsLockedToo()
    {
        Profile const profile = fixture_->create();
        fs::remove(fixture_->path() + "/lock");
        QCOMPARE(code_of(fixture_->try_open()), ErrorCode::Locked);
    }

    void D83_aKilledOwnerLetsGo()
    {
        (void)fixture_->create();
        pid_t const child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            Result<Profile> const profile = fixture_->try_open();
            ::_exit(profile ? 0 : 1); // without closing anything
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(fixture_->try_open().has_value());
    }

    void D81_withoutAKeychainThePassphraseOpens()
    {
        Profile profile = fixture_->create();
        unwrap(profile.add_slot(wrap_with_bytes(SlotKind::Keychain, profile.database_key(), key_file(5), fixture_->random)));
        unwrap(profile.add_slot(
            unwrap(wrap_with_passphrase(profile.database_key(), passphrase("correct horse"), fixture_->random, cheapest))));
        unwrap(profile.remove_slot(0));
        SlotFile const ways = unwrap(profile.slot_file());
        QCOMPARE(code_of(unwrap_with_key_file(ways, key_file(7))), ErrorCode::NotFound);
        QCOMPARE(code_of(unwrap_with_keychain(ways, key_file(6))), ErrorCode::WrongKey);
        QVERIFY(unwrap_with_keychain(ways, key_file(5)).has_value());
        QVERIFY(unwrap_with_passphrase(ways, passphrase("correct horse")).has_value());
    }

    void D81_theKeychainIsNeverTheOnlyWay()
    {
        Profile profile = fixture_->create();
        QCOMPARE(code_of(profile.remove_slot(0)), ErrorCode::NotAllowed);
        unwrap(profile.add_slot(wrap_with_bytes(SlotKind::Keychain, profile.database_key(), key_file(5), fixture_->random)));
        QCOMPARE(code_of(profile.remove_slot(0)), ErrorCode::NotAllowed);
        unwrap(profile.remove_slot(1));
        QCOMPARE(code_of(profile.remove_slot(1)), ErrorCode::NotFound);
        DatabaseKey const other = DatabaseKey::random(fixture_->random);
        QCOMPARE(code_of(profile.add_slot(wrap_with_bytes(SlotKind::KeyFile, other, key_file(5), fixture_->random))),
                 ErrorCode::InvalidArgument);
        SlotFile const keychain_only{{wrap_with_bytes(SlotKind::Keychain, other, key_file(5), fixture_->random)}};
        QCOMPARE(code_of(Profile::create(fixture_->take("second"), other, keychain_only, fixture_->clock)),
                 ErrorCode::NotAllowed);
    }

    void D81_restoredOnAnotherMachineThePassphraseOpens()
    {
        {
            Profile profile = fixture_->create();
            fill_log(profile, 2);
            unwrap(profile.add_slot(wrap_with_bytes(SlotKind::Keychain, profile.database_key(), key_file(5), fixture_->random)));
            unwrap(profile.add_slot(
                unwrap(wrap_with_passphrase(profile.database_key(), passphrase("correct horse"), fixture_->random, cheapest))));
            unwrap(profile.remove_slot(0));
        }
        // What a backup holds: the files. The keychain stays where it was.
        fs::copy(fixture_->path(), fixture_->path("restored"), fs::copy_options::recursive);
        ProfileFolder folder = fixture_->take("restored");
        SlotFile const ways = unwrap(folder.read_slots());
        QCOMPARE(code_of(unwrap_with_keychain(ways, key_file(6))), ErrorCode::WrongKey); // another machine's
        DatabaseKeys const keys = unwrap(unwrap_with_passphrase(ways, passphrase("correct horse")));
        Profile restored = unwrap(Profile::open(std::move(folder), keys, fixture_->clock));
        QCOMPARE(unwrap(restored.log().rows()).size(), 2U);
    }

    void D81_thereIsNoWayInInTheClear()
    {
        DatabaseKey const key = DatabaseKey::random(fixture_->random);
        QCOMPARE(code_of(Profile::create(fixture_->take(), key, {}, fixture_->clock)), ErrorCode::NotAllowed);
        std::string const bare{reinterpret_cast<char const*>(key.expose().data()), key.expose().size()};
        SlotFile const ways{{wrap_with_bytes(SlotKind::KeyFile, key, key_file(7), fixture_->random)}};
        Profile const profile = unwrap(Profile::create(fixture_->take(), key, ways, fixture_->clock));
        for (fs::directory_entry const& each : fs::directory_iterator{fixture_->path()})
            QVERIFY(!content_of(each.path()).contains(bare));
    }

    void D82_wrongKeysOftenDoNoHarm()
    {
        (void)fixture_->create();
        for (int i = 0; i < 100; ++i) QCOMPARE(code_of(fixture_->try_open("profile", 8)), ErrorCode::WrongKey);
        QVERIFY(fixture_->try_open().has_value());
    }

    void D80_oneDamagedSlotFileOpensByItsCopy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("slots") << "slots";
        QTest::newRow("copy") << "slots.copy";
    }
    void D80_oneDamagedSlotFileOpensByItsCopy()
    {
        QFETCH(QString, name);
        (void)fixture_->create();
        put(fixture_->path() + "/" + name.toStdString(), "");
        QVERIFY(fixture_->try_open().has_value());
        fs::remove(fixture_->path() + "/" + name.toStdString());
        QVERIFY(fixture_->try_open().has_value());
        put(fixture_->path() + "/slots", std::string(100'000, 'x'));
        put(fixture_->path() + "/slots.copy", "SIGNETSL");
        QCOMPARE(code_of(fixture_->try_open()), ErrorCode::Malformed);
        QVERIFY(unwrap(fixture_->take().has_profile()));
        QCOMPARE(code_of(fixture_->try_create()), ErrorCode::Exists); // never over what may still be saved
    }

    void D80_aNewerProfileNeedsAnUpdate()
    {
        {
            Profile profile = fixture_->create();
            sql::DatabaseKey const key = profile.database_key().duplicate();
            {
                Profile const closed = std::move(profile);
            }
            sql::Database database =
                unwrap(sql::Database::open(fixture_->path() + "/profile.db", {.key = &key, .exclusive = true}));
            unwrap(database.run_script("PRAGMA user_version = 1000;"));
        }
        QCOMPARE(code_of(fixture_->try_open()), ErrorCode::Unsupported);
    }

    void D80_aForeignDatabaseIsRefusedAndKept()
    {
        (void)fixture_->create();
        put(fixture_->path() + "/profile.db", std::string(8192, 'x'));
        QCOMPARE(code_of(fixture_->try_open()), ErrorCode::WrongKey);
        QCOMPARE(content_of(fixture_->path() + "/profile.db"), std::string(8192, 'x'));
    }

    void D80_whatIsReadableOfADamagedProfileIsSaved()
    {
        {
            Profile profile = fixture_->create();
            fill_log(profile, 250);
        }
        std::string const database = fixture_->path() + "/profile.db";
        std::string bytes = content_of(database);
        std::size_t const pages = bytes.size() / 4096;
        QVERIFY(pages > 30);
        bytes[(pages / 2) * 4096 + 77] ^= 1;
        put(database, bytes);

        ProfileFolder damaged = fixture_->take();
        DatabaseKeys const keys = unwrap(unwrap_with_key_file(unwrap(damaged.read_slots()), key_file(7)));
        SalvageReport const report = unwrap(salvage(damaged, keys, fixture_->path("saved")));
        QVERIFY(report.rows > 200);
        QCOMPARE(content_of(database), bytes);
        Profile saved = fixture_->open("saved");
        QCOMPARE(unwrap(saved.accounts().list()).size(), 1U);
        QVERIFY(unwrap(saved.log().rows()).size() > 100U);
        QCOMPARE(code_of(salvage(damaged, keys, fixture_->path("saved"))), ErrorCode::Locked);
        QVERIFY(!fs::exists(fixture_->path("saved") + "/damaged.db"));
    }

    void D80_anIntactProfileIsSavedWhole()
    {
        Profile profile = fixture_->create();
        fill_log(profile, 20);
        WallTime const highest = unwrap(profile.highest_time().now());
        fixture_->clock.set_wall(fixture_->clock.wall() - days{1});
        // As on a disk that cannot be written any more: the journal was never taken in.
        fs::create_directory(fixture_->path("image"));
        for (char const* const name : {"profile.db", "profile.db-wal", "slots"})
            fs::copy(fixture_->path() + "/" + name, fixture_->path("image") + "/" + name);
        ProfileFolder image = fixture_->take("image");
        DatabaseKeys const keys = unwrap(unwrap_with_key_file(unwrap(image.read_slots()), key_file(7)));
        SalvageReport const report = unwrap(salvage(image, keys, fixture_->path("saved")));
        QVERIFY(report.whole);
        Profile saved = fixture_->open("saved");
        QCOMPARE(inbox_of(saved).size(), 20U);
        QVERIFY(unwrap(saved.highest_time().now()) == highest);
        DatabaseKeys wrong;
        wrong.push_back(DatabaseKey::random(fixture_->random));
        QCOMPARE(code_of(salvage(image, wrong, fixture_->path("saved-2"))), ErrorCode::WrongKey);
    }

    /// Whichever page of an older version's profile is damaged, what stands on the others is saved: also where a step of the
    /// schema comes upon it.
    void D80_anyPageOfAnOlderProfileMayBeDamaged()
    {
        OwnAccount const own = fixture_->own_account(1);
        make_version_one(own);
        std::string const path = fixture_->path() + "/profile.db";
        std::string const whole = content_of(path);
        std::size_t const pages = whole.size() / 4096;
        QVERIFY(pages > 15);
        ProfileFolder damaged = fixture_->take();
        DatabaseKeys const keys = unwrap(unwrap_with_key_file(unwrap(damaged.read_slots()), key_file(7)));
        std::uint64_t const all = unwrap(salvage(damaged, keys, fixture_->path("all"))).rows;
        QVERIFY(all >= 10);
        std::size_t lossless = 0;
        std::size_t hopeless = 0;
        for (std::size_t page = 1; page < pages; ++page) {
            std::string bytes = whole;
            bytes[page * 4096 + 99] ^= 1;
            put(path, bytes);
            std::string const to = "saved-" + std::to_string(page);
            Result<SalvageReport> const report = salvage(damaged, keys, fixture_->path(to));
            if (!report) { // the list of tables itself stood there
                QCOMPARE(code_of(report), ErrorCode::Damaged);
                ++hopeless;
                continue;
            }
            QVERIFY(report->rows <= all);
            if (report->whole) QCOMPARE(report->rows, all);
            lossless += report->whole ? 1 : 0;
            QVERIFY(fixture_->try_open(to).has_value());
        }
        QVERIFY(lossless > 0 && lossless < pages - 1); // indexes and free pages cost nothing
        QVERIFY2(hopeless <= 3, qPrintable(QString::number(hopeless)));
        // Without the first page there is no way in, and nothing is left where the new profile would have been.
        std::string bytes = whole;
        bytes[99] ^= 1;
        put(path, bytes);
        QCOMPARE(code_of(salvage(damaged, keys, fixture_->path("none"))), ErrorCode::WrongKey);
        for (fs::directory_entry const& each : fs::directory_iterator{fixture_->path("none")})
            QCOMPARE(each.path().filename().string(), std::string{"lock"});
        put(path, whole);
        QCOMPARE(unwrap(salvage(damaged, keys, fixture_->path("none"))).rows, all);
    }

    /// Profiles that have had a step are in people's hands: it never changes.
    void releasedStepsOfTheSchemaStay()
    {
        QCOMPARE(QCryptographicHash::hash(schema_steps().at(0), QCryptographicHash::Sha256).toHex(),
                 QByteArray{"068f248eee54dd7787dde65c1a7227d381fa405635126cfd0d950fa21514af2b"});
    }

    /// A profile as version 1 left it, with receipts in both directions, is brought up to this version.
    void aProfileOfVersionOneIsMigrated()
    {
        OwnAccount const own = fixture_->own_account(1);
        make_version_one(own);
        Profile profile = fixture_->open();
        QCOMPARE(unwrap(profile.settings().get("made by")), std::string{"version 1"});
        QVERIFY(unwrap(profile.accounts().find(own.account)).device.account_key == own.device.account_key);
        // What this device signed is proved by its certificate; one of an earlier device, and other people's, are not at hand.
        EvidenceRow const sent = unwrap(profile.log().evidence(1));
        QCOMPARE(sent.receipt, bytes_of("theirs"));
        QVERIFY(!sent.signer);
        EvidenceRow const received = unwrap(profile.log().evidence(2));
        QVERIFY(received.signer && received.signer->account_key == own.device.account_key);
        QCOMPARE(received.signer->certificate.body(), std::string{"certificate"});
        QCOMPARE(received.signer->list.body(), std::string{"list"});
        QVERIFY(!unwrap(profile.log().evidence(3)).signer);
        QVERIFY(!unwrap(profile.log().evidence(4)).signer);
        unwrap(profile.received().set_receipt(4, {bytes_of("new"), own.device.credentials()}));
        QVERIFY(unwrap(profile.log().evidence(4)).signer.has_value());
    }

    void D79_aMigrationThatIsStoppedIsDoneAtTheNextStart()
    {
        make_version_one(fixture_->own_account(1));
        DatabaseKeys const keys = unwrap(unwrap_with_key_file(unwrap(fixture_->take().read_slots()), key_file(7)));
        {
            sql::Database database =
                unwrap(sql::Database::open(fixture_->path() + "/profile.db", {.key = &keys.at(0), .exclusive = true}));
            sql::Transaction const stopped = unwrap(sql::Transaction::begin(database));
            unwrap(database.run_script(schema_steps().at(1)));
        }
        QVERIFY(unwrap(fixture_->open().log().evidence(2)).signer.has_value());
    }

    void whatHadArrivedBeforeItWasCountedIsNotNew()
    {
        DatabaseKey const key = DatabaseKey::random(fixture_->random);
        {
            ProfileFolder folder = fixture_->take();
            unwrap(folder.write_slots({{wrap_with_bytes(SlotKind::KeyFile, key, key_file(7), fixture_->random)}}));
            sql::Database database = unwrap(sql::Database::open(folder.database_path(), {.key = &key, .exclusive = true}));
            unwrap(database.migrate({schema_steps().at(0)}));
            unwrap(database.run_script(
                "INSERT INTO own_accounts VALUES (1, zeroblob(32), '100000000008', 'Anna', '', 'Operator', 'localhost:1', "
                "zeroblob(32),"
                " zeroblob(32), zeroblob(32), zeroblob(16), zeroblob(32), zeroblob(32), x'', x'', 0, 0, 0, 0);"
                "INSERT INTO envelopes (id, direction, envelope, own, operator, number, party, company, standing, started_ms, "
                "files,"
                " bytes, state) VALUES (1, 2, zeroblob(16), 1, zeroblob(32), '200000000006', 'Bert', '', 2, 0, 1, 1, 9);"
                "INSERT INTO received (id, key_commit, part, save_folder, complete, last_run_ms)"
                " VALUES (1, zeroblob(32), '', '/save', 1, 0);"));
        }
        Profile profile = fixture_->open();
        std::vector<LogLine> const lines = unwrap(profile.log().lines());
        QCOMPARE(lines.size(), 1U);
        QVERIFY(lines[0].seen);
    }

    void slotsWithoutADatabaseOpenAnEmptyProfile()
    {
        DatabaseKey const key = DatabaseKey::random(fixture_->random);
        unwrap(fixture_->take().write_slots({{wrap_with_bytes(SlotKind::KeyFile, key, key_file(7), fixture_->random)}}));
        Profile profile = fixture_->open();
        QVERIFY(unwrap(profile.accounts().list()).empty());
    }

    void D84_aNewDatabaseKeyShutsTheOldWaysIn()
    {
        std::string old_file;
        {
            Profile profile = fixture_->create();
            fill_log(profile, 3);
            old_file = content_of(fixture_->path() + "/slots");
            DatabaseKey const key = DatabaseKey::random(fixture_->random);
            SlotFile const ways{{wrap_with_bytes(SlotKind::KeyFile, key, key_file(9), fixture_->random)}};
            unwrap(Profile::change_key(std::move(profile), key, ways));
        }
        QCOMPARE(code_of(fixture_->try_open("profile", 7)), ErrorCode::WrongKey);
        {
            Profile opened = unwrap(fixture_->try_open("profile", 9));
            QCOMPARE(inbox_of(opened).size(), 3U);
        }
        put(fixture_->path() + "/slots", old_file);
        QCOMPARE(code_of(fixture_->try_open("profile", 7)), ErrorCode::WrongKey);
    }

    void D87_keysAreNotLeftInTheArena()
    {
        std::size_t const before = secret_arena::in_use();
        {
            Profile profile = fixture_->create();
            fill_log(profile, 1);
            (void)unwrap(profile.accounts().list());
        }
        QCOMPARE(secret_arena::in_use(), before);
    }

    void listsOfTextsAreReadBackOrRefused()
    {
        std::vector<std::string> const texts{"", "a", std::string(300, 'x'), "\xff\x00z"};
        Bytes const bytes = encode_texts(texts);
        QCOMPARE(unwrap(parse_texts(bytes)), texts);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            Result<std::vector<std::string>> const parsed = parse_texts(ByteView{bytes}.first(size));
            if (parsed) QCOMPARE(encode_texts(*parsed), bytes_of(ByteView{bytes}.first(size)));
        }
        QCOMPARE(code_of(parse_texts(ByteView{bytes}.first(bytes.size() - 1))), ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "profile_test.moc"
