#pragma once

#include <QWidget>

class QAction;
class QBoxLayout;
class QToolButton;

namespace signet::ui {

class ActionButton;
class DropZone;
class EnvelopeListView;
class NoticeStrip;
class PaneBar;
class PlainLabel;
class SelectionModel;

/// Right of Send Files: what is in the envelope, where files are dropped, what it comes to, and what sends it.
class EnvelopePane final : public QWidget {
    Q_OBJECT
public:
    struct Actions {
        QAction& addFiles;
        QAction& addFolder;
        QAction& empty;
        QAction& send;
        QAction& sealToFile;
    };

    EnvelopePane(SelectionModel& model, Actions const& actions, QWidget* parent = nullptr);

    [[nodiscard]] EnvelopeListView* list() const { return list_; }
    [[nodiscard]] DropZone* dropZone() const { return drop_; }
    [[nodiscard]] QList<QWidget*> inTabOrder() const;
    /// Something that was not done as wished; goes with the next file that comes or leaves, or by its cross.
    void notice(QString const& heading, QString const& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    void lay();
    void showHindered();

    SelectionModel& model_;
    PlainLabel* heading_;
    QToolButton* add_;
    QToolButton* empty_;
    EnvelopeListView* list_;
    DropZone* drop_;
    NoticeStrip* hindered_;
    NoticeStrip* notice_;
    PaneBar* bottom_;
    QBoxLayout* sums_;
    PlainLabel* total_;
    PlainLabel* estimate_;
    ActionButton* seal_;
    ActionButton* send_;
};

} // namespace signet::ui
