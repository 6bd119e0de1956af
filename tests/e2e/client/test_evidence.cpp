#include "world.h"

#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

using namespace signet::e2e;

/// What `export` writes, in the hands of somebody who has nothing but it (protocol.md §11): checked by a program that shares no
/// code with this one.
class EvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exportedReceiptsProveThemselves_data();
    void exportedReceiptsProveThemselves();
    void changedLinesProveNothing_data();
    void changedLinesProveNothing();
    void otherFilesAreNotWhatWasSignedFor();
    void existingFileStays();

private:
    [[nodiscard]] Finished check(QStringList const& words) const
    {
        Program checking{"python3", QStringList{SIGNET_SOURCE_DIR "/tests/vectors/check_evidence.py"} + words,
                         QProcessEnvironment::systemEnvironment(), world_->path(".")};
        checking.end_input();
        return checking.finish();
    }

    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    QString sent_;     ///< Ada's export
    QString received_; ///< Bob's
    QString id_;
    QString arrived_;
};

void EvidenceTest::initTestCase()
{
    if (QStandardPaths::findExecutable("python3").isEmpty()) QSKIP("no python3 here");
    world_ = std::make_unique<World>();
    ada_ = world_->add_person("Ada");
    bob_ = world_->add_person("Bob");
    QVERIFY(world_->verify(ada_, bob_));
    QVERIFY(write_file(world_->path("out/papers/one.bin"), random_bytes(1'500'000, 1)));
    QVERIFY(write_file(world_->path("out/papers/empty"), {}));
    QVERIFY(write_file(world_->path("out/papers/zwei.txt"), "zwei\n"));
    auto const bobs = world_->listen(bob_, {"--once"});
    QVERIFY(bobs);
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, world_->path("out/papers")}).exit_code, 0);
    QCOMPARE(bobs->finish().exit_code, 0);
    QCOMPARE(world_->run(ada_, {"send", "--queue", "--to", bob_.number, world_->path("out/papers/empty")}).exit_code, 0);
    id_ = world_->run(ada_, {"log", "--json"}).objects().first()["id"].toString();
    arrived_ = bob_.saved() + "/" + envelopes_in(bob_.saved()).first();
    sent_ = world_->path("sent");
    received_ = world_->path("received");
    QCOMPARE(world_->run(ada_, {"export", sent_}).exit_code, 0);
    QCOMPARE(world_->run(bob_, {"export", received_}).exit_code, 0);
}

void EvidenceTest::exportedReceiptsProveThemselves_data()
{
    QTest::addColumn<bool>("by_the_sender");
    QTest::newRow("the sender's") << true;
    QTest::newRow("the recipient's") << false;
}

void EvidenceTest::exportedReceiptsProveThemselves()
{
    QFETCH(bool, by_the_sender);
    QString const file = by_the_sender ? sent_ : received_;
    Finished const alone = check({file});
    QVERIFY2(alone.exit_code == 0, alone.out + alone.err);
    QCOMPARE(alone.out.count('\n'), 1); // what was not delivered has no receipt
    QVERIFY2(alone.out.startsWith(id_.toUtf8() + ": good: " + bob_.number.toUtf8()), alone.out);
    QVERIFY(alone.out.contains("signed for " + ada_.number.toUtf8()));
    // Both sides' exports name the same two keys.
    QCOMPARE(alone.out, check({by_the_sender ? received_ : sent_}).out);
    Finished const with_files = check({file, id_, by_the_sender ? world_->path("out") : arrived_});
    QVERIFY2(with_files.exit_code == 0, with_files.out + with_files.err);
    QVERIFY(!read_file(file).contains("zwei\\n"));
}

void EvidenceTest::changedLinesProveNothing_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("says");
    QTest::newRow("receipt") << "receipt" << "FALSE";
    QTest::newRow("certificate") << "certificate" << "the certificate is not signed";
    QTest::newRow("device list") << "device_list" << "the device list is not signed";
    QTest::newRow("another recipient's key") << "recipient_key" << "FALSE";
    QTest::newRow("another sender's key") << "sender_key" << "field 3";
    QTest::newRow("content") << "content_hash" << "field 8";
    QTest::newRow("id") << "id" << "field 6";
    QTest::newRow("operator") << "operator" << "another account's";
    QTest::newRow("recipient") << "party" << "another account's";
    QTest::newRow("sender") << "account" << "field 2";
}

void EvidenceTest::changedLinesProveNothing()
{
    QFETCH(QString, field);
    QFETCH(QString, says);
    QJsonObject line = QJsonDocument::fromJson(read_file(sent_).split('\n').first()).object();
    QString value = line[field].toString();
    QVERIFY2(value.size() > 11, qPrintable(field + ": " + value));
    qsizetype const last = value.size() - 1;
    value[last] = value[last] == QChar{'0'} ? '1' : '0';
    line[field] = value;
    QVERIFY(write_file(world_->path("changed"), QJsonDocument{line}.toJson(QJsonDocument::Compact) + '\n'));
    Finished const checked = check({world_->path("changed")});
    QCOMPARE(checked.exit_code, 1);
    QVERIFY2(checked.out.contains("FALSE") && checked.out.contains(says.toUtf8()), checked.out + checked.err);
}

void EvidenceTest::otherFilesAreNotWhatWasSignedFor()
{
    QVERIFY(write_file(world_->path("other/papers/one.bin"), random_bytes(1'500'000, 2)));
    QVERIFY(write_file(world_->path("other/papers/empty"), {}));
    QVERIFY(write_file(world_->path("other/papers/zwei.txt"), "zwei\n"));
    Finished const checked = check({sent_, id_, world_->path("other")});
    QCOMPARE(checked.exit_code, 1);
    QVERIFY2(checked.out.contains("not what the receipt was given for"), checked.out);
}

void EvidenceTest::existingFileStays()
{
    QByteArray const before = read_file(sent_);
    QCOMPARE(world_->run(ada_, {"export", sent_}).exit_code, 8);
    QCOMPARE(read_file(sent_), before);
}

QTEST_GUILESS_MAIN(EvidenceTest)
#include "test_evidence.moc"
