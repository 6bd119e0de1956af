#include "ui/view/file_list_pane.h"

#include "ui/model/file_list_model.h"
#include "ui/model/folder_model.h"
#include "ui/model/local_path.h"
#include "ui/view/breadcrumb.h"
#include "ui/view/file_list_view.h"
#include "ui/view/pane_bar.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/search_field.h"
#include "ui/view/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>

namespace signet::ui {

namespace {
constexpr std::chrono::milliseconds after_the_last_key{150}; // ui.md §6, as in the logs
constexpr int find_width = 200;
constexpr int least_way = 220;
} // namespace

FileListPane::FileListPane(FolderModel& folders, FileListModel& model, QWidget* parent)
    : QWidget{parent},
      folders_{folders},
      model_{model},
      top_{new PaneBar{PaneBar::Place::Top}},
      crumbs_{new Breadcrumb},
      find_{new SearchField},
      list_{new FileListView{model}},
      summary_{new PlainLabel}
{
    setObjectName(QStringLiteral("filePane"));
    find_->setObjectName(QStringLiteral("findField"));
    find_->setAccessibleName(tr("Find in this folder"));
    find_->setAccessibleDescription(tr("Shows only what has this in its name. Down goes to the list, Escape clears."));
    find_->setPlaceholderText(tr("Find in this folder"));
    find_->setAcceptDrops(false); // the page takes them
    find_->installEventFilter(this);
    typed_.setSingleShot(true);
    typed_.setInterval(after_the_last_key);
    summary_->setObjectName(QStringLiteral("folderSummary"));
    summary_->setWrapped(true);

    top_->row()->addWidget(crumbs_, 1);
    top_->row()->addWidget(find_);
    auto* const bottom = new PaneBar{PaneBar::Place::Bottom};
    bottom->row()->addWidget(summary_, 1);
    auto* const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top_);
    column->addWidget(list_, 1);
    column->addWidget(bottom);

    connect(find_, &QLineEdit::textEdited, &typed_, qOverload<>(&QTimer::start));
    connect(find_, &QLineEdit::textChanged, this, [this](QString const& text) {
        if (text.isEmpty()) applyFind(); // the button that clears waits for nothing
    });
    connect(&typed_, &QTimer::timeout, this, &FileListPane::applyFind);
    connect(crumbs_, &Breadcrumb::folderWished, this, &FileListPane::goTo);
    connect(list_, &FileListView::folderWished, this, &FileListPane::goTo);
    connect(list_, &FileListView::upWished, this, &FileListPane::goUp);
    connect(&model_, &FileListModel::folderChanged, this, &FileListPane::folderChanged);
    connect(&model_, &FileListModel::summaryChanged, this, [this] { summary_->setText(model_.summary()); });
    connect(&model_, &FileListModel::contentChanged, this, [this] { folders_.readAgain(model_.folder()); });
    lay();
    if (!model_.folder().empty()) folderChanged();
}

void FileListPane::goTo(std::string const& path)
{
    model_.setFolder(path);
}

void FileListPane::goUp()
{
    std::vector<FolderModel::Crumb> const crumbs = folders_.crumbs(model_.folder());
    if (crumbs.size() < 2) return; // a place is the highest that can be gone to
    std::string const from = nameOf(model_.folder());
    model_.setFolder(crumbs[crumbs.size() - 2].path);
    list_->expect(from);
}

void FileListPane::focusFind()
{
    find_->setFocus(Qt::ShortcutFocusReason);
    find_->selectAll();
}

void FileListPane::folderChanged()
{
    typed_.stop();
    find_->clear();
    crumbs_->setCrumbs(folders_.crumbs(model_.folder()));
    folders_.reveal(model_.folder());
}

void FileListPane::applyFind()
{
    typed_.stop();
    model_.setFilter(find_->text().trimmed());
}

bool FileListPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != find_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        if (find_->text().isEmpty()) list_->setFocus(Qt::OtherFocusReason);
        find_->clear();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (static_cast<QKeyEvent*>(event)->modifiers() & Qt::ControlModifier) break; // Ctrl+Enter sends
        applyFind();
        list_->setFocus(Qt::OtherFocusReason);
        return true;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void FileListPane::lay()
{
    setRole(summary_, TextRole::Label);
    QPalette faint = summary_->palette();
    faint.setColor(QPalette::WindowText, theme().ink2);
    summary_->setPalette(faint);
    // Where both do not fit beside each other, the field stands below the way.
    bool const fits = width() >= scaled(find_width + least_way);
    top_->row()->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    find_->setMinimumWidth(fits ? scaled(find_width) : 0);
    find_->setMaximumWidth(fits ? scaled(find_width) : QWIDGETSIZE_MAX);
}

void FileListPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    lay();
}

void FileListPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) lay();
}

} // namespace signet::ui
