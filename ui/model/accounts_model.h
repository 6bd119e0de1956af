#pragma once

#include "ui/model/engine_door.h"

#include <QAbstractListModel>

namespace signet::ui {

/// Our own accounts, in the profile's order, and how each is connected. Roles: address_roles.h.
class AccountsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using Connection = engine::ConnectionChanged;

    explicit AccountsModel(EngineDoor& door, QObject* parent = nullptr);

    /// Asks the engine again; also the first time.
    void refresh();
    /// False until the engine has answered once: until then nobody knows that there is no account.
    [[nodiscard]] bool isLoaded() const { return loaded_; }

    [[nodiscard]] int rowOf(AccountNumber const& number) const; ///< -1 for another's
    [[nodiscard]] AccountNumber numberAt(int row) const { return accounts_.at(static_cast<std::size_t>(row)).number; }
    [[nodiscard]] engine::AccountInfo const* find(AccountNumber const& number) const;
    /// The account that an envelope is from where nobody chose: the default one, else the first.
    [[nodiscard]] std::optional<AccountNumber> preferred() const;

    /// Nothing before the account was first told to go online.
    [[nodiscard]] std::optional<Connection> connection(AccountNumber const& number) const;
    /// Tries at once instead of after the pause. What it takes or does not take stays as it is.
    void hurry(AccountNumber const& number);

    [[nodiscard]] int rowCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] QVariant data(QModelIndex const& index, int role) const override;

Q_SIGNALS:
    /// The list, or what it says of an account.
    void changed();
    void connectionChanged(signet::AccountNumber const& number);
    /// The device was signed in twice while alive.
    void maybeCopied(signet::AccountNumber const& number);

private:
    void take(engine::EngineEvent const& event);
    void put(engine::AccountInfo const& account);
    void keep(Connection const& now);

    EngineDoor& door_;
    std::vector<engine::AccountInfo> accounts_;
    std::map<AccountNumber, Connection> connections_;
    bool loaded_ = false;
};

} // namespace signet::ui
