#pragma once

#include "ui/model/folder_model.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace signet::ui {

/// The way to the folder that is shown, one button a folder. Where there is no room the first ones go into a menu.
class Breadcrumb final : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(QWidget* parent = nullptr);

    void setCrumbs(std::vector<FolderModel::Crumb> crumbs);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void folderWished(std::string const& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Part {
        QWidget* chevron; ///< before it
        QToolButton* button;
    };

    void build();
    void fit();
    void setText(QToolButton* button, QString const& text, int room) const;
    QToolButton* makeButton(FolderModel::Crumb const& crumb);
    QWidget* makeChevron();

    std::vector<FolderModel::Crumb> crumbs_;
    QHBoxLayout* row_;
    QToolButton* more_;
    QMenu* menu_;
    std::vector<Part> parts_;
};

} // namespace signet::ui
