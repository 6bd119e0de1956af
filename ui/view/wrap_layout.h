#pragma once

#include <QLayout>

namespace signet::ui {

/// A line of controls that goes on in a second one where the window is narrow or the font large. One may stand at the far end of
/// the first line.
class WrapLayout final : public QLayout {
    Q_OBJECT
public:
    WrapLayout(QWidget* parent, int gap);
    ~WrapLayout() override;

    void addTrailing(QWidget* widget);
    [[nodiscard]] int gap() const { return gap_; }
    void setGap(int gap) { gap_ = gap; }

    void addItem(QLayoutItem* item) override { items_.append(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(items_.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return items_.value(index); }
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place({0, 0, width, 0}, Place::No); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    void setGeometry(QRect const& rect) override;

private:
    enum class Place { No, Yes };
    int place(QRect const& rect, Place how) const;

    QList<QLayoutItem*> items_;
    QLayoutItem* trailing_ = nullptr;
    int gap_;
};

} // namespace signet::ui
