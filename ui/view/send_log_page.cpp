#include "ui/view/send_log_page.h"

#include "ui/view/empty_state.h"
#include "ui/view/theme.h"
#include "ui/view/under_way_panel.h"

#include <QPushButton>

namespace signet::ui {

namespace {
constexpr int around_pages = 210; ///< of a low window: menus, compact envelope, tabs, status
} // namespace

SendLogPage::SendLogPage(SessionModel& model, TransfersModel& transfers, QWidget* parent)
    : LogPage{model, engine::Way::Sent, parent}
{
    setObjectName(QStringLiteral("sendLogPage"));
    addTop(underWay_ = new UnderWayPanel{transfers, this});
    connect(underWay_, &UnderWayPanel::cancelAsked, this, &SendLogPage::cancel);
    auto* const empty = new EmptyState{QStringLiteral("send-log"), tr("Nothing sent yet"),
                                       tr("What you send is listed here, with receipts."), this};
    QPushButton const* const send = empty->addButton(QStringLiteral("sendFilesButton"), tr("Send Files"), EmptyState::Look::Main);
    connect(send, &QPushButton::clicked, this, &SendLogPage::sendFilesAsked);
    setEmpty(empty);
}

void SendLogPage::resizeEvent(QResizeEvent* event)
{
    LogPage::resizeEvent(event);
    fit();
}

void SendLogPage::changeEvent(QEvent* event)
{
    LogPage::changeEvent(event);
    if (event->type() == QEvent::StyleChange) fit();
}

/// By what the window shows of it: where that scrolls, the page is as high as its rows.
void SendLogPage::fit()
{
    underWay_->setPageHeight(std::min(height(), window()->height() - scaled(around_pages)));
}

} // namespace signet::ui
