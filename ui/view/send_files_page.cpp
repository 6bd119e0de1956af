#include "ui/view/send_files_page.h"

#include "ui/model/file_list_model.h"
#include "ui/model/folder_model.h"
#include "ui/model/local_path.h"
#include "ui/model/plain_text.h"
#include "ui/view/breadcrumb.h"
#include "ui/view/drop_zone.h"
#include "ui/view/envelope_list_view.h"
#include "ui/view/envelope_pane.h"
#include "ui/view/file_list_pane.h"
#include "ui/view/file_list_view.h"
#include "ui/view/file_picker.h"
#include "ui/view/folder_pane.h"
#include "ui/view/folder_tree_view.h"
#include "ui/view/theme.h"

#include <QAction>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSplitter>

namespace signet::ui {

namespace {

constexpr int folders_width = 244; // ui.md §6
constexpr int envelope_width = 336;

struct Dropped {
    std::vector<std::string> paths;
    bool holdsRemote = false;
};

Dropped droppedIn(QMimeData const& data)
{
    Dropped dropped;
    for (QUrl const& url : data.urls()) {
        if (std::optional<std::string> path = localPath(url))
            dropped.paths.push_back(std::move(*path));
        else
            dropped.holdsRemote = true;
    }
    return dropped;
}

} // namespace

SendFilesPage::SendFilesPage(FolderModel& folders, FileListModel& list, SelectionModel& selection, QAction& send,
                             QAction& sealToFile, QWidget* parent)
    : QWidget{parent},
      folders_{folders},
      list_{list},
      selection_{selection},
      send_{send},
      sealToFile_{sealToFile}
{
    setObjectName(QStringLiteral("sendFilesPage"));
    setProperty("kind", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    makeActions();
    connectActions();
    if (list_.folder().empty()) list_.setFolder(folders_.pathOf(folders_.index(0, 0)));
}

/// When it is first shown: a window that begins on another page does not wait for this one.
void SendFilesPage::build()
{
    if (splitter_) return;
    splitter_ = new QSplitter;
    folderPane_ = new FolderPane{folders_};
    filePane_ = new FileListPane{folders_, list_};
    envelopePane_ = new EnvelopePane{selection_, {*addFiles_, *addFolder_, *empty_, send_, sealToFile_}};
    splitter_->setObjectName(QStringLiteral("sendFilesSplitter"));
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    for (QWidget* const pane :
         {static_cast<QWidget*>(folderPane_), static_cast<QWidget*>(filePane_), static_cast<QWidget*>(envelopePane_)})
        splitter_->addWidget(pane);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setStretchFactor(2, 0);
    auto* const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter_);
    connectParts();
    setTabs();
}

QAction* SendFilesPage::makeAction(QString const& name, QString const& text, QKeySequence const& keys)
{
    auto* const action = new QAction{text, this};
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // other pages have keys of the same name
    addAction(action);
    return action;
}

void SendFilesPage::makeActions()
{
    addFiles_ = makeAction(QStringLiteral("addFilesAction"), tr("Add &files…"), QKeySequence{tr("Ctrl+O")});
    addFolder_ = makeAction(QStringLiteral("addFolderAction"), tr("Add a f&older…"), QKeySequence{tr("Ctrl+Shift+O")});
    empty_ = makeAction(QStringLiteral("emptyAction"), tr("&Empty the envelope"), {});
    find_ = makeAction(QStringLiteral("findAction"), tr("F&ind in this folder"), QKeySequence{tr("Ctrl+F")});
    showHidden_ = makeAction(QStringLiteral("showHiddenAction"), tr("Show &hidden files"), QKeySequence{tr("Ctrl+H")});
    showHidden_->setCheckable(true);
    refresh_ = makeAction(QStringLiteral("refreshAction"), tr("&Read folders again"), QKeySequence{tr("F5")});
    addFiles_->setShortcutContext(Qt::WindowShortcut);
    addFolder_->setShortcutContext(Qt::WindowShortcut);
    up_ = makeAction(QStringLiteral("upAction"), tr("&Up"), QKeySequence{tr("Alt+Up")});
}

void SendFilesPage::connectActions()
{
    auto const add = [this](QStringList const& paths) { selection_.add(paths); };
    connect(addFiles_, &QAction::triggered, this, [this, add] { pickFiles(this, list_.folder(), add); });
    connect(addFolder_, &QAction::triggered, this, [this, add] { pickFolder(this, tr("Add a folder"), list_.folder(), add); });
    connect(empty_, &QAction::triggered, &selection_, &SelectionModel::clear);
    connect(refresh_, &QAction::triggered, this, &SendFilesPage::refresh);
    connect(showHidden_, &QAction::toggled, this, [this](bool isShown) {
        Hidden const hidden = isShown ? Hidden::Shown : Hidden::Left;
        list_.setHidden(hidden);
        folders_.setHidden(hidden);
    });
    connect(find_, &QAction::triggered, this, [this] {
        build();
        filePane_->focusFind();
    });
    connect(up_, &QAction::triggered, this, [this] {
        build();
        filePane_->goUp();
    });
}

void SendFilesPage::connectParts()
{
    connect(folderPane_, &FolderPane::addPlaceWished, this, &SendFilesPage::addPlace);
    connect(folderPane_->tree(), &FolderTreeView::folderWished, filePane_, &FileListPane::goTo);
    connect(&list_, &FileListModel::refused, this, [this](QString const& why) { envelopePane_->notice(tr("Not added"), why); });
    connect(&selection_, &SelectionModel::alreadyIn, this, [this](std::string const& path, std::string const& folder) {
        envelopePane_->notice(
            tr("Already in this envelope"),
            tr("%1 goes with the folder %2.").arg(isolated(plain(nameOf(path))), isolated(plain(nameOf(folder)))));
    });
    connect(splitter_, &QSplitter::splitterMoved, this, [this] { isLaidByPerson_ = true; });
}

void SendFilesPage::setTabs()
{
    QList<QWidget*> order{folderPane_->addButton(), folderPane_->tree(), filePane_->crumbs(), filePane_->find(),
                          filePane_->list()};
    order += envelopePane_->inTabOrder();
    for (qsizetype i = 1; i < order.size(); ++i) setTabOrder(order.at(i - 1), order.at(i));
}

QList<QWidget*> SendFilesPage::panes()
{
    build();
    QWidget* const last = selection_.isEmpty() ? envelopePane_->findChild<QWidget*>(QStringLiteral("emptyAddButton"))
                                               : static_cast<QWidget*>(envelopePane_->list());
    return {folderPane_->tree(), filePane_->list(), last};
}

void SendFilesPage::addPlace()
{
    pickFolder(this, tr("Add a place"), list_.folder(), [this](QStringList const& paths) {
        for (QString const& path : paths) {
            folders_.addPlace(pathOf(path));
            list_.setFolder(pathOf(path));
        }
    });
}

void SendFilesPage::refresh()
{
    list_.readAgain();
    folders_.readAgain();
    selection_.checkAgain();
}

// ---- drops

bool SendFilesPage::isMeant(QDropEvent const& event) const
{
    if (!event.mimeData()->hasUrls()) return false;
    // From the list onto itself nothing is meant.
    QWidget const* const list = filePane_->list();
    auto const* const source = qobject_cast<QWidget const*>(event.source());
    bool const isOwn = source && (source == list || list->isAncestorOf(source));
    return !isOwn || !list->rect().contains(list->mapFrom(this, event.position().toPoint()));
}

void SendFilesPage::showMood(QDropEvent* event)
{
    DropZone::Mood const mood = dragHoldsFiles_ ? DropZone::Mood::Inviting : DropZone::Mood::Refusing;
    envelopePane_->dropZone()->setMood(isMeant(*event) ? mood : DropZone::Mood::Calm);
    event->setDropAction(Qt::CopyAction); // nothing is ever moved out of its folder
    event->setAccepted(isMeant(*event));
}

void SendFilesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!event->mimeData()->hasUrls()) return;
    dragHoldsFiles_ = !droppedIn(*event->mimeData()).paths.empty(); // once: there may be thousands
    showMood(event);
    event->accept(); // also over the list: the drag may go on from there
}

void SendFilesPage::dragMoveEvent(QDragMoveEvent* event)
{
    showMood(event);
}

void SendFilesPage::dragLeaveEvent(QDragLeaveEvent*)
{
    envelopePane_->dropZone()->setMood(DropZone::Mood::Calm);
}

void SendFilesPage::dropEvent(QDropEvent* event)
{
    envelopePane_->dropZone()->setMood(DropZone::Mood::Calm);
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(isMeant(*event));
    if (!event->isAccepted()) return;
    Dropped dropped = droppedIn(*event->mimeData());
    if (!dropped.paths.empty()) selection_.add(std::move(dropped.paths));
    if (dropped.holdsRemote)
        envelopePane_->notice(tr("Not added"),
                              tr("Only files and folders of this computer can go into an envelope. Save what lies "
                                 "on the web or on a server here first."));
}

// ---- size and state

void SendFilesPage::laySplitter()
{
    if (!splitter_ || isLaidByPerson_) return;
    int const left = std::min(scaled(folders_width), width() * 24 / 100);
    int const right = std::min(scaled(envelope_width), width() * 36 / 100);
    splitter_->setSizes({left, std::max(1, width() - left - right), right});
}

void SendFilesPage::showEvent(QShowEvent* event)
{
    build();
    QWidget::showEvent(event);
    laySplitter();
}

void SendFilesPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    laySplitter();
}

void SendFilesPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Coming back from another program: files may have come and gone.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible()) refresh();
    if (event->type() == QEvent::StyleChange) laySplitter();
}

} // namespace signet::ui
