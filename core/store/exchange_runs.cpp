#include "core/store/exchange_runs.h"

#include "core/store/row_io.h"

namespace signet::store {

namespace {

constexpr hours counting_window = 24h; ///< protocol.md §5 "Counting"

Result<std::size_t> runs_since(sql::Database& database, std::int64_t own, Account const& peer, WallTime since)
{
    SIGNET_TRY(
        runs, query_integer(database,
                            "SELECT count(*) FROM exchange_runs WHERE own = ? AND operator = ? AND number = ? AND counted_ms > ?",
                            own, peer.operator_id, peer.number, since));
    return static_cast<std::size_t>(runs.value_or(0));
}

} // namespace

Result<RunId> ExchangeRuns::count(Pair const& pair, ExchangeRole role)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(own, own_row(*database_, pair.own));
    SIGNET_TRY(now, highest_->now());
    SIGNET_TRY(runs, runs_since(*database_, own, pair.peer, now - counting_window));
    if (runs >= max_runs_a_day) return fail(ErrorCode::NotAllowed, "too many key exchanges with this number today");
    SIGNET_CHECKED(execute(*database_,
                           "INSERT INTO exchange_runs (own, operator, number, role, started_ms, counted_ms, result, reason)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, '')",
                           own, pair.peer.operator_id, pair.peer.number, role, clock_->wall(), now, RunResult::Open));
    RunId const run = database_->last_row();
    SIGNET_CHECKED(transaction.commit());
    return run;
}

Result<std::size_t> ExchangeRuns::left(Pair const& pair)
{
    SIGNET_TRY(own, own_row(*database_, pair.own));
    SIGNET_TRY(now, highest_->now());
    SIGNET_TRY(runs, runs_since(*database_, own, pair.peer, now - counting_window));
    return runs >= max_runs_a_day ? 0 : max_runs_a_day - runs;
}

Result<void> ExchangeRuns::finished(RunId run, RunResult result, std::string_view reason)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(changed, execute(*database_,
                                "UPDATE exchange_runs SET ended_ms = ?, result = ?, reason = ? WHERE id = ? AND ended_ms IS NULL",
                                clock_->wall(), result, reason, run));
    if (changed == 0) return fail(ErrorCode::NotAllowed, "the key exchange is over already");
    return {};
}

Result<std::size_t> ExchangeRuns::failures(Pair const& pair)
{
    SIGNET_TRY(own, own_row(*database_, pair.own));
    SIGNET_TRY(now, highest_->now());
    SIGNET_TRY(
        failed,
        query_integer(*database_,
                      "SELECT count(*) FROM exchange_runs WHERE own = ?1 AND operator = ?2 AND number = ?3 AND counted_ms > ?4"
                      " AND result = 2 AND id > (SELECT coalesce(max(id), 0) FROM exchange_runs"
                      " WHERE own = ?1 AND operator = ?2 AND number = ?3 AND result = 1)",
                      own, pair.peer.operator_id, pair.peer.number, now - counting_window));
    return static_cast<std::size_t>(failed.value_or(0));
}

Result<std::vector<ExchangeRun>> ExchangeRuns::list(Account const& own)
{
    SIGNET_TRY(own_id, own_row(*database_, own));
    SIGNET_TRY(rows, query(*database_,
                           "SELECT id, operator, number, role, started_ms, ended_ms, result, reason FROM exchange_runs WHERE own "
                           "= ? ORDER BY id",
                           own_id));
    std::vector<ExchangeRun> runs;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return runs;
        RowReader row{rows};
        ExchangeRun run;
        run.id = row.integer();
        run.pair = {own, row.account()};
        run.role = row.enumerator(ExchangeRole::Recipient);
        run.started = row.time();
        run.ended = row.optional([&] { return row.time(); });
        run.result = row.enumerator(RunResult::Declined);
        run.reason = row.text();
        SIGNET_CHECKED(row.whole());
        runs.push_back(std::move(run));
    }
}

Result<void> ExchangeRuns::close_open()
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(execute(*database_,
                           "UPDATE exchange_runs SET ended_ms = ?, result = 2, reason = 'stopped' WHERE ended_ms IS NULL",
                           clock_->wall()));
    return {};
}

} // namespace signet::store
