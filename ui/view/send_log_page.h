#pragma once

#include "ui/model/transfers_model.h"
#include "ui/view/log_page.h"

namespace signet::ui {

class UnderWayPanel;

/// What was sent, and above it what is under way.
class SendLogPage final : public LogPage {
    Q_OBJECT
public:
    SendLogPage(SessionModel& model, TransfersModel& transfers, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The button of an empty log: to the page where envelopes are filled.
    void sendFilesAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    UnderWayPanel* underWay_;
};

} // namespace signet::ui
