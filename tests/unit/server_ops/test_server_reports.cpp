#include "server-stub/desk/rows_of_records.h"
#include "server-stub/report/rows.h"

#include <QTest>

#include <sstream>

using namespace signet;
using namespace signet::report;

class ServerReportsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S78_cellsThatASpreadsheetWouldComputeAreQuoted_data();
    void S78_cellsThatASpreadsheetWouldComputeAreQuoted();
    void S78_tableShowsNoControls();
    void jsonIsOneObjectALine();
    void csvHasTheSameFieldsAsJson();
    void openCallEndsWithNull();
    void tableAlignsColumns();
};

namespace {

std::string written(std::span<Column const> columns, std::vector<Row> const& rows, Format format,
                    Heading heading = Heading::Shown)
{
    std::ostringstream out;
    write_rows(out, columns, rows, format, heading);
    return out.str();
}

server::CallRecord sample_call()
{
    server::CallRecord call;
    call.tracking.bytes.fill(0xab);
    call.caller = AccountNumber::from_serial(12345678901);
    call.callee = AccountNumber::from_serial(7);
    call.purpose = server::CallPurpose::Envelope;
    call.started = wall_time(1'700'000'000'000);
    call.bytes = 5'000'000'000;
    call.relay = "relay.example.org:6110";
    call.amount = 12;
    return call;
}

constexpr char const* names = "tracking,caller,callee,purpose,started,ended,bytes,result,reason,relay,amount\n";

} // namespace

void ServerReportsTest::S78_cellsThatASpreadsheetWouldComputeAreQuoted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QByteArray{"delivered"} << QByteArray{"delivered"};
    QTest::newRow("empty") << QByteArray{""} << QByteArray{""};
    QTest::newRow("equals") << QByteArray{"=1+1"} << QByteArray{"\"'=1+1\""};
    QTest::newRow("plus") << QByteArray{"+1"} << QByteArray{"\"'+1\""};
    QTest::newRow("minus") << QByteArray{"-1"} << QByteArray{"\"'-1\""};
    QTest::newRow("at") << QByteArray{"@SUM(A1)"} << QByteArray{"\"'@SUM(A1)\""};
    QTest::newRow("tab before") << QByteArray{"\t=1"} << QByteArray{"\"'\t=1\""};
    QTest::newRow("link with quotes") << QByteArray{"=HYPERLINK(\"x\")"} << QByteArray{"\"'=HYPERLINK(\"\"x\"\")\""};
    QTest::newRow("comma") << QByteArray{"a,b"} << QByteArray{"\"a,b\""};
    QTest::newRow("quote") << QByteArray{"a\"b"} << QByteArray{"\"a\"\"b\""};
    QTest::newRow("line end") << QByteArray{"a\nb"} << QByteArray{"\"a\nb\""};
    QTest::newRow("sign within") << QByteArray{"a=b"} << QByteArray{"a=b"};
}

void ServerReportsTest::S78_cellsThatASpreadsheetWouldComputeAreQuoted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(QByteArray::fromStdString(csv_cell(text.toStdString())), cell);
}

void ServerReportsTest::S78_tableShowsNoControls()
{
    std::vector<Column> const columns{{"name"}};
    Row row;
    row["name"] = "a\n\033[31mb\xc2\x9bz";
    QCOMPARE(written(columns, {row}, Format::Table), std::string{"name\na??[31mb?z\n"});
}

void ServerReportsTest::jsonIsOneObjectALine()
{
    Row row = desk::row_of(sample_call());
    row["reason"] = "two\nlines \"quoted\" \xe2\x80\xa8 \xff";
    std::string const text = written(desk::call_columns(), {row, row}, Format::Json);
    QCOMPARE(std::ranges::count(text, '\n'), std::ptrdiff_t{2});
    QVERIFY(std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7f); }));
    auto const parsed = nlohmann::json::parse(text.substr(0, text.find('\n')));
    QCOMPARE(parsed["caller"].get<std::string>(), sample_call().caller.digits());
    QCOMPARE(parsed["bytes"].get<std::uint64_t>(), std::uint64_t{5'000'000'000});
    QCOMPARE(parsed["started"].get<std::string>(), std::string{"2023-11-14T22:13:20Z"});
}

void ServerReportsTest::csvHasTheSameFieldsAsJson()
{
    Row const row = desk::row_of(sample_call());
    std::string joined;
    for (auto const& [name, value] : row.items()) joined += (joined.empty() ? "" : ",") + name;
    QCOMPARE(joined + "\n", std::string{names});
    std::string const text = written(desk::call_columns(), {row}, Format::Csv);
    QVERIFY(text.starts_with(names));
    QCOMPARE(std::ranges::count(text, '\n'), std::ptrdiff_t{2});
    QCOMPARE(written(desk::call_columns(), {row}, Format::Csv, Heading::LeftOut), text.substr(std::string_view{names}.size()));
}

void ServerReportsTest::openCallEndsWithNull()
{
    server::CallRecord call = sample_call();
    QVERIFY(desk::row_of(call)["ended"].is_null());
    call.ended = wall_time(1'700'000'001'000);
    QCOMPARE(desk::row_of(call)["ended"].get<std::string>(), std::string{"2023-11-14T22:13:21Z"});
}

void ServerReportsTest::tableAlignsColumns()
{
    std::vector<Column> const columns{{"name"}, {"bytes", Column::Align::Right}};
    Row first;
    first["name"] = "Zoë"; // one character of two bytes
    first["bytes"] = 7;
    Row second;
    second["name"] = nullptr;
    second["bytes"] = 1234567;
    QCOMPARE(written(columns, {first, second}, Format::Table), std::string{"name    bytes\nZoë         7\n-     1234567\n"});
}

QTEST_APPLESS_MAIN(ServerReportsTest)
#include "test_server_reports.moc"
