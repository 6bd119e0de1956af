#pragma once

#include "ui/model/transfers_model.h"

#include <QFrame>

class QPushButton;
class QVBoxLayout;

namespace signet::ui {

class PlainLabel;
class TransferRow;

/// What is being sent, above the log: the liveliest few. Away while nothing is under way.
class UnderWayPanel final : public QFrame {
    Q_OBJECT
public:
    explicit UnderWayPanel(TransfersModel& model, QWidget* parent = nullptr);

    static constexpr int most_rows = 4; ///< ours: the log below stays in sight
    /// Fewer rows where the page is not high.
    void setPageHeight(int height);

Q_SIGNALS:
    void cancelAsked(signet::ui::SessionKey const& key, bool asks);

private:
    void arrange();
    void update(int first, int last);
    [[nodiscard]] std::vector<SessionKey> wanted() const;
    TransferRow* makeRow(SessionKey const& key);

    TransfersModel& model_;
    PlainLabel* count_;
    QPushButton* pauseAll_;
    PlainLabel* more_;
    QVBoxLayout* layout_;
    std::vector<TransferRow*> rows_;
    std::size_t rowsWanted_ = most_rows;
};

} // namespace signet::ui
