#pragma once

#include <QPointer>
#include <QWidget>

namespace signet::ui {

/// The focus ring of a window, drawn in one place so that no style sheet can lose it: 2 px around whatever has the keyboard's
/// focus, where the keyboard brought it. ui.md §3. One for each window; a child of it, never in the way of the
/// mouse. A widget of several parts names the one that has the focus by its property "focusRect"; a view that rings its current
/// row by itself says so by "ringsRows".
class FocusFrame final : public QWidget {
    Q_OBJECT
public:
    explicit FocusFrame(QWidget* window);

    [[nodiscard]] QWidget* around() const { return around_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void moveTo(QWidget* widget);
    void fit();

    QPointer<QWidget> around_;
    bool byKeyboard_ = false;
    bool isWalking_ = false;   ///< by Tab, to see what there is
    bool isCalledFor_ = false; ///< the focus came by the keyboard
};

} // namespace signet::ui
