#pragma once

#include <QDialog>

namespace signet::ui {

class AccountsModel;

/// Which Signet this is, and for each account its operator with the fingerprint to compare with the letter.
class AboutDialog final : public QDialog {
    Q_OBJECT
public:
    AboutDialog(AccountsModel const& accounts, QWidget* parent);
};

} // namespace signet::ui
