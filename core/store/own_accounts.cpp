#include "core/store/own_accounts.h"

#include "core/store/row_io.h"

namespace signet::store {

namespace {

constexpr char const* select_accounts = "SELECT operator, number, name, company, operator_name, server, operator_root, "
                                        "account_key, account_seed, device, signing_seed,"
                                        " agreement_scalar, certificate, device_list, added_ms, master_clock_ms, "
                                        "last_notification, notification_epoch FROM own_accounts";

Result<OwnAccount> read_account(sql::Statement const& statement)
{
    RowReader row{statement};
    OwnAccount account;
    account.account = row.account();
    account.name = row.text();
    account.company = row.text();
    account.operator_name = row.text();
    account.server = row.text();
    account.operator_root = row.wrapped<crypto::VerifyKey>();
    account.device.account = account.account;
    account.device.account_key = row.wrapped<crypto::VerifyKey>();
    auto const account_seed = row.secret<crypto::SigningKey::Seed>();
    account.device.device = row.wrapped<DeviceId>();
    auto const signing_seed = row.secret<crypto::SigningKey::Seed>();
    auto scalar = row.secret<crypto::AgreementKey::Scalar>();
    account.device.certificate = row.statement();
    account.device.list = row.statement();
    account.added = row.time();
    account.master_clock = row.time();
    account.last_notification = row.count();
    account.notification_epoch = row.count();
    SIGNET_CHECKED(row.whole());
    if (signing_seed.empty() || scalar.empty()) return fail(ErrorCode::Damaged, "an account of the profile lacks its keys");
    if (!account_seed.empty()) account.account_key = crypto::SigningKey::from_seed(account_seed);
    account.device.signing_key = crypto::SigningKey::from_seed(signing_seed);
    account.device.agreement_key = crypto::AgreementKey::from_scalar(std::move(scalar));
    return account;
}

/// Binds what `add` and `replace` write, in the order of both statements.
Result<std::int64_t> write_account(sql::Database& database, char const* text, OwnAccount const& account)
{
    identity::OwnDevice const& device = account.device;
    crypto::SigningKey::Seed const signing_seed = device.signing_key.seed();
    std::optional<crypto::SigningKey::Seed> account_seed;
    if (!account.account_key.empty()) account_seed = account.account_key.seed();
    std::optional<SecretValue> account_secret;
    if (account_seed) account_secret = SecretValue{account_seed->expose()};
    return execute(database, text, account.account.operator_id, account.account.number, account.name, account.company,
                   account.operator_name, account.server, account.operator_root, device.account_key, account_secret,
                   device.device, SecretValue{signing_seed.expose()}, SecretValue{device.agreement_key.scalar().expose()},
                   device.certificate, device.list, account.master_clock, account.last_notification, account.notification_epoch,
                   account.added);
}

/// A work order binds one identity: once one is known to be bound, no other of the account's can be.
Result<void> drop_pending(sql::Database& database, Account const& account)
{
    SIGNET_CHECKED(
        execute(database, "DELETE FROM pending_accounts WHERE operator = ? AND number = ?", account.operator_id, account.number));
    return {};
}

Result<void> of_an_account(Result<std::int64_t> changed)
{
    if (!changed) return std::unexpected{changed.error()};
    if (*changed == 0) return fail(ErrorCode::NotFound, "the profile has no such account");
    return {};
}

} // namespace

Result<std::vector<OwnAccount>> OwnAccounts::list()
{
    SIGNET_TRY(rows, query(*database_, (std::string{select_accounts} + " ORDER BY id").c_str()));
    std::vector<OwnAccount> accounts;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return accounts;
        SIGNET_TRY(account, read_account(rows));
        accounts.push_back(std::move(account));
    }
}

Result<OwnAccount> OwnAccounts::find(Account const& account)
{
    SIGNET_TRY(rows, query(*database_, (std::string{select_accounts} + " WHERE operator = ? AND number = ?").c_str(),
                           account.operator_id, account.number));
    SIGNET_TRY(has_row, rows.step());
    if (!has_row) return fail(ErrorCode::NotFound, "the profile has no such account");
    return read_account(rows);
}

Result<void> OwnAccounts::add(OwnAccount const& account)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(write_account(
        *database_,
        "INSERT INTO own_accounts (operator, number, name, company, operator_name, server, operator_root, account_key,"
        " account_seed, device, signing_seed, agreement_scalar, certificate, device_list, master_clock_ms,"
        " last_notification, notification_epoch, added_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account));
    SIGNET_CHECKED(drop_pending(*database_, account.account));
    return transaction.commit();
}

Result<void> OwnAccounts::replace(OwnAccount const& account)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(own, own_row(*database_, account.account));
    SIGNET_CHECKED(
        write_account(*database_,
                      "UPDATE own_accounts SET name = ?3, company = ?4, operator_name = ?5, server = ?6, operator_root = ?7,"
                      " account_key = ?8, account_seed = ?9, device = ?10, signing_seed = ?11, agreement_scalar = ?12,"
                      " certificate = ?13, device_list = ?14, master_clock_ms = max(master_clock_ms, ?15),"
                      " last_notification = ?16, notification_epoch = ?17, added_ms = ?18 WHERE operator = ?1 AND number = ?2",
                      account));
    SIGNET_CHECKED(
        execute(*database_,
                "UPDATE long_term_keys SET use = 3 WHERE correspondent IN (SELECT id FROM correspondents WHERE own = ?)", own));
    SIGNET_CHECKED(
        execute(*database_,
                "UPDATE correspondents SET account_key = NULL, changed_key = NULL, list_serial = 0, device_list = NULL,"
                " withdrawn = 0, since_ms = ? WHERE own = ? AND blocked = 0",
                account.added, own));
    SIGNET_CHECKED(execute(*database_,
                           "UPDATE key_alarms SET ended_ms = ?, end_reason = 'replaced' WHERE own = ? AND ended_ms IS NULL",
                           account.added, own));
    SIGNET_CHECKED(drop_pending(*database_, account.account));
    return transaction.commit();
}

Result<void> OwnAccounts::set_names(Account const& account, std::string_view name, std::string_view company)
{
    sql::RelaxedCommits const relaxed{*database_};
    return of_an_account(execute(*database_, "UPDATE own_accounts SET name = ?, company = ? WHERE operator = ? AND number = ?",
                                 name, company, account.operator_id, account.number));
}

Result<void> OwnAccounts::set_server(Account const& account, std::string_view server)
{
    return of_an_account(execute(*database_, "UPDATE own_accounts SET server = ? WHERE operator = ? AND number = ?", server,
                                 account.operator_id, account.number));
}

Result<void> OwnAccounts::set_device_list(Account const& account, pb::Signed const& list)
{
    return of_an_account(execute(*database_, "UPDATE own_accounts SET device_list = ? WHERE operator = ? AND number = ?", list,
                                 account.operator_id, account.number));
}

Result<WallTime> OwnAccounts::see_master_clock(Account const& account, WallTime master_clock)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(kept, query_integer(*database_, "SELECT master_clock_ms FROM own_accounts WHERE operator = ? AND number = ?",
                                   account.operator_id, account.number));
    if (!kept) return fail(ErrorCode::NotFound, "the profile has no such account");
    if (master_clock <= wall_time(*kept)) return wall_time(*kept);
    SIGNET_CHECKED(execute(*database_, "UPDATE own_accounts SET master_clock_ms = ? WHERE operator = ? AND number = ?",
                           master_clock, account.operator_id, account.number));
    return master_clock;
}

Result<void> OwnAccounts::see_notification(Account const& account, std::uint64_t epoch, std::uint64_t number)
{
    sql::RelaxedCommits const relaxed{*database_};
    return of_an_account(execute(
        *database_, "UPDATE own_accounts SET notification_epoch = ?, last_notification = ? WHERE operator = ? AND number = ?",
        epoch, number, account.operator_id, account.number));
}

} // namespace signet::store
