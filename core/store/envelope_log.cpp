#include "core/store/envelope_log.h"

#include "core/store/envelope_rows.h"

#include <algorithm>
#include <cctype>
#include <limits>

namespace signet::store {

namespace {

constexpr std::size_t shortest_prefix = 4; ///< hexadecimal digits; ours: a slip of the finger should hit nothing

/// `text` as it stands between two % of LIKE.
std::string like_anywhere(std::string_view text)
{
    std::string pattern = "%";
    for (char const each : text) {
        if (each == '%' || each == '_' || each == '\\') pattern += '\\';
        pattern += each;
    }
    return pattern + "%";
}

Result<std::string> hex_prefix(std::string_view prefix)
{
    bool const is_hex =
        std::ranges::all_of(prefix, [](char each) { return std::isxdigit(static_cast<unsigned char>(each)) != 0; });
    if (!is_hex || prefix.size() < shortest_prefix || prefix.size() > 2 * EnvelopeId::size)
        return fail(ErrorCode::InvalidArgument, "no envelope's id begins like that");
    return std::string{prefix} + "%";
}

std::string const select_lines =
    std::string{"SELECT"} + envelope_columns
    + ", s.sources, s.content_hash, r.names, r.path, coalesce(r.complete, 0), coalesce(m.seen, 0), m.deleted_ms" + from_envelopes
    + "LEFT JOIN sent s ON s.id = e.id LEFT JOIN received r ON r.id = e.id"
      " LEFT JOIN received_marks m ON m.id = e.id";

/// "report.pdf" of "/home/anna/report.pdf".
void keep_last_component(std::string& path)
{
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    path.erase(0, path.rfind('/') + 1);
}

Result<LogLine> read_line(sql::Statement const& row)
{
    RowReader reader{row};
    LogLine line{.row = read_envelope(reader), .path = {}, .names = {}, .deleted = {}};
    Bytes const sources = reader.blob();
    bool const sealed = reader.optional([&] { return reader.array<32>(); }).has_value();
    Bytes const names = reader.blob();
    line.path = reader.text();
    bool const complete = reader.flag();
    bool const seen = reader.flag();
    line.deleted = reader.optional([&] { return reader.time(); });
    SIGNET_CHECKED(reader.whole());
    if (line.row.direction == EnvelopeDirection::Sent) {
        SIGNET_TRY(picked, parse_texts(sources, LogLine::max_names));
        line.names = std::move(picked);
        std::ranges::for_each(line.names, keep_last_component);
        line.sealed = sealed || is_final(line.row.state);
        return line;
    }
    line.seen = seen || !complete;
    if (!complete || line.deleted) line.path.clear(); // planned only, or gone
    SIGNET_TRY(placed, parse_texts(names, LogLine::max_names));
    line.names = std::move(placed);
    return line;
}

} // namespace

Result<std::vector<EnvelopeRow>> EnvelopeLog::rows(LogFilter const& filter)
{
    std::optional<std::int64_t> own;
    if (filter.own) {
        SIGNET_TRY(row, own_row(*database_, *filter.own));
        own = row;
    }
    std::optional<OperatorId> peer_operator;
    std::optional<AccountNumber> peer_number;
    if (filter.peer) {
        peer_operator = filter.peer->operator_id;
        peer_number = filter.peer->number;
    }
    std::optional<std::string> like;
    if (!filter.text.empty()) like = like_anywhere(filter.text);
    static std::string const text =
        std::string{"SELECT"} + envelope_columns + from_envelopes
        + "WHERE (?1 IS NULL OR e.direction = ?1) AND (?2 IS NULL OR e.own = ?2)"
          " AND (?3 IS NULL OR (e.operator = ?3 AND e.number = ?4)) AND (?5 IS NULL OR e.state = ?5)"
          " AND (?6 IS NULL OR e.started_ms >= ?6)"
          " AND (?7 IS NULL OR e.party LIKE ?7 ESCAPE '\\' OR e.company LIKE ?7 ESCAPE '\\' OR e.number LIKE ?7 ESCAPE '\\')"
          " ORDER BY e.id DESC LIMIT ?8";
    std::int64_t const limit = filter.newest == 0 ? -1 : static_cast<std::int64_t>(filter.newest);
    SIGNET_TRY(statement, query(*database_, text.c_str(), filter.direction, own, peer_operator, peer_number, filter.state,
                                filter.since, like, limit));
    SIGNET_TRY(all, read_envelopes(statement));
    std::ranges::reverse(all);
    return all;
}

Result<std::vector<LogLine>> EnvelopeLog::lines(std::size_t newest, RowId before)
{
    static std::string const text = select_lines + " WHERE e.id < ? ORDER BY e.id DESC LIMIT ?";
    SIGNET_TRY(rows, query(*database_, text.c_str(), before == 0 ? std::numeric_limits<RowId>::max() : before,
                           newest == 0 ? -1 : static_cast<std::int64_t>(newest)));
    std::vector<LogLine> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) {
            std::ranges::reverse(all);
            return all;
        }
        SIGNET_TRY(line, read_line(rows));
        all.push_back(std::move(line));
    }
}

Result<LogLine> EnvelopeLog::line(RowId row)
{
    static std::string const text = select_lines + " WHERE e.id = ?";
    SIGNET_TRY(rows, query(*database_, text.c_str(), row));
    SIGNET_TRY(has_row, rows.step());
    if (!has_row) return fail(ErrorCode::NotFound, "no such envelope");
    return read_line(rows);
}

Result<EnvelopeRow> EnvelopeLog::find(std::string_view id_prefix)
{
    SIGNET_TRY(pattern, hex_prefix(id_prefix));
    static std::string const text =
        std::string{"SELECT"} + envelope_columns + from_envelopes
        + "LEFT JOIN sent s ON s.id = e.id WHERE hex(e.envelope) LIKE ?1 OR hex(s.replaces) LIKE ?1 LIMIT 2";
    SIGNET_TRY(rows, query(*database_, text.c_str(), pattern));
    SIGNET_TRY(found, read_envelopes(rows));
    if (found.empty()) return fail(ErrorCode::NotFound, "no such envelope");
    if (found.size() > 1) return fail(ErrorCode::InvalidArgument, "several envelopes' ids begin like that");
    return std::move(found.front());
}

Result<EvidenceRow> EnvelopeLog::evidence(RowId row)
{
    static std::string const text =
        std::string{"SELECT"} + envelope_columns
        + ", coalesce(s.key_commit, r.key_commit), coalesce(s.content_hash, r.content_hash),"
          " coalesce(s.receipt, r.receipt), h.plaintext, k.account_key, k.certificate, k.device_list"
        + from_envelopes
        + "LEFT JOIN sent s ON s.id = e.id LEFT JOIN received r ON r.id = e.id LEFT JOIN headers h ON h.id = e.id"
          " LEFT JOIN receipt_signers k ON k.id = e.id WHERE e.id = ?";
    SIGNET_TRY(rows, query(*database_, text.c_str(), row));
    SIGNET_TRY(has_row, rows.step());
    if (!has_row) return fail(ErrorCode::NotFound, "no such envelope");
    RowReader reader{rows};
    EvidenceRow evidence{.row = read_envelope(reader),
                         .key_commit = reader.array<32>(),
                         .content_hash = {},
                         .receipt = {},
                         .header = {},
                         .signer = {}};
    evidence.content_hash = reader.optional([&] { return reader.array<32>(); });
    evidence.receipt = reader.blob();
    evidence.header = reader.blob();
    if (!reader.at_null()) {
        identity::DeviceCredentials& signer = evidence.signer.emplace();
        signer.account_key = reader.wrapped<identity::AccountKey>();
        signer.certificate = reader.statement();
        signer.list = reader.statement();
    }
    SIGNET_CHECKED(reader.whole());
    return evidence;
}

Result<void> EnvelopeLog::interrupt_open()
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(execute(*database_, "UPDATE envelopes SET state = ? WHERE direction IN (1, 2) AND state = ?",
                           EnvelopeState::Waiting, EnvelopeState::Calling));
    SIGNET_CHECKED(execute(*database_,
                           "UPDATE envelopes SET state = ?, reason = 'stopped', detail = ''"
                           " WHERE direction IN (1, 2) AND state IN (?, ?)",
                           EnvelopeState::Interrupted, EnvelopeState::Sending, EnvelopeState::Receiving));
    return transaction.commit();
}

Result<std::vector<UntoldCancel>> EnvelopeLog::untold_cancels(Pair const& pair)
{
    SIGNET_TRY(own, own_row(*database_, pair.own));
    SIGNET_TRY(rows, query(*database_,
                           "SELECT envelope, direction FROM cancelled WHERE own = ? AND operator = ? AND number = ? AND told = 0",
                           own, pair.peer.operator_id, pair.peer.number));
    std::vector<UntoldCancel> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return all;
        RowReader reader{rows};
        UntoldCancel cancel{.id = reader.wrapped<EnvelopeId>()};
        cancel.direction = reader.enumerator(EnvelopeDirection::Received);
        SIGNET_CHECKED(reader.whole());
        all.push_back(cancel);
    }
}

Result<void> EnvelopeLog::cancel_told(Pair const& pair, UntoldCancel const& cancel)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(own, own_row(*database_, pair.own));
    SIGNET_CHECKED(
        execute(*database_,
                "UPDATE cancelled SET told = 1 WHERE own = ? AND operator = ? AND number = ? AND direction = ? AND envelope = ?",
                own, pair.peer.operator_id, pair.peer.number, cancel.direction, cancel.id));
    return {};
}

} // namespace signet::store
