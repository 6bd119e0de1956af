#include "real_window.h"

#include "ui/view/message_bar.h"
#include "ui/view/plain_label.h"
#include "ui/view/resting_button.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>

namespace signet::ui {

using Step = VerifyFlow::Stage;

AccountNumber numberOf(e2e::Person const& who)
{
    return *AccountNumber::parse(who.number.toStdString());
}

RealWindow::RealWindow(e2e::Person const& who, QString const& what)
{
    desktop::Application::Start start;
    start.profile = who.profile();
    start.what = what;
    if (!who.number.isEmpty()) start.keyFile = e2e::read_file(who.environment.value(QStringLiteral("SIGNET_PROFILE_KEY_FILE")));
    start.saveFolder = who.saved();
    start.system = QApplication::palette();
    program_ = std::make_unique<desktop::Application>(std::move(start));
}

RealWindow::~RealWindow() = default;

bool RealWindow::isOnline()
{
    AccountsModel const& accounts = program_->models().accounts;
    if (accounts.rowCount() == 0 || !program_->sessions().isLoaded()) return false;
    auto const now = accounts.connection(accounts.numberAt(0));
    return now && now->state == engine::ConnectionChanged::State::Online;
}

engine::ContactInfo const* RealWindow::contact(e2e::Person const& other)
{
    return program_->models().contacts.find(numberOf(other));
}

QString RealWindow::messages()
{
    QStringList all;
    for (MessageBar const* const bar : window().findChildren<MessageBar*>())
        if (bar->isVisible()) all += bar->accessibleName() + QLatin1Char{' '} + bar->accessibleDescription();
    return all.join(QLatin1Char{'\n'});
}

std::optional<engine::EnvelopeInfo> RealWindow::newest(engine::Way way)
{
    SessionModel const& sessions = program_->sessions();
    for (int row = 0; row < sessions.rowCount(); ++row)
        if (sessions.sessionAt(row)->info.way == way) return sessions.sessionAt(row)->info;
    return std::nullopt;
}

bool RealWindow::newestIs(engine::Way way, engine::EnvelopeState state)
{
    std::optional<engine::EnvelopeInfo> const envelope = newest(way);
    return envelope && envelope->state == state;
}

void RealWindow::addressTo(e2e::Person const& other)
{
    program_->models().draft.setTo(numberOf(other));
}

void RealWindow::drop(QString const& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    auto* const page = part<QWidget>("sendFilesPage");
    QPoint const at = page->rect().center();
    QDragEnterEvent entered{at, Qt::CopyAction, &data, Qt::LeftButton, {}};
    QApplication::sendEvent(page, &entered);
    QDropEvent dropped{QPointF{at}, Qt::CopyAction, &data, Qt::LeftButton, {}};
    QApplication::sendEvent(page, &dropped);
    QTRY_VERIFY_WITH_TIMEOUT(program_->selection().canSend(), patience);
}

void RealWindow::pressStamp()
{
    auto* const stamp = part<QAbstractButton>("stampButton");
    QTRY_VERIFY_WITH_TIMEOUT(stamp->isEnabled(), patience);
    QTest::mouseClick(stamp, Qt::LeftButton);
}

void RealWindow::pressMessage(QString const& label)
{
    RestingButton* found = nullptr;
    auto const look = [&] {
        for (RestingButton* const button : window().findChildren<RestingButton*>(QStringLiteral("messageButton")))
            if (button->isVisible() && button->isEnabled() && button->text() == label) found = button;
        return found != nullptr;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(look(), qPrintable(label + QStringLiteral(" in ") + messages()), patience);
    QTest::mouseClick(found, Qt::LeftButton);
}

void typeCode(VerifyDialog& dialog, QString const& code)
{
    for (int i = 0; i < code.size(); ++i)
        QTest::keyClicks(child<QLineEdit>(dialog, qPrintable(QStringLiteral("codeBox%1").arg(i + 1))), code.mid(i, 1));
}

void exchangeKeys(RealWindow& caller, RealWindow& callee, std::function<QString(QString)> const& typed)
{
    QTRY_VERIFY_WITH_TIMEOUT(caller.verification() && callee.verification(), patience);
    VerifyDialog& asking = *caller.verification();
    VerifyDialog& asked = *callee.verification();
    QCOMPARE(asked.flow().stage(), Step::Asked);
    press(asked, "verifyMain"); // Accept
    QTRY_COMPARE_WITH_TIMEOUT(asking.flow().stage(), Step::Reading, patience);
    QTRY_COMPARE_WITH_TIMEOUT(asked.flow().stage(), Step::Typing, patience);
    typeCode(asked, typed(asking.flow().code()));
    press(asked, "verifyMain"); // Confirm code
}

} // namespace signet::ui
