#include "ui/view/under_way_panel.h"

#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"
#include "ui/view/transfer_row.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace signet::ui {

namespace {
constexpr int low_page = 470; ///< below it four rows would leave the log hardly a line
constexpr std::size_t rows_of_a_low_page = 2;
} // namespace

UnderWayPanel::UnderWayPanel(TransfersModel& model, QWidget* parent)
    : QFrame{parent},
      model_{model},
      count_{new PlainLabel},
      pauseAll_{new QPushButton{tr("Pause all")}},
      more_{new PlainLabel},
      layout_{new QVBoxLayout{this}}
{
    setObjectName(QStringLiteral("underWayPanel"));
    setAttribute(Qt::WA_StyledBackground);
    auto* const title = new PlainLabel{tr("Under way")};
    setRole(title, TextRole::Body, QFont::DemiBold);
    count_->setProperty("kind", QStringLiteral("second"));
    more_->setProperty("kind", QStringLiteral("second"));
    more_->setContentsMargins(scaled(12), 0, scaled(12), scaled(8));
    pauseAll_->setObjectName(QStringLiteral("pauseAllButton"));
    pauseAll_->setProperty("kind", QStringLiteral("flat"));
    pauseAll_->setAccessibleName(tr("Pause all envelopes"));
    pauseAll_->setAccessibleDescription(tr("Nothing is sent twice: each goes on where it stopped."));
    auto* const head = new QWidget;
    head->setObjectName(QStringLiteral("underWayHead"));
    head->setAttribute(Qt::WA_StyledBackground);
    auto* const line = new QHBoxLayout{head};
    line->setContentsMargins(scaled(12), 0, scaled(8), 0);
    line->setSpacing(scaled(6));
    line->addWidget(title);
    line->addWidget(count_, 1);
    line->addWidget(pauseAll_);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    layout_->addWidget(head);
    layout_->addWidget(more_);
    connect(pauseAll_, &QPushButton::clicked, this, [this] { model_.pauseAll(engine::Way::Sent); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &UnderWayPanel::arrange);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &UnderWayPanel::arrange);
    connect(&model, &QAbstractItemModel::modelReset, this, &UnderWayPanel::arrange);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](QModelIndex const& first, QModelIndex const& last) { update(first.row(), last.row()); });
    arrange();
}

std::vector<SessionKey> UnderWayPanel::wanted() const
{
    std::vector<SessionKey> keys;
    for (int row = 0; row < model_.rowCount() && keys.size() < rowsWanted_; ++row)
        if (model_.keyAt(row).way == engine::Way::Sent) keys.push_back(model_.keyAt(row));
    return keys;
}

void UnderWayPanel::setPageHeight(int height)
{
    std::size_t const wanted = height < scaled(low_page) ? rows_of_a_low_page : most_rows;
    if (std::exchange(rowsWanted_, wanted) != wanted) arrange();
}

TransferRow* UnderWayPanel::makeRow(SessionKey const& key)
{
    auto* const row = new TransferRow{key, this};
    connect(row, &TransferRow::pauseAsked, this, [this, key] { model_.pause(key); });
    connect(row, &TransferRow::resumeAsked, this, [this, key] { model_.resume(key); });
    connect(row, &TransferRow::cancelAsked, this, [this, key] {
        int const at = model_.rowOf(key);
        if (at >= 0) Q_EMIT cancelAsked(key, model_.look(at).cancelAsks);
    });
    return row;
}

/// A row stays its envelope's: a button under a finger never becomes another's.
void UnderWayPanel::arrange()
{
    std::vector<SessionKey> const keys = wanted();
    std::vector<TransferRow*> next;
    for (SessionKey const& key : keys) {
        auto const known = std::ranges::find(rows_, key, &TransferRow::key);
        next.push_back(known == rows_.end() ? makeRow(key) : *known);
    }
    for (TransferRow* const row : rows_)
        if (std::ranges::find(next, row) == next.end()) {
            layout_->removeWidget(row);
            row->hide();
            row->deleteLater();
        }
    for (std::size_t i = 0; i < next.size(); ++i) {
        int const place = static_cast<int>(i) + 1;
        if (layout_->indexOf(next[i]) != place) {
            layout_->removeWidget(next[i]);
            layout_->insertWidget(place, next[i]);
        }
        next[i]->setVisible(true);
        // Tab and screen readers meet them as they stand, whichever came first.
        next[i]->raise();
        next[i]->setTabAfter(i == 0 ? pauseAll_ : next[i - 1]->lastInTabOrder());
    }
    rows_ = std::move(next);
    update(0, model_.rowCount() - 1);
    int const all = model_.count(engine::Way::Sent);
    count_->setText(all == 1 ? tr("1 envelope") : tr("%Ln envelopes", nullptr, all));
    int const rest = all - static_cast<int>(rows_.size());
    more_->setText(rest == 1 ? tr("1 more is in the log below") : tr("%Ln more are in the log below", nullptr, rest));
    more_->setVisible(rest > 0);
    setVisible(all > 0);
}

void UnderWayPanel::update(int first, int last)
{
    for (TransferRow* const row : rows_) {
        int const at = model_.rowOf(row->key());
        if (at >= first && at <= last && at >= 0) row->setLook(model_.look(at));
    }
    pauseAll_->setEnabled(model_.canPauseAny(engine::Way::Sent));
}

} // namespace signet::ui
