#pragma once

#include <QWidget>

class QAction;
class QMimeData;
class QSplitter;

namespace signet::ui {

class EnvelopePane;
class FileListModel;
class FileListPane;
class FolderModel;
class FolderPane;
class SelectionModel;

/// The tab Send Files: folders, the list of one, and what is in the envelope. Takes files and folders that are dropped anywhere
/// on it. What it can do by itself stands in its actions, which menus may show too.
class SendFilesPage final : public QWidget {
    Q_OBJECT
public:
    SendFilesPage(FolderModel& folders, FileListModel& list, SelectionModel& selection, QAction& send, QAction& sealToFile,
                  QWidget* parent = nullptr);

    [[nodiscard]] QAction* addFilesAction() const { return addFiles_; }
    [[nodiscard]] QAction* addFolderAction() const { return addFolder_; }
    [[nodiscard]] QAction* emptyAction() const { return empty_; }
    [[nodiscard]] QAction* findAction() const { return find_; }
    [[nodiscard]] QAction* showHiddenAction() const { return showHidden_; }
    [[nodiscard]] QAction* refreshAction() const { return refresh_; }
    /// For F6: what takes the keyboard in each pane, in order.
    [[nodiscard]] QList<QWidget*> panes();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QAction* makeAction(QString const& name, QString const& text, QKeySequence const& keys);
    void makeActions();
    void connectActions();
    void build();
    void connectParts();
    void setTabs();
    void laySplitter();
    void refresh();
    void addPlace();
    [[nodiscard]] bool isMeant(QDropEvent const& event) const;
    void showMood(QDropEvent* event);

    FolderModel& folders_;
    FileListModel& list_;
    SelectionModel& selection_;
    QAction& send_;
    QAction& sealToFile_;
    QAction* addFiles_;
    QAction* addFolder_;
    QAction* empty_;
    QAction* find_;
    QAction* showHidden_;
    QAction* refresh_;
    QAction* up_;
    QSplitter* splitter_ = nullptr; ///< with what stands in it: made when it is first shown
    FolderPane* folderPane_ = nullptr;
    FileListPane* filePane_ = nullptr;
    EnvelopePane* envelopePane_ = nullptr;
    bool isLaidByPerson_ = false; ///< the splitter
    bool dragHoldsFiles_ = false; ///< what is over the page
};

} // namespace signet::ui
