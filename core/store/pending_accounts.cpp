#include "core/store/pending_accounts.h"

#include "core/store/row_io.h"

namespace signet::store {

namespace {

Result<PendingAccount> read_pending(sql::Statement const& statement)
{
    RowReader row{statement};
    PendingAccount pending;
    pending.id = row.integer();
    OwnAccount& account = pending.account;
    account.account = row.account();
    account.operator_name = row.text();
    account.server = row.text();
    account.operator_root = row.wrapped<crypto::VerifyKey>();
    identity::OwnDevice& device = account.device;
    device.account = account.account;
    device.account_key = row.wrapped<crypto::VerifyKey>();
    auto const account_seed = row.secret<crypto::SigningKey::Seed>();
    device.device = row.wrapped<DeviceId>();
    auto const signing_seed = row.secret<crypto::SigningKey::Seed>();
    auto scalar = row.secret<crypto::AgreementKey::Scalar>();
    device.certificate = row.statement();
    device.list = row.statement();
    account.added = row.time();
    SIGNET_CHECKED(row.whole());
    if (account_seed.empty() || signing_seed.empty() || scalar.empty())
        return fail(ErrorCode::Damaged, "an account of the profile lacks its keys");
    account.account_key = crypto::SigningKey::from_seed(account_seed);
    device.signing_key = crypto::SigningKey::from_seed(signing_seed);
    device.agreement_key = crypto::AgreementKey::from_scalar(std::move(scalar));
    return pending;
}

} // namespace

Result<void> PendingAccounts::keep(NewPending const& identity)
{
    identity::OwnDevice const& device = identity.device;
    crypto::SigningKey::Seed const account_seed = identity.account_key.seed();
    crypto::SigningKey::Seed const signing_seed = device.signing_key.seed();
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(
        execute(*database_,
                "INSERT INTO pending_accounts (order_handle, operator, number, operator_name, server, operator_root,"
                " account_key, account_seed, device, signing_seed, agreement_scalar, certificate, device_list, made_ms)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                identity.order, device.account.operator_id, device.account.number, identity.operator_name, identity.server,
                identity.operator_root, device.account_key, SecretValue{account_seed.expose()}, device.device,
                SecretValue{signing_seed.expose()}, SecretValue{device.agreement_key.scalar().expose()}, device.certificate,
                device.list, clock_->wall()));
    SIGNET_CHECKED(execute(
        *database_, "DELETE FROM pending_accounts WHERE id NOT IN (SELECT id FROM pending_accounts ORDER BY id DESC LIMIT ?)",
        max_pending_accounts));
    return transaction.commit();
}

Result<std::vector<PendingAccount>> PendingAccounts::of_order(OrderHandle const& order)
{
    SIGNET_TRY(rows, query(*database_,
                           "SELECT id, operator, number, operator_name, server, operator_root, account_key, account_seed, device,"
                           " signing_seed, agreement_scalar, certificate, device_list, made_ms FROM pending_accounts"
                           " WHERE order_handle = ? ORDER BY id DESC",
                           order));
    std::vector<PendingAccount> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return all;
        SIGNET_TRY(pending, read_pending(rows));
        all.push_back(std::move(pending));
    }
}

Result<void> PendingAccounts::not_bound(PendingAccount const& pending)
{
    if (clock_->wall() < pending.account.added + pending_kept) return {};
    SIGNET_CHECKED(execute(*database_, "DELETE FROM pending_accounts WHERE id = ?", pending.id));
    return {};
}

} // namespace signet::store
