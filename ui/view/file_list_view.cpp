#include "ui/view/file_list_view.h"

#include "ui/model/file_list_model.h"
#include "ui/view/file_row_delegate.h"
#include "ui/view/table_header.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace signet::ui {

namespace {
constexpr int tick_width = 35; // mock
constexpr int least_name = 150;
constexpr int column_margin = 18;
} // namespace

FileListView::FileListView(FileListModel& model, QWidget* parent) : QTreeView{parent}, model_{model}
{
    setObjectName(QStringLiteral("fileList"));
    setProperty("ringsRows", true);
    setAccessibleName(tr("Files"));
    setAccessibleDescription(tr("Space ticks, Enter opens a folder, Backspace goes to the folder above."));
    setHeader(new TableHeader{this});
    setModel(&model_);
    setItemDelegate(new FileRowDelegate{this});
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    header()->setMinimumSectionSize(0);
    header()->setSortIndicator(FileListModel::NameColumn, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (column == FileListModel::TickColumn) header()->setSortIndicator(FileListModel::NameColumn, Qt::AscendingOrder);
    });
    connect(&model_, &QAbstractItemModel::modelAboutToBeReset, this, &FileListView::keepCurrent);
    connect(&model_, &QAbstractItemModel::modelReset, this, &FileListView::restoreCurrent);
    connect(&model_, &FileListModel::folderChanged, this, [this] { kept_.clear(); });
    connect(&model_, &FileListModel::summaryChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&model_, &FileListModel::allFetched, this, [this] {
        if (std::exchange(wantsAll_, false)) QTreeView::selectAll();
    });
    connect(this, &QTreeView::doubleClicked, this, [this](QModelIndex const& index) {
        if (index.column() != FileListModel::TickColumn) openCurrent();
    });
    // Not by Qt's own fetching, which a tree view asks for at every layout until all has come.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FileListView::wantMoreAtTheEnd);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &FileListView::wantMoreAtTheEnd);
    layColumns();
}

void FileListView::wantMoreAtTheEnd()
{
    QScrollBar const& bar = *verticalScrollBar();
    if (bar.value() >= bar.maximum() - bar.pageStep()) model_.showMore();
}

void FileListView::selectAll()
{
    // All of the folder, not only what has been fetched so far.
    wantsAll_ = true;
    model_.fetchAll();
}

void FileListView::layColumns()
{
    QFontMetrics const metrics{fontFor(TextRole::Label)};
    int const size = metrics.horizontalAdvance(QStringLiteral("888.8 MB")) + scaled(2 * column_margin);
    //: As wide as dates in the list of files become.
    int const modified = metrics.horizontalAdvance(tr("28 Nov 2028 28:28")) + scaled(2 * column_margin);
    int const room = viewport()->width() - scaled(tick_width) - size;
    bool const hasModified = room - modified >= scaled(least_name);
    setColumnHidden(FileListModel::ModifiedColumn, !hasModified);
    header()->setFixedHeight(scaled(28));
    header()->resizeSection(FileListModel::TickColumn, scaled(tick_width));
    header()->resizeSection(FileListModel::SizeColumn, size);
    header()->resizeSection(FileListModel::ModifiedColumn, modified);
    header()->resizeSection(FileListModel::NameColumn, std::max(scaled(60), room - (hasModified ? modified : 0)));
}

void FileListView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    layColumns();
}

void FileListView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) layColumns();
}

void FileListView::toggleSelected()
{
    std::vector<int> rows;
    for (QItemSelectionRange const& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row) rows.push_back(row);
    if (!currentIndex().isValid()) return;
    bool const holdsCurrent = std::ranges::find(rows, currentIndex().row()) != rows.end();
    if (!holdsCurrent) rows = {currentIndex().row()};
    std::ranges::sort(rows);
    model_.toggle(rows);
}

void FileListView::openCurrent()
{
    QModelIndex const current = currentIndex();
    if (!current.isValid()) return;
    if (model_.entry(current.row()).isFolder)
        Q_EMIT folderWished(model_.pathOf(current.row()));
    else
        model_.toggle({current.row()});
}

void FileListView::keyPressEvent(QKeyEvent* event)
{
    bool const isPlain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    switch (event->key()) {
    case Qt::Key_Space:
        if (!isPlain) break;
        toggleSelected();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isPlain) break; // Ctrl+Enter sends
        openCurrent();
        return;
    case Qt::Key_Backspace: Q_EMIT upWished(); return;
    default: break;
    }
    QTreeView::keyPressEvent(event);
}

void FileListView::mousePressEvent(QMouseEvent* event)
{
    QModelIndex const index = indexAt(event->position().toPoint());
    pressed_ = event->button() == Qt::LeftButton && index.column() == FileListModel::TickColumn ? index : QModelIndex{};
    QTreeView::mousePressEvent(event);
}

void FileListView::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    QPersistentModelIndex const pressed = std::exchange(pressed_, {});
    if (pressed.isValid() && pressed == indexAt(event->position().toPoint())) model_.toggle({pressed.row()});
}

void FileListView::dataChanged(QModelIndex const& first, QModelIndex const& last, QList<int> const& roles)
{
    if (last.row() - first.row() < 100) return QTreeView::dataChanged(first, last, roles);
    viewport()->update(); // Qt's own asks every row where it lies; here all are of one height
}

void FileListView::drawRow(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    QTreeView::drawRow(painter, option, index);
    if (hasFocus() && index.row() == currentIndex().row()) paintRowRing(*painter, option.rect);
}

void FileListView::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    QString const text = model_.emptyText();
    if (text.isEmpty()) return;
    QPainter painter{viewport()};
    painter.setPen(theme().ink2);
    int const around = scaled(24);
    painter.drawText(viewport()->rect().adjusted(around, around, -around, -around),
                     static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap, text);
}

void FileListView::keepCurrent()
{
    if (currentIndex().isValid()) kept_ = model_.entry(currentIndex().row()).name;
}

void FileListView::restoreCurrent()
{
    int const rows = model_.rowCount();
    if (rows == 0) return;
    int const row = model_.rowOf(kept_).value_or(0);
    // Current, not selected: the person has not chosen it.
    selectionModel()->setCurrentIndex(model_.index(row, FileListModel::NameColumn), QItemSelectionModel::NoUpdate);
    scrollTo(currentIndex());
}

} // namespace signet::ui
