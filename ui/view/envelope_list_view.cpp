#include "ui/view/envelope_list_view.h"

#include "ui/model/selection_model.h"
#include "ui/view/envelope_row_delegate.h"

#include <QKeyEvent>

namespace signet::ui {

namespace {
constexpr int row_height = 30;
constexpr int least_rows = 2;
constexpr int rows_in_a_batch = 500; // of laying out
} // namespace

EnvelopeListView::EnvelopeListView(SelectionModel& model, QWidget* parent) : QListView{parent}, model_{model}
{
    setObjectName(QStringLiteral("envelopeList"));
    setProperty("ringsRows", true);
    setAccessibleName(tr("In this envelope"));
    setAccessibleDescription(tr("Delete takes a file or folder out."));
    setModel(&model_);
    setItemDelegate(new EnvelopeRowDelegate{this});
    setUniformItemSizes(true);
    setLayoutMode(Batched);
    setBatchSize(rows_in_a_batch);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&model_, &SelectionModel::changed, this, &QWidget::updateGeometry);
}

QSize EnvelopeListView::sizeHint() const
{
    return {scaled(200), scaled(row_height) * std::min(model_.rowCount(), 1'000) + 2 * frameWidth()};
}

QSize EnvelopeListView::minimumSizeHint() const
{
    return {scaled(120), scaled(row_height) * std::min(model_.rowCount(), least_rows) + 2 * frameWidth()};
}

void EnvelopeListView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Delete && event->key() != Qt::Key_Backspace) {
        QListView::keyPressEvent(event);
        return;
    }
    std::vector<std::string> paths;
    auto const add = [&paths](QModelIndex const& index) {
        paths.push_back(index.data(SelectionModel::PathRole).toByteArray().toStdString());
    };
    for (QModelIndex const& each : selectionModel()->selectedIndexes()) add(each);
    if (paths.empty() && currentIndex().isValid()) add(currentIndex());
    int const row = currentIndex().row();
    model_.remove(paths);
    // The keys go on where they were.
    if (int const rows = model_.rowCount(); rows > 0) setCurrentIndex(model_.index(std::clamp(row, 0, rows - 1)));
}

bool EnvelopeListView::isOnButton(QModelIndex const& index, QPoint const& place) const
{
    return index.isValid() && EnvelopeRowDelegate::buttonBox(visualRect(index), layoutDirection()).contains(place);
}

void EnvelopeListView::mousePressEvent(QMouseEvent* event)
{
    QModelIndex const index = indexAt(event->position().toPoint());
    bool const isButton = event->button() == Qt::LeftButton && isOnButton(index, event->position().toPoint());
    pressed_ = isButton ? index : QModelIndex{};
    if (!isButton) QListView::mousePressEvent(event);
}

void EnvelopeListView::mouseReleaseEvent(QMouseEvent* event)
{
    QPersistentModelIndex const pressed = std::exchange(pressed_, {});
    if (!pressed.isValid()) {
        QListView::mouseReleaseEvent(event);
        return;
    }
    QPoint const place = event->position().toPoint();
    if (pressed == indexAt(place) && isOnButton(pressed, place)) model_.removeAt(pressed.row());
}

void EnvelopeListView::mouseMoveEvent(QMouseEvent* event)
{
    QModelIndex const index = indexAt(event->position().toPoint());
    setHovered(isOnButton(index, event->position().toPoint()) ? index : QModelIndex{});
    if (!pressed_.isValid()) QListView::mouseMoveEvent(event);
}

void EnvelopeListView::leaveEvent(QEvent* event)
{
    setHovered({});
    QListView::leaveEvent(event);
}

void EnvelopeListView::setHovered(QModelIndex const& index)
{
    if (hovered_ == index) return;
    if (hovered_.isValid()) update(hovered_);
    hovered_ = index;
    if (index.isValid()) update(index);
}

} // namespace signet::ui
