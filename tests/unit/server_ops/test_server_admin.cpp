#include "serving_machine.h"

#include "server-stub/admin/admin_client.h"
#include "server-stub/admin/admin_socket.h"
#include "server-stub/admin/spoken_name.h"
#include "server-stub/admin/time_text.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

using namespace signet;
using namespace signet::admin;

namespace {

/// Answers with the request itself; refuses what has no arguments.
class EchoOffice final : public Office {
public:
    Task<Answer> carry_out(Request request) override
    {
        ++asked;
        if (request.arguments.empty()) co_return Answer{std::unexpected{Refusal{ErrorCode::NotAllowed, "nothing \"to\" say\n"}}};
        Page page;
        page.rows.push_back(nlohmann::ordered_json::parse(encode_request(request)));
        page.next = "7";
        co_return Answer{std::move(page)};
    }
    std::atomic<int> asked = 0;
};

/// A served socket in a folder of its own.
class Served {
public:
    explicit Served(bool admits = true)
    {
        serving_.on_thread([this, admits] {
            socket_ = unwrap(AdminSocket::open(serving_.machine.env, path(), office, [admits](::uid_t) { return admits; }));
            socket_->start();
        });
    }
    ~Served()
    {
        serving_.carry_out(socket_->stop());
        serving_.on_thread([this] { socket_.reset(); });
    }
    [[nodiscard]] std::string path() const { return folder_.filePath("admin.sock").toStdString(); }
    EchoOffice office;

private:
    QTemporaryDir folder_;
    ServingMachine serving_;
    std::unique_ptr<AdminSocket> socket_;
};

/// Sends bytes as they stand and gives what comes until the other side closes or a line ends.
std::string raw_exchange(std::string const& path, std::string const& bytes)
{
    int const descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (::connect(descriptor, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) return "no connection";
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        ssize_t const count = ::send(descriptor, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) break;
        sent += static_cast<std::size_t>(count);
    }
    std::string answer;
    char chunk[4096];
    while (answer.find('\n') == std::string::npos) {
        ssize_t const count = ::recv(descriptor, chunk, sizeof chunk, 0);
        if (count <= 0) break;
        answer.append(chunk, static_cast<std::size_t>(count));
    }
    ::close(descriptor);
    return answer;
}

} // namespace

class ServerAdminTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsSurviveTheirEncoding();
    void answersSurviveTheirEncoding();
    void requestsOutsideTheListAreRefused_data();
    void requestsOutsideTheListAreRefused();
    void brokenAnswersAreMalformed_data();
    void brokenAnswersAreMalformed();
    void S75_socketIs0600AndAnswers();
    void S75_anotherUserIsRefused();
    void S65_tooLongARequestEndsTheConnection();
    void brokenRequestIsAnsweredAndTheNextOneWorks();
    void S65_deepNestingIsHarmless();
    void moreConnectionsThanAllowedAreClosed();
    void leftOverSocketIsReplaced();
    void longPathWorks();
    void names_data();
    void names();
    void times_data();
    void times();
};

void ServerAdminTest::requestsSurviveTheirEncoding()
{
    Request const request{Verb::AccountAdd, {{"name", "Zoë \"Q\"\n"}, {"company", ""}}};
    std::string const line = encode_request(request);
    QVERIFY(line.find('\n') == std::string::npos);
    Result<Request> const again = parse_request(line);
    QVERIFY(again.has_value());
    QVERIFY(again->verb == request.verb);
    QVERIFY(again->arguments == request.arguments);
}

void ServerAdminTest::answersSurviveTheirEncoding()
{
    Page page;
    page.rows.push_back({{"number", "1"}});
    page.next = "9";
    Result<Answer> const good = parse_answer(encode_answer(Answer{page}));
    QVERIFY(good && *good);
    QCOMPARE((**good).rows.front()["number"].get<std::string>(), std::string{"1"});
    QCOMPARE((**good).next, std::string{"9"});
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        Answer const bad{std::unexpected{Refusal{static_cast<ErrorCode>(code), "why"}}};
        Result<Answer> const again = parse_answer(encode_answer(bad));
        QVERIFY(again && !*again);
        QVERIFY(again->error().code == static_cast<ErrorCode>(code));
        QCOMPARE(again->error().text, std::string{"why"});
    }
}

void ServerAdminTest::requestsOutsideTheListAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray{""};
    QTest::newRow("no object") << QByteArray{"[]"};
    QTest::newRow("no verb") << QByteArray{"{}"};
    QTest::newRow("verb is a number") << QByteArray{R"({"verb": 1})"};
    QTest::newRow("unknown verb") << QByteArray{R"({"verb": "shutdown"})"};
    QTest::newRow("argument of another verb") << QByteArray{R"({"verb": "account-list", "name": "x"})"};
    QTest::newRow("unknown argument") << QByteArray{R"({"verb": "account-add", "root": "x"})"};
    QTest::newRow("unnamed argument") << QByteArray{R"({"verb": "account-add", "": "x"})"};
    QTest::newRow("argument is no text") << QByteArray{R"({"verb": "account-add", "name": 1})"};
    QTest::newRow("argument is an object") << QByteArray{R"({"verb": "account-add", "name": {}})"};
    QTest::newRow("argument too long") << QByteArray{R"({"verb": "account-add", "name": ")"} + QByteArray(max_argument + 1, 'x')
                                              + "\"}";
    QTest::newRow("two objects") << QByteArray{R"({"verb": "account-list"} {})"};
    QTest::newRow("not UTF-8") << QByteArray{"{\"verb\": \"account-add\", \"name\": \"\xff\"}"};
    QTest::newRow("too long") << QByteArray{R"({"verb": "account-list"})"} + QByteArray(max_request_line, ' ');
}

void ServerAdminTest::requestsOutsideTheListAreRefused()
{
    QFETCH(QByteArray, line);
    QVERIFY(!parse_request(line.toStdString()));
}

void ServerAdminTest::brokenAnswersAreMalformed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray{""};
    QTest::newRow("no rows") << QByteArray{R"({"ok": true})"};
    QTest::newRow("rows are no list") << QByteArray{R"({"ok": true, "rows": 1})"};
    QTest::newRow("next is no text") << QByteArray{R"({"ok": true, "rows": [], "next": 1})"};
    QTest::newRow("unknown code") << QByteArray{R"({"ok": false, "code": "tired", "text": ""})"};
    QTest::newRow("code is no text") << QByteArray{R"({"ok": false, "code": 1})"};
    QTest::newRow("ok is no truth") << QByteArray{R"({"ok": 1})"};
}

void ServerAdminTest::brokenAnswersAreMalformed()
{
    QFETCH(QByteArray, line);
    Result<Answer> const answer = parse_answer(line.toStdString());
    QVERIFY(!answer);
    QVERIFY(answer.error().code == ErrorCode::Malformed);
}

void ServerAdminTest::S75_socketIs0600AndAnswers()
{
    Served served;
    struct ::stat status{};
    QCOMPARE(::stat(served.path().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777, ::mode_t{0600});
    Result<AdminClient> client = AdminClient::connect(served.path());
    QVERIFY(client.has_value());
    for (int i = 0; i < 3; ++i) {
        Result<Answer> const answer = client->ask(Request{Verb::Calls, {{"after", std::to_string(i)}}});
        QVERIFY(answer && *answer);
        QCOMPARE((**answer).rows.front()["after"].get<std::string>(), std::to_string(i));
    }
    Result<Answer> const refused = client->ask(Request{Verb::AccountList, {}});
    QVERIFY(refused && !*refused);
    QVERIFY(refused->error().code == ErrorCode::NotAllowed);
}

void ServerAdminTest::S75_anotherUserIsRefused()
{
    Served served{false};
    QCOMPARE(raw_exchange(served.path(), "{\"verb\": \"account-add\", \"name\": \"x\"}\n"), std::string{});
    QCOMPARE(served.office.asked.load(), 0);
}

void ServerAdminTest::S65_tooLongARequestEndsTheConnection()
{
    Served served;
    QCOMPARE(raw_exchange(served.path(), std::string(2 * max_request_line, 'x')), std::string{});
    QCOMPARE(served.office.asked.load(), 0);
}

void ServerAdminTest::brokenRequestIsAnsweredAndTheNextOneWorks()
{
    Served served;
    std::string const answer = raw_exchange(served.path(), "{]\n");
    QVERIFY(answer.find("\"ok\":false") != std::string::npos);
    Result<AdminClient> client = AdminClient::connect(served.path());
    QVERIFY(client->ask(Request{Verb::Calls, {{"after", "1"}}}).has_value());
}

void ServerAdminTest::S65_deepNestingIsHarmless()
{
    Served served;
    std::string const answer = raw_exchange(served.path(), std::string(max_request_line - 1, '[') + "\n");
    QVERIFY(answer.find("\"ok\":false") != std::string::npos);
}

void ServerAdminTest::moreConnectionsThanAllowedAreClosed()
{
    Served served;
    std::vector<AdminClient> clients;
    for (std::size_t i = 0; i < AdminSocket::max_connections; ++i) {
        Result<AdminClient> client = AdminClient::connect(served.path());
        QVERIFY(client.has_value());
        QVERIFY(client->ask(Request{Verb::Calls, {{"after", "1"}}}).has_value());
        clients.push_back(std::move(*client));
    }
    QCOMPARE(raw_exchange(served.path(), "{\"verb\": \"calls\", \"after\": \"1\"}\n"), std::string{});
    QVERIFY(clients.front().ask(Request{Verb::Calls, {{"after", "1"}}}).has_value());
}

void ServerAdminTest::leftOverSocketIsReplaced()
{
    QTemporaryDir folder;
    std::string const path = folder.filePath("admin.sock").toStdString();
    ServingMachine serving;
    EchoOffice office;
    std::unique_ptr<AdminSocket> second;
    serving.on_thread([&] {
        boost::asio::local::stream_protocol::acceptor killed{serving.machine.io, path}; // its name stays behind
        killed.close();
        second = unwrap(AdminSocket::open(serving.machine.env, path, office, [](::uid_t) { return true; }));
        second->start();
    });
    QVERIFY(AdminClient::connect(path).has_value());
    serving.carry_out(second->stop());
    second.reset();
    QVERIFY(AdminClient::connect(path).error().code == ErrorCode::LinkLost);
}

void ServerAdminTest::longPathWorks()
{
    QTemporaryDir folder;
    QString const deep = folder.filePath(QString(150, 'd'));
    QVERIFY(QDir{}.mkpath(deep));
    std::string const path = (deep + "/admin.sock").toStdString();
    ServingMachine serving;
    EchoOffice office;
    std::unique_ptr<AdminSocket> socket;
    serving.on_thread([&] {
        socket = unwrap(AdminSocket::open(serving.machine.env, path, office, [](::uid_t) { return true; }));
        socket->start();
    });
    Result<AdminClient> client = AdminClient::connect(path);
    QVERIFY(client.has_value());
    QVERIFY(client->ask(Request{Verb::Calls, {{"after", "1"}}}).has_value());
    serving.carry_out(socket->stop());
    serving.on_thread([&] { socket.reset(); });
    QVERIFY(!QFile::exists(QString::fromStdString(path)));
}

void ServerAdminTest::names_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("clean"); // empty = refused
    QTest::newRow("plain") << QByteArray{"Ada Lovelace"} << QByteArray{"Ada Lovelace"};
    QTest::newRow("blanks") << QByteArray{"  Ada   Lovelace "} << QByteArray{"Ada Lovelace"};
    QTest::newRow("many scripts") << QByteArray{"Zoë 李 Ωμέγα 😀"} << QByteArray{"Zoë 李 Ωμέγα 😀"};
    QTest::newRow("joiners") << QByteArray{"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae"}
                             << QByteArray{"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae"};
    QTest::newRow("longest") << QByteArray(max_name, 'x') << QByteArray(max_name, 'x');
    QTest::newRow("too long") << QByteArray(max_name + 1, 'x') << QByteArray{};
    QTest::newRow("far too long") << QByteArray(100'000, ' ') << QByteArray{};
    QTest::newRow("empty") << QByteArray{""} << QByteArray{};
    QTest::newRow("blank") << QByteArray{"   "} << QByteArray{};
    QTest::newRow("newline") << QByteArray{"a\nb"} << QByteArray{};
    QTest::newRow("escape") << QByteArray{"a\033[31m"} << QByteArray{};
    QTest::newRow("NUL") << QByteArray{"a\0b", 3} << QByteArray{};
    QTest::newRow("C1") << QByteArray{"a\xc2\x9b"} << QByteArray{};
    QTest::newRow("right to left override") << QByteArray{"a\xe2\x80\xae"} << QByteArray{};
    QTest::newRow("line separator") << QByteArray{"a\xe2\x80\xa8"} << QByteArray{};
    QTest::newRow("zero width space") << QByteArray{"a\xe2\x80\x8b"} << QByteArray{};
    QTest::newRow("not UTF-8") << QByteArray{"a\xff"} << QByteArray{};
    QTest::newRow("overlong") << QByteArray{"a\xc0\xaf"} << QByteArray{};
    QTest::newRow("overlong of three") << QByteArray{"a\xe0\x80\xaf"} << QByteArray{};
    QTest::newRow("surrogate") << QByteArray{"a\xed\xa0\x80"} << QByteArray{};
    QTest::newRow("beyond Unicode") << QByteArray{"a\xf4\x90\x80\x80"} << QByteArray{};
    QTest::newRow("cut off") << QByteArray{"a\xe2\x82"} << QByteArray{};
}

void ServerAdminTest::names()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, clean);
    Result<std::string> const name = clean_name(typed.toStdString());
    QCOMPARE(name.has_value(), !clean.isEmpty());
    if (name) QCOMPARE(QByteArray::fromStdString(*name), clean);
}

void ServerAdminTest::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1 = refused
    QTest::newRow("UTC") << QByteArray{"2023-11-14T22:13:20Z"} << qint64{1'700'000'000'000};
    QTest::newRow("small letters") << QByteArray{"2023-11-14t22:13:20z"} << qint64{1'700'000'000'000};
    QTest::newRow("east") << QByteArray{"2023-11-15T00:13:20+02:00"} << qint64{1'700'000'000'000};
    QTest::newRow("west") << QByteArray{"2023-11-14T17:43:20-04:30"} << qint64{1'700'000'000'000};
    QTest::newRow("fraction") << QByteArray{"2023-11-14T22:13:20.1239Z"} << qint64{1'700'000'000'123};
    QTest::newRow("leap day") << QByteArray{"2024-02-29T00:00:00Z"} << qint64{1'709'164'800'000};
    QTest::newRow("no leap day") << QByteArray{"2023-02-29T00:00:00Z"} << qint64{-1};
    QTest::newRow("day only") << QByteArray{"2023-11-14"} << qint64{-1};
    QTest::newRow("no zone") << QByteArray{"2023-11-14T22:13:20"} << qint64{-1};
    QTest::newRow("hour 24") << QByteArray{"2023-11-14T24:00:00Z"} << qint64{-1};
    QTest::newRow("empty fraction") << QByteArray{"2023-11-14T22:13:20.Z"} << qint64{-1};
    QTest::newRow("more after it") << QByteArray{"2023-11-14T22:13:20Zx"} << qint64{-1};
    QTest::newRow("words") << QByteArray{"yesterday"} << qint64{-1};
    QTest::newRow("before 1970") << QByteArray{"1969-12-31T23:59:59Z"} << qint64{-1};
}

void ServerAdminTest::times()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, milliseconds);
    Result<WallTime> const time = parse_rfc3339(text.toStdString());
    QCOMPARE(time ? qint64{milliseconds_of(*time)} : qint64{-1}, milliseconds);
}

QTEST_APPLESS_MAIN(ServerAdminTest)
#include "test_server_admin.moc"
