#include "server-stub/config/nearest.h"
#include "server-stub/config/settings_file.h"
#include "server-stub/config/settings_keys.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace signet;
using namespace signet::config;

class ServerSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyFileGivesTheDefaults();
    void everyKeyIsRead();
    void everyLimitTakesItsBoundsAndNothingBeyond();
    void unknownKeyIsReportedWithLineAndNearest_data();
    void unknownKeyIsReportedWithLineAndNearest();
    void wrongValueIsReported_data();
    void wrongValueIsReported();
    void tariffByHours();
    void tariffMistakes_data();
    void tariffMistakes();
    void problemsStandInTheOrderOfTheFile();
    void hostileTextStaysOneLine();
    void missingAndLongFiles();
    void documentationTableIsTheProgrammes();
    void editDistance();
};

namespace {

QByteArray problems_of(ReadSettings const& read)
{
    std::string text;
    for (Problem const& each : read.problems) text += std::to_string(each.line) + ": " + each.text + "\n";
    return QByteArray::fromStdString(text);
}

QByteArray problems_in(char const* text)
{
    return problems_of(parse_settings(text));
}

} // namespace

void ServerSettingsTest::emptyFileGivesTheDefaults()
{
    ReadSettings const read = parse_settings("# nothing, not even \u00E4\n");
    QCOMPARE(problems_of(read), QByteArray{});
    QVERIFY(read.settings.limits == server::Limits{});
    QCOMPARE(read.settings.listen, std::string{default_listen});
    QVERIFY(read.settings.monitor.empty());
    QVERIFY(!read.settings.tariff);
}

void ServerSettingsTest::everyKeyIsRead()
{
    ReadSettings const read =
        parse_settings("address = \"signet.example.org:6110\"\nlisten = \"[::1]:0\"\nmonitor = \"127.0.0.1:9611\"\n"
                       "log_level = \"debug\"\ndisk_headroom_mib = 7\n[limits]\nconnections = 12\n");
    QCOMPARE(problems_of(read), QByteArray{});
    QCOMPARE(read.settings.address, std::string{"signet.example.org:6110"});
    QCOMPARE(read.settings.listen, std::string{"[::1]:0"});
    QCOMPARE(read.settings.monitor, std::string{"127.0.0.1:9611"});
    QVERIFY(read.settings.log_level == log::Level::Debug);
    QCOMPARE(read.settings.disk_headroom_mib, std::uint64_t{7});
    QCOMPARE(read.settings.limits.connections, std::uint64_t{12});
}

void ServerSettingsTest::everyLimitTakesItsBoundsAndNothingBeyond()
{
    for (server::LimitField const& field : server::limit_fields()) {
        std::string const key = "[limits]\n" + std::string{field.name} + " = ";
        for (std::uint64_t const value : {field.lowest, field.highest}) {
            ReadSettings const read = parse_settings(key + std::to_string(value));
            QCOMPARE(problems_of(read), QByteArray{});
            QCOMPARE(read.settings.limits.*field.field, value);
        }
        QCOMPARE(parse_settings(key + std::to_string(field.highest + 1)).problems.size(), std::size_t{1});
        if (field.lowest > 0) QCOMPARE(parse_settings(key + std::to_string(field.lowest - 1)).problems.size(), std::size_t{1});
        std::uint64_t const fallback = server::Limits{}.*field.field;
        QVERIFY2(fallback >= field.lowest && fallback <= field.highest, key.c_str());
    }
}

void ServerSettingsTest::unknownKeyIsReportedWithLineAndNearest_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problem");
    QTest::newRow("a letter too few") << QByteArray{"address = \"a:1\"\nlisen = \"0.0.0.0:1\"\n"}
                                      << QByteArray{"2: unknown key 'lisen', did you mean 'listen'?\n"};
    QTest::newRow("two letters swapped") << QByteArray{"\n\n[limits]\nconnectoins = 5\n"}
                                         << QByteArray{
                                                "4: unknown key 'limits.connectoins', did you mean 'limits.connections'?\n"};
    QTest::newRow("table misspelt") << QByteArray{"[limit]\nconnections = 5\n"}
                                    << QByteArray{"1: unknown key 'limit', did you mean 'limits'?\n"};
    QTest::newRow("limit outside its table")
        << QByteArray{"open_calls = 5\n"} << QByteArray{"1: unknown key 'open_calls', did you mean 'limits.open_calls'?\n"};
    QTest::newRow("nothing near") << QByteArray{"zzzzzzzz = 5\n"} << QByteArray{"1: unknown key 'zzzzzzzz'\n"};
    QTest::newRow("upper case") << QByteArray{"Listen = \"0.0.0.0:1\"\n"}
                                << QByteArray{"1: unknown key 'Listen', did you mean 'listen'?\n"};
}

void ServerSettingsTest::unknownKeyIsReportedWithLineAndNearest()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problem);
    QCOMPARE(problems_in(text.constData()), problem);
}

void ServerSettingsTest::wrongValueIsReported_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("text for a number") << QByteArray{"disk_headroom_mib = \"7\"\n"};
    QTest::newRow("negative number") << QByteArray{"disk_headroom_mib = -1\n"};
    QTest::newRow("fraction") << QByteArray{"disk_headroom_mib = 1.5\n"};
    QTest::newRow("number for text") << QByteArray{"listen = 6110\n"};
    QTest::newRow("address without port") << QByteArray{"listen = \"localhost\"\n"};
    QTest::newRow("public address with port 0") << QByteArray{"address = \"signet.example.org:0\"\n"};
    QTest::newRow("level that is none") << QByteArray{"log_level = \"loud\"\n"};
    QTest::newRow("table that is none") << QByteArray{"limits = 5\n"};
    QTest::newRow("list") << QByteArray{"listen = [\"a:1\"]\n"};
    QTest::newRow("not TOML") << QByteArray{"listen = \n"};
    QTest::newRow("table without a name") << QByteArray{"[\n"};
    QTest::newRow("key of other letters") << QByteArray{"\u00E4 = 1\n"};
    QTest::newRow("other letters behind a value") << QByteArray{"disk_headroom_mib = 7 \uFEE4\n"};
    QTest::newRow("key twice") << QByteArray{"listen = \"a:1\"\nlisten = \"a:2\"\n"};
}

void ServerSettingsTest::wrongValueIsReported()
{
    QFETCH(QByteArray, text);
    ReadSettings const read = parse_settings(text.toStdString());
    QCOMPARE(read.problems.size(), std::size_t{1});
    QVERIFY(read.problems.front().line >= 1);
}

void ServerSettingsTest::tariffByHours()
{
    ReadSettings const read = parse_settings("[tariff]\ncurrency = \"EUR\"\nper_call = 3\nper_minute = 2\n"
                                             "[[tariff.hours]]\nfrom = 22\nto = 6\nper_minute = 1\n"
                                             "[[tariff.hours]]\nfrom = 8\nto = 9\nper_call = 9\n");
    QCOMPARE(problems_of(read), QByteArray{});
    QVERIFY(read.settings.tariff);
    QCOMPARE(read.settings.tariff->currency, std::string{"EUR"});
    for (std::size_t hour = 0; hour < 24; ++hour) {
        bool const night = hour >= 22 || hour < 6;
        QCOMPARE(read.settings.tariff->hours[hour].per_minute, std::int64_t{night ? 1 : 2});
        QCOMPARE(read.settings.tariff->hours[hour].per_call, std::int64_t{hour == 8 ? 9 : 3});
    }
}

void ServerSettingsTest::tariffMistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("prices without currency") << QByteArray{"[tariff]\nper_call = 3\n"};
    QTest::newRow("currency in small letters") << QByteArray{"[tariff]\ncurrency = \"eur\"\n"};
    QTest::newRow("negative price") << QByteArray{"[tariff]\ncurrency = \"EUR\"\nper_call = -3\n"};
    QTest::newRow("hours overlap") << QByteArray{
        "[tariff]\ncurrency = \"EUR\"\n[[tariff.hours]]\nfrom = 8\nto = 18\n[[tariff.hours]]\nfrom = 17\nto = 20\n"};
    QTest::newRow("no end") << QByteArray{"[tariff]\ncurrency = \"EUR\"\n[[tariff.hours]]\nfrom = 8\n"};
    QTest::newRow("hour 24 as a beginning") << QByteArray{"[tariff]\ncurrency = \"EUR\"\n[[tariff.hours]]\nfrom = 24\nto = 3\n"};
    QTest::newRow("hours as a number") << QByteArray{"[tariff]\ncurrency = \"EUR\"\nhours = 3\n"};
    QTest::newRow("unknown key in hours") << QByteArray{"[tariff]\ncurrency = \"EUR\"\n[[tariff.hours]]\nfrm = 1\n"};
}

void ServerSettingsTest::tariffMistakes()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parse_settings(text.toStdString()).problems.empty());
}

void ServerSettingsTest::problemsStandInTheOrderOfTheFile()
{
    ReadSettings const read = parse_settings("zeta = 1\nalpha = 1\n[limits]\nomega = 1\nbeta = 1\n");
    std::vector<std::size_t> lines;
    for (Problem const& each : read.problems) lines.push_back(each.line);
    QCOMPARE(lines, (std::vector<std::size_t>{1, 2, 4, 5}));
}

void ServerSettingsTest::hostileTextStaysOneLine()
{
    ReadSettings const read = parse_settings("\"a\\nb\\u001b[31m\" = 1\n");
    QCOMPARE(problems_of(read), QByteArray{"1: unknown key 'a?b?[31m'\n"});
}

void ServerSettingsTest::missingAndLongFiles()
{
    QTemporaryDir folder;
    std::string const missing = folder.filePath("none.toml").toStdString();
    QVERIFY(read_settings(missing).error().code == ErrorCode::NotFound);
    std::string const path = folder.filePath("long.toml").toStdString();
    std::ofstream{path} << std::string(max_settings_file + 1, '#');
    QVERIFY(read_settings(path).error().code == ErrorCode::TooLarge);
}

void ServerSettingsTest::documentationTableIsTheProgrammes()
{
    std::ifstream file{SIGNET_SOURCE_DIR "/docs/operating.md"};
    std::stringstream text;
    text << file.rdbuf();
    if (text.str().find(settings_table()) == std::string::npos) qWarning("%s", settings_table().c_str());
    QVERIFY2(text.str().find(settings_table()) != std::string::npos, "docs/operating.md must hold the table above");
}

void ServerSettingsTest::editDistance()
{
    QCOMPARE(edit_distance("", "abc"), std::size_t{3});
    QCOMPARE(edit_distance("abc", "abc"), std::size_t{0});
    QCOMPARE(edit_distance("kitten", "sitting"), std::size_t{3});
    QCOMPARE(edit_distance("ab", "ba"), std::size_t{1});
    QCOMPARE(nearest("", {"a"}), std::string{});
    QCOMPARE(nearest(std::string(1000, 'a'), {"a"}), std::string{});
}

QTEST_APPLESS_MAIN(ServerSettingsTest)
#include "test_server_settings.moc"
