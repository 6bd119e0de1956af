#include "app/desktop/application.h"
#include "app/desktop/practice.h"
#include "ui/view/theme.h"
#include "ui/view/verify_dialog.h"

#include "../support/widgets.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace signet::ui {

/// The whole program as a person uses it the first time, with everything real but the telephone: from an empty folder to an
/// envelope that was delivered, and one that came back.
class FirstEnvelopeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void practisedFromTheFirstStartToTheInbox();
};

void FirstEnvelopeTest::practisedFromTheFirstStartToTheInbox()
{
    constexpr int patience = 60'000;
    QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.path()));
    QFile letter{folder.filePath(QStringLiteral("letter.txt"))};
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("Dear practice correspondent");
    letter.close();

    desktop::Application::Start start;
    start.practise = true;
    start.profile = desktop::Practice::folder() + QStringLiteral("/you");
    start.system = QApplication::palette();
    desktop::Application program{std::move(start)};
    QVERIFY(program.begin());
    MainWindow& window = program.window();
    QTRY_VERIFY_WITH_TIMEOUT(program.models().contacts.rowCount() == 1, patience);
    AccountNumber const number = program.models().contacts.numberAt(0);
    program.models().draft.setTo(number);

    // Not verified yet: the stamp leads to the key exchange.
    auto* const stamp = child<QAbstractButton>(window, "stampButton");
    QTRY_COMPARE_WITH_TIMEOUT(program.models().stamp.state().press, StampState::Press::Verify, patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            if (auto* const dialog = window.findChild<VerifyDialog*>()) {
                // The correspondent may still be signing in: away is said, and one starts over.
                if (dialog->flow().stage() != VerifyFlow::Stage::Failed)
                    return dialog->flow().stage() == VerifyFlow::Stage::Reading;
                dialog->close();
            } else {
                QTest::mouseClick(stamp, Qt::LeftButton);
            }
            return false;
        }(),
        patience);
    auto* const dialog = window.findChild<VerifyDialog*>();
    press(*dialog, "verifyMain");
    QTRY_COMPARE_WITH_TIMEOUT(dialog->flow().stage(), VerifyFlow::Stage::Verified, patience);
    press(*dialog, "verifyMain"); // Address an envelope

    program.selection().add(QStringList{letter.fileName()});
    QTRY_COMPARE_WITH_TIMEOUT(program.models().stamp.state().press, StampState::Press::Send, patience);
    QTest::mouseClick(stamp, Qt::LeftButton);
    auto const holds = [&program](engine::Way way, engine::EnvelopeState state) {
        for (int row = 0; row < program.sessions().rowCount(); ++row) {
            engine::EnvelopeInfo const& info = program.sessions().sessionAt(row)->info;
            if (info.way == way && info.state == state) return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(holds(engine::Way::Sent, engine::EnvelopeState::Delivered), patience);
    QTRY_VERIFY_WITH_TIMEOUT(holds(engine::Way::Received, engine::EnvelopeState::Received), patience);
    QTRY_COMPARE_WITH_TIMEOUT(program.sessions().unseenCount(), std::size_t{1}, patience);

    // All of it goes by one click, which asks because there is something to lose; what the person sent stays.
    QSignalSpy const ended{&program, &desktop::Application::ended};
    program.actions().removePractice.trigger();
    press(*child<QDialog>(window, "questionDialog"), "keepButton");
    QTRY_VERIFY(!window.findChild<QDialog*>(QStringLiteral("questionDialog")));
    QVERIFY(QDir{desktop::Practice::folder()}.exists());
    program.actions().removePractice.trigger();
    press(*child<QDialog>(window, "questionDialog"), "actButton");
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    QVERIFY(!QFileInfo::exists(desktop::Practice::folder()));
    QVERIFY(QFile::exists(letter.fileName()));
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::FirstEnvelopeTest)
#include "first_envelope_test.moc"
