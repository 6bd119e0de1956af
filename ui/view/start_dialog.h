#pragma once

#include <QDialog>

namespace signet::ui {

/// The first start without an account: join with a link, or try Signet on this computer.
class StartDialog final : public QDialog {
    Q_OBJECT
public:
    explicit StartDialog(QWidget* parent = nullptr);

Q_SIGNALS:
    void wantsToJoin();
    void wantsToPractise();
};

} // namespace signet::ui
