#include "tests/fuzz/mutation.h"
#include "tests/fuzz/target.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <ranges>

using namespace signet;
using namespace signet::fuzz;

namespace {

constexpr std::uint64_t default_seed = 20261121;
constexpr std::uint64_t mutations_of_each = 3000;
constexpr std::uint64_t mutations_of_a_conversation = 100; ///< with a whole server or engine, a thousand times slower

Bytes contents_of(QString const& path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray const bytes = file.readAll();
    return {bytes.begin(), bytes.end()};
}

QDir corpus_of(char const* name)
{
    return QDir{QString{SIGNET_SOURCE_DIR "/tests/fuzz/corpus/"} + name};
}

/// What went wrong, or nothing.
QByteArray trouble_with(Run run, ByteView input)
{
    try {
        run_bounded(run, input);
        return {};
    } catch (std::exception const& thrown) {
        return QByteArray{thrown.what()} + " for " + QByteArray::fromStdString(to_hex(input));
    }
}

} // namespace

/// Every example in corpus/, and some thousand changes of it, through its target. The rest of fuzzing is `./dev fuzz`.
class FuzzReplayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyTargetHasExamples();
    void S65_examplesAndTheirMutations_data();
    void S65_examplesAndTheirMutations();

private:
    std::uint64_t seed_ = default_seed;
};

void FuzzReplayTest::initTestCase()
{
    if (qEnvironmentVariableIsSet("SIGNET_SEED")) seed_ = qEnvironmentVariable("SIGNET_SEED").toULongLong();
    qInfo("seed %llu (SIGNET_SEED takes another)", static_cast<unsigned long long>(seed_));
}

void FuzzReplayTest::everyTargetHasExamples()
{
    for (Target const& target : targets()) QVERIFY2(!corpus_of(target.name).entryList(QDir::Files).isEmpty(), target.name);
}

void FuzzReplayTest::S65_examplesAndTheirMutations_data()
{
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("path");
    for (std::size_t i = 0; i < targets().size(); ++i) {
        QDir const corpus = corpus_of(targets()[i].name);
        for (QString const& file : corpus.entryList(QDir::Files, QDir::Name))
            QTest::addRow("%s/%s", targets()[i].name, qPrintable(file)) << static_cast<int>(i) << corpus.filePath(file);
    }
}

void FuzzReplayTest::S65_examplesAndTheirMutations()
{
    QFETCH(int, target);
    QFETCH(QString, path);
    Run const run = targets()[static_cast<std::size_t>(target)].run;
    Bytes const example = contents_of(path);
    QByteArray trouble = trouble_with(run, example);
    QVERIFY2(trouble.isEmpty(), trouble);

    QFileInfo const file{path};
    QFileInfoList const others = file.dir().entryInfoList(QDir::Files, QDir::Name);
    qsizetype const next = (others.indexOf(file) + 1) % others.size();
    Bytes const other = contents_of(others[next].filePath());
    Mutation mutation{seed_};
    bool const conversation = path.contains(QRegularExpression{"/(server_session|client_session|client_provisioning)/"});
    for (std::uint64_t i = 0; i < (conversation ? mutations_of_a_conversation : mutations_of_each); ++i) {
        trouble = trouble_with(run, mutation.of(example, other));
        QVERIFY2(trouble.isEmpty(), trouble);
    }
}

QTEST_GUILESS_MAIN(FuzzReplayTest)
#include "replay_test.moc"
