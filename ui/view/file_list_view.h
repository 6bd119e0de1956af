#pragma once

#include <QTreeView>

namespace signet::ui {

class FileListModel;

/// The list of one folder. Space ticks, Enter opens a folder, Backspace goes up; rows can be dragged out.
class FileListView final : public QTreeView {
    Q_OBJECT
public:
    explicit FileListView(FileListModel& model, QWidget* parent = nullptr);

    void selectAll() override;
    /// The row that becomes the current one when the folder's list comes.
    void expect(std::string name) { kept_ = std::move(name); }

Q_SIGNALS:
    void folderWished(std::string const& path);
    void upWished();

protected:
    void dataChanged(QModelIndex const& first, QModelIndex const& last, QList<int> const& roles) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void drawRow(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layColumns();
    void toggleSelected();
    void openCurrent();
    void keepCurrent();
    void restoreCurrent();
    void wantMoreAtTheEnd();

    FileListModel& model_;
    QPersistentModelIndex pressed_; ///< tick box under the mouse button
    std::string kept_;              ///< name of the current row while the model starts anew
    bool wantsAll_ = false;
};

} // namespace signet::ui
