#include "../support/sample_window.h"

#include "ui/model/person.h"
#include "ui/view/address_combo.h"
#include "ui/view/contact_actions.h"
#include "ui/view/new_contact_dialog.h"
#include "ui/view/plain_label.h"
#include "ui/view/question_dialog.h"
#include "ui/view/resting_button.h"
#include "ui/view/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

namespace signet::ui {

using sample::SampleWindow;

/// The drop-downs of the envelope and what is done with a correspondent, by keyboard and mouse.
class AddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void altDownOpensAndEscCloses();
    void theListIsAsHighAsItsRows();
    void typingSearches();
    void arrowsAndEnterChooseFromTheSearch();
    void lettersTypedInTheListSearch();
    void aClickChooses();
    void nobodyMatches();
    void aNumberThatIsTypedGoesAlong();
    void typingInTheClosedFieldJumps();
    void theWheelChangesNothing();
    void fromOffersAccountsAndAWayToANewOne();
    void theListFollowsTheModelWhileItIsOpen();
    void U97_theFieldShowsTheDifferingDigits();

    void moreOffersWhatApplies_data();
    void moreOffersWhatApplies();
    void whatLosesSomethingIsAskedFirst_data();
    void whatLosesSomethingIsAskedFirst();
    void whatLosesNothingIsDoneAtOnce();
    void U94_theAnswerRestsAndIsNeverTheDefault();
    void renaming();
    void copyingTheNumber();

    void addingSomeoneNew();
    void addingSaysWhatIsWrong();
    void addingWhoIsListedOnlyVerifies();
    void addingThatFailsIsTold();

private:
    template <class W> [[nodiscard]] W* child(char const* name) const { return s_->window.findChild<W*>(QLatin1String{name}); }
    [[nodiscard]] AddressPopup* open(char const* combo);
    [[nodiscard]] QAction* action(char const* name) const;
    [[nodiscard]] QStringList rows(AddressPopup* popup) const;

    std::unique_ptr<SampleWindow> s_;
};

void AddressTest::initTestCase()
{
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedKingdom});
    applyTheme(Theme::light(), 1.0);
}

void AddressTest::init()
{
    s_ = std::make_unique<SampleWindow>();
    s_->models.draft.setTo(sample::ilse);
    s_->window.show();
    s_->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&s_->window));
}

void AddressTest::cleanup()
{
    s_.reset();
}

AddressPopup* AddressTest::open(char const* combo)
{
    auto* const field = child<AddressCombo>(combo);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
    return field->popup();
}

QAction* AddressTest::action(char const* name) const
{
    for (QAction* const each : child<QMenu>("envelopeMenu")->actions())
        if (each->objectName() == QLatin1String{name}) return each;
    return nullptr;
}

QStringList AddressTest::rows(AddressPopup* popup) const
{
    auto const* const list = popup->findChild<QListView*>(QStringLiteral("addressList"));
    QStringList all;
    for (int row = 0; row < list->model()->rowCount(); ++row) all.push_back(list->model()->index(row, 0).data().toString());
    return all;
}

// ---- the open list

void AddressTest::altDownOpensAndEscCloses()
{
    AddressPopup* const popup = open("toCombo");
    QVERIFY(popup->isVisible());
    auto* const search = popup->findChild<QLineEdit*>();
    QVERIFY(search->hasFocus());
    QCOMPARE(popup->findChild<QListView*>()->currentIndex().data().toString(), QStringLiteral("Dr. Ilse Verhagen"));
    QCOMPARE(rows(popup).size(), 8);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QVERIFY(s_->models.draft.to() == sample::ilse);
}

void AddressTest::theListIsAsHighAsItsRows()
{
    AddressPopup* const many = open("toCombo");
    auto const* const full = many->findChild<QListView*>(QStringLiteral("addressList"));
    QVERIFY(full->height() > 3 * full->sizeHintForRow(0));
    QWidget const* const below = many->childAt(QPoint{full->geometry().center().x(), full->geometry().bottom() + 2});
    QCOMPARE(below->property("kind").toString(), QStringLiteral("footer")); // nothing is left between
    many->hide();
    s_->engine.tells(engine::Contacts{s_->engine.lastRequest<engine::ListContacts>(), {sample::contacts().front()}});
    AddressPopup* const popup = open("toCombo");
    QCOMPARE(rows(popup).size(), 1);
    auto const* const list = popup->findChild<QListView*>(QStringLiteral("addressList"));
    QCOMPARE(list->height(), list->sizeHintForRow(0));
    QVERIFY(popup->height() < 4 * list->height());
    // Styled as what opens over the window is.
    QCOMPARE(popup->grab().toImage().pixelColor(0, popup->height() / 2), Theme::light().lineStrong);
}

void AddressTest::typingSearches()
{
    AddressPopup* const popup = open("toCombo");
    auto* const search = popup->findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("asherwick"));
    QCOMPARE(rows(popup).size(), 1); // the look-alike is written in other letters
    QCOMPARE(popup->findChild<PlainLabel*>(QStringLiteral("addressCount"))->text(), QStringLiteral("1 of 8"));
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(open("toCombo") == popup);
    QVERIFY(search->text().isEmpty());
    QCOMPARE(rows(popup).size(), 8);
}

void AddressTest::arrowsAndEnterChooseFromTheSearch()
{
    AddressPopup* const popup = open("toCombo");
    auto* const search = popup->findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("o"));
    QStringList const found = rows(popup);
    QVERIFY(found.size() > 2);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Up);
    QVERIFY(search->hasFocus());
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!popup->isVisible());
    QCOMPARE(s_->models.draft.toName(), found.at(1));
}

void AddressTest::lettersTypedInTheListSearch()
{
    AddressPopup* const popup = open("toCombo");
    auto* const list = popup->findChild<QListView*>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_J);
    auto* const search = popup->findChild<QLineEdit*>();
    QVERIFY(search->hasFocus());
    QCOMPARE(search->text(), QStringLiteral("j"));
    QCOMPARE(rows(popup), QStringList{QStringLiteral("Jonas Eikeland-Roe")});
    QTest::keyClick(search, Qt::Key_Enter);
    QVERIFY(s_->models.draft.to() == sample::jonas);
}

void AddressTest::aClickChooses()
{
    AddressPopup* const popup = open("toCombo");
    auto* const list = popup->findChild<QListView*>();
    QModelIndex const index = list->model()->index(2, 0);
    QString const name = index.data().toString();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    QVERIFY(!popup->isVisible());
    QCOMPARE(s_->models.draft.toName(), name);
}

void AddressTest::nobodyMatches()
{
    AddressPopup* const popup = open("toCombo");
    auto* const search = popup->findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("zzz"));
    auto* const nobody = popup->findChild<PlainLabel*>(QStringLiteral("addressNobody"));
    QVERIFY(nobody->isVisible());
    QVERIFY(nobody->text().contains(QStringLiteral("zzz")));
    QTest::keyClick(search, Qt::Key_Return); // chooses nobody
    QVERIFY(popup->isVisible());
    QVERIFY(s_->models.draft.to() == sample::ilse);
}

void AddressTest::aNumberThatIsTypedGoesAlong()
{
    AddressPopup* const popup = open("toCombo");
    QString const number = digitsText(sample::numberOf(12345678901));
    QTest::keyClicks(popup->findChild<QLineEdit*>(), number);
    QTest::mouseClick(popup->findChild<QToolButton*>(QStringLiteral("addressNew")), Qt::LeftButton);
    auto* const dialog = child<NewContactDialog>("newContactDialog");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit*>()->text().remove(QLatin1Char{' '}), number);
}

void AddressTest::typingInTheClosedFieldJumps()
{
    auto* const field = child<AddressCombo>("toCombo");
    field->setFocus();
    QTest::keyClick(field, Qt::Key_J);
    QVERIFY(s_->models.draft.to() == sample::jonas);
    QVERIFY(!field->popup()->isVisible());
}

void AddressTest::theWheelChangesNothing()
{
    auto* const field = child<AddressCombo>("toCombo");
    field->setFocus();
    QWheelEvent turned{QPointF{5, 5}, field->mapToGlobal(QPointF{5, 5}), {}, QPoint{0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                       false};
    QApplication::sendEvent(field, &turned);
    QVERIFY(s_->models.draft.to() == sample::ilse);
    QCOMPARE(field->currentText(), QStringLiteral("Dr. Ilse Verhagen"));
}

void AddressTest::fromOffersAccountsAndAWayToANewOne()
{
    AddressPopup* const popup = open("fromCombo");
    QCOMPARE(rows(popup).size(), 2);
    auto* const search = popup->findChild<QLineEdit*>();
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(s_->models.draft.from() == sample::martaAtHome);
    QCOMPARE(child<AddressCombo>("toCombo")->currentIndex(), -1);
    QCOMPARE(child<AddressCombo>("toCombo")->count(), 1); // the other account's correspondents

    QSignalSpy const wished{&s_->actions.addAccount, &QAction::triggered};
    QTest::mouseClick(open("fromCombo")->findChild<QToolButton*>(QStringLiteral("addressNew")), Qt::LeftButton);
    QCOMPARE(wished.size(), 1);
}

void AddressTest::theListFollowsTheModelWhileItIsOpen()
{
    AddressPopup* const popup = open("toCombo");
    s_->engine.tells(engine::ContactRemoved{sample::marta, sample::jonas});
    QCOMPARE(rows(popup).size(), 7);
    QCOMPARE(popup->findChild<PlainLabel*>(QStringLiteral("addressCount"))->text(), QStringLiteral("7 of 7"));
    s_->engine.tells(engine::ContactRemoved{sample::marta, sample::ilse});
    QVERIFY(!s_->models.draft.to());
    QCOMPARE(child<AddressCombo>("toCombo")->currentIndex(), -1);
}

void AddressTest::U97_theFieldShowsTheDifferingDigits()
{
    auto* const field = child<AddressCombo>("toCombo");
    s_->models.draft.setTo(sample::tobin);
    QImage const beside = field->grab().toImage();
    s_->engine.tells(engine::ContactRemoved{sample::marta, sample::tobinsDouble});
    QVERIFY2(field->grab().toImage() != beside, "some digits were bold while there was a look-alike");
}

// ---- More

void AddressTest::moreOffersWhatApplies_data()
{
    QTest::addColumn<AccountNumber>("to");
    QTest::addColumn<QStringList>("offered");
    QString const verify = QStringLiteral("contactVerify");
    QString const rename = QStringLiteral("contactRename");
    QString const copy = QStringLiteral("contactCopy");
    QString const withdraw = QStringLiteral("contactWithdraw");
    QString const block = QStringLiteral("contactBlock");
    QString const unblock = QStringLiteral("contactUnblock");
    QString const remove = QStringLiteral("contactRemove");
    QTest::newRow("nobody") << AccountNumber{} << QStringList{};
    QTest::newRow("verified") << sample::ilse << QStringList{verify, rename, copy, withdraw, block, remove};
    QTest::newRow("waiting") << sample::priya << QStringList{verify, rename, copy, withdraw, block, remove};
    QTest::newRow("changed") << sample::renzo << QStringList{verify, rename, copy, withdraw, block, remove};
    QTest::newRow("unverified") << sample::jonas << QStringList{verify, rename, copy, block, remove};
    QTest::newRow("blocked") << sample::nuisance << QStringList{rename, copy, unblock, remove};
}

void AddressTest::moreOffersWhatApplies()
{
    QFETCH(AccountNumber, to);
    QFETCH(QStringList, offered);
    s_->models.draft.setTo(to == AccountNumber{} ? std::nullopt : std::optional{to});
    auto* const more = child<QToolButton>("moreButton");
    QCOMPARE(more->isVisible(), !offered.isEmpty());
    QStringList found;
    for (QAction const* const each : more->menu()->actions())
        if (each->isVisible() && !each->isSeparator()) found.push_back(each->objectName());
    QCOMPARE(found, offered);
}

void AddressTest::whatLosesSomethingIsAskedFirst_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<AccountNumber>("to");
    QTest::newRow("withdraw") << QStringLiteral("contactWithdraw") << sample::ilse;
    QTest::newRow("block") << QStringLiteral("contactBlock") << sample::ilse;
    QTest::newRow("block unverified") << QStringLiteral("contactBlock") << sample::jonas;
    QTest::newRow("remove") << QStringLiteral("contactRemove") << sample::renzo;
    QTest::newRow("remove blocked") << QStringLiteral("contactRemove") << sample::nuisance;
}

void AddressTest::whatLosesSomethingIsAskedFirst()
{
    QFETCH(QString, act);
    QFETCH(AccountNumber, to);
    s_->models.draft.setTo(to);
    std::size_t const posted = s_->engine.posted.size();
    action(qPrintable(act))->trigger();
    auto* const no = child<QDialog>("questionDialog");
    QVERIFY(no);
    QTest::keyClick(no, Qt::Key_Escape);
    QCOMPARE(s_->engine.posted.size(), posted);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    action(qPrintable(act))->trigger();
    auto* const question = child<QDialog>("questionDialog");
    auto* const yes = question->findChild<RestingButton*>();
    QTRY_VERIFY(yes->isEnabled());
    QTest::mouseClick(yes, Qt::LeftButton);
    QCOMPARE(s_->engine.posted.size(), posted + 1);
    engine::Command const& command = s_->engine.posted.back().command;
    bool const asMeant = act == QStringLiteral("contactWithdraw") ? std::holds_alternative<engine::WithdrawContact>(command)
                         : act == QStringLiteral("contactBlock")  ? std::holds_alternative<engine::BlockContact>(command)
                                                                  : std::holds_alternative<engine::RemoveContact>(command);
    QVERIFY(asMeant);
}

void AddressTest::whatLosesNothingIsDoneAtOnce()
{
    s_->models.draft.setTo(sample::nuisance);
    action("contactUnblock")->trigger();
    QVERIFY(!s_->engine.last<engine::BlockContact>()->blocked);
    s_->models.draft.setTo(sample::jonas);
    action("contactRemove")->trigger();
    QVERIFY(s_->engine.last<engine::RemoveContact>()->number == sample::jonas);
    QVERIFY(!child<QDialog>("questionDialog"));
}

void AddressTest::U94_theAnswerRestsAndIsNeverTheDefault()
{
    action("contactBlock")->trigger();
    auto* const question = child<QDialog>("questionDialog");
    auto* const yes = question->findChild<RestingButton*>();
    QVERIFY(QTest::qWaitForWindowActive(question));
    QVERIFY(!yes->isEnabled());
    QTest::mouseClick(yes, Qt::LeftButton);
    QVERIFY(question->isVisible());
    QTRY_VERIFY(yes->isEnabled());
    QVERIFY(!yes->isDefault() && !yes->autoDefault());
    QVERIFY(!yes->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // somebody was typing: all stays as it is
    QVERIFY(!question->isVisible());
    QVERIFY(!s_->engine.last<engine::BlockContact>());
}

void AddressTest::renaming()
{
    action("contactRename")->trigger();
    auto* const dialog = child<QDialog>("renameDialog");
    auto* const edit = dialog->findChild<QLineEdit*>();
    auto* const yes = dialog->findChild<QPushButton*>(QStringLiteral("renameYes"));
    QCOMPARE(edit->text(), QStringLiteral("Dr. Ilse Verhagen"));
    edit->setText(QStringLiteral("Ilse\u202E"));
    QVERIFY(!yes->isEnabled());
    edit->setText(QString{150, QChar{0x4E2D}}); // 450 bytes
    QVERIFY(!yes->isEnabled());
    edit->setText(QStringLiteral("Ilse at work"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(s_->engine.last<engine::RenameContact>()->name, std::string{"Ilse at work"});
}

void AddressTest::copyingTheNumber()
{
    action("contactCopy")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), digitsText(sample::ilse));
    s_->actions.copyMyNumber.trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), digitsText(sample::marta));
}

// ---- somebody new

void AddressTest::addingSomeoneNew()
{
    std::optional<AccountNumber> verified;
    connect(&s_->window, &MainWindow::verifyWished, this, [&verified](AccountNumber const& own, AccountNumber const& number) {
        QVERIFY(own == sample::marta);
        verified = number;
    });
    s_->actions.verifySomeone.trigger();
    auto* const dialog = child<NewContactDialog>("newContactDialog");
    auto* const edit = dialog->findChild<QLineEdit*>();
    auto* const verify = dialog->findChild<QPushButton*>(QStringLiteral("newVerify"));
    AccountNumber const number = sample::numberOf(12345678901);
    QString const digits = digitsText(number);
    QTest::keyClicks(edit, digits.left(11));
    QVERIFY(!verify->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return); // nothing to be done yet
    QVERIFY(dialog->isVisible() && !s_->engine.last<engine::AddContact>());
    QTest::keyClicks(edit, digits.mid(11));
    QCOMPARE(edit->text(), QString::fromStdString(number.grouped()));
    QVERIFY(verify->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(s_->engine.last<engine::AddContact>()->number == number);
    QVERIFY(!verify->isEnabled());
    QVERIFY(!verified);
    s_->engine.finishes(s_->engine.lastRequest<engine::AddContact>());
    QVERIFY(verified == number);
    QVERIFY(s_->models.draft.to() == number);
    QVERIFY(!dialog->isVisible());
}

void AddressTest::addingSaysWhatIsWrong()
{
    s_->actions.verifySomeone.trigger();
    auto* const dialog = child<NewContactDialog>("newContactDialog");
    auto* const edit = dialog->findChild<QLineEdit*>();
    auto* const hint = dialog->findChild<PlainLabel*>(QStringLiteral("newNumberHint"));
    QString wrong = digitsText(sample::numberOf(12345678901));
    wrong[11] = wrong.at(11) == QLatin1Char{'0'} ? QLatin1Char{'1'} : QLatin1Char{'0'};
    QTest::keyClicks(edit, wrong);
    QVERIFY(hint->text().contains(QStringLiteral("check digit")));
    QCOMPARE(edit->accessibleDescription(), hint->text());
    // A digit put in between goes where the cursor is, and the cursor stays behind it.
    edit->setText(QStringLiteral("1234 678"));
    edit->setCursorPosition(5);
    QTest::keyClick(edit, Qt::Key_5);
    QCOMPARE(edit->text(), QStringLiteral("1234 5678"));
    QCOMPARE(edit->cursorPosition(), 6);
    edit->setText(digitsText(sample::marta));
    QVERIFY(hint->text().contains(QStringLiteral("your own")));
}

void AddressTest::addingWhoIsListedOnlyVerifies()
{
    QSignalSpy const wished{&s_->window, &MainWindow::verifyWished};
    s_->actions.verifySomeone.trigger();
    auto* const dialog = child<NewContactDialog>("newContactDialog");
    QTest::keyClicks(dialog->findChild<QLineEdit*>(), digitsText(sample::jonas));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("newVerify")), Qt::LeftButton);
    QCOMPARE(wished.size(), 1);
    QVERIFY(!s_->engine.last<engine::AddContact>());
    QVERIFY(s_->models.draft.to() == sample::jonas);
}

void AddressTest::addingThatFailsIsTold()
{
    QSignalSpy const wished{&s_->window, &MainWindow::verifyWished};
    s_->actions.verifySomeone.trigger();
    auto* const dialog = child<NewContactDialog>("newContactDialog");
    auto* const verify = dialog->findChild<QPushButton*>(QStringLiteral("newVerify"));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(), digitsText(sample::numberOf(12345678901)));
    QTest::mouseClick(verify, Qt::LeftButton);
    s_->engine.finishes(s_->engine.lastRequest<engine::AddContact>(), Error{ErrorCode::Disk, ""});
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<PlainLabel*>(QStringLiteral("newNumberHint"))->text().contains(QStringLiteral("disk")));
    QVERIFY(verify->isEnabled());
    QTest::mouseClick(verify, Qt::LeftButton);
    s_->engine.finishes(s_->engine.lastRequest<engine::AddContact>(), Error{ErrorCode::Exists, ""}); // another process added it
    QCOMPARE(wished.size(), 1);
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::AddressTest)
#include "address_test.moc"
