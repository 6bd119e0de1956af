#include "ui/view/folder_tree_view.h"

#include "ui/model/folder_model.h"
#include "ui/view/icon_set.h"
#include "ui/view/row_painting.h"

#include <QHelpEvent>
#include <QKeyEvent>

namespace signet::ui {

namespace {

constexpr int icon_size = 18;
constexpr int gap = 6;
constexpr int indent = 16;

class FolderDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(QStyleOptionViewItem const& given, QModelIndex const& index) const override
    {
        QFontMetrics const metrics{given.font};
        return {scaled(icon_size + 3 * gap) + metrics.horizontalAdvance(index.data().toString()), scaled(28)};
    }

    void paint(QPainter* painter, QStyleOptionViewItem const& given, QModelIndex const& index) const override
    {
        QStyleOptionViewItem option = given;
        option.index = index;
        paintRowBack(*painter, option);
        bool const isHere = option.state & QStyle::State_Selected;
        painter->save();
        QFont font = option.font;
        if (isHere) font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        QRect icon{option.rect.left() + scaled(2), option.rect.top(), scaled(icon_size), option.rect.height()};
        icon = QStyle::visualRect(option.direction, option.rect, icon);
        paintIcon(*painter, icon, index.data(FolderModel::IconRole).toString(),
                  rowInk(option, isHere ? theme().blue : theme().ink2), scaled(icon_size));
        bool const isFolder = index.flags() & Qt::ItemIsSelectable;
        paintLine(*painter, option, textBox(option), index.data().toString(),
                  rowInk(option, isFolder ? theme().ink : theme().ink3), Qt::AlignLeft);
        painter->restore();
    }

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, QStyleOptionViewItem const& option,
                   QModelIndex const& index) override
    {
        QString const name = index.data().toString();
        bool const fits = option.fontMetrics.horizontalAdvance(name) <= textBox(option).width();
        showPlainTip(event->globalPos(), fits ? QString{} : name, view);
        return true;
    }

private:
    static QRect textBox(QStyleOptionViewItem const& option)
    {
        QRect const box = option.rect.adjusted(scaled(icon_size + gap + 2), 0, -scaled(gap), 0);
        return QStyle::visualRect(option.direction, option.rect, box);
    }
};

} // namespace

FolderTreeView::FolderTreeView(FolderModel& model, QWidget* parent) : QTreeView{parent}, model_{model}
{
    setObjectName(QStringLiteral("folderTree"));
    setProperty("ringsRows", true);
    setAccessibleName(tr("Folders"));
    setAccessibleDescription(tr("Right opens a folder, Left closes it. The list shows the chosen one."));
    setModel(&model_);
    setItemDelegate(new FolderDelegate{this});
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setIndentation(scaled(indent));
    setExpandsOnDoubleClick(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    connect(&model_, &FolderModel::revealed, this, &FolderTreeView::show);
}

void FolderTreeView::show(QModelIndex const& index)
{
    if (!index.isValid()) return;
    isShowing_ = true;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) expand(above);
    setCurrentIndex(index);
    scrollTo(index);
    isShowing_ = false;
}

void FolderTreeView::currentChanged(QModelIndex const& current, QModelIndex const& previous)
{
    QTreeView::currentChanged(current, previous);
    if (isShowing_ || !(current.flags() & Qt::ItemIsSelectable)) return;
    Q_EMIT folderWished(model_.pathOf(current));
}

void FolderTreeView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && model_.isAddedPlace(currentIndex())) {
        model_.removePlace(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FolderTreeView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) setIndentation(scaled(indent));
}

void FolderTreeView::drawBranches(QPainter* painter, QRect const& rect, QModelIndex const& index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = rect;
    option.index = index;
    if (selectionModel()->isSelected(index)) option.state |= QStyle::State_Selected;
    paintRowBack(*painter, option);
    if (!model()->hasChildren(index)) return;
    QRect box{rect.right() - indentation() + 1, rect.top(), indentation(), rect.height()};
    if (isRightToLeft()) box.moveLeft(rect.left());
    int const size = scaled(14);
    QPixmap sign = iconPixmap(isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                              rowInk(option, theme().ink2), size, devicePixelRatioF());
    if (isRightToLeft() && !isExpanded(index)) sign = sign.transformed(QTransform::fromScale(-1, 1));
    QRect place{0, 0, size, size};
    place.moveCenter(box.center());
    painter->drawPixmap(place, sign);
}

void FolderTreeView::drawRow(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    QTreeView::drawRow(painter, option, index);
    if (hasFocus() && index == currentIndex()) paintRowRing(*painter, option.rect);
}

} // namespace signet::ui
