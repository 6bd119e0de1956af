#pragma once

#include <QScrollArea>

namespace signet::ui {

/// Holds what may need more room than its window or the screen has, as large text does: there it scrolls, and what takes the
/// keyboard is scrolled into sight. Where there is room enough, nothing of it is seen.
class RoomArea final : public QScrollArea {
    Q_OBJECT
public:
    explicit RoomArea(QWidget* content, QWidget* parent = nullptr);

    /// All that is laid out in a window comes to lie in such an area, and the window is no larger than its screen.
    static void putInto(QWidget& window);

    /// The largest size that a window can have on its screen, with what the system draws around it.
    [[nodiscard]] static QSize roomFor(QWidget const& window);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return widget()->hasHeightForWidth(); }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;

private:
    void growWindow();

    bool growsWindow_ = false;
};

} // namespace signet::ui
