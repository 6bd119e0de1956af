#include "tree.h"
#include "world.h"

#include <QDir>
#include <QTest>

#include <sys/stat.h>

using namespace signet::e2e;

/// `seal` and `open` (protocol.md §7): envelopes in a file, without a server.
class SealTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keyFileNeedsNoProfile();
    void passphraseFileNeedsNoProfile();
    void forAPersonByTheSharedKey();
    void existingTargetStaysUnlessForced();
    void wrongKeysExit3();
    void damagedFilesExit9();
    void hostileNamesAreCleaned();
    void clashesGetANumber();
    void whatCannotBeSealedIsListedAlike();
    void jsonSaysWhatWasDone();

private:
    [[nodiscard]] QString out(char const* name) const { return world_->path(name); }
    /// Seals with these words; the exit code.
    int seal(QString const& file, QStringList const& words) const
    {
        return world_->run(nobody_, QStringList{"seal", "--to-file", file} + words).exit_code;
    }
    [[nodiscard]] Finished open(QString const& file, QString const& into, QStringList const& words) const
    {
        return world_->run(nobody_, QStringList{"open", file, "--into", into} + words);
    }

    std::unique_ptr<World> world_;
    Person nobody_; ///< has no profile
    QString source_;
    QStringList key_;
};

void SealTest::initTestCase()
{
    world_ = std::make_unique<World>();
    nobody_ = world_->make_home("nobody");
    nobody_.environment.remove("SIGNET_PROFILE_KEY_FILE");
    source_ = out("source/papers");
    QVERIFY(write_file(source_ + "/a.txt", "first"));
    QVERIFY(write_file(source_ + "/deep/b.bin", random_bytes(2'500'000, 5)));
    QVERIFY(write_file(source_ + "/deep/empty", {}));
    key_ = QStringList{"--key-file", out("lock-key")};
    QVERIFY(write_file(key_[1], random_bytes(32, 9)));
}

void SealTest::keyFileNeedsNoProfile()
{
    QCOMPARE(seal(out("k.signet"), key_ + QStringList{source_}), 0);
    Finished const opened = open(out("k.signet"), out("by key"), key_);
    QVERIFY2(opened.exit_code == 0, opened.err);
    QCOMPARE(opened.out, QByteArray{"papers\n"});
    QByteArray const differs = difference(as_received(tree_below(source_)), tree_below(out("by key/papers")));
    QVERIFY2(differs.isEmpty(), differs);
    QVERIFY(!QDir{nobody_.profile()}.exists());
    struct ::stat status{};
    QCOMPARE(::stat(out("k.signet").toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 077, 0u);
}

void SealTest::passphraseFileNeedsNoProfile()
{
    QVERIFY(write_file(out("phrase"), "correct horse\r\nsecond line is not part of it\n"));
    QVERIFY(write_file(out("same phrase"), "correct horse"));
    QCOMPARE(seal(out("p.signet"), {"--passphrase-file", out("phrase"), source_ + "/a.txt"}), 0);
    QCOMPARE(open(out("p.signet"), out("by phrase"), {"--passphrase-file", out("same phrase")}).exit_code, 0);
    QCOMPARE(read_file(out("by phrase/a.txt")), QByteArray{"first"});
    QVERIFY(write_file(out("other phrase"), "Correct horse\n"));
    QCOMPARE(open(out("p.signet"), out("never"), {"--passphrase-file", out("other phrase")}).exit_code, 3);
    QVERIFY(!QDir{out("never")}.exists() || QDir{out("never")}.isEmpty());
}

void SealTest::forAPersonByTheSharedKey()
{
    Person const ada = world_->add_person("Ada");
    Person const bob = world_->add_person("Bob");
    QVERIFY(world_->verify(ada, bob));
    // It says the same as for a key file, and so does opening.
    Finished const sealed = world_->run(ada, {"seal", "--to-file", out("l.signet"), "--to", bob.number, source_});
    QVERIFY2(sealed.exit_code == 0, sealed.err);
    Finished const by_key = world_->run(ada, QStringList{"seal", "--to-file", out("same.signet"), source_} + key_);
    QCOMPARE(sealed.out, QByteArray{by_key.out}.replace("same.signet", "l.signet"));
    QCOMPARE(sealed.out, "sealed 3 files, 2.5 MB: " + out("l.signet").toUtf8() + '\n');
    QJsonObject const told =
        world_->run(ada, {"--json", "seal", "--force", "--to-file", out("l.signet"), "--to", bob.number, source_}).object();
    QCOMPARE(told.keys(), (QStringList{"bytes", "files", "sealed_bytes"}));
    QCOMPARE(told["sealed_bytes"].toInteger(), QFile{out("l.signet")}.size());
    Finished const opened = world_->run(bob, {"open", out("l.signet"), "--into", out("by person")});
    QVERIFY2(opened.exit_code == 0, opened.err);
    QCOMPARE(opened.out, QByteArray{"papers\n"});
    QCOMPARE(world_->run(bob, {"open", out("l.signet"), "--into", out("by person"), "--json"}).out,
             QByteArray{"{\"names\":[\"papers (2)\"]}\n"});
    Finished const with_key = world_->run(bob, QStringList{"open", out("l.signet"), "--into", out("never")} + key_);
    QCOMPARE(with_key.exit_code, 3);
    QVERIFY2(with_key.err.contains("sealed for a person"), with_key.err);
    QVERIFY(difference(as_received(tree_below(source_)), tree_below(out("by person/papers"))).isEmpty());
    QCOMPARE(world_->run(ada, {"open", out("l.signet"), "--into", out("by sealer")}).exit_code, 0);
    Person const eve = world_->add_person("Eve");
    QCOMPARE(world_->run(eve, {"open", out("l.signet"), "--into", out("by eve")}).exit_code, 3);
    QCOMPARE(world_->run(ada, {"seal", "--to-file", out("e.signet"), "--to", eve.number, source_}).exit_code, 6);
    QVERIFY(!QFile::exists(out("e.signet")) && !QDir{out("by eve/papers")}.exists());
}

void SealTest::existingTargetStaysUnlessForced()
{
    QVERIFY(write_file(out("kept"), "somebody's"));
    QCOMPARE(seal(out("kept"), key_ + QStringList{source_}), 8);
    QCOMPARE(read_file(out("kept")), QByteArray{"somebody's"});
    QCOMPARE(seal(out("kept"), key_ + QStringList{"--force", source_}), 0);
    QCOMPARE(open(out("kept"), out("forced"), key_).exit_code, 0);
}

void SealTest::wrongKeysExit3()
{
    QVERIFY(write_file(out("other-key"), random_bytes(32, 10)));
    QVERIFY(write_file(out("long-key"), random_bytes(33, 10)));
    QCOMPARE(seal(out("w.signet"), key_ + QStringList{source_}), 0);
    QCOMPARE(open(out("w.signet"), out("wrong"), {"--key-file", out("other-key")}).exit_code, 3);
    QCOMPARE(open(out("w.signet"), out("wrong"), {"--key-file", out("long-key")}).exit_code, 3);
    QCOMPARE(open(out("w.signet"), out("wrong"), {}).exit_code, 3);
    QCOMPARE(seal(out("w2.signet"), {"--key-file", out("long-key"), source_}), 3);
    QVERIFY(!QFile::exists(out("w2.signet")));
    QVERIFY(!QDir{out("wrong/papers")}.exists());
}

void SealTest::damagedFilesExit9()
{
    QCOMPARE(seal(out("d.signet"), key_ + QStringList{source_}), 0);
    QByteArray const whole = read_file(out("d.signet"));
    auto const opens_as = [this](QByteArray const& bytes) {
        write_file(out("damaged"), bytes);
        return open(out("damaged"), out("damage"), key_).exit_code;
    };
    QCOMPARE(opens_as(whole.left(whole.size() - 1)), 9);
    QCOMPARE(opens_as(whole.left(whole.size() / 2)), 9);
    QCOMPARE(opens_as(whole.left(20)), 9);
    QCOMPARE(opens_as({}), 9);
    QCOMPARE(opens_as(whole + 'x'), 9);
    QCOMPARE(opens_as(random_bytes(5'000, 3)), 9);
    for (qsizetype const at : {qsizetype{9}, whole.size() / 3, whole.size() / 2, whole.size() - 2}) {
        QByteArray flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        QCOMPARE(opens_as(flipped), 9);
    }
    QVERIFY(tree_below(out("damage")).isEmpty());
    QCOMPARE(open(out("no such file"), out("damage"), key_).exit_code, 8);
}

void SealTest::hostileNamesAreCleaned()
{
    QVERIFY(write_file(out("hostile/.ssh"), "top"));
    QVERIFY(write_file(out("hostile/a\nb"), "line"));
    QVERIFY(write_file(out("hostile/-rf"), "dash"));
    QVERIFY(write_file(out("hostile/\u202egpj.exe"), "direction"));
    QStringList words = key_;
    for (char const* name : {".ssh", "a\nb", "-rf", "\u202egpj.exe"}) words << out("hostile/") + QString::fromUtf8(name);
    QCOMPARE(seal(out("h.signet"), words), 0);
    Finished const opened = open(out("h.signet"), out("cleaned"), key_);
    QVERIFY2(opened.exit_code == 0, opened.err);
    QList<QByteArray> const names = tree_below(out("cleaned")).keys();
    QCOMPARE(names.size(), 4);
    QVERIFY(names.contains("_.ssh"));
    for (QByteArray const& name : names)
        QVERIFY2(!name.startsWith('.') && !name.contains('\n') && !name.contains("\u202e"), name);
    QVERIFY(!opened.out.contains("\u202e") && !opened.err.contains("\u202e"));
    QCOMPARE(opened.out.count('\n'), 4);
}

void SealTest::clashesGetANumber()
{
    QVERIFY(write_file(out("clash/papers"), "was here first"));
    QCOMPARE(seal(out("c.signet"), key_ + QStringList{source_}), 0);
    QCOMPARE(open(out("c.signet"), out("clash"), key_).out, QByteArray{"papers (2)\n"});
    QCOMPARE(open(out("c.signet"), out("clash"), key_).out, QByteArray{"papers (3)\n"});
    QCOMPARE(read_file(out("clash/papers")), QByteArray{"was here first"});
    QVERIFY(difference(as_received(tree_below(source_)), tree_below(out("clash/papers (3)"))).isEmpty());
    // By default, here.
    QCOMPARE(world_->run(nobody_, QStringList{"open", out("c.signet")} + key_).exit_code, 0);
    QVERIFY(QDir{nobody_.folder + "/papers"}.exists());
}

void SealTest::whatCannotBeSealedIsListedAlike()
{
    Person const carl = world_->add_person("Carl");
    Person const dora = world_->add_person("Dora");
    QVERIFY(world_->verify(carl, dora));
    QVERIFY(write_file(out("odd/fine"), "goes"));
    QVERIFY(QFile::link("fine", out("odd/link")));
    QStringList const words{"seal", "--to-file", out("odd.signet"), out("odd")};
    Finished const by_key = world_->run(carl, words + key_);
    Finished const for_dora = world_->run(carl, words + QStringList{"--to", dora.number});
    QCOMPARE(by_key.exit_code, 8);
    QCOMPARE(for_dora.exit_code, 8);
    QCOMPARE(for_dora.err, by_key.err);
    QVERIFY2(by_key.err.startsWith("cannot be sealed: ") && by_key.err.endsWith("with --skip.\n"), by_key.err);
    QVERIFY(!QFile::exists(out("odd.signet")));
    QCOMPARE(world_->run(carl, words + QStringList{"--skip", "--to", dora.number}).exit_code, 0);
}

void SealTest::jsonSaysWhatWasDone()
{
    QJsonObject const sealed =
        world_->run(nobody_, QStringList{"--json", "seal", "--to-file", out("j.signet"), source_} + key_).object();
    QCOMPARE(sealed["files"].toInt(), 3);
    QCOMPARE(sealed["bytes"].toInteger(), 2'500'005);
    QJsonObject const opened = open(out("j.signet"), out("json"), key_ + QStringList{"--json"}).object();
    QCOMPARE(opened["names"].toVariant().toStringList(), QStringList{"papers"});
}

QTEST_GUILESS_MAIN(SealTest)
#include "test_seal.moc"
