#pragma once

#include "core/engine/api.h"

#include <QObject>

#include <map>

namespace signet::ui {

class AccountsModel;
class ContactsModel;

/// The envelope's address: from which of our accounts, and to whom. Files are no part of it. Each account keeps the To it was
/// last given.
class Draft final : public QObject {
    Q_OBJECT
public:
    Draft(AccountsModel& accounts, ContactsModel& contacts, QObject* parent = nullptr);

    [[nodiscard]] std::optional<AccountNumber> from() const { return from_; }
    [[nodiscard]] std::optional<AccountNumber> to() const { return to_; }
    [[nodiscard]] engine::AccountInfo const* account() const;
    /// Nothing also for a To that is not on the list yet.
    [[nodiscard]] engine::ContactInfo const* contact() const;
    /// The To's name as windows show it.
    [[nodiscard]] QString toName() const;

    /// What stands in the way of sending, first of all; nothing to do with files.
    enum class Obstacle { None, NoAccount, NoRecipient, NotVerified, KeyChanged, Blocked };
    [[nodiscard]] Obstacle obstacle() const;

    void setFrom(AccountNumber const& from); ///< one of our accounts; others are ignored
    /// May be somebody who is just being added; nothing: nobody.
    void setTo(std::optional<AccountNumber> to);

Q_SIGNALS:
    /// From, To, or what is known of either.
    void changed();

private:
    void followAccounts();
    void followContacts();
    void choose(AccountNumber const& from);

    AccountsModel& accounts_;
    ContactsModel& contacts_;
    std::optional<AccountNumber> from_;
    std::optional<AccountNumber> to_;
    bool toWasListed_ = false;
    std::map<AccountNumber, AccountNumber> lastTo_;
};

} // namespace signet::ui
