#include "ui/view/send_log_page.h"

#include "ui/view/empty_state.h"
#include "ui/view/under_way_panel.h"

#include <QPushButton>

namespace signet::ui {

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
    underWay_->setPageHeight(height());
}

} // namespace signet::ui
