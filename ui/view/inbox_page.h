#pragma once

#include "ui/view/log_page.h"

#include <optional>

class QPushButton;

namespace signet::ui {

/// What was received.
class InboxPage final : public LogPage {
    Q_OBJECT
public:
    explicit InboxPage(SessionModel& model, QWidget* parent = nullptr);

    /// Whose number is given to others while nothing has arrived.
    void setOwn(AccountNumber const& own);

Q_SIGNALS:
    void verifySomeoneAsked();

private:
    std::optional<AccountNumber> own_;
    EmptyState* nothing_;
    QPushButton* copy_;
};

} // namespace signet::ui
