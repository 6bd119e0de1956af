#include "core/base/system_files.h"
#include "core/engine/engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>

namespace signet::engine {

/// The ways into a profile, through the engine's own commands, on a real folder.
class WaysInTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void passphraseIsChanged();
    void wrongPassphraseChangesNothing();
    void recoveryCodeOpensAsPeopleTypeIt();
    void newRecoveryCodeShutsTheOldOne();
    void D81_keychainIsAWayInBesideThePassphrase();

private:
    /// What came up until the command's end.
    struct Told {
        std::mutex mutex;
        std::condition_variable came;
        std::vector<EngineEvent> events;

        void take(EngineEvent event)
        {
            std::scoped_lock const lock{mutex};
            events.push_back(std::move(event));
            came.notify_all();
        }
        std::optional<ErrorCode> end_of(RequestId request)
        {
            std::unique_lock lock{mutex};
            for (;;) {
                for (EngineEvent const& each : events)
                    if (auto const* const end = std::get_if<Finished>(&each); end && end->request == request)
                        return end->error ? std::optional{end->error->code} : std::nullopt;
                came.wait(lock);
            }
        }
        template <class E> E answer(RequestId request)
        {
            std::scoped_lock const lock{mutex};
            for (EngineEvent const& each : events)
                if (auto const* const found = std::get_if<E>(&each); found && found->request == request) return *found;
            return {};
        }
    };

    [[nodiscard]] Result<std::unique_ptr<Engine>> start(Engine::Options options)
    {
        SIGNET_TRY(taken, store::ProfileFolder::take(files_, folder_->filePath("p").toStdString(), store::IfMissing::Make));
        told_.events.clear(); // a new engine counts its requests anew
        return Engine::start(std::move(taken), std::move(options), [this](EngineEvent event) { told_.take(std::move(event)); });
    }
    [[nodiscard]] static Engine::Options with(char const* passphrase, bool create = false)
    {
        Engine::Options options;
        options.create = create;
        options.passphrase = secret(passphrase);
        return options;
    }
    [[nodiscard]] static SecretBytes secret(std::string_view text) { return SecretBytes::copy_of(view_of(text)); }
    [[nodiscard]] ErrorCode refusal(Engine::Options options)
    {
        Result<std::unique_ptr<Engine>> const engine = start(std::move(options));
        return engine ? ErrorCode{} : engine.error().code;
    }

    SystemFiles files_;
    std::unique_ptr<QTemporaryDir> folder_;
    Told told_;
};

void WaysInTest::passphraseIsChanged()
{
    {
        auto const engine = start(with("first words", true));
        QVERIFY(engine.has_value());
        QVERIFY(!told_.end_of((*engine)->post(ChangePassphrase{secret("first words"), secret("other words")})));
        QVERIFY(!told_.end_of((*engine)->post(CheckPassphrase{secret("other words")})));
    }
    QCOMPARE(refusal(with("first words")), ErrorCode::WrongKey);
    QVERIFY(start(with("other words")).has_value());
}

void WaysInTest::wrongPassphraseChangesNothing()
{
    {
        auto const engine = start(with("first words", true));
        QVERIFY(engine.has_value());
        QCOMPARE(told_.end_of((*engine)->post(ChangePassphrase{secret("guessed"), secret("other words")})), ErrorCode::WrongKey);
        QCOMPARE(told_.end_of((*engine)->post(CheckPassphrase{secret("guessed")})), ErrorCode::WrongKey);
    }
    QVERIFY(start(with("first words")).has_value());
}

void WaysInTest::recoveryCodeOpensAsPeopleTypeIt()
{
    std::string code;
    {
        auto const engine = start(with("first words", true));
        QVERIFY(engine.has_value());
        RequestId const request = (*engine)->post(MakeRecoveryCode{});
        QVERIFY(!told_.end_of(request));
        code = told_.answer<RecoveryCode>(request).code;
        QCOMPARE(code.size(), std::size_t{29});
        RequestId const listed = (*engine)->post(ListWaysIn{});
        QVERIFY(!told_.end_of(listed));
        QVERIFY(told_.answer<WaysIn>(listed).passphrase);
        QVERIFY(told_.answer<WaysIn>(listed).recovery_code);
    }
    QString const typed = QString::fromStdString(code).toLower().replace(QLatin1Char('-'), QLatin1Char(' '));
    QVERIFY(start(with(qPrintable(typed))).has_value());
    QVERIFY(start(with("first words")).has_value());
    code[0] = code[0] == '0' ? '1' : '0';
    QCOMPARE(refusal(with(code.c_str())), ErrorCode::WrongKey);
}

void WaysInTest::newRecoveryCodeShutsTheOldOne()
{
    std::string first;
    std::string second;
    {
        auto const engine = start(with("first words", true));
        QVERIFY(engine.has_value());
        RequestId request = (*engine)->post(MakeRecoveryCode{});
        QVERIFY(!told_.end_of(request));
        first = told_.answer<RecoveryCode>(request).code;
        request = (*engine)->post(MakeRecoveryCode{});
        QVERIFY(!told_.end_of(request));
        second = told_.answer<RecoveryCode>(request).code;
    }
    QCOMPARE(refusal(with(first.c_str())), ErrorCode::WrongKey);
    {
        auto const engine = start(with(second.c_str()));
        QVERIFY(engine.has_value());
        QVERIFY(!told_.end_of((*engine)->post(RemoveRecoveryCode{})));
    }
    QCOMPARE(refusal(with(second.c_str())), ErrorCode::WrongKey);
}

void WaysInTest::D81_keychainIsAWayInBesideThePassphrase()
{
    SecretBytes const bytes = secret("0123456789abcdef0123456789abcdef");
    auto const by_keychain = [&bytes] {
        Engine::Options options;
        options.keychain = bytes.duplicate();
        return options;
    };
    {
        auto const engine = start(with("first words", true));
        QVERIFY(engine.has_value());
        QVERIFY(!told_.end_of((*engine)->post(SetKeychain{bytes.duplicate()})));
    }
    {
        auto const engine = start(by_keychain());
        QVERIFY(engine.has_value());
        QVERIFY(!told_.end_of((*engine)->post(SetKeychain{})));
    }
    QCOMPARE(refusal(by_keychain()), ErrorCode::WrongKey);
    QVERIFY(start(with("first words")).has_value());
    Engine::Options only = by_keychain();
    only.create = true;
    folder_ = std::make_unique<QTemporaryDir>();
    QCOMPARE(refusal(std::move(only)), ErrorCode::NotAllowed); // never the only slot, protocol.md §7a
}

} // namespace signet::engine

QTEST_GUILESS_MAIN(signet::engine::WaysInTest)
#include "ways_in_test.moc"
