#include "tree.h"
#include "world.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace signet::e2e;

namespace {

constexpr qsizetype page_size = 4096;

/// Runs a program where a folder cannot be written: by its modes, or, for root, who ignores them, in a mount of its own.
Finished run_on_protected(Person const& who, QStringList const& words)
{
    QStringList const command = QStringList{cli(), "--profile", who.profile()} + words;
    if (::geteuid() != 0) {
        QProcess::execute("chmod", {"-R", "a-w", who.profile()});
        Program program{cli(), command.mid(1), who.environment, who.folder};
        program.end_input();
        Finished finished = program.finish();
        QProcess::execute("chmod", {"-R", "u+w", who.profile()});
        return finished;
    }
    QString const script = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";
    Program program{"unshare", QStringList{"-m", "sh", "-c", script, who.profile()} + command, who.environment, who.folder};
    program.end_input();
    return program.finish();
}

bool can_protect()
{
    return ::geteuid() != 0
           || QProcess::execute("unshare", {"-m", "sh", "-c", "mount --bind /tmp /tmp && mount -o remount,bind,ro /tmp"}) == 0;
}

} // namespace

/// A profile whose pages do not read back, or that lies where nothing can be written (threats.md D80): it says what is the
/// matter, shows what it can, and names a way on that deletes nothing.
class DamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void D80_anyDamagedPageIsNamedWithTheWayOn();
    void D80_salvagedProfileGoesOn();
    void D80_damagedFirstPageAndSlotsSayWhatIsLeft();
    void D80_salvageTouchesNothingThatIsThere();
    void D80_protectedDiskShowsAndSaves_data();
    void D80_protectedDiskShowsAndSaves();

private:
    /// The same person with a copy of the profile, under another name.
    [[nodiscard]] Person copy_of(Person const& who, QString const& name) const
    {
        Person copy = who;
        copy.folder = world_->path(name);
        QDir{}.mkpath(copy.folder);
        QProcess::execute("cp", {"-a", who.profile(), copy.profile()});
        return copy;
    }
    static bool damage(Person const& who, qsizetype page)
    {
        QByteArray bytes = read_file(who.profile() + "/profile.db");
        if (page * page_size >= bytes.size()) return false;
        bytes[page * page_size + 123] = static_cast<char>(bytes[page * page_size + 123] ^ 1);
        return write_file(who.profile() + "/profile.db", bytes);
    }

    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    QString file_;
    qsizetype log_page_ = 0; ///< one that `log` needs and the accounts do not
};

void DamageTest::initTestCase()
{
    world_ = std::make_unique<World>();
    ada_ = world_->add_person("Ada");
    bob_ = world_->add_person("Bob");
    QVERIFY(world_->verify(ada_, bob_));
    file_ = world_->path("letter.txt");
    QVERIFY(write_file(file_, "Dear Bob\n"));
    auto const bobs = world_->listen(bob_);
    QVERIFY(bobs);
    for (int i = 0; i < 8; ++i) QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, file_}).exit_code, 0);
    QCOMPARE(world_->run(ada_, {"send", "--queue", "--to", bob_.number, file_}).exit_code, 0);
}

void DamageTest::D80_anyDamagedPageIsNamedWithTheWayOn()
{
    qsizetype const pages = read_file(ada_.profile() + "/profile.db").size() / page_size;
    QVERIFY(pages > 20);
    int named = 0;
    int unharmed = 0;
    for (qsizetype page = 0; page < pages; ++page) {
        Person const hurt = copy_of(ada_, "hurt");
        QVERIFY(damage(hurt, page));
        QList<int> exits;
        for (char const* word : {"whoami", "contacts", "log"}) {
            Finished const finished = world_->run(hurt, {word});
            exits << finished.exit_code;
            if (finished.exit_code == 0) continue;
            QCOMPARE(finished.exit_code, 9);
            QVERIFY2(finished.err.contains("signet-cli salvage DIR"), finished.err);
            QVERIFY2(!finished.err.contains("provision"), finished.err); // "no account yet" would be a lie
        }
        if (exits == QList<int>{0, 0, 9}) log_page_ = page;
        if (exits.contains(9))
            ++named;
        else
            ++unharmed;
        QVERIFY(QDir{hurt.folder}.removeRecursively());
    }
    qInfo("%lld pages: %d needed by the lists, %d not", static_cast<long long>(pages), named, unharmed);
    QVERIFY(named >= 4 && log_page_ != 0);
}

void DamageTest::D80_salvagedProfileGoesOn()
{
    Person const hurt = copy_of(ada_, "hurt");
    QVERIFY(damage(hurt, log_page_));
    QMap<QByteArray, Leaf> const before = tree_below(hurt.profile());
    Person saved = hurt;
    saved.folder = world_->path("saved");
    Finished const salvaged = world_->run(hurt, {"--json", "salvage", saved.profile()});
    QVERIFY2(salvaged.exit_code == 0, salvaged.err);
    QJsonObject const report = salvaged.object();
    QCOMPARE(report.keys(), (QStringList{"profile", "rows", "whole"}));
    QCOMPARE(report["profile"].toString(), saved.profile());
    QVERIFY(report["rows"].toInt() > 5 && !report["whole"].toBool());
    QVERIFY2(salvaged.err.contains("could not be read") && salvaged.err.contains("--profile " + saved.profile().toUtf8()),
             salvaged.err);
    QVERIFY(difference(before, tree_below(hurt.profile())).isEmpty());

    QCOMPARE(world_->run(saved, {"whoami"}).out, world_->run(ada_, {"whoami"}).out);
    QCOMPARE(world_->run(saved, {"contacts"}).out, world_->run(ada_, {"contacts"}).out);
    QCOMPARE(world_->run(saved, {"log"}).exit_code, 0);
    auto const bobs = world_->listen(bob_);
    QVERIFY(bobs);
    QCOMPARE(world_->run(saved, {"send", "--to", bob_.number, file_}).exit_code, 0);
    QCOMPARE(world_->run(saved, {"export", world_->path("evidence of the saved")}).exit_code, 0);
}

void DamageTest::D80_damagedFirstPageAndSlotsSayWhatIsLeft()
{
    Person const hurt = copy_of(ada_, "first page");
    QVERIFY(damage(hurt, 0));
    Finished const opened = world_->run(hurt, {"log"});
    QCOMPARE(opened.exit_code, 9);
    QVERIFY2(!opened.err.contains("passphrase"), opened.err); // the key was right
    Finished const salvaged = world_->run(hurt, {"salvage", world_->path("of first page")});
    QCOMPARE(salvaged.exit_code, 9);
    QVERIFY2(salvaged.err.contains("backup") && salvaged.err.contains("reissue"), salvaged.err);
    // One copy of the slots is enough; without both there is no way in.
    Person const locked = copy_of(ada_, "slots");
    QVERIFY(write_file(locked.profile() + "/slots", "nothing"));
    QCOMPARE(world_->run(locked, {"log"}).exit_code, 0);
    QVERIFY(write_file(locked.profile() + "/slots.copy", "nothing"));
    Finished const shut = world_->run(locked, {"log"});
    QCOMPARE(shut.exit_code, 9);
    QVERIFY2(shut.err.contains("slots") && shut.err.contains("backup"), shut.err);
}

void DamageTest::D80_salvageTouchesNothingThatIsThere()
{
    QByteArray const bobs = read_file(bob_.profile() + "/profile.db");
    Finished const over = world_->run(ada_, {"salvage", bob_.profile()});
    QCOMPARE(over.exit_code, 8);
    QVERIFY2(over.err.contains("already"), over.err);
    QCOMPARE(read_file(bob_.profile() + "/profile.db"), bobs);
    QCOMPARE(world_->run(ada_, {"salvage", ada_.profile()}).exit_code, 2);
    QCOMPARE(world_->run(ada_, {"salvage"}).exit_code, 2);
    auto const owner = world_->listen(ada_);
    QVERIFY(owner);
    Finished const open = world_->run(ada_, {"salvage", world_->path("while open")});
    QCOMPARE(open.exit_code, 3);
    QVERIFY2(open.err.contains("end it first"), open.err);
    QVERIFY(!QDir{world_->path("while open")}.exists());
}

void DamageTest::D80_protectedDiskShowsAndSaves_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("closed in peace") << false;
    QTest::newRow("its owner was killed") << true;
}

void DamageTest::D80_protectedDiskShowsAndSaves()
{
    if (!can_protect()) QSKIP("root may not mount here");
    QFETCH(bool, killed);
    QList<QStringList> const lists{{"whoami"}, {"contacts", "--json"}, {"log"}, {"log", "--json"}, {"inbox"}};
    Person const shelved = copy_of(ada_, killed ? "killed" : "closed");
    if (killed) {
        auto const owner = world_->listen(shelved);
        QVERIFY(owner && world_->run(shelved, {"rename", bob_.number, "Robert"}).exit_code == 0);
        QCOMPARE(owner->finish(SIGKILL).exit_code, -SIGKILL);
        QVERIFY(QFile{shelved.profile() + "/profile.db-wal"}.size() > 0);
    } else {
        QFile::remove(shelved.profile() + "/lock"); // as on a medium to which somebody copied what counts
    }
    QMap<QByteArray, Leaf> const before = tree_below(shelved.profile());
    Person const twin = copy_of(shelved, shelved.folder.section('/', -1) + " twin");
    QList<QByteArray> wanted;
    for (QStringList const& words : lists) wanted << world_->run(twin, words).out;
    QCOMPARE(wanted[1].contains("Robert"), killed); // which stands in the journal only
    for (qsizetype i = 0; i < lists.size(); ++i) {
        Finished const shown = run_on_protected(shelved, lists[i]);
        QVERIFY2(shown.exit_code == 0, shown.err);
        QCOMPARE(shown.out, wanted[i]);
    }
    QString const evidence = world_->path(killed ? "evidence killed" : "evidence closed");
    QCOMPARE(run_on_protected(shelved, {"export", evidence}).exit_code, 0);
    QCOMPARE(read_file(evidence).count('\n'), wanted[3].count('\n'));
    for (QStringList const& words : {QStringList{"send", "--to", bob_.number, file_}, QStringList{"listen"},
                                     QStringList{"rename", bob_.number, "X"}, QStringList{"verify", bob_.number}}) {
        Finished const refused = run_on_protected(shelved, words);
        QCOMPARE(refused.exit_code, 8);
        QVERIFY2(refused.err.contains("write-protected") && refused.err.contains("salvage DIR"), refused.err);
        QVERIFY(refused.out.isEmpty());
    }
    Person saved = shelved;
    saved.folder = shelved.folder + " saved";
    Finished const salvaged = run_on_protected(shelved, {"--json", "salvage", saved.profile()});
    QVERIFY2(salvaged.exit_code == 0 && salvaged.object()["whole"].toBool(), salvaged.out + salvaged.err);
    QVERIFY(difference(before, tree_below(shelved.profile())).isEmpty());
    QCOMPARE(world_->run(saved, {"contacts", "--json"}).out, wanted[1]);
    QCOMPARE(world_->run(saved, {"rename", bob_.number, "Bob"}).exit_code, 0);
}

QTEST_GUILESS_MAIN(DamageTest)
#include "test_damage.moc"
