#pragma once

#include "ui/model/preferences.h"
#include "ui/model/ways_in_model.h"

#include <QDialog>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace signet::ui {

class PlainLabel;

/// Settings; what is changed applies at once. ui.md §7.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    /// What the network page shows of an account.
    struct Connection {
        QString account; ///< name and number
        QString server;
        QString operatorName;
        QString fingerprint; ///< in fives
        QString state;
    };
    struct Parts {
        Preferences& preferences;
        WaysInModel& ways;
        QList<Connection> connections;
        bool keychainWorks = false; ///< the system has one
    };

    explicit SettingsDialog(Parts parts, QWidget* parent = nullptr);

Q_SIGNALS:
    void wantsKeychain(bool on); ///< who knows the system's keychain answers through the model

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void ringSection();
    QGridLayout* addPage(QString const& name, QString const& title);
    void makeAppearance();
    void makeNotifications();
    void makeStorage();
    void makeSecurity();
    void makePassphrase(QGridLayout* rows);
    void makeRecovery(QGridLayout* rows);
    void makeNetwork(QList<Connection> const& connections);
    void showWays();

    Preferences& preferences_;
    WaysInModel& ways_;
    bool keychainWorks_;
    QListWidget* list_;
    QStackedWidget* pages_;
    PlainLabel* passphraseAnswer_ = nullptr;
    PlainLabel* recoveryState_ = nullptr;
    PlainLabel* recoveryCode_ = nullptr;
    QPushButton* makeCode_ = nullptr;
    QPushButton* removeCode_ = nullptr;
    QCheckBox* keychain_ = nullptr;
};

} // namespace signet::ui
