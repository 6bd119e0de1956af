#include "server-stub/logging/json_log.h"

#include <nlohmann/json.hpp>
#include <spdlog/sinks/ostream_sink.h>

#include <QTest>

#include <sstream>

using namespace signet;
using logging::JsonLog;

namespace {

/// A log into a text, on a clock that the test moves.
struct Written {
    std::ostringstream out;
    WallTime now = wall_time(1'700'000'000'000);
    JsonLog log{std::make_shared<spdlog::sinks::ostream_sink_mt>(out), log::Level::Info, [this] { return now; }};

    void write(log::Level level, std::string_view event, std::initializer_list<log::Field> fields = {})
    {
        log.write(log::Line{level, event, fields});
    }
    [[nodiscard]] std::vector<nlohmann::json> lines() const
    {
        std::vector<nlohmann::json> all;
        std::istringstream in{out.str()};
        for (std::string line; std::getline(in, line);) all.push_back(nlohmann::json::parse(line));
        return all;
    }
};

} // namespace

class ServerLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S78_oneLineStaysOneLine_data();
    void S78_oneLineStaysOneLine();
    void S78_fieldCannotReplaceAnother();
    void levelsBelowAreLeftOut();
    void repeatsAreCountedAndSaid();
    void longValuesAreCut();
};

void ServerLogTest::S78_oneLineStaysOneLine_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("newline") << QByteArray{"a\nb"};
    QTest::newRow("carriage return") << QByteArray{"a\rb"};
    QTest::newRow("quote and brace") << QByteArray{"\"},{\"level\":\"error"};
    QTest::newRow("backslash") << QByteArray{"a\\"};
    QTest::newRow("terminal code") << QByteArray{"\033[2J\033]0;x\007"};
    QTest::newRow("line separator") << QByteArray{"a\xe2\x80\xa8z"};
    QTest::newRow("next line") << QByteArray{"a\xc2\x85z"};
    QTest::newRow("NUL") << QByteArray{"a\0b", 3};
    QTest::newRow("not UTF-8") << QByteArray{"\xff\xfe\xc0"};
    QTest::newRow("format") << QByteArray{"{} {0} %s %v"};
}

void ServerLogTest::S78_oneLineStaysOneLine()
{
    QFETCH(QByteArray, value);
    Written written;
    written.write(log::Level::Warning, "event", {{"value", value.toStdString()}});
    std::string const text = written.out.str();
    QCOMPARE(std::ranges::count(text, '\n'), std::ptrdiff_t{1});
    QVERIFY(text.ends_with('\n'));
    QVERIFY(std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7f); }));
    auto const line = nlohmann::json::parse(text);
    QCOMPARE(line["level"].get<std::string>(), std::string{"warning"});
    QCOMPARE(line.size(), std::size_t{4});
    if (QString::fromUtf8(value).toUtf8() == value) QCOMPARE(line["value"].get<std::string>(), value.toStdString());
}

void ServerLogTest::S78_fieldCannotReplaceAnother()
{
    Written written;
    written.write(log::Level::Info, "event", {{"level", "error"}, {"event", "other"}});
    QCOMPARE(written.lines().front()["level"].get<std::string>(), std::string{"info"});
    QCOMPARE(written.lines().front()["event"].get<std::string>(), std::string{"event"});
}

void ServerLogTest::levelsBelowAreLeftOut()
{
    Written written;
    written.write(log::Level::Debug, "quiet");
    written.log.set_level(log::Level::Debug);
    written.write(log::Level::Debug, "loud");
    QCOMPARE(written.lines().size(), std::size_t{1});
}

void ServerLogTest::repeatsAreCountedAndSaid()
{
    Written written;
    for (std::uint32_t i = 0; i < JsonLog::max_repeats + 7; ++i) written.write(log::Level::Info, "often");
    written.write(log::Level::Info, "seldom");
    QCOMPARE(written.lines().size(), std::size_t{JsonLog::max_repeats + 1});
    written.now += JsonLog::repeat_window;
    written.write(log::Level::Info, "often");
    QCOMPARE(written.lines().back()["left_out"].get<int>(), 7);
    written.now -= hours{1};
    written.write(log::Level::Info, "often");
    QCOMPARE(written.lines().size(), std::size_t{JsonLog::max_repeats + 3});
    QVERIFY(!written.lines().back().contains("left_out"));
}

void ServerLogTest::longValuesAreCut()
{
    Written written;
    written.write(log::Level::Info, "event", {{"value", std::string(100'000, 'x')}});
    QCOMPARE(written.lines().front()["value"].get<std::string>().size(), JsonLog::max_value);
}

QTEST_APPLESS_MAIN(ServerLogTest)
#include "test_server_log.moc"
