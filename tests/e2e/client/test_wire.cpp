#include "tap.h"
#include "tests/support/sanitized.h"
#include "tree.h"
#include "world.h"

#include <QDir>
#include <QSet>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <csignal>

using namespace signet::e2e;

/// What somebody on the wire and whoever runs the server can read of a session: nothing.
class WireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void OP14_eavesdropperFindsNothing();
    void S74_serverKeepsNothingOfTheContent();
    void S74_serversMemoryHoldsNothingOfTheContent();
    void S69_everySocketOfTheServerWasAccepted();

private:
    [[nodiscard]] QList<QByteArray> secrets_of_content() const { return {"planted-content-7f3a", "planted-file-name", code_}; }
    [[nodiscard]] QList<QByteArray> secrets_on_the_wire() const;

    Tap tap_;
    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    QByteArray code_;
    QString operator_ = "Planted Operator Ltd";
};

QList<QByteArray> WireTest::secrets_on_the_wire() const
{
    QList<QByteArray> all = secrets_of_content();
    for (Person const& each : {ada_, bob_}) {
        quint64 const number = each.number.toULongLong();
        QByteArray big(8, '\0');
        QByteArray little(8, '\0');
        for (int i = 0; i < 8; ++i) {
            big[7 - i] = static_cast<char>(number >> (8 * i));
            little[i] = static_cast<char>(number >> (8 * i));
        }
        all << each.number.toUtf8() << each.name.toUtf8() << big << little;
    }
    return all << operator_.toUtf8() << "Planted Company";
}

/// A whole session: provisioning, sign-in, key exchange and an envelope in each direction, all through the tap.
void WireTest::initTestCase()
{
    world_ = std::make_unique<World>(World::Server{.address = tap_.address(), .operator_name = operator_});
    QVERIFY(world_->is_ready());
    tap_.set_server(world_->server_address());
    ada_ = world_->add_person("Planted Ada", "Planted Company");
    bob_ = world_->add_person("Planted Bob", "Planted Company");
    QVERIFY(!ada_.number.isEmpty() && !bob_.number.isEmpty());
    auto const bobs = world_->listen(bob_);
    auto const asking = world_->start(ada_, {"verify", bob_.number});
    QVERIFY(bobs && bobs->says("Accept? [y/n] "));
    bobs->type("y");
    QVERIFY(asking->says("Code: ") && bobs->says("Code: "));
    code_ = asking->rest_of_line();
    bobs->type(code_);
    QVERIFY(bobs->says("verified ") && asking->says("[y/n] "));
    asking->type("y");
    QCOMPARE(asking->finish().exit_code, 0);
    QVERIFY(write_file(world_->path("planted-file-name.txt"), QByteArray{"planted-content-7f3a "}.repeated(50'000)));
    QCOMPARE(world_->run(ada_, {"send", "--no-compress", "--to", bob_.number, world_->path("planted-file-name.txt")}).exit_code,
             0);
    QVERIFY(bobs->says("received "));
}

void WireTest::OP14_eavesdropperFindsNothing()
{
    QByteArray const wire = tap_.recorded();
    QVERIFY(tap_.connections() >= 6); // two provisionings, sign-ins, and the ends of two calls
    QVERIFY(wire.size() > 1'000'000);
    for (QByteArray const& secret : secrets_on_the_wire()) {
        QVERIFY2(secret.size() >= 5 && !wire.contains(secret), secret);
        QVERIFY((wire + secret + wire.left(10)).contains(secret)); // what is looked for would be found
    }
    QVERIFY(!wire.contains(ada_.number.left(4).toUtf8() + ' ' + ada_.number.mid(4, 4).toUtf8()));
}

void WireTest::S74_serverKeepsNothingOfTheContent()
{
    QVERIFY(world_->calls().size() == 2);
    int files = 0;
    for (QByteArray const& name : tree_below(world_->data()).keys()) {
        QByteArray const content = read_file(world_->data() + "/" + QString::fromUtf8(name));
        for (QByteArray const& secret : secrets_of_content()) QVERIFY2(!content.contains(secret), name + " holds " + secret);
        if (content.contains("Planted Ada")) ++files; // the control: what the server does know is found so
    }
    QVERIFY(files > 0);
}

void WireTest::S74_serversMemoryHoldsNothingOfTheContent()
{
    if (signet::test::programs_sanitized()) QSKIP("a sanitizer's shadow is too large to be searched");
    QString const process = QString{"/proc/%1/"}.arg(world_->server_pid());
    int const memory = ::open((process + "mem").toUtf8().constData(), O_RDONLY | O_CLOEXEC);
    if (memory < 0) QSKIP("this user may not read the server's memory");
    qint64 read = 0;
    bool knows_operator = false;
    for (QByteArray const& line : read_file(process + "maps").split('\n')) {
        QByteArray const range = line.left(line.indexOf(' '));
        if (!line.contains(" rw") || line.contains("[v")) continue;
        quint64 const from = range.left(range.indexOf('-')).toULongLong(nullptr, 16);
        quint64 const to = range.mid(range.indexOf('-') + 1).toULongLong(nullptr, 16);
        QByteArray bytes(static_cast<qsizetype>(to - from), Qt::Uninitialized);
        ssize_t const count = ::pread(memory, bytes.data(), static_cast<std::size_t>(bytes.size()), static_cast<off_t>(from));
        if (count <= 0) continue;
        read += count;
        bytes.truncate(count);
        for (QByteArray const& secret : secrets_of_content()) QVERIFY2(!bytes.contains(secret), secret);
        knows_operator = knows_operator || bytes.contains(operator_.toUtf8());
    }
    ::close(memory);
    QVERIFY(read > 1'000'000);
    QVERIFY(knows_operator);
}

/// It has connections open on both channels, and dialled none of them: each is at its own port.
void WireTest::S69_everySocketOfTheServerWasAccepted()
{
    auto const bobs = world_->listen(bob_);
    QVERIFY(bobs);
    QString const process = QString{"/proc/%1/"}.arg(world_->server_pid());
    QSet<QByteArray> inodes;
    for (QFileInfo const& each : QDir{process + "fd"}.entryInfoList(QDir::NoDotAndDotDot | QDir::Files | QDir::System)) {
        QByteArray const target = each.symLinkTarget().section('/', -1).toUtf8();
        if (target.startsWith("socket:[")) inodes << target.mid(8, target.size() - 9);
    }
    if (inodes.isEmpty()) QSKIP("this user may not look at the server's sockets");
    int seen = 0;
    QByteArray const own =
        QByteArray::number(world_->server_address().section(':', -1).toUShort(), 16).rightJustified(4, '0').toUpper();
    for (char const* const table : {"net/tcp", "net/tcp6"}) {
        for (QByteArray const& line : read_file(process + table).split('\n')) {
            QList<QByteArray> const words = line.simplified().split(' ');
            if (words.size() < 10 || !inodes.contains(words[9])) continue;
            ++seen;
            QVERIFY2(words[1].endsWith(':' + own), line);
        }
    }
    QVERIFY(seen >= 2); // the listener, and Bob's
}

QTEST_GUILESS_MAIN(WireTest)
#include "test_wire.moc"
