#pragma once

#include "core/store/correspondent_rows.h"
#include "core/store/envelope_row.h"
#include "core/store/sent_envelopes.h"

namespace signet::store {

/// The columns of an EnvelopeRow, in read_envelope's order, from `envelopes e JOIN own_accounts o ON o.id = e.own`.
inline constexpr char const* envelope_columns =
    " e.id, e.direction, e.envelope, o.operator, o.number, e.operator, e.number, e.party, e.company, e.standing, e.started_ms, "
    "e.ended_ms,"
    " e.files, e.bytes, e.state, e.reason, e.detail, e.paused_by, e.tracking, e.runs, e.tries, e.duplicates ";
inline constexpr char const* from_envelopes = " FROM envelopes e JOIN own_accounts o ON o.id = e.own ";
[[nodiscard]] EnvelopeRow read_envelope(RowReader& reader);

/// All rows of a statement over envelope_columns.
[[nodiscard]] Result<std::vector<EnvelopeRow>> read_envelopes(sql::Statement& rows);

struct NewRow {
    EnvelopeDirection direction = EnvelopeDirection::Sent;
    EnvelopeId id;
    Pair pair;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    EnvelopeState state = EnvelopeState::Sealing;
};
/// NotFound where the peer is not on the list; Exists.
[[nodiscard]] Result<RowId> insert_envelope(sql::Database& database, NewRow const& row, WallTime now);
[[nodiscard]] Result<std::optional<RowId>> find_envelope(sql::Database& database, Pair const& pair, EnvelopeDirection direction,
                                                         EnvelopeId const& id);

/// Open rows of one direction only: NotFound for a row that is not there, NotAllowed for a final one.
[[nodiscard]] Result<void> set_envelope_state(sql::Database& database, RowId row, EnvelopeDirection direction,
                                              EnvelopeState state, Reason const& reason, PausedBy paused_by);
/// To a final state, from an open one.
[[nodiscard]] Result<void> end_envelope(sql::Database& database, RowId row, EnvelopeDirection direction, EnvelopeState state,
                                        Reason const& reason, WallTime now);
/// An open row of that direction, as set_envelope_state wants it.
[[nodiscard]] Result<void> require_open(sql::Database& database, RowId row, EnvelopeDirection direction);

[[nodiscard]] Result<void> keep_header(sql::Database& database, RowId row, ByteView plaintext);
[[nodiscard]] Result<Bytes> read_header(sql::Database& database, RowId row);

/// Who signed the row's receipt; in place of who signed an earlier one.
[[nodiscard]] Result<void> keep_signer(sql::Database& database, RowId row, identity::DeviceCredentials const& signer);

/// Remembers that an id was cancelled, and whether the peer has yet to hear it.
[[nodiscard]] Result<void> remember_cancel(sql::Database& database, Pair const& pair, UntoldCancel const& cancel, bool told);

[[nodiscard]] Result<std::vector<Leftover>> list_leftovers(sql::Database& database, EnvelopeDirection direction);
[[nodiscard]] Result<std::vector<std::string>> known_folders(sql::Database& database, char const* text); ///< one text column
[[nodiscard]] Result<void> leftover_wiped(sql::Database& database, EnvelopeDirection direction, std::string_view folder);

} // namespace signet::store
