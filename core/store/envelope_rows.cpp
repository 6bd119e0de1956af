#include "core/store/envelope_rows.h"

namespace signet::store {

char const* name_of(EnvelopeState state)
{
    switch (state) {
    case EnvelopeState::Sealing: return "sealing";
    case EnvelopeState::Waiting: return "waiting";
    case EnvelopeState::Calling: return "calling";
    case EnvelopeState::Sending: return "sending";
    case EnvelopeState::Receiving: return "receiving";
    case EnvelopeState::Paused: return "paused";
    case EnvelopeState::Interrupted: return "interrupted";
    case EnvelopeState::Delivered: return "delivered";
    case EnvelopeState::Received: return "received";
    case EnvelopeState::Refused: return "refused";
    case EnvelopeState::Failed: return "failed";
    case EnvelopeState::Cancelled: return "cancelled";
    }
    return "failed";
}

EnvelopeRow read_envelope(RowReader& reader)
{
    EnvelopeRow row;
    row.row = reader.integer();
    row.direction = reader.enumerator(EnvelopeDirection::Received);
    row.id = reader.wrapped<EnvelopeId>();
    row.pair.own = reader.account();
    row.pair.peer = reader.account();
    row.party = reader.text();
    row.company = reader.text();
    row.standing = reader.enumerator(Standing::Blocked);
    row.started = reader.time();
    row.ended = reader.optional([&] { return reader.time(); });
    row.files = reader.count();
    row.bytes = reader.count();
    row.state = reader.enumerator(EnvelopeState::Cancelled);
    row.reason.code = reader.text();
    row.reason.detail = reader.text();
    row.paused_by = reader.enumerator(PausedBy::Disk);
    row.tracking = reader.optional([&] { return reader.wrapped<TrackingId>(); });
    row.runs = reader.count();
    row.tries = reader.count();
    row.duplicates = reader.count();
    return row;
}

Result<std::vector<EnvelopeRow>> read_envelopes(sql::Statement& rows)
{
    std::vector<EnvelopeRow> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return all;
        RowReader reader{rows};
        EnvelopeRow row = read_envelope(reader);
        SIGNET_CHECKED(reader.whole());
        all.push_back(std::move(row));
    }
}

Result<RowId> insert_envelope(sql::Database& database, NewRow const& row, WallTime now)
{
    SIGNET_TRY(peer, require_correspondent(database, row.pair));
    SIGNET_CHECKED(
        execute(database,
                "INSERT INTO envelopes (direction, envelope, own, operator, number, party, company, standing, started_ms, files,"
                " bytes, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.direction, row.id, peer.own, row.pair.peer.operator_id, row.pair.peer.number, peer.value.shown_name(),
                peer.value.company, peer.value.standing, now, row.files, row.bytes, row.state));
    return database.last_row();
}

Result<std::optional<RowId>> find_envelope(sql::Database& database, Pair const& pair, EnvelopeDirection direction,
                                           EnvelopeId const& id)
{
    SIGNET_TRY(own, own_row(database, pair.own));
    return query_integer(
        database, "SELECT id FROM envelopes WHERE own = ? AND operator = ? AND number = ? AND direction = ? AND envelope = ?",
        own, pair.peer.operator_id, pair.peer.number, direction, id);
}

Result<void> require_open(sql::Database& database, RowId row, EnvelopeDirection direction)
{
    SIGNET_TRY(state, query_integer(database, "SELECT state FROM envelopes WHERE id = ? AND direction = ?", row, direction));
    if (!state) return fail(ErrorCode::NotFound, "no such envelope");
    if (is_final(static_cast<EnvelopeState>(*state))) return fail(ErrorCode::NotAllowed, "this envelope is over");
    return {};
}

Result<void> set_envelope_state(sql::Database& database, RowId row, EnvelopeDirection direction, EnvelopeState state,
                                Reason const& reason, PausedBy paused_by)
{
    check(!is_final(state));
    SIGNET_CHECKED(require_open(database, row, direction));
    SIGNET_CHECKED(execute(database, "UPDATE envelopes SET state = ?, reason = ?, detail = ?, paused_by = ? WHERE id = ?", state,
                           reason.code, reason.detail, paused_by, row));
    return {};
}

Result<void> end_envelope(sql::Database& database, RowId row, EnvelopeDirection direction, EnvelopeState state,
                          Reason const& reason, WallTime now)
{
    check(is_final(state));
    SIGNET_CHECKED(require_open(database, row, direction));
    SIGNET_CHECKED(execute(database,
                           "UPDATE envelopes SET state = ?, reason = ?, detail = ?, paused_by = 0, ended_ms = ? WHERE id = ?",
                           state, reason.code, reason.detail, now, row));
    return {};
}

Result<void> keep_header(sql::Database& database, RowId row, ByteView plaintext)
{
    SIGNET_CHECKED(
        execute(database,
                "INSERT INTO headers (id, plaintext) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET plaintext = excluded.plaintext",
                row, plaintext));
    return {};
}

Result<Bytes> read_header(sql::Database& database, RowId row)
{
    SIGNET_TRY(rows, query(database, "SELECT plaintext FROM headers WHERE id = ?", row));
    SIGNET_TRY(has_row, rows.step());
    return has_row ? rows.blob(0) : Bytes{};
}

Result<void> keep_signer(sql::Database& database, RowId row, identity::DeviceCredentials const& signer)
{
    SIGNET_CHECKED(execute(
        database,
        "INSERT INTO receipt_signers (id, account_key, certificate, device_list) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET account_key = excluded.account_key, certificate = excluded.certificate, device_list = excluded.device_list",
        row, signer.account_key, signer.certificate, signer.list));
    return {};
}

Result<void> remember_cancel(sql::Database& database, Pair const& pair, UntoldCancel const& cancel, bool told)
{
    SIGNET_TRY(own, own_row(database, pair.own));
    SIGNET_CHECKED(execute(
        database, "INSERT OR IGNORE INTO cancelled (own, operator, number, direction, envelope, told) VALUES (?, ?, ?, ?, ?, ?)",
        own, pair.peer.operator_id, pair.peer.number, cancel.direction, cancel.id, told));
    return {};
}

Result<std::vector<Leftover>> list_leftovers(sql::Database& database, EnvelopeDirection direction)
{
    SIGNET_TRY(rows, query(database, "SELECT row, folder, save_folder FROM leftovers WHERE direction = ?", direction));
    std::vector<Leftover> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return all;
        all.push_back({.row = rows.integer(0), .folder = rows.text(1), .save_folder = rows.text(2)});
    }
}

Result<std::vector<std::string>> known_folders(sql::Database& database, char const* text)
{
    SIGNET_TRY(rows, query(database, text));
    std::vector<std::string> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return all;
        all.push_back(rows.text(0));
    }
}

Result<void> leftover_wiped(sql::Database& database, EnvelopeDirection direction, std::string_view folder)
{
    SIGNET_CHECKED(execute(database, "DELETE FROM leftovers WHERE direction = ? AND folder = ?", direction, folder));
    return {};
}

} // namespace signet::store
