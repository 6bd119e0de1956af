#include "ui/view/code_entry.h"
#include "ui/view/code_tiles.h"
#include "ui/view/plain_label.h"
#include "ui/view/verify_dialog.h"

#include "../support/fake_engine.h"
#include "../support/widgets.h"

#include <QClipboard>
#include <QSignalSpy>

namespace signet::ui {

/// The key exchange's window in both roles, against an engine that says what the test has it say.
class VerifyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { engine_ = std::make_unique<FakeEngine>(); }
    void senderReadsAndSaves();
    void whoWasCalledByNumberGetsTheirName();
    void senderIsToldNo();
    void recipientAcceptsAndTypes();
    void recipientDeclines();
    void wrongCodeNamesNoCharacter();
    void awayIsSaid();
    void closingWhileDiallingAnswersNoLater();
    void brokenLineIsNoVerification();
    void K28_boxesTakeWhatPeopleType_data();
    void K28_boxesTakeWhatPeopleType();
    void boxesAreDrivenByTheKeyboard();
    void U94_answersRestAndNoneIsDefault();
    void codeNeverReachesTheClipboard();
    void U89_hostileNameStaysText();
    void everyControlIsNamed();

private:
    [[nodiscard]] static AccountNumber number(std::uint64_t serial) { return AccountNumber::from_serial(serial); }
    [[nodiscard]] VerifyFlow* sender(QString const& name = QStringLiteral("Ilse"))
    {
        return new VerifyFlow{*engine_, VerifyFlow::Person{number(1), number(2), name, QStringLiteral("Corvane")}};
    }
    [[nodiscard]] VerifyFlow* recipient(std::string const& name = "Marta")
    {
        return new VerifyFlow{*engine_, engine::NeedAccept{7, number(1), number(2), name, "Halden", 5}};
    }
    void showsCode()
    {
        engine_->tells(engine::ShowCode{9, engine_->lastRequest<engine::VerifyContact>(), number(2), "K7Q4M", {}});
    }
    void ends(engine::RequestId exchange, bool verified, engine::Reason reason = {}, int left = 4)
    {
        engine_->tells(engine::ExchangeEnded{exchange, number(2), verified, std::move(reason), left});
    }
    [[nodiscard]] static QString shown(VerifyDialog& dialog)
    {
        QString all;
        for (PlainLabel const* const each : dialog.findChildren<PlainLabel*>())
            if (each->isVisible()) all += each->text() + QLatin1Char('\n');
        return all;
    }

    std::unique_ptr<FakeEngine> engine_;
};

void VerifyTest::senderReadsAndSaves()
{
    VerifyDialog dialog{sender()};
    dialog.show();
    QCOMPARE(engine_->last<engine::VerifyContact>()->number, number(2));
    showsCode();
    QCOMPARE(dialog.flow().stage(), VerifyFlow::Stage::Reading);
    QCOMPARE(child<CodeTiles>(dialog, "codeTiles")->accessibleName(), QStringLiteral("Code: Kilo, Seven, Quebec, Four, Mike"));
    press(dialog, "verifyMain");
    QVERIFY(engine_->last<engine::AnswerKeyExchange>()->yes);
    QCOMPARE(dialog.flow().stage(), VerifyFlow::Stage::Checking); // no packet has said anything yet
    ends(9, true);
    QCOMPARE(dialog.flow().stage(), VerifyFlow::Stage::Verified);
    QSignalSpy addressed{&dialog, &VerifyDialog::wantsEnvelopeTo};
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    press(dialog, "verifyMain");
    QCOMPARE(addressed.size(), 1);
}

void VerifyTest::whoWasCalledByNumberGetsTheirName()
{
    VerifyDialog dialog{new VerifyFlow{*engine_, {number(1), number(2), {}, {}}}};
    dialog.show();
    showsCode();
    press(dialog, "verifyMain");
    engine_->tells(engine::ContactChanged{{number(1), number(3), "Mallory", {}}});
    ends(9, true);
    QVERIFY(!shown(dialog).contains(QStringLiteral("Mallory")));
    engine_->tells(engine::ContactChanged{{number(1), number(2), "Bob <b>Builder", {}}});
    QVERIFY2(shown(dialog).contains(QStringLiteral("Bob <b>Builder")), qPrintable(shown(dialog)));
}

void VerifyTest::senderIsToldNo()
{
    VerifyDialog dialog{sender()};
    dialog.show();
    showsCode();
    press(dialog, "verifyOther");
    QVERIFY(!engine_->last<engine::AnswerKeyExchange>()->yes);
    ends(9, false, {engine::Reason::Says::Us, "declined", {}}, 3);
    QCOMPARE(dialog.flow().failureHeading(), QStringLiteral("The code did not match. No key was saved."));
    QVERIFY(shown(dialog).contains(QStringLiteral("3 more run")));
}

void VerifyTest::recipientAcceptsAndTypes()
{
    VerifyDialog dialog{recipient()};
    dialog.show();
    QCOMPARE(dialog.flow().stage(), VerifyFlow::Stage::Asked);
    QVERIFY(engine_->posted.empty()); // nothing is sent before Accept
    press(dialog, "verifyMain");
    QVERIFY(engine_->last<engine::AnswerKeyExchange>()->yes);
    engine_->tells(engine::NeedCode{7, number(2)});
    auto* const confirm = child<QPushButton>(dialog, "verifyMain");
    QTRY_VERIFY(!confirm->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, "codeBox1"), QStringLiteral("k"));
    QTest::keyClicks(child<QLineEdit>(dialog, "codeBox2"), QStringLiteral("7"));
    QTest::keyClicks(child<QLineEdit>(dialog, "codeBox3"), QStringLiteral("q"));
    QTest::keyClicks(child<QLineEdit>(dialog, "codeBox4"), QStringLiteral("4"));
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, "codeBox5"), QStringLiteral("m"));
    press(dialog, "verifyMain");
    QCOMPARE(engine_->last<engine::AnswerKeyExchange>()->typed, std::string{"K7Q4M"});
    ends(7, true);
    QVERIFY(shown(dialog).contains(QStringLiteral("My screen says verified.")));
}

void VerifyTest::recipientDeclines()
{
    VerifyDialog dialog{recipient()};
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    press(dialog, "verifyOther");
    QVERIFY(!dialog.isVisible());
    QVERIFY(dialog.flow().stage() == VerifyFlow::Stage::Asked || dialog.flow().isOver());
}

void VerifyTest::wrongCodeNamesNoCharacter()
{
    VerifyDialog dialog{recipient()};
    dialog.show();
    press(dialog, "verifyMain");
    engine_->tells(engine::NeedCode{7, number(2)});
    for (int i = 1; i <= 5; ++i)
        QTest::keyClicks(child<QLineEdit>(dialog, qPrintable(QStringLiteral("codeBox%1").arg(i))), QStringLiteral("Z"));
    press(dialog, "verifyMain");
    ends(7, false, {engine::Reason::Says::Us, "wrong code", {}}, 4);
    QString const words = shown(dialog);
    QVERIFY(words.contains(QStringLiteral("The code did not match. No key was saved.")));
    QVERIFY(!words.contains(QStringLiteral("Zulu")));
}

void VerifyTest::awayIsSaid()
{
    VerifyDialog dialog{sender()};
    dialog.show();
    engine_->finishes(engine_->lastRequest<engine::VerifyContact>(), Error{ErrorCode::Away, "away"});
    QCOMPARE(dialog.flow().stage(), VerifyFlow::Stage::Failed);
    QVERIFY(shown(dialog).contains(QStringLiteral("not signed in")));
    QSignalSpy again{&dialog, &VerifyDialog::wantsToStartOver};
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    press(dialog, "verifyMain");
    QCOMPARE(again.size(), 1);
}

void VerifyTest::closingWhileDiallingAnswersNoLater()
{
    QPointer<VerifyFlow> flow = sender();
    auto* const dialog = new VerifyDialog{flow};
    dialog->show();
    delete dialog;
    QVERIFY(flow); // it waits for the run's end
    engine::RequestId const request = engine_->lastRequest<engine::VerifyContact>();
    showsCode();
    QVERIFY(!engine_->last<engine::AnswerKeyExchange>()->yes);
    engine_->finishes(request);
    QTRY_VERIFY(!flow);
}

void VerifyTest::brokenLineIsNoVerification()
{
    VerifyDialog dialog{sender()};
    dialog.show();
    showsCode();
    engine_->finishes(engine_->lastRequest<engine::VerifyContact>(), Error{ErrorCode::LinkLost, "broken"});
    QCOMPARE(dialog.flow().failureHeading(), QStringLiteral("The connection broke before you had finished. No key was saved."));
    QCOMPARE(dialog.flow().failureMeaning(), QStringLiteral("This run counts."));
}

void VerifyTest::K28_boxesTakeWhatPeopleType_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("code");
    QTest::newRow("as it is") << QStringLiteral("K7Q4M") << QStringLiteral("K7Q4M");
    QTest::newRow("lower case") << QStringLiteral("k7q4m") << QStringLiteral("K7Q4M");
    QTest::newRow("look-alikes") << QStringLiteral("oOiIl") << QStringLiteral("00111");
    QTest::newRow("blanks and hyphens") << QStringLiteral(" k7-q4 m") << QStringLiteral("K7Q4M");
    QTest::newRow("no U, nothing foreign") << QStringLiteral("uK7\u00e9Q4\u0416M") << QStringLiteral("K7Q4M");
    QTest::newRow("too much") << QStringLiteral("K7Q4MZZZ") << QStringLiteral("K7Q4M");
}

void VerifyTest::K28_boxesTakeWhatPeopleType()
{
    QFETCH(QString, pasted);
    QFETCH(QString, code);
    CodeEntry entry;
    entry.show();
    QApplication::clipboard()->setText(pasted);
    auto* const first = child<QLineEdit>(entry, "codeBox1");
    first->setFocus();
    QTest::keyClick(first, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(entry.code(), code);
    QVERIFY(entry.isComplete());
}

void VerifyTest::boxesAreDrivenByTheKeyboard()
{
    CodeEntry entry;
    entry.show();
    entry.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&entry));
    child<QLineEdit>(entry, "codeBox1")->setFocus();
    for (char const key : {'k', '7', 'q'}) QTest::keyClick(QApplication::focusWidget(), key);
    QCOMPARE(entry.code(), QStringLiteral("K7Q"));
    QCOMPARE(QApplication::focusWidget(), child<QLineEdit>(entry, "codeBox4"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
    QCOMPARE(entry.code(), QStringLiteral("K7"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(QApplication::focusWidget(), child<QLineEdit>(entry, "codeBox2"));
    QTest::keyClick(QApplication::focusWidget(), 'z');
    QCOMPARE(entry.code(), QStringLiteral("KZ"));
}

void VerifyTest::U94_answersRestAndNoneIsDefault()
{
    VerifyDialog dialog{recipient()};
    dialog.show();
    auto* const accept = child<QPushButton>(dialog, "verifyMain");
    QVERIFY(!accept->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(engine_->posted.empty());
    QTRY_VERIFY(accept->isEnabled());
    for (QPushButton const* const each : dialog.findChildren<QPushButton*>()) QVERIFY(!each->isDefault() && !each->autoDefault());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(engine_->posted.empty());
}

void VerifyTest::codeNeverReachesTheClipboard()
{
    QApplication::clipboard()->setText(QStringLiteral("before"));
    VerifyDialog dialog{sender()};
    dialog.show();
    showsCode();
    QTest::keyClick(child<CodeTiles>(dialog, "codeTiles"), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&dialog, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&dialog, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    for (PlainLabel const* const each : dialog.findChildren<PlainLabel*>())
        QVERIFY(!each->text().contains(QStringLiteral("K7Q4M")));
}

void VerifyTest::U89_hostileNameStaysText()
{
    VerifyDialog dialog{recipient("<b>Marta</b>\n\u202Everified \u2713")};
    dialog.show();
    QVERIFY(shown(dialog).contains(QStringLiteral("<b>Marta</b>")));
    QVERIFY(!shown(dialog).contains(QChar{0x202E}));
}

void VerifyTest::everyControlIsNamed()
{
    VerifyDialog dialog{recipient()};
    dialog.show();
    QCOMPARE(unnamed(dialog), QStringList{});
    press(dialog, "verifyMain");
    engine_->tells(engine::NeedCode{7, number(2)});
    QCOMPARE(unnamed(dialog), QStringList{});
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::VerifyTest)
#include "verify_test.moc"
