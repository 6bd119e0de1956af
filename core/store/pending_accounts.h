#pragma once

#include "core/store/own_accounts.h"

namespace signet::store {

inline constexpr std::size_t max_pending_accounts = 8; ///< ours: each has cost a right work order
inline constexpr hours pending_kept{2};                ///< ours: longer than any server lets a provisioning run last (an hour)

/// An identity that was made for a provisioning run and is not known to be bound to its account.
struct PendingAccount {
    std::int64_t id = 0;
    OwnAccount account; ///< without names; `added` is when it was made
};

/// What is known of it before the server hears of it; referred to, since keys are not copied.
struct NewPending {
    OrderHandle order;
    std::string operator_name;
    std::string server; ///< HOST:PORT
    crypto::VerifyKey operator_root;
    crypto::SigningKey const& account_key; ///< U
    identity::OwnDevice const& device;
};

/// Identities are kept from before the server hears of them until it is known what became of them, so that a lost answer or a
/// killed process does not cost the account (protocol.md §3.5). Adding an account to OwnAccounts drops what waits under its name.
class PendingAccounts {
public:
    PendingAccounts(sql::Database& database, Clock& clock) : database_{&database}, clock_{&clock} { }

    /// Of max_pending_accounts the oldest goes.
    [[nodiscard]] Result<void> keep(NewPending const& identity);
    [[nodiscard]] Result<std::vector<PendingAccount>> of_order(OrderHandle const& order); ///< newest first
    /// The server does not know it. Forgotten once pending_kept has passed: until then the run in which it was made may still
    /// bind it.
    [[nodiscard]] Result<void> not_bound(PendingAccount const& pending);

private:
    sql::Database* database_;
    Clock* clock_;
};

} // namespace signet::store
