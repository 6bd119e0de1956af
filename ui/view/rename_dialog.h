#pragma once

#include <QDialog>

class QLineEdit;

namespace signet::ui {

class PlainLabel;

/// Asks how the person calls somebody. Empty means: as the server says.
class RenameDialog final : public QDialog {
    Q_OBJECT
public:
    RenameDialog(QString const& name, QWidget* parent);

    [[nodiscard]] QString name() const;

private:
    void check();

    QLineEdit* edit_;
    PlainLabel* hint_;
    QPushButton* rename_;
};

} // namespace signet::ui
