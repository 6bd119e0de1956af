#include "ui/model/passphrase.h"
#include "ui/view/plain_label.h"
#include "ui/view/settings_dialog.h"
#include "ui/view/start_dialog.h"
#include "ui/view/unlock_page.h"

#include "../support/fake_engine.h"
#include "../support/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace signet::ui {

/// Settings, the passphrase's field, and the first choice.
class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choicesApplyAtOnceAndAreKept();
    void damagedFileMeansDefaults();
    void passphraseIsChanged();
    void wrongPassphraseIsSaid();
    void recoveryCodeIsShownOnce();
    void keychainIsAskedFor();
    void everyControlIsNamed();
    void unlockPageGivesThePassphraseOnce();
    void strengths();
    void firstChoice();

private:
    QTemporaryDir folder_;
    FakeEngine engine_;
};

void SettingsTest::choicesApplyAtOnceAndAreKept()
{
    QString const file = folder_.filePath(QStringLiteral("a.ini"));
    Preferences preferences{file};
    WaysInModel ways{engine_};
    SettingsDialog dialog{{preferences, ways, {}, false}};
    dialog.show();
    QSignalSpy appearance{&preferences, &Preferences::appearanceChanged};
    child<QComboBox>(dialog, "themeChoice")->setCurrentIndex(2);
    child<QComboBox>(dialog, "sizeChoice")->setCurrentIndex(4);
    child<QComboBox>(dialog, "languageChoice")->setCurrentIndex(2);
    child<QComboBox>(dialog, "lockChoice")->setCurrentIndex(1);
    child<QComboBox>(dialog, "notifyChoice")->setCurrentIndex(0);
    child<QCheckBox>(dialog, "compactChoice")->setChecked(true);
    child<QCheckBox>(dialog, "suspendChoice")->setChecked(true);
    QCOMPARE(appearance.size(), 3);
    Preferences const again{file};
    QCOMPARE(again.look(), Preferences::Look::Dark);
    QCOMPARE(again.textPercent(), 200);
    QCOMPARE(again.language(), QStringLiteral("de"));
    QCOMPARE(again.lockAfter().count(), 1);
    QCOMPARE(again.notify(), Preferences::Notify::Nothing);
    QVERIFY(again.compactEnvelope());
    QVERIFY(again.closeKeysOnSuspend());
}

void SettingsTest::damagedFileMeansDefaults()
{
    QString const file = folder_.filePath(QStringLiteral("b.ini"));
    QFile damaged{file};
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("\x00\xff[appearance\ntext percent=9000\n[storage]\nsave folder=../../etc\n", 60);
    damaged.close();
    Preferences const preferences{file};
    QCOMPARE(preferences.look(), Preferences::Look::System);
    QVERIFY(preferences.textPercent() <= 200);
    QCOMPARE(preferences.saveFolder(), Preferences::defaultSaveFolder());
    QCOMPARE(preferences.notify(), Preferences::Notify::Arrival);
}

void SettingsTest::passphraseIsChanged()
{
    Preferences preferences{folder_.filePath(QStringLiteral("c.ini"))};
    WaysInModel ways{engine_};
    SettingsDialog dialog{{preferences, ways, {}, false}};
    dialog.show();
    auto* const change = child<QPushButton>(dialog, "changePassphrase");
    child<QLineEdit>(dialog, "currentPassphrase")->setText(QStringLiteral("old words"));
    child<QLineEdit>(dialog, "newPassphrase")->setText(QStringLiteral("other new words"));
    QVERIFY(!change->isEnabled());
    child<QLineEdit>(dialog, "newPassphraseAgain")->setText(QStringLiteral("other new words"));
    QVERIFY(change->isEnabled());
    change->click();
    auto const* const posted = engine_.last<engine::ChangePassphrase>();
    QCOMPARE(text_of(posted->current.expose()), std::string_view{"old words"});
    QCOMPARE(text_of(posted->next.expose()), std::string_view{"other new words"});
    for (char const* const field : {"currentPassphrase", "newPassphrase", "newPassphraseAgain"})
        QCOMPARE(child<QLineEdit>(dialog, field)->text(), QString{});
    QSignalSpy changed{&ways, &WaysInModel::passphraseChanged};
    engine_.finishes(engine_.lastRequest<engine::ChangePassphrase>());
    QCOMPARE(changed.size(), 1);
}

void SettingsTest::wrongPassphraseIsSaid()
{
    WaysInModel ways{engine_};
    QSignalSpy failed{&ways, &WaysInModel::failed};
    ways.changePassphrase(SecretBytes::copy_of(view_of("a")), SecretBytes::copy_of(view_of("b")));
    engine_.finishes(engine_.lastRequest<engine::ChangePassphrase>(), Error{ErrorCode::WrongKey, "wrong"});
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(QStringLiteral("Nothing was changed")));
}

void SettingsTest::recoveryCodeIsShownOnce()
{
    Preferences preferences{folder_.filePath(QStringLiteral("d.ini"))};
    WaysInModel ways{engine_};
    SettingsDialog dialog{{preferences, ways, {}, false}};
    child<QWidget>(dialog, "settingsList");
    child<QPushButton>(dialog, "makeRecoveryCode")->click();
    engine_.tells(engine::RecoveryCode{engine_.lastRequest<engine::MakeRecoveryCode>(), "ABCDE-FGHJK-MNPQR-STVWX-YZ012"});
    QCOMPARE(child<PlainLabel>(dialog, "recoveryCode")->text(), QStringLiteral("ABCDE-FGHJK-MNPQR-STVWX-YZ012"));
    engine::WaysIn all;
    all.passphrase = all.recovery_code = true;
    engine_.tells(all);
    QVERIFY(!child<QPushButton>(dialog, "removeRecoveryCode")->isHidden());
    SettingsDialog later{{preferences, ways, {}, false}};
    QVERIFY(child<PlainLabel>(later, "recoveryCode")->text().isEmpty());
}

void SettingsTest::keychainIsAskedFor()
{
    Preferences preferences{folder_.filePath(QStringLiteral("e.ini"))};
    WaysInModel ways{engine_};
    SettingsDialog without{{preferences, ways, {}, false}};
    QVERIFY(!child<QCheckBox>(without, "keychainChoice")->isEnabled());
    SettingsDialog with{{preferences, ways, {}, true}};
    QSignalSpy wanted{&with, &SettingsDialog::wantsKeychain};
    child<QCheckBox>(with, "keychainChoice")->click();
    QCOMPARE(wanted.size(), 1);
}

void SettingsTest::everyControlIsNamed()
{
    Preferences preferences{folder_.filePath(QStringLiteral("f.ini"))};
    WaysInModel ways{engine_};
    SettingsDialog dialog{
        {preferences,
         ways,
         {{QStringLiteral("Marta"), QStringLiteral("a:1"), QStringLiteral("Op"), QStringLiteral("X"), QStringLiteral("Online")}},
         true}};
    dialog.show();
    auto* const list = child<QListWidget>(dialog, "settingsList");
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        QCOMPARE(unnamed(dialog), QStringList{});
    }
}

void SettingsTest::unlockPageGivesThePassphraseOnce()
{
    UnlockPage page;
    page.show();
    QSignalSpy given{&page, &UnlockPage::given};
    auto* const field = child<QLineEdit>(page, "unlockField");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(given.size(), 0);
    QTest::keyClicks(field, QStringLiteral("words"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(given.size(), 1);
    QCOMPARE(text_of(page.takePassphrase().expose()), std::string_view{"words"});
    QCOMPARE(field->text(), QString{});
    page.setProblem(QStringLiteral("The passphrase does not fit."));
    QCOMPARE(unnamed(page), QStringList{});
}

void SettingsTest::strengths()
{
    QCOMPARE(strengthOf({}), Strength::Empty);
    QCOMPARE(strengthOf(QStringLiteral("password1")), Strength::Weak);
    QCOMPARE(strengthOf(QStringLiteral("correct battery herons lantern grey")), Strength::Strong);
    QString text = QStringLiteral("some words");
    SecretBytes const secret = takeSecret(text);
    QCOMPARE(text_of(secret.expose()), std::string_view{"some words"});
    QVERIFY(text.isEmpty());
}

void SettingsTest::firstChoice()
{
    StartDialog dialog;
    dialog.show();
    QSignalSpy practise{&dialog, &StartDialog::wantsToPractise};
    QCOMPARE(unnamed(dialog), QStringList{});
    press(dialog, "practiseButton");
    QCOMPARE(practise.size(), 1);
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::SettingsTest)
#include "settings_test.moc"
