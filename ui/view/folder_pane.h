#pragma once

#include <QWidget>

class QToolButton;

namespace signet::ui {

class FolderModel;
class FolderTreeView;
class PlainLabel;

/// Left of Send Files: the tree of folders, and "+" to add a place to it.
class FolderPane final : public QWidget {
    Q_OBJECT
public:
    explicit FolderPane(FolderModel& model, QWidget* parent = nullptr);

    [[nodiscard]] FolderTreeView* tree() const { return tree_; }
    [[nodiscard]] QToolButton* addButton() const { return add_; }

Q_SIGNALS:
    void addPlaceWished();

protected:
    void changeEvent(QEvent* event) override;

private:
    void lay();

    PlainLabel* heading_;
    QToolButton* add_;
    FolderTreeView* tree_;
};

} // namespace signet::ui
