#include "ui/view/folder_pane.h"

#include "ui/view/folder_tree_view.h"
#include "ui/view/icon_set.h"
#include "ui/view/pane_bar.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"

#include <QEvent>
#include <QToolButton>

namespace signet::ui {

FolderPane::FolderPane(FolderModel& model, QWidget* parent)
    : QWidget{parent},
      heading_{new PlainLabel{tr("Folders")}},
      add_{new QToolButton},
      tree_{new FolderTreeView{model}}
{
    setObjectName(QStringLiteral("folderPane"));
    add_->setObjectName(QStringLiteral("addPlaceButton"));
    add_->setAccessibleName(tr("Add a place"));
    add_->setAccessibleDescription(tr("Puts a folder at the top of the tree"));
    add_->setToolTip(tr("Add a place"));
    add_->setFocusPolicy(Qt::TabFocus);
    connect(add_, &QToolButton::clicked, this, &FolderPane::addPlaceWished);
    auto* const top = new PaneBar{PaneBar::Place::Top};
    top->row()->addWidget(heading_, 1);
    top->row()->addWidget(add_);
    auto* const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top);
    column->addWidget(tree_, 1);
    lay();
}

void FolderPane::lay()
{
    setRole(heading_, TextRole::Body, QFont::DemiBold);
    add_->setIcon(icon(QStringLiteral("add")));
    add_->setIconSize({scaled(18), scaled(18)});
}

void FolderPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) lay();
}

} // namespace signet::ui
