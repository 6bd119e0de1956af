#pragma once

#include "ui/model/number_entry.h"

#include <QDialog>

class QLineEdit;

namespace signet::ui {

class ContactsModel;
class IconMark;
class PlainLabel;

/// Asks for the number of somebody new and says while it is typed whether it fits. Puts them on the list; verifying comes after.
class NewContactDialog final : public QDialog {
    Q_OBJECT
public:
    /// `typed` is what the person has typed elsewhere already. `contacts` belong to one of our accounts.
    NewContactDialog(ContactsModel& contacts, QString const& typed, QWidget* parent);

Q_SIGNALS:
    /// They are on the list now, or were before: go on with the code.
    void verifyWished(signet::AccountNumber const& own, signet::AccountNumber const& number);

private:
    void build();
    void group(QString const& text);
    void check();
    void add();
    void finish(AccountNumber const& number, std::optional<Error> const& error);

    ContactsModel& contacts_;
    AccountNumber own_;
    NumberEntry entry_;
    QLineEdit* edit_;
    IconMark* mark_;
    PlainLabel* hint_;
    QPushButton* verify_;
    bool adding_ = false;
};

} // namespace signet::ui
