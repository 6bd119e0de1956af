#include "core/store/correspondent_rows.h"

namespace signet::store {

namespace {

/// The standing follows from the row and its keys, so that the two cannot contradict each other.
constexpr char const* select_correspondents =
    "SELECT c.id, c.operator, c.number, c.server_name, c.company, c.own_name, c.since_ms, c.added_ms, c.account_key, "
    "c.changed_key,"
    " c.list_serial, c.device_list, c.withdrawn, c.blocked,"
    " EXISTS (SELECT 1 FROM long_term_keys k WHERE k.correspondent = c.id AND k.use = 1),"
    " EXISTS (SELECT 1 FROM long_term_keys k WHERE k.correspondent = c.id AND k.use = 0)"
    " FROM correspondents c WHERE c.own = ?";

Standing standing_of(Correspondent const& correspondent, bool blocked, bool waiting, bool current)
{
    if (blocked) return Standing::Blocked;
    if (correspondent.changed_key) return Standing::Changed;
    if (waiting) return Standing::Waiting;
    return current ? Standing::Verified : Standing::Unverified;
}

Result<CorrespondentRow> read_correspondent(sql::Statement const& statement, std::int64_t own_id, Account const& own)
{
    RowReader row{statement};
    CorrespondentRow found{.own = own_id, .id = row.integer()};
    Correspondent& value = found.value;
    value.pair = {own, row.account()};
    value.server_name = row.text();
    value.company = row.text();
    value.own_name = row.text();
    value.since = row.time();
    value.added = row.time();
    value.account_key = row.optional([&] { return row.wrapped<identity::AccountKey>(); });
    value.changed_key = row.optional([&] { return row.wrapped<identity::AccountKey>(); });
    value.list_serial = row.count();
    value.device_list = row.optional([&] { return row.statement(); });
    value.withdrawn = row.flag();
    bool const blocked = row.flag();
    bool const waiting = row.flag();
    bool const current = row.flag();
    value.standing = standing_of(value, blocked, waiting, current);
    SIGNET_CHECKED(row.whole());
    return found;
}

} // namespace

char const* name_of(Standing standing)
{
    switch (standing) {
    case Standing::Unverified: return "unverified";
    case Standing::Waiting: return "waiting";
    case Standing::Verified: return "verified";
    case Standing::Changed: return "changed";
    case Standing::Blocked: return "blocked";
    }
    return "unverified";
}

Result<std::optional<CorrespondentRow>> find_correspondent(sql::Database& database, Pair const& pair)
{
    SIGNET_TRY(own, own_row(database, pair.own));
    static std::string const text = std::string{select_correspondents} + " AND c.operator = ? AND c.number = ?";
    SIGNET_TRY(rows, query(database, text.c_str(), own, pair.peer.operator_id, pair.peer.number));
    SIGNET_TRY(has_row, rows.step());
    if (!has_row) return std::optional<CorrespondentRow>{};
    SIGNET_TRY(row, read_correspondent(rows, own, pair.own));
    return std::optional{std::move(row)};
}

Result<CorrespondentRow> require_correspondent(sql::Database& database, Pair const& pair)
{
    SIGNET_TRY(row, find_correspondent(database, pair));
    if (!row) return fail(ErrorCode::NotFound, "nobody of that number is on the list");
    return std::move(*row);
}

Result<std::vector<Correspondent>> list_correspondents(sql::Database& database, Account const& own)
{
    SIGNET_TRY(own_id, own_row(database, own));
    static std::string const text = std::string{select_correspondents} + " ORDER BY c.number, c.operator";
    SIGNET_TRY(rows, query(database, text.c_str(), own_id));
    std::vector<Correspondent> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return all;
        SIGNET_TRY(row, read_correspondent(rows, own_id, own));
        all.push_back(std::move(row.value));
    }
}

Result<void> stop_envelopes(sql::Database& database, CorrespondentRow const& row, std::string_view reason, WallTime now)
{
    Account const& peer = row.value.pair.peer;
    static constexpr char const* open_ones =
        "(SELECT id FROM envelopes WHERE own = ? AND operator = ? AND number = ? AND state < 8)";
    auto const with_open_ones = [](char const* before) { return std::string{before} + open_ones; };

    static std::string const remember =
        with_open_ones("INSERT OR IGNORE INTO cancelled (own, operator, number, direction, envelope, told)"
                       " SELECT own, operator, number, direction, envelope, 1 FROM envelopes WHERE id IN ");
    static std::string const spools = with_open_ones("INSERT OR IGNORE INTO leftovers (direction, folder, save_folder, row)"
                                                     " SELECT 1, spool, '', id FROM sent WHERE spool <> '' AND id IN ");
    static std::string const parts = with_open_ones("INSERT OR IGNORE INTO leftovers (direction, folder, save_folder, row)"
                                                    " SELECT 2, part, save_folder, id FROM received WHERE part <> '' AND id IN ");
    static std::string const sent = with_open_ones("UPDATE sent SET key = NULL, spool = '' WHERE id IN ");
    static std::string const received = with_open_ones("UPDATE received SET part = '', placing = 0 WHERE id IN ");
    for (std::string const* each : {&remember, &spools, &parts, &sent, &received})
        SIGNET_CHECKED(execute(database, each->c_str(), row.own, peer.operator_id, peer.number));
    SIGNET_CHECKED(execute(database,
                           "UPDATE envelopes SET state = 12, reason = ?, detail = '', paused_by = 0, ended_ms = ?"
                           " WHERE own = ? AND operator = ? AND number = ? AND state < 8",
                           reason, now, row.own, peer.operator_id, peer.number));
    // Nor is there anybody left to tell of cancels made before.
    SIGNET_CHECKED(execute(database, "UPDATE cancelled SET told = 1 WHERE own = ? AND operator = ? AND number = ?", row.own,
                           peer.operator_id, peer.number));
    return {};
}

} // namespace signet::store
