#include "ui/view/session_view.h"

#include "ui/view/icon_set.h"
#include "ui/view/session_delegate.h"
#include "ui/view/session_details.h"
#include "ui/view/table_header.h"
#include "ui/view/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <array>

namespace signet::ui {

using RowKind = SessionModel::RowKind;

namespace {

constexpr int least_name_width = 150;
constexpr int file_lead = 18; ///< a file's icon begins this much before its level of the tree does
/// Given up in this order where a narrow window or a large font leaves the names too little room; the opened row has them all.
constexpr std::array given_up{SessionModel::Took, SessionModel::Tracking, SessionModel::Company, SessionModel::Files,
                              SessionModel::Account};

/// As ui.md §6 has it, in pixels of 100 %.
int usualWidth(int column, engine::Way way)
{
    switch (column) {
    case SessionModel::Account: return 142;
    case SessionModel::Time: return 142;
    case SessionModel::Files: return 58;
    case SessionModel::Size: return 84;
    case SessionModel::State: return way == engine::Way::Sent ? 150 : 128;
    case SessionModel::Took: return 72;
    case SessionModel::Tracking: return 118;
    default: return least_name_width;
    }
}

} // namespace

SessionView::SessionView(SessionFilter& filter, QWidget* parent) : QTreeView{parent}, filter_{filter}
{
    setObjectName(filter.way() == engine::Way::Sent ? QStringLiteral("sendLogView") : QStringLiteral("inboxView"));
    setProperty("ringsRows", true);
    setAccessibleName(filter.way() == engine::Way::Sent ? tr("Envelopes sent") : tr("Envelopes received"));
    setAccessibleDescription(tr("Right opens an envelope, Left closes it, Enter goes to its buttons."));
    setHeader(header_ = new TableHeader{this});
    setModel(&filter);
    setItemDelegate(delegate_ = new SessionDelegate{this});
    setUniformRowHeights(false);
    setVerticalScrollMode(ScrollPerItem); // ten thousand rows are not measured before the first is painted
    setSelectionBehavior(SelectRows);
    setAllColumnsShowFocus(true);
    setAnimated(false);
    setExpandsOnDoubleClick(true);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setUpColumns();
    header()->setSortIndicator(filter.sortColumn(), filter.sortOrder());
    setSortingEnabled(true);
    connect(this, &QTreeView::expanded, this, &SessionView::opened);
    connect(this, &QTreeView::collapsed, this, &SessionView::closed);
}

void SessionView::setUpColumns()
{
    setIndentation(scaled(34));
    header_->setFirstIndent(indentation());
    QHeaderView& columns = *header();
    columns.setMinimumSectionSize(scaled(48));
    for (int column = 0; column < SessionModel::ColumnCount; ++column) {
        widths_[static_cast<std::size_t>(column)] = widthOf(column);
        bool const stretches = column == SessionModel::Party || column == SessionModel::Company;
        columns.setSectionResizeMode(column, stretches ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!stretches) columns.resizeSection(column, widths_[static_cast<std::size_t>(column)]);
    }
    fitColumns();
}

/// Wider than usual where a language's words need it.
int SessionView::widthOf(int column) const
{
    QString const caption = filter_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int const head = header_->captionWidth(caption);
    int words = 0;
    if (column == SessionModel::State) words = SessionDelegate::stateWidth(font(), filter_.way());
    if (column == SessionModel::Time) words = SessionDelegate::dateWidth(font());
    return std::max({scaled(usualWidth(column, filter_.way())), head, words});
}

void SessionView::fitColumns()
{
    int left = viewport()->width() - scaled(34) - scaled(least_name_width);
    for (int column = 0; column < SessionModel::ColumnCount; ++column)
        if (column != SessionModel::Party) left -= widths_[static_cast<std::size_t>(column)];
    for (int const column : given_up) {
        bool const hide = left < 0;
        if (hide) left += widths_[static_cast<std::size_t>(column)];
        if (isColumnHidden(column) != hide) setColumnHidden(column, hide);
    }
    delegate_->setTakenOfFileState(linkColumn() == SessionModel::State ? SessionDelegate::linkWidth(font(), tr("Save as…")) : 0);
}

void SessionView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void SessionView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        setUpColumns();
        scheduleDelayedItemsLayout();
    }
}

QSize SessionView::sizeHint() const
{
    return {QTreeView::sizeHint().width(), scaled(140)};
}

// ---- opening

bool SessionView::showSession(SessionKey const& key)
{
    QModelIndex const index = filter_.mapFromSource(filter_.model().indexOf(key));
    if (!index.isValid()) return false;
    setCurrentIndex(index);
    expand(index);
    scrollTo(index, PositionAtTop);
    return true;
}

Session* SessionView::current() const
{
    return filter_.session(currentIndex());
}

QModelIndex SessionView::detailsOf(QModelIndex const& envelope) const
{
    return filter_.mapFromSource(filter_.model().detailsOf(filter_.mapToSource(envelope.siblingAtColumn(0))));
}

SessionDetails* SessionView::detailsAt(QModelIndex const& details) const
{
    return details.isValid() ? qobject_cast<SessionDetails*>(indexWidget(details)) : nullptr;
}

void SessionView::opened(QModelIndex const& index)
{
    Session* const session = filter_.session(index);
    QModelIndex const row = detailsOf(index);
    if (!session || !row.isValid()) return;
    setFirstColumnSpanned(row.row(), index.siblingAtColumn(0), true);
    if (!detailsAt(row)) {
        auto* const details = new SessionDetails;
        details->setPostmark(postmark_);
        details->resize(viewport()->width(), scaled(44));
        details->setSession(*session);
        SessionKey const key = session->key();
        connect(details, &SessionDetails::acted, this, [this, key](SessionAct act) { Q_EMIT acted(key, act); });
        connect(details, &SessionDetails::left, this, [this, key] {
            setFocus();
            setCurrentIndex(filter_.mapFromSource(filter_.model().indexOf(key)));
        });
        connect(details, &SessionDetails::heightWished, this, &SessionView::scheduleDelayedItemsLayout);
        connect(qApp, &QApplication::focusChanged, details, [this, details, key](QWidget*, QWidget* now) {
            if (now && details->isAncestorOf(now)) scrollTo(detailsOf(filter_.mapFromSource(filter_.model().indexOf(key))));
        });
        setIndexWidget(row, details);
    }
    filter_.model().markSeen(session->key());
}

void SessionView::closed(QModelIndex const& index)
{
    QModelIndex const row = detailsOf(index);
    if (SessionDetails* const details = detailsAt(row)) {
        QWidget const* const focused = QApplication::focusWidget();
        if (focused && details->isAncestorOf(focused)) setFocus();
        details->hide(); // it is deleted later, and would stand over other rows until then
        setIndexWidget(row, nullptr);
    }
}

void SessionView::dataChanged(QModelIndex const& first, QModelIndex const& last, QList<int> const& roles)
{
    QTreeView::dataChanged(first, last, roles);
    SessionDetails* const details = detailsAt(last.siblingAtColumn(0));
    if (!details || filter_.kind(last) != RowKind::Details) return;
    int const before = details->sizeHint().height();
    details->setSession(*filter_.session(last));
    if (details->sizeHint().height() != before) scheduleDelayedItemsLayout();
}

// ---- painting

void SessionView::drawRow(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    RowKind const kind = filter_.kind(index);
    bool const isSelected = selectionModel()->isSelected(index);
    bool const isBelow = kind != RowKind::Envelope;
    if (isSelected)
        painter->fillRect(option.rect, theme().sel);
    else if (isBelow)
        painter->fillRect(option.rect, theme().raised);
    QTreeView::drawRow(painter, option, index);
    if (kind == RowKind::File) {
        // The name has the room of party and company together.
        QStyleOptionViewItem name = option;
        name.rect = visualRect(index.siblingAtColumn(SessionModel::Party));
        if (!isColumnHidden(SessionModel::Company)) name.rect |= visualRect(index.siblingAtColumn(SessionModel::Company));
        name.rect = name.rect.adjusted(isRightToLeft() ? 0 : -scaled(file_lead), 0, isRightToLeft() ? scaled(file_lead) : 0, 0);
        name.state.setFlag(QStyle::State_Selected, isSelected);
        SessionDelegate::paintFile(painter, name, index.siblingAtColumn(SessionModel::Party).data().toString());
        if (canSave(index)) {
            QStyleOptionViewItem link = option;
            link.rect = visualRect(index.siblingAtColumn(linkColumn()));
            link.state.setFlag(QStyle::State_Selected, isSelected);
            SessionDelegate::paintLink(painter, link, tr("Save as…"), Qt::AlignTrailing | Qt::AlignVCenter);
        }
    }
    painter->save();
    if (kind == RowKind::Details) {
        painter->setPen(theme().line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    if (hasFocus() && currentIndex().isValid() && index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0)) {
        painter->setPen(QPen{onRow(theme().focus, isSelected), 2});
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void SessionView::drawBranches(QPainter* painter, QRect const& rect, QModelIndex const& index) const
{
    if (filter_.kind(index) != RowKind::Envelope) return;
    bool const isOpen = isExpanded(index);
    int const size = scaled(16);
    QColor const color = onRow(theme().ink2, selectionModel()->isSelected(index));
    QPixmap chevron =
        iconPixmap(isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), color, size, devicePixelRatioF());
    if (!isOpen && layoutDirection() == Qt::RightToLeft) chevron = chevron.transformed(QTransform{-1, 0, 0, 1, 0, 0});
    QRect const place = QStyle::alignedRect(layoutDirection(), Qt::AlignCenter, {size, size}, rect);
    painter->drawPixmap(place.topLeft(), chevron);
}

// ---- keys and mouse

QModelIndex SessionView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // The first cell stands for its row: its text is the whole row's for a screen reader.
    QModelIndex const next = QTreeView::moveCursor(action, modifiers);
    return next.isValid() ? next.siblingAtColumn(0) : next;
}

void SessionView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    bool const isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid() && event->modifiers() == Qt::NoModifier) {
        act(currentIndex().siblingAtColumn(0));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void SessionView::act(QModelIndex const& index)
{
    switch (filter_.kind(index)) {
    case RowKind::Envelope:
        if (!isExpanded(index)) return expand(index);
        [[fallthrough]];
    case RowKind::Details:
        if (SessionDetails* const details = detailsAt(detailsOf(index.parent().isValid() ? index.parent() : index));
            details && details->mainButton())
            details->mainButton()->setFocus(Qt::TabFocusReason);
        return;
    case RowKind::File:
        if (canSave(index)) Q_EMIT saveFileAsked(filter_.session(index)->key(), static_cast<std::size_t>(index.row()));
        return;
    case RowKind::More: filter_.model().fetchMoreFiles(filter_.mapToSource(index.parent())); return;
    }
}

bool SessionView::canSave(QModelIndex const& file) const
{
    return !filter_.session(file)->info.path.empty();
}

int SessionView::linkColumn() const
{
    return isColumnHidden(SessionModel::Tracking) ? SessionModel::State : SessionModel::Tracking;
}

/// Something that is pressed, not only gone to.
bool SessionView::isLink(QModelIndex const& index) const
{
    if (!index.isValid()) return false;
    RowKind const kind = filter_.kind(index);
    return kind == RowKind::More || (kind == RowKind::File && index.column() == linkColumn() && canSave(index));
}

void SessionView::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    QModelIndex const index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && isLink(index)) act(index.siblingAtColumn(0));
}

void SessionView::mouseMoveEvent(QMouseEvent* event)
{
    QTreeView::mouseMoveEvent(event);
    viewport()->setCursor(isLink(indexAt(event->position().toPoint())) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void SessionView::copy() const
{
    Session* const session = current();
    if (!session) return;
    QModelIndex const index = currentIndex();
    bool const isFile = filter_.kind(index) == RowKind::File;
    QApplication::clipboard()->setText(isFile ? session->filePath(static_cast<std::size_t>(index.row())) : session->tracking());
}

void SessionView::contextMenuEvent(QContextMenuEvent* event)
{
    Session* const session = current();
    if (!session) return;
    // By keyboard it comes up at the row, not wherever the mouse is.
    QPoint const at = event->reason() == QContextMenuEvent::Keyboard
                          ? viewport()->mapToGlobal(visualRect(currentIndex().siblingAtColumn(0)).center())
                          : event->globalPos();
    auto* const menu = new QMenu{this};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    SessionKey const key = session->key();
    for (SessionAct const act : menuActsFor(session->info)) {
        QAction* const action = menu->addAction(actText(act, session->info), this, [this, key, act] { Q_EMIT acted(key, act); });
        action->setObjectName(actId(act));
        if (act == SessionAct::CopyTracking) action->setShortcut(QKeySequence::Copy);
    }
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(at);
}

} // namespace signet::ui
