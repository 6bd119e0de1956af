#pragma once

#include <QWidget>

namespace signet::ui {

/// Twelve keys as on a telephone, ui.md §7. The keyboard's digits work wherever the dialog has them go.
class DialPad final : public QWidget {
    Q_OBJECT
public:
    explicit DialPad(QWidget* parent = nullptr);

Q_SIGNALS:
    void pressed(QChar key); ///< 0 to 9, * and #
};

} // namespace signet::ui
