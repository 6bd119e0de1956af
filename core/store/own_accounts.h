#pragma once

#include "core/identity/certificate.h"
#include "core/sql/database.h"

namespace signet::store {

/// An account that this profile can sign in to. protocol.md §1, §3.
struct OwnAccount {
    Account account;
    std::string name;
    std::string company;
    std::string operator_name;
    std::string server;              ///< HOST:PORT
    crypto::VerifyKey operator_root; ///< SP, checked against the link's fingerprint when it was provisioned
    crypto::SigningKey account_key;  ///< U; empty on a device that is not the first
    identity::OwnDevice device;      ///< its `account` and `account_key` fit the fields above
    WallTime added;
    WallTime master_clock{};             ///< highest ever seen
    std::uint64_t last_notification = 0; ///< within notification_epoch
    std::uint64_t notification_epoch = 0;
};

/// In the order in which they were added: the first is the windows' default.
class OwnAccounts {
public:
    explicit OwnAccounts(sql::Database& database) : database_{&database} { }

    [[nodiscard]] Result<std::vector<OwnAccount>> list();
    [[nodiscard]] Result<OwnAccount> find(Account const& account); ///< NotFound
    /// Exists where the account is here already. As `replace` does, it drops what waits in PendingAccounts for this account.
    [[nodiscard]] Result<void> add(OwnAccount const& account);
    /// A re-issued account: new keys, same place in the order. Every correspondent of it becomes unverified and its long-term
    /// keys old, since peers verified the U that is gone. NotFound.
    [[nodiscard]] Result<void> replace(OwnAccount const& account);
    /// Relaxed, as see_master_clock and see_notification.
    [[nodiscard]] Result<void> set_names(Account const& account, std::string_view name, std::string_view company);
    [[nodiscard]] Result<void> set_server(Account const& account, std::string_view server);
    [[nodiscard]] Result<void> set_device_list(Account const& account, pb::Signed const& list);
    /// Kept only where it is later than the one kept. Returns the highest.
    [[nodiscard]] Result<WallTime> see_master_clock(Account const& account, WallTime master_clock);
    [[nodiscard]] Result<void> see_notification(Account const& account, std::uint64_t epoch, std::uint64_t number);

private:
    sql::Database* database_;
};

} // namespace signet::store
