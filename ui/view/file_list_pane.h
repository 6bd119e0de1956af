#pragma once

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace signet::ui {

class Breadcrumb;
class FileListModel;
class FileListView;
class FolderModel;
class PaneBar;
class PlainLabel;

/// Middle of Send Files: the way to the folder, a field to find in it, its list, and a line about it.
class FileListPane final : public QWidget {
    Q_OBJECT
public:
    FileListPane(FolderModel& folders, FileListModel& model, QWidget* parent = nullptr);

    [[nodiscard]] FileListView* list() const { return list_; }
    [[nodiscard]] QLineEdit* find() const { return find_; }
    [[nodiscard]] Breadcrumb* crumbs() const { return crumbs_; }

public Q_SLOTS:
    void goTo(std::string const& path);
    void goUp();
    void focusFind();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void lay();
    void folderChanged();
    void applyFind();

    FolderModel& folders_;
    FileListModel& model_;
    PaneBar* top_;
    Breadcrumb* crumbs_;
    QLineEdit* find_;
    FileListView* list_;
    PlainLabel* summary_;
    QTimer typed_;
};

} // namespace signet::ui
