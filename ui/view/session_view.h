#pragma once

#include "ui/model/session_acts.h"
#include "ui/model/session_filter.h"
#include "ui/view/postmark_place.h"

#include <QTreeView>

namespace signet::ui {

class SessionDelegate;
class SessionDetails;
class TableHeader;

/// A log: one row an envelope, opened to its files and to a row with receipt, reason and buttons. ui.md §6, §8, §9.
class SessionView final : public QTreeView {
    Q_OBJECT
public:
    explicit SessionView(SessionFilter& filter, QWidget* parent = nullptr);

    /// For rows that are opened from now on.
    void setPostmark(PostmarkPainter painter) { postmark_ = std::move(painter); }
    /// Opens the envelope and goes there; false where it is not shown.
    bool showSession(SessionKey const& key);
    /// The envelope of the current row, or above it.
    [[nodiscard]] Session* current() const;

    /// Its head and three rows: it takes what is left.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void acted(signet::ui::SessionKey const& key, signet::ui::SessionAct act);
    /// A person wants one received file elsewhere.
    void saveFileAsked(signet::ui::SessionKey const& key, std::size_t file);

protected:
    void drawRow(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void drawBranches(QPainter* painter, QRect const& rect, QModelIndex const& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dataChanged(QModelIndex const& first, QModelIndex const& last, QList<int> const& roles) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void setUpColumns();
    void fitColumns();
    [[nodiscard]] int widthOf(int column) const;
    void opened(QModelIndex const& index);
    void closed(QModelIndex const& index);
    [[nodiscard]] QModelIndex detailsOf(QModelIndex const& envelope) const;
    [[nodiscard]] SessionDetails* detailsAt(QModelIndex const& details) const;
    void act(QModelIndex const& index);
    void copy() const;
    [[nodiscard]] bool canSave(QModelIndex const& file) const;
    [[nodiscard]] int linkColumn() const;
    [[nodiscard]] bool isLink(QModelIndex const& index) const;

    SessionFilter& filter_;
    TableHeader* header_ = nullptr;
    SessionDelegate* delegate_ = nullptr;
    std::array<int, SessionModel::ColumnCount> widths_{}; ///< as each column would have it
    PostmarkPainter postmark_;
};

} // namespace signet::ui
