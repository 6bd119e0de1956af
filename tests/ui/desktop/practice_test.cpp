#include "app/desktop/practice_correspondent.h"
#include "app/desktop/profile_socket.h"
#include "core/base/system_files.h"
#include "ui/bridge/engine_bridge.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace signet::ui {

/// Practising on this computer: real server, real engines, in this process; and the profile's socket beside the window's engine.
class PracticeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPersonPractises();
    void serverIsTheSameAtTheNextStart();
    void commandLineWorksThroughTheWindow();

private:
    static constexpr int patience = 60'000;

    /// An engine on a profile of its own, opened by a key file.
    struct Person {
        explicit Person(QString const& path)
        {
            QObject::connect(&bridge, &EngineDoor::happened, &bridge,
                             [this](engine::EngineEvent const& event) { events.push_back(event); });
            Result<store::ProfileFolder> folder = store::ProfileFolder::take(files, path.toStdString(), store::IfMissing::Make);
            engine::Engine::Options options;
            options.create = true;
            options.key_file = SecretBytes::copy_of(view_of("0123456789abcdef0123456789abcdef"));
            bridge.open(std::move(*folder), std::move(options));
        }
        template <class E> [[nodiscard]] E const* last() const
        {
            for (auto each = events.rbegin(); each != events.rend(); ++each)
                if (auto const* const found = std::get_if<E>(&*each)) return found;
            return nullptr;
        }
        [[nodiscard]] bool has(engine::Way way, engine::EnvelopeState state) const
        {
            return std::ranges::any_of(events, [&](engine::EngineEvent const& event) {
                auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event);
                return changed && changed->envelope.way == way && changed->envelope.state == state;
            });
        }
        SystemFiles files;
        EngineBridge bridge;
        std::vector<engine::EngineEvent> events;
    };
    void join(Person& person, desktop::PracticeServer& server);
};

void PracticeTest::join(Person& person, desktop::PracticeServer& server)
{
    QTRY_VERIFY_WITH_TIMEOUT(person.bridge.isOpen(), patience);
    Result<desktop::PracticeServer::Invitation> invitation = server.invite("Ada", "Practice");
    QVERIFY(invitation.has_value());
    person.bridge.post(engine::AddAccount{invitation->link, "test"});
    QTRY_VERIFY_WITH_TIMEOUT(person.last<engine::NeedDigits>(), patience);
    person.bridge.post(engine::GiveDigits{person.last<engine::NeedDigits>()->request, invitation->order.duplicate()});
    QTRY_VERIFY_WITH_TIMEOUT(person.last<engine::AccountAdded>(), patience);
}

void PracticeTest::aPersonPractises()
{
    QTemporaryDir folder;
    auto const server = desktop::PracticeServer::start(folder.filePath(QStringLiteral("server")).toStdString());
    QVERIFY2(server.has_value(), server ? "" : server.error().text);
    Person ada{folder.filePath(QStringLiteral("ada"))};
    join(ada, **server);
    if (QTest::currentTestFailed()) return;
    AccountNumber const own = ada.last<engine::AccountAdded>()->account.number;
    auto const other = desktop::PracticeCorrespondent::start(folder.filePath(QStringLiteral("other")).toStdString(), **server);
    QVERIFY2(other.has_value(), other ? "" : other.error().text);
    ada.bridge.post(engine::GoOnline{own, true, folder.filePath(QStringLiteral("saved")).toStdString()});
    AccountNumber const party = (*other)->number();
    ada.bridge.post(engine::AddContact{own, party});
    // It may still be signing in: the person presses again, as a person would.
    engine::RequestId request = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            if (ada.last<engine::ShowCode>()) return true;
            auto const* const finished = ada.last<engine::Finished>();
            if (request == 0 || (finished && finished->request == request))
                request = ada.bridge.post(engine::VerifyContact{own, party});
            return false;
        }(),
        patience);
    (*other)->hear(ada.last<engine::ShowCode>()->code);
    ada.bridge.post(engine::AnswerKeyExchange{ada.last<engine::ShowCode>()->exchange, true, {}});
    QTRY_VERIFY_WITH_TIMEOUT(ada.last<engine::ExchangeEnded>(), patience);
    QVERIFY(ada.last<engine::ExchangeEnded>()->verified);
    QFile file{folder.filePath(QStringLiteral("letter.txt"))};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear practice correspondent");
    file.close();
    ada.bridge.post(engine::SendEnvelope{own, party, {file.fileName().toStdString()}});
    QTRY_VERIFY_WITH_TIMEOUT(ada.has(engine::Way::Sent, engine::EnvelopeState::Delivered), patience);
    QTRY_VERIFY_WITH_TIMEOUT(ada.has(engine::Way::Received, engine::EnvelopeState::Received), patience);
}

void PracticeTest::serverIsTheSameAtTheNextStart()
{
    QTemporaryDir folder;
    std::string const path = folder.filePath(QStringLiteral("server")).toStdString();
    std::string address;
    {
        auto const server = desktop::PracticeServer::start(path);
        QVERIFY(server.has_value());
        address = (*server)->address();
        QVERIFY(address.starts_with("127.0.0.1:"));
    }
    auto const again = desktop::PracticeServer::start(path);
    QVERIFY2(again.has_value(), again ? "" : again.error().text);
    QCOMPARE((*again)->address(), address);
}

void PracticeTest::commandLineWorksThroughTheWindow()
{
    QTemporaryDir folder;
    QString const profile = folder.filePath(QStringLiteral("p"));
    desktop::ProfileSocket socket{profile.toStdString()};
    Person person{profile};
    person.bridge.setBeside({[&](engine::Engine& engine) { socket.begin(engine); },
                             [&](engine::EngineEvent const& event) { socket.see(event); }, [&] { socket.end(); }});
    QTRY_VERIFY_WITH_TIMEOUT(person.bridge.isOpen(), patience);
    QProcess cli;
    cli.start(QStringLiteral(SIGNET_BIN "/signet-cli"), {QStringLiteral("--profile"), profile, QStringLiteral("whoami")});
    QTRY_COMPARE_WITH_TIMEOUT(cli.state(), QProcess::NotRunning, patience);
    QCOMPARE(cli.exitCode(), 0);
    QVERIFY(cli.readAllStandardError().contains("No account yet"));
    QSignalSpy closed{&person.bridge, &EngineBridge::closed};
    person.bridge.close();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, patience);
}

} // namespace signet::ui

QTEST_GUILESS_MAIN(signet::ui::PracticeTest)
#include "practice_test.moc"
