#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <map>

namespace signet::ui {

/// F6 and Shift+F6: round the window's parts, to where the focus was in each last. ui.md §8.
class FocusRing final : public QObject {
    Q_OBJECT
public:
    /// `parts` gives those there are now, in order; hidden ones and ones without a control are passed over.
    FocusRing(QWidget& window, std::function<std::vector<QWidget*>()> parts);

    void go(int step); ///< 1 on, -1 back

private:
    void remember(QWidget* now);
    [[nodiscard]] QWidget* entranceOf(QWidget& part) const;

    QWidget& window_;
    std::function<std::vector<QWidget*>()> parts_;
    std::map<QWidget*, QPointer<QWidget>> last_;
};

} // namespace signet::ui
