#include "core/store/correspondents.h"

#include "core/store/correspondent_rows.h"
#include "core/store/row_io.h"
#include "core/store/server_requests.h"

namespace signet::store {

namespace {

constexpr std::size_t offered_keys = 2; ///< protocol.md §6, A1

Result<std::int64_t> insert(sql::Database& database, Pair const& pair, std::string_view name, std::string_view company,
                            WallTime now)
{
    if (pair.own == pair.peer) return fail(ErrorCode::InvalidArgument, "that is this account itself");
    SIGNET_TRY(own, own_row(database, pair.own));
    SIGNET_CHECKED(
        execute(database,
                "INSERT INTO correspondents (own, operator, number, server_name, company, own_name, blocked, withdrawn, since_ms,"
                " added_ms, list_serial) VALUES (?, ?, ?, ?, ?, '', 0, 0, ?, ?, 0)",
                own, pair.peer.operator_id, pair.peer.number, name, company, now, now));
    return database.last_row();
}

Result<void> change_use(sql::Database& database, std::int64_t correspondent, KeyUse from, KeyUse to)
{
    SIGNET_CHECKED(
        execute(database, "UPDATE long_term_keys SET use = ? WHERE correspondent = ? AND use = ?", to, correspondent, from));
    return {};
}

Result<void> end_alarm(sql::Database& database, CorrespondentRow const& row, std::string_view reason, WallTime now)
{
    if (!row.value.changed_key) return {};
    SIGNET_CHECKED(execute(database, "UPDATE correspondents SET changed_key = NULL, since_ms = ? WHERE id = ?", now, row.id));
    SIGNET_CHECKED(execute(
        database,
        "UPDATE key_alarms SET ended_ms = ?, end_reason = ? WHERE own = ? AND operator = ? AND number = ? AND ended_ms IS NULL",
        now, reason, row.own, row.value.pair.peer.operator_id, row.value.pair.peer.number));
    return {};
}

/// Wipes every long-term key and what was verified, and stops what hangs on it. Returns whether there was any key, so that the
/// server may still admit the peer.
Result<bool> forget_keys(sql::Database& database, CorrespondentRow const& row, std::string_view reason, WallTime now)
{
    SIGNET_TRY(wiped, execute(database, "DELETE FROM long_term_keys WHERE correspondent = ?", row.id));
    SIGNET_CHECKED(end_alarm(database, row, reason, now));
    SIGNET_CHECKED(
        execute(database,
                "UPDATE correspondents SET account_key = NULL, list_serial = 0, device_list = NULL, withdrawn = 0, since_ms = ?"
                " WHERE id = ?",
                now, row.id));
    SIGNET_CHECKED(stop_envelopes(database, row, reason, now));
    return wiped > 0;
}

/// protocol.md §5: "Until then an earlier verified LTK and U stay beside it, unless the run was made because a device was removed
/// or U changed."
Result<void> put_aside_keys(sql::Database& database, CorrespondentRow const& row, Verification const& verification)
{
    bool const keep_earlier = verification.role == ExchangeRole::Recipient && !verification.device_removed
                              && row.value.account_key == verification.account_key;
    SIGNET_CHECKED(change_use(database, row.id, KeyUse::Waiting, KeyUse::Old));
    if (keep_earlier) return change_use(database, row.id, KeyUse::Current, KeyUse::Earlier);
    SIGNET_CHECKED(change_use(database, row.id, KeyUse::Earlier, KeyUse::Old));
    return change_use(database, row.id, KeyUse::Current, KeyUse::Old);
}

} // namespace

Result<std::vector<Correspondent>> Correspondents::list(Account const& own)
{
    return list_correspondents(*database_, own);
}

Result<std::optional<Correspondent>> Correspondents::find(Pair const& pair)
{
    SIGNET_TRY(row, find_correspondent(*database_, pair));
    if (!row) return std::optional<Correspondent>{};
    return std::optional{std::move(row->value)};
}

Result<void> Correspondents::add(Pair const& pair, std::string_view server_name, std::string_view company)
{
    SIGNET_CHECKED(insert(*database_, pair, server_name, company, clock_->wall()));
    return {};
}

Result<void> Correspondents::rename(Pair const& pair, std::string_view own_name)
{
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    SIGNET_CHECKED(execute(*database_, "UPDATE correspondents SET own_name = ? WHERE id = ?", own_name, row.id));
    return {};
}

Result<void> Correspondents::set_server_names(Pair const& pair, std::string_view name, std::string_view company)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(row, find_correspondent(*database_, pair));
    if (!row || (row->value.server_name == name && row->value.company == company)) return {};
    SIGNET_CHECKED(
        execute(*database_, "UPDATE correspondents SET server_name = ?, company = ? WHERE id = ?", name, company, row->id));
    return {};
}

Result<std::vector<HeldKey>> Correspondents::usable_keys(Pair const& pair)
{
    std::vector<HeldKey> keys;
    SIGNET_TRY(row, find_correspondent(*database_, pair));
    if (!row || row->value.standing == Standing::Blocked) return keys;
    SIGNET_TRY(rows,
               query(*database_,
                     "SELECT ltk_id, key, use, account_key, since_ms FROM long_term_keys WHERE correspondent = ? AND use < 3"
                     " ORDER BY id DESC LIMIT ?",
                     row->id, offered_keys));
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return keys;
        RowReader reader{rows};
        HeldKey key;
        key.id = reader.wrapped<LtkId>();
        key.key = reader.secret<LongTermKey>();
        key.use = reader.enumerator(KeyUse::Old);
        key.account_key = reader.wrapped<identity::AccountKey>();
        key.since = reader.time();
        SIGNET_CHECKED(reader.whole());
        keys.push_back(std::move(key));
    }
}

Result<std::optional<LockKey>> Correspondents::key_for_lock(LtkId const& id)
{
    SIGNET_TRY(rows,
               query(*database_,
                     "SELECT o.operator, o.number, c.operator, c.number, k.key FROM long_term_keys k"
                     " JOIN correspondents c ON c.id = k.correspondent JOIN own_accounts o ON o.id = c.own WHERE k.ltk_id = ?",
                     id));
    SIGNET_TRY(has_row, rows.step());
    if (!has_row) return std::optional<LockKey>{};
    RowReader reader{rows};
    LockKey found;
    found.pair.own = reader.account();
    found.pair.peer = reader.account();
    found.key = reader.secret<LongTermKey>();
    SIGNET_CHECKED(reader.whole());
    return std::optional{std::move(found)};
}

Result<void> Correspondents::save_verified(Verification const& verification)
{
    WallTime const now = clock_->wall();
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(known, find_correspondent(*database_, verification.pair));
    if (!known) {
        SIGNET_CHECKED(insert(*database_, verification.pair, verification.server_name, verification.company, now));
        SIGNET_TRY(made, require_correspondent(*database_, verification.pair));
        known = std::move(made);
    }
    CorrespondentRow const& row = *known;
    if (row.value.standing == Standing::Blocked) return fail(ErrorCode::NotAllowed, "this number is blocked");
    SIGNET_CHECKED(put_aside_keys(*database_, row, verification));
    SIGNET_CHECKED(end_alarm(*database_, row, "verified", now));
    SIGNET_CHECKED(
        execute(*database_,
                "INSERT INTO long_term_keys (correspondent, ltk_id, key, use, account_key, since_ms) VALUES (?, ?, ?, ?, ?, ?)",
                row.id, verification.id, SecretValue{verification.key->expose()},
                verification.role == ExchangeRole::Recipient ? KeyUse::Waiting : KeyUse::Current, verification.account_key, now));
    bool const keeps_list = row.value.account_key == verification.account_key && row.value.list_serial > verification.list_serial;
    if (!keeps_list)
        SIGNET_CHECKED(execute(*database_, "UPDATE correspondents SET list_serial = ?, device_list = ? WHERE id = ?",
                               verification.list_serial, verification.device_list, row.id));
    SIGNET_CHECKED(execute(
        *database_,
        "UPDATE correspondents SET server_name = ?, company = ?, account_key = ?, withdrawn = 0, since_ms = ? WHERE id = ?",
        verification.server_name, verification.company, verification.account_key, now, row.id));
    // protocol.md §4: "Admit{account} when it saves or finds itself waiting"
    SIGNET_CHECKED(ServerRequests{*database_}.add(verification.pair, ServerRequest::Act::Admit));
    return transaction.commit();
}

Result<void> Correspondents::peer_proved(Pair const& pair, LtkId const& id)
{
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    SIGNET_TRY(use, query_integer(*database_, "SELECT use FROM long_term_keys WHERE correspondent = ? AND ltk_id = ? AND use < 3",
                                  row.id, id));
    if (!use || row.value.standing == Standing::Blocked) return fail(ErrorCode::NotFound, "no usable key of that id");
    bool const confirms = *use == static_cast<std::int64_t>(KeyUse::Waiting);
    if (!confirms && !row.value.changed_key && !row.value.withdrawn) return {}; // the usual case writes nothing

    WallTime const now = clock_->wall();
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    if (confirms) {
        SIGNET_CHECKED(change_use(*database_, row.id, KeyUse::Earlier, KeyUse::Old));
        SIGNET_CHECKED(change_use(*database_, row.id, KeyUse::Waiting, KeyUse::Current));
        SIGNET_CHECKED(execute(*database_, "UPDATE correspondents SET since_ms = ? WHERE id = ?", now, row.id));
    }
    // protocol.md §5: "a later §6 proved under the old ones clears the alarm; the log keeps it"
    SIGNET_CHECKED(end_alarm(*database_, row, "old key proved", now));
    SIGNET_CHECKED(execute(*database_, "UPDATE correspondents SET withdrawn = 0 WHERE id = ?", row.id));
    return transaction.commit();
}

Result<void> Correspondents::key_changed(Pair const& pair, identity::AccountKey const& new_key)
{
    WallTime const now = clock_->wall();
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    if (!row.value.account_key || *row.value.account_key == new_key || row.value.standing == Standing::Blocked)
        return fail(ErrorCode::NotAllowed, "no other key was verified");
    if (row.value.changed_key == new_key) return {};
    SIGNET_CHECKED(end_alarm(*database_, row, "replaced", now));
    SIGNET_CHECKED(
        execute(*database_, "UPDATE correspondents SET changed_key = ?, since_ms = ? WHERE id = ?", new_key, now, row.id));
    SIGNET_CHECKED(execute(
        *database_, "INSERT INTO key_alarms (own, operator, number, shown_key, raised_ms, end_reason) VALUES (?, ?, ?, ?, ?, '')",
        row.own, pair.peer.operator_id, pair.peer.number, new_key, now));
    return transaction.commit();
}

Result<std::vector<KeyAlarm>> Correspondents::alarms(Account const& own)
{
    SIGNET_TRY(own_id, own_row(*database_, own));
    SIGNET_TRY(
        rows,
        query(*database_,
              "SELECT operator, number, shown_key, raised_ms, ended_ms, end_reason FROM key_alarms WHERE own = ? ORDER BY id",
              own_id));
    std::vector<KeyAlarm> alarms;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return alarms;
        RowReader row{rows};
        KeyAlarm alarm;
        alarm.pair = {own, row.account()};
        alarm.shown_key = row.wrapped<identity::AccountKey>();
        alarm.raised = row.time();
        alarm.ended = row.optional([&] { return row.time(); });
        alarm.end_reason = row.text();
        SIGNET_CHECKED(row.whole());
        alarms.push_back(std::move(alarm));
    }
}

Result<void> Correspondents::see_device_list(Pair const& pair, std::uint64_t serial, pb::Signed const& list)
{
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    // protocol.md §6: "a lower serial than the kept one is refused"
    if (serial < row.value.list_serial) return fail(ErrorCode::NotAllowed, "an older list of devices than the one known");
    if (serial == row.value.list_serial) return {};
    SIGNET_CHECKED(
        execute(*database_, "UPDATE correspondents SET list_serial = ?, device_list = ? WHERE id = ?", serial, list, row.id));
    return {};
}

Result<void> Correspondents::see_withdrawn(Pair const& pair)
{
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    SIGNET_CHECKED(execute(*database_, "UPDATE correspondents SET withdrawn = 1 WHERE id = ?", row.id));
    return {};
}

Result<void> Correspondents::admit_again(Pair const& pair)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(keys, usable_keys(pair));
    if (keys.empty()) return {};
    SIGNET_CHECKED(ServerRequests{*database_}.add(pair, ServerRequest::Act::Admit));
    return transaction.commit();
}

Result<void> Correspondents::withdraw(Pair const& pair)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    if (row.value.standing == Standing::Blocked) return fail(ErrorCode::NotAllowed, "this number is blocked");
    SIGNET_TRY(had_keys, forget_keys(*database_, row, "withdrawn", clock_->wall()));
    if (!had_keys) return fail(ErrorCode::NotAllowed, "this person is not verified: there is nothing to withdraw");
    SIGNET_CHECKED(ServerRequests{*database_}.add(pair, ServerRequest::Act::Unadmit, true));
    SIGNET_CHECKED(transaction.commit());
    return database_->checkpoint();
}

Result<void> Correspondents::remove(Pair const& pair)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    SIGNET_TRY(had_keys, forget_keys(*database_, row, "removed", clock_->wall()));
    if (had_keys) SIGNET_CHECKED(ServerRequests{*database_}.add(pair, ServerRequest::Act::Unadmit));
    if (row.value.standing == Standing::Blocked)
        SIGNET_CHECKED(ServerRequests{*database_}.add(pair, ServerRequest::Act::Unblock));
    SIGNET_CHECKED(execute(*database_, "DELETE FROM correspondents WHERE id = ?", row.id));
    SIGNET_CHECKED(transaction.commit());
    return database_->checkpoint();
}

Result<void> Correspondents::block(Pair const& pair)
{
    WallTime const now = clock_->wall();
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(known, find_correspondent(*database_, pair));
    if (!known) SIGNET_CHECKED(insert(*database_, pair, {}, {}, now));
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    if (row.value.standing == Standing::Blocked) return {};
    SIGNET_TRY(had_keys, forget_keys(*database_, row, "blocked", now));
    SIGNET_CHECKED(execute(*database_, "UPDATE correspondents SET blocked = 1 WHERE id = ?", row.id));
    if (had_keys) SIGNET_CHECKED(ServerRequests{*database_}.add(pair, ServerRequest::Act::Unadmit));
    SIGNET_CHECKED(ServerRequests{*database_}.add(pair, ServerRequest::Act::Block));
    SIGNET_CHECKED(transaction.commit());
    return database_->checkpoint();
}

Result<void> Correspondents::unblock(Pair const& pair)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(row, require_correspondent(*database_, pair));
    if (row.value.standing != Standing::Blocked) return fail(ErrorCode::NotAllowed, "this number is not blocked");
    SIGNET_CHECKED(
        execute(*database_, "UPDATE correspondents SET blocked = 0, since_ms = ? WHERE id = ?", clock_->wall(), row.id));
    SIGNET_CHECKED(ServerRequests{*database_}.add(pair, ServerRequest::Act::Unblock));
    return transaction.commit();
}

} // namespace signet::store
