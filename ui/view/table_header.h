#pragma once

#include <QHeaderView>

namespace signet::ui {

/// The captions over a table: the one it is sorted by stands out, with a chevron beside its words. ui.md §3, header row.
class TableHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(QWidget* table);

    /// Where the words of the first column begin, after what the rows have before theirs.
    void setFirstIndent(int pixels);
    /// What a caption takes when its column is the sorted one.
    [[nodiscard]] int captionWidth(QString const& caption) const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void paintSection(QPainter* painter, QRect const& rect, int column) const override;

private:
    void placeCorner();

    QWidget* corner_; ///< goes on over the scroll bar
    int firstIndent_ = 0;
};

} // namespace signet::ui
