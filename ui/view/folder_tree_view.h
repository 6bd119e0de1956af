#pragma once

#include <QTreeView>

namespace signet::ui {

class FolderModel;

/// The tree of folders with our own signs for open and closed. Delete takes an added place away.
class FolderTreeView final : public QTreeView {
    Q_OBJECT
public:
    explicit FolderTreeView(FolderModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The person went to a folder.
    void folderWished(std::string const& path);

protected:
    void drawBranches(QPainter* painter, QRect const& rect, QModelIndex const& index) const override;
    void drawRow(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(QModelIndex const& current, QModelIndex const& previous) override;
    void changeEvent(QEvent* event) override;

private:
    void show(QModelIndex const& index);

    FolderModel& model_;
    bool isShowing_ = false; ///< what the list has gone to, not what the person has chosen here
};

} // namespace signet::ui
