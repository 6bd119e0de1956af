#include "../support/accessible_walk.h"
#include "../support/sample_window.h"

#include "ui/model/plain_text.h"
#include "ui/view/address_combo.h"
#include "ui/view/envelope_view.h"
#include "ui/view/focus_frame.h"
#include "ui/view/message_bar.h"
#include "ui/view/motion.h"
#include "ui/view/plain_label.h"
#include "ui/view/postmark.h"
#include "ui/view/resting_button.h"
#include "ui/view/room_area.h"
#include "ui/view/stamp_button.h"
#include "ui/view/status_item.h"
#include "ui/view/tab_bar.h"
#include "ui/view/theme.h"
#include "ui/view/verification_pill.h"

#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QMenuBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTcpServer>
#include <QTest>

namespace signet::ui {

using sample::SampleWindow;

/// The main window as a person meets it: every control by keyboard, by name, in every theme and size.
class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void tabReachesEveryControlAndEachIsNamed();
    void everythingInTheTreeIsNamed();
    void namesSayWhatTheyShow();
    void menusAndShortcuts();
    void f6GoesRoundAndRemembers();
    void ctrlFGoesToThePagesSearch();
    void tabsShowTheirPagesAndCounts();

    void theStampFollowsFilesAndKeys();
    void keyChangedStopsSend();
    void pressingTheStampDoesWhatItSays();
    void thePostmarkLandsOnAReceipt();
    void newEnvelopeEmptiesTheAddress();

    void messagesAreShownAndAct();
    void U94_messageButtonsRest();
    void theStatusBarTells();

    void theEnvelopeShrinksInALowWindow();
    void everyThemeAndSizeLaysOut_data();
    void everyThemeAndSizeLaysOut();
    void rightToLeftMirrorsTheEnvelope();
    void aThemeIsTakenOnAtOnce();
    void U89_hostileNamesAreShownAsText();

    void coveredNothingIsLeftToSeeOrDo();

private:
    template <class W> [[nodiscard]] W* child(char const* name) const { return s_->window.findChild<W*>(QLatin1String{name}); }
    [[nodiscard]] QList<QWidget*> walkedByTab() const;
    void inTheWindow(QWidget const* widget) const;

    std::unique_ptr<SampleWindow> s_;
};

void WindowTest::initTestCase()
{
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedKingdom});
    setReduceMotion(true);
}

void WindowTest::init()
{
    applyTheme(Theme::light(), 1.0);
    s_ = std::make_unique<SampleWindow>();
    s_->models.draft.setTo(sample::ilse);
    s_->tick();
    s_->window.show();
    s_->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&s_->window));
}

void WindowTest::cleanup()
{
    s_.reset();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

// ---- keyboard and names

QList<QWidget*> WindowTest::walkedByTab() const
{
    QList<QWidget*> met;
    child<AddressCombo>("fromCombo")->setFocus(Qt::TabFocusReason);
    for (QWidget* now = QApplication::focusWidget(); now && !met.contains(now); now = QApplication::focusWidget()) {
        met.push_back(now);
        QTest::keyClick(now, Qt::Key_Tab);
    }
    return met;
}

void WindowTest::tabReachesEveryControlAndEachIsNamed()
{
    s_->models.draft.setTo(sample::renzo); // a message bar with a button
    s_->engine.tells(engine::Envelopes{1, sample::envelopes()});
    s_->models.draft.setTo(sample::jonas);
    s_->connection(engine::ConnectionChanged::State::Offline);
    QTRY_VERIFY(child<RestingButton>("messageButton") && child<RestingButton>("messageButton")->isEnabled());
    QList<QWidget*> const met = walkedByTab();
    // ui.md §8: From, To, More, SEND, tabs, messages, page, status bar.
    QStringList order;
    for (QWidget const* const each : met) order.push_back(each->objectName());
    QCOMPARE(order, (QStringList{QStringLiteral("fromCombo"), QStringLiteral("toCombo"), QStringLiteral("moreButton"),
                                 QStringLiteral("stampButton"), QStringLiteral("tabBar"), QStringLiteral("messageButton"),
                                 QStringLiteral("search"), QStringLiteral("activityStatus")}));
    for (QWidget const* const each : s_->window.findChildren<QWidget*>()) {
        if (!each->isVisible() || !each->isEnabled() || (each->focusPolicy() & Qt::TabFocus) == 0 || each->focusProxy()) continue;
        QVERIFY2(met.contains(each), qPrintable(each->objectName() + QLatin1String{each->metaObject()->className()}));
    }
    for (QWidget* const each : met) {
        QVERIFY2(!each->objectName().isEmpty(), each->metaObject()->className());
        QAccessibleInterface const* const accessible = QAccessible::queryAccessibleInterface(each);
        QVERIFY(accessible);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(each->objectName()));
    }
}

void WindowTest::everythingInTheTreeIsNamed()
{
    AccessibleWalk const walk = walkAccessible(s_->window);
    QVERIFY2(walk.unnamed.isEmpty(), qPrintable(walk.unnamed.join(QStringLiteral("; "))));
    QVERIFY(walk.controls > 10);
    child<AddressCombo>("toCombo")->showPopup();
    AccessibleWalk const inPopup = walkAccessible(*child<AddressCombo>("toCombo")->popup());
    QVERIFY2(inPopup.unnamed.isEmpty(), qPrintable(inPopup.unnamed.join(QStringLiteral("; "))));
    QVERIFY(inPopup.controls >= 8); // the rows among them
}

void WindowTest::namesSayWhatTheyShow()
{
    auto const name = [](QWidget* widget) { return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name); };
    auto const description = [](QWidget* widget) {
        return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Description);
    };
    QCOMPARE(name(child<QWidget>("fromCombo")), QStringLiteral("From, Marta Oyelaran, Halden & Pryce LLP"));
    QVERIFY(description(child<QWidget>("fromCombo")).startsWith(QStringLiteral("Account 4821")));
    QCOMPARE(name(child<QWidget>("toCombo")), QStringLiteral("To, Dr. Ilse Verhagen, Corvane Biologics"));
    QVERIFY(description(child<QWidget>("toCombo")).startsWith(QStringLiteral("Verified by spoken code")));
    QCOMPARE(name(child<QWidget>("stampButton")), QStringLiteral("Send 6 files, 41.3 megabytes, to Dr. Ilse Verhagen"));
    QCOMPARE(QAccessible::queryAccessibleInterface(child<QWidget>("stampButton"))->role(), QAccessible::Button);
    QCOMPARE(name(child<QWidget>("verificationPill")), QStringLiteral("Verified by spoken code"));
    s_->window.setUnseen(3);
    QAccessibleInterface* const tabs = QAccessible::queryAccessibleInterface(child<QWidget>("tabBar"));
    QCOMPARE(tabs->child(2)->text(QAccessible::Name), QStringLiteral("Inbox, 3 not opened"));
}

void WindowTest::menusAndShortcuts()
{
    QStringList const menus{QStringLiteral("fileMenu"), QStringLiteral("envelopeMenu"), QStringLiteral("viewMenu"),
                            QStringLiteral("helpMenu")};
    QStringList found;
    QSet<QKeySequence> keys;
    for (QAction const* const each : s_->window.menuBar()->actions()) {
        found.push_back(each->menu()->objectName());
        for (QAction const* const entry : each->menu()->actions())
            for (QKeySequence const& key : entry->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString())); // one key, one act
                keys.insert(key);
            }
    }
    QCOMPARE(found, menus);
    QSignalSpy const sent{&s_->actions.send, &QAction::triggered};
    QTest::keyClick(&s_->window, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QTest::keyClick(&s_->window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(s_->window.page(), MainWindow::Page::SendLog);
    QTest::keyClick(&s_->window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(s_->window.page(), MainWindow::Page::Inbox);
    QTest::keyClick(&s_->window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(s_->window.page(), MainWindow::Page::SendFiles);
    QTest::keyClick(&s_->window, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(child<QWidget>("toCombo")->hasFocus());
    QTest::keyClick(&s_->window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(child<QWidget>("fromCombo")->hasFocus());
    for (auto const& [key, action] : {std::pair{Qt::Key_L, &s_->actions.lock}, std::pair{Qt::Key_Q, &s_->actions.quit},
                                      std::pair{Qt::Key_Comma, &s_->actions.settings}}) {
        QSignalSpy const triggered{action, &QAction::triggered};
        QTest::keyClick(&s_->window, key, Qt::ControlModifier);
        QCOMPARE(triggered.size(), 1);
    }
}

void WindowTest::f6GoesRoundAndRemembers()
{
    child<QWidget>("toCombo")->setFocus();
    auto const focused = [] { return QApplication::focusWidget()->objectName(); };
    QTest::keyClick(&s_->window, Qt::Key_F6);
    QCOMPARE(focused(), QStringLiteral("tabBar"));
    QTest::keyClick(&s_->window, Qt::Key_F6);
    QCOMPARE(focused(), QStringLiteral("search"));
    QTest::keyClick(&s_->window, Qt::Key_F6); // no message: on to the envelope, where the focus was in it
    QCOMPARE(focused(), QStringLiteral("toCombo"));
    QTest::keyClick(&s_->window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(focused(), QStringLiteral("search"));
    s_->models.draft.setTo(sample::renzo);
    QTRY_VERIFY(child<RestingButton>("messageButton")->isEnabled());
    QTest::keyClick(&s_->window, Qt::Key_F6);
    QCOMPARE(focused(), QStringLiteral("messageButton"));
}

void WindowTest::ctrlFGoesToThePagesSearch()
{
    s_->window.showPage(MainWindow::Page::Inbox);
    QTest::keyClick(&s_->window, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Inbox"));
}

void WindowTest::tabsShowTheirPagesAndCounts()
{
    auto* const tabs = child<TabBar>("tabBar");
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(s_->window.page(), MainWindow::Page::SendLog);
    int const narrow = tabs->tabRect(2).width();
    s_->window.setUnseen(3);
    QVERIFY(tabs->tabRect(2).width() > narrow);
    s_->window.setUnseen(0);
    QCOMPARE(tabs->tabRect(2).width(), narrow);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    QCOMPARE(s_->window.page(), MainWindow::Page::Inbox);
}

// ---- the envelope

void WindowTest::theStampFollowsFilesAndKeys()
{
    QVERIFY(child<StampButton>("stampButton")->isEnabled());
    QVERIFY(s_->actions.send.isEnabled() && s_->actions.sealToFile.isEnabled());
    s_->models.stamp.setContents({});
    QVERIFY(!child<StampButton>("stampButton")->isEnabled());
    QVERIFY(!s_->actions.send.isEnabled() && !s_->actions.sealToFile.isEnabled());
    QVERIFY(!child<StampButton>("stampButton")->toolTip().isEmpty());
    s_->tick();
    s_->models.draft.setTo(sample::jonas);
    QVERIFY(child<StampButton>("stampButton")->isEnabled()); // VERIFY
    QVERIFY(!s_->actions.send.isEnabled());
}

void WindowTest::keyChangedStopsSend()
{
    QSignalSpy const sent{&s_->actions.send, &QAction::triggered};
    engine::ContactInfo contact = *s_->models.draft.contact();
    contact.state = engine::ContactState::Changed;
    s_->engine.tells(engine::ContactChanged{contact});
    QTest::mouseClick(child<StampButton>("stampButton"), Qt::LeftButton);
    QTest::keyClick(&s_->window, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QVERIFY(child<MessageBar>("messageBar")->isVisible());
    QVERIFY(child<MessageBar>("messageBar")->accessibleName().contains(QStringLiteral("new key")));
    QCOMPARE(child<QWidget>("verificationPill")->accessibleName(), QStringLiteral("Key changed"));
}

void WindowTest::pressingTheStampDoesWhatItSays()
{
    auto* const stamp = child<StampButton>("stampButton");
    QSignalSpy const sent{&s_->actions.send, &QAction::triggered};
    QTest::mouseClick(stamp, Qt::LeftButton);
    QCOMPARE(sent.size(), 1);
    stamp->setFocus();
    QTest::keyClick(stamp, Qt::Key_Space);
    QCOMPARE(sent.size(), 2);

    std::optional<AccountNumber> verified;
    connect(&s_->window, &MainWindow::verifyWished, this,
            [&verified](AccountNumber const&, AccountNumber const& number) { verified = number; });
    s_->models.draft.setTo(sample::jonas);
    QTest::mouseClick(stamp, Qt::LeftButton);
    QVERIFY(verified == sample::jonas);

    std::string shown;
    connect(&s_->window, &MainWindow::showInLogWished, this, [&shown](std::string const& envelope) { shown = envelope; });
    s_->models.draft.setTo(sample::ilse);
    s_->models.stamp.setContents({});
    for (engine::EnvelopeState const state : {engine::EnvelopeState::Sending, engine::EnvelopeState::Delivered}) {
        shown.clear();
        s_->window.showPage(MainWindow::Page::SendFiles);
        s_->transfer(state, 1000);
        QTest::mouseClick(stamp, Qt::LeftButton);
        QCOMPARE(shown, std::string{"0123"});
        QCOMPARE(s_->window.page(), MainWindow::Page::SendLog);
    }
    QCOMPARE(sent.size(), 2);
}

void WindowTest::thePostmarkLandsOnAReceipt()
{
    auto* const postmark = child<Postmark>("postmark");
    QVERIFY(!postmark->isVisible());
    s_->models.stamp.setContents({});
    s_->transfer(engine::EnvelopeState::Delivered);
    QVERIFY(postmark->isVisible());
    auto* const stamp = child<StampButton>("stampButton");
    QVERIFY2(postmark->geometry().intersects(stamp->geometry()), "over the stamp's edge");
    QVERIFY2(!postmark->geometry().intersects(child<QWidget>("toCombo")->geometry()), "and not over the address");
    QTest::mouseClick(stamp, Qt::LeftButton, {}, QPoint{4, stamp->height() / 2}); // takes no click from it
    QCOMPARE(s_->window.page(), MainWindow::Page::SendLog);
    s_->tick(1, 1);
    QVERIFY(!postmark->isVisible());
}

void WindowTest::newEnvelopeEmptiesTheAddress()
{
    QSignalSpy const emptied{&s_->window, &MainWindow::emptyWished};
    s_->window.showPage(MainWindow::Page::Inbox);
    QTest::keyClick(&s_->window, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(emptied.size(), 1);
    QVERIFY(!s_->models.draft.to());
    QCOMPARE(s_->window.page(), MainWindow::Page::SendFiles);
    QVERIFY(child<QWidget>("toCombo")->hasFocus());
    QVERIFY(!child<QWidget>("verificationPill")->isVisible());
}

// ---- messages and status

void WindowTest::messagesAreShownAndAct()
{
    QVERIFY(!child<QWidget>("messageBars")->isVisible());
    s_->models.draft.setTo(sample::renzo);
    auto* const bar = child<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    auto* const button = child<RestingButton>("messageButton");
    QTRY_VERIFY(button->isEnabled());
    QSignalSpy const wished{&s_->window, &MainWindow::verifyWished};
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wished.size(), 1);
    s_->models.draft.setTo(sample::ilse);
    QVERIFY(!child<QWidget>("messageBars")->isVisible());
}

void WindowTest::U94_messageButtonsRest()
{
    s_->models.draft.setTo(sample::renzo);
    auto* const button = child<RestingButton>("messageButton");
    QSignalSpy const wished{&s_->window, &MainWindow::verifyWished};
    QVERIFY(button->isResting());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wished.size(), 0);
    QVERIFY(!button->isDefault() && !button->autoDefault());
}

void WindowTest::theStatusBarTells()
{
    auto* const connection = child<StatusItem>("connectionStatus");
    QVERIFY(connection->accessibleName().contains(QStringLiteral("Connected to ts1.haldenpryce.example")));
    s_->connection(engine::ConnectionChanged::State::Connecting);
    QVERIFY(connection->accessibleName().contains(QStringLiteral("Connecting")));
    auto* const activity = child<StatusItem>("activityStatus");
    QVERIFY(!activity->isVisible());
    s_->engine.tells(engine::EnvelopeChanged{
        sample::envelope(3, engine::Way::Received, sample::ilse, "Dr. Ilse Verhagen", engine::EnvelopeState::Receiving)});
    QVERIFY(activity->isVisible());
    QTest::mouseClick(activity, Qt::LeftButton);
    QCOMPARE(s_->window.page(), MainWindow::Page::Inbox);
    QVERIFY(child<StatusItem>("keysStatus")->accessibleName().contains(QStringLiteral("Keys unlocked")));
}

// ---- sizes and themes

void WindowTest::theEnvelopeShrinksInALowWindow()
{
    auto* const envelope = child<EnvelopeView>("envelope");
    int const high = envelope->height();
    QVERIFY(!envelope->isCompact());
    s_->window.resize(1280, 660);
    QVERIFY(envelope->isCompact());
    QTRY_VERIFY(envelope->height() < high);
    s_->window.resize(1280, 800);
    QVERIFY(!envelope->isCompact());
    s_->actions.compactEnvelope.trigger();
    QVERIFY(envelope->isCompact());
}

/// Where it scrolls, in what can be scrolled to.
void WindowTest::inTheWindow(QWidget const* widget) const
{
    QWidget const* const contents = s_->window.findChild<RoomArea*>()->widget();
    QRect const box{widget->mapTo(contents, QPoint{0, 0}), widget->size()};
    QVERIFY2(contents->rect().contains(box), qPrintable(widget->objectName()));
    QVERIFY2(!widget->size().isEmpty(), qPrintable(widget->objectName()));
}

void WindowTest::everyThemeAndSizeLaysOut_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("compact");
    for (int const kind : {0, 1, 2})
        for (double const scale : {1.0, 2.0})
            for (QSize const size : {QSize{960, 640}, QSize{1280, 800}, QSize{1920, 1200}})
                for (bool const compact : {false, true})
                    QTest::addRow("theme %d, %d %%, %d wide%s", kind, static_cast<int>(scale * 100), size.width(),
                                  compact ? ", compact" : "")
                        << kind << scale << size << compact;
}

void WindowTest::everyThemeAndSizeLaysOut()
{
    QFETCH(int, kind);
    QFETCH(double, scale);
    QFETCH(QSize, size);
    QFETCH(bool, compact);
    Theme const all[] = {Theme::light(), Theme::dark(), Theme::highContrast(QPalette{})};
    applyTheme(all[kind], scale);
    s_->window.resize(size);
    s_->actions.compactEnvelope.setChecked(compact);
    s_->models.stamp.setContents({});
    s_->transfer(engine::EnvelopeState::Delivered);
    QVERIFY(!s_->window.grab().isNull());
    QList<QWidget*> parts;
    for (char const* const name : {"fromCombo", "toCombo", "verificationPill", "moreButton", "stampButton", "tabBar"})
        parts.push_back(child<QWidget>(name));
    for (QWidget const* const each : parts) inTheWindow(each);
    for (QWidget const* const one : parts)
        for (QWidget const* const other : parts) {
            if (one == other || one->parent() != other->parent()) continue;
            QVERIFY2(!one->geometry().intersects(other->geometry()),
                     qPrintable(one->objectName() + QLatin1Char{' '} + other->objectName()));
        }
    for (QWidget const* const each : parts)
        if (each->parent() == child<QWidget>("envelope"))
            QVERIFY2(child<QWidget>("envelope")->rect().contains(each->geometry()), qPrintable(each->objectName()));
    QVERIFY(child<QWidget>("toCombo")->width() >= 200);
}

void WindowTest::rightToLeftMirrorsTheEnvelope()
{
    QWidget const* const stamp = child<QWidget>("stampButton");
    int const before = stamp->x();
    s_->window.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(!s_->window.grab().isNull());
    EnvelopeView const* const envelope = child<EnvelopeView>("envelope");
    QCOMPARE(stamp->x(), envelope->width() - before - stamp->width());
    QVERIFY(child<QWidget>("fromCombo")->x() > child<QWidget>("toCombo")->x());
    s_->models.stamp.setContents({});
    s_->transfer(engine::EnvelopeState::Delivered);
    QVERIFY(!child<QWidget>("postmark")->geometry().intersects(child<QWidget>("toCombo")->geometry()));
}

void WindowTest::aThemeIsTakenOnAtOnce()
{
    auto* const envelope = child<EnvelopeView>("envelope");
    auto const paper = [envelope] { return envelope->grab().toImage().pixelColor(envelope->width() / 3, 20); };
    QCOMPARE(paper().rgb(), Theme::light().paper.rgb());
    applyTheme(Theme::dark(), 1.0);
    QCOMPARE(paper().rgb(), Theme::dark().paper.rgb());
    int const height = envelope->height();
    applyTheme(Theme::dark(), 2.0);
    QTRY_VERIFY(envelope->height() > height);
}

void WindowTest::U89_hostileNamesAreShownAsText()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QSignalSpy const fetched{&listener, &QTcpServer::newConnection};
    std::vector<std::string> names = sample::hostileNames();
    names.push_back("<img src='http://127.0.0.1:" + std::to_string(listener.serverPort()) + "/x'>");
    QSize const envelope = child<EnvelopeView>("envelope")->size();
    for (engine::ContactState const state : {engine::ContactState::Changed, engine::ContactState::Verified})
        for (std::string const& name : names) {
            engine::AccountInfo account = sample::accounts()[0];
            account.name = account.company = account.server = name;
            s_->engine.tells(engine::AccountAdded{1, account});
            s_->engine.tells(engine::ContactChanged{{sample::marta, sample::ilse, name, name, state, sample::on(2026, 1, 2)}});
            s_->engine.tells(engine::EnvelopeChanged{
                sample::envelope(1, engine::Way::Sent, sample::ilse, name, engine::EnvelopeState::Sending)});
            QVERIFY(!s_->window.grab().isNull());
            child<AddressCombo>("toCombo")->showPopup();
            QVERIFY(!child<AddressCombo>("toCombo")->popup()->grab().isNull());
            child<AddressCombo>("toCombo")->hidePopup();
            QCOMPARE(child<EnvelopeView>("envelope")->size(), envelope);
            for (QWidget const* const each : s_->window.findChildren<QWidget*>()) {
                QVERIFY(each->accessibleName().size() < 1000);
                QVERIFY2(!each->toolTip().contains(QStringLiteral("<img")), qPrintable(each->objectName()));
            }
        }
    for (QLabel const* const each : s_->window.findChildren<QLabel*>()) QCOMPARE(each->textFormat(), Qt::PlainText);
    QCoreApplication::processEvents();
    QCOMPARE(fetched.size(), 0);
}

// ---- locked

void WindowTest::coveredNothingIsLeftToSeeOrDo()
{
    s_->actions.verifySomeone.trigger();
    s_->engine.tells(engine::EnvelopeChanged{
        sample::envelope(1, engine::Way::Sent, sample::ilse, "Dr. Ilse Verhagen", engine::EnvelopeState::Sending)});
    auto* const lock = new QLineEdit;
    lock->setObjectName(QStringLiteral("unlock"));
    s_->window.cover(lock, MainWindow::Keys::WindowLocked);
    QVERIFY(lock->isVisible());
    QVERIFY(!child<QWidget>("envelope")->isVisible());
    QTRY_VERIFY(!child<QDialog>("newContactDialog"));
    for (QWidget const* const each : s_->window.findChildren<QWidget*>()) {
        if (!each->isVisible()) continue;
        QVERIFY2(!each->accessibleName().contains(QStringLiteral("Ilse")), qPrintable(each->objectName()));
        QVERIFY2(!each->accessibleName().contains(QStringLiteral("haldenpryce")), qPrintable(each->objectName()));
    }
    s_->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&s_->window));
    QSignalSpy const sent{&s_->actions.send, &QAction::triggered};
    QSignalSpy const settings{&s_->actions.settings, &QAction::triggered};
    QTest::keyClick(&s_->window, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&s_->window, Qt::Key_Comma, Qt::ControlModifier);
    QTest::keyClick(&s_->window, Qt::Key_F6);
    QCOMPARE(sent.size() + settings.size(), 0);
    QVERIFY(lock->hasFocus());
    s_->engine.tells(engine::TransferProgress{1, engine::Way::Sent, 5, 10}); // something goes on behind it
    s_->connection(engine::ConnectionChanged::State::Online);
    QVERIFY(!child<QWidget>("activityStatus")->isVisible());
    QVERIFY(!child<QWidget>("connectionStatus")->isVisible());
    s_->window.uncover();
    QVERIFY(child<QWidget>("envelope")->isVisible());
    QVERIFY(child<QWidget>("activityStatus")->isVisible());
    QVERIFY(s_->window.menuBar()->isVisible());
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::WindowTest)
#include "window_test.moc"
