#include "core/store/sent_envelopes.h"

#include "core/store/envelope_rows.h"

namespace signet::store {

namespace {

constexpr EnvelopeDirection sent_ones = EnvelopeDirection::Sent;

/// The spool goes to the leftovers and the key is wiped: nothing of the envelope can be sent any more.
Result<void> give_up_spool(sql::Database& database, RowId row)
{
    SIGNET_CHECKED(execute(database,
                           "INSERT OR IGNORE INTO leftovers (direction, folder, save_folder, row)"
                           " SELECT 1, spool, '', id FROM sent WHERE spool <> '' AND id = ?",
                           row));
    SIGNET_CHECKED(execute(database, "UPDATE sent SET key = NULL, spool = '' WHERE id = ?", row));
    return {};
}

Result<void> end_sent(sql::Database& database, RowId row, EnvelopeState state, Reason const& reason, WallTime now)
{
    SIGNET_CHECKED(end_envelope(database, row, sent_ones, state, reason, now));
    return give_up_spool(database, row);
}

} // namespace

Result<RowId> SentEnvelopes::begin(NewSent const& envelope)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    NewRow const new_row{sent_ones, envelope.id, envelope.pair, envelope.files, envelope.bytes, EnvelopeState::Sealing};
    SIGNET_TRY(row, insert_envelope(*database_, new_row, clock_->wall()));
    SIGNET_CHECKED(execute(*database_,
                           "INSERT INTO sent (id, key, key_commit, compress, sources, spool) VALUES (?, ?, ?, ?, ?, ?)", row,
                           SecretValue{envelope.key->expose()}, envelope.key_commit, envelope.compress,
                           encode_texts(envelope.sources), envelope.spool));
    SIGNET_CHECKED(transaction.commit());
    return row;
}

Result<SentEnvelope> SentEnvelopes::get(RowId row)
{
    static std::string const text =
        std::string{"SELECT"} + envelope_columns
        + ", s.key, s.key_commit, s.compress, s.sources, s.spool, s.replaces, s.restarts, s.bad_file_proofs,"
          " s.content_hash, s.chunks, s.receipt"
        + from_envelopes + "JOIN sent s ON s.id = e.id WHERE e.id = ?";
    SIGNET_TRY(rows, query(*database_, text.c_str(), row));
    SIGNET_TRY(has_row, rows.step());
    if (!has_row) return fail(ErrorCode::NotFound, "no such envelope");
    RowReader reader{rows};
    SentEnvelope envelope{.row = read_envelope(reader), .details = {}};
    SentDetails& details = envelope.details;
    details.key = reader.secret<EnvelopeKey>();
    details.key_commit = reader.array<32>();
    details.compress = reader.flag();
    Bytes const sources = reader.blob();
    details.spool = reader.text();
    details.replaces = reader.optional([&] { return reader.wrapped<EnvelopeId>(); });
    details.restarts = reader.count();
    details.bad_file_proofs = reader.count();
    details.content_hash = reader.optional([&] { return reader.array<32>(); });
    details.chunks = reader.optional([&] { return reader.count(); });
    details.receipt = reader.blob();
    SIGNET_CHECKED(reader.whole());
    SIGNET_TRY(texts, parse_texts(sources));
    details.sources = std::move(texts);
    return envelope;
}

Result<std::optional<RowId>> SentEnvelopes::find(Pair const& pair, EnvelopeId const& id)
{
    return find_envelope(*database_, pair, sent_ones, id);
}

Result<std::vector<EnvelopeRow>> SentEnvelopes::pending(Account const& own)
{
    SIGNET_TRY(own_id, own_row(*database_, own));
    static std::string const text = std::string{"SELECT"} + envelope_columns + from_envelopes
                                    + "WHERE e.direction = 1 AND e.state < 8 AND e.own = ? ORDER BY e.id";
    SIGNET_TRY(rows, query(*database_, text.c_str(), own_id));
    return read_envelopes(rows);
}

Result<void> SentEnvelopes::set_header(RowId row, ByteView header, std::uint64_t files, std::uint64_t bytes)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(require_open(*database_, row, sent_ones));
    SIGNET_CHECKED(keep_header(*database_, row, header));
    SIGNET_CHECKED(execute(*database_, "UPDATE envelopes SET files = ?, bytes = ? WHERE id = ?", files, bytes, row));
    return transaction.commit();
}

Result<Bytes> SentEnvelopes::header(RowId row)
{
    return read_header(*database_, row);
}

Result<void> SentEnvelopes::sealed(RowId row, crypto::Digest const& content_hash, std::uint64_t chunks)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(require_open(*database_, row, sent_ones));
    SIGNET_CHECKED(execute(*database_, "UPDATE sent SET content_hash = ?, chunks = ? WHERE id = ?", content_hash, chunks, row));
    return {};
}

Result<void> SentEnvelopes::set_state(RowId row, EnvelopeState state, Reason const& reason)
{
    sql::RelaxedCommits const relaxed{*database_};
    check(state != EnvelopeState::Paused);
    return set_envelope_state(*database_, row, sent_ones, state, reason, PausedBy::Nobody);
}

Result<void> SentEnvelopes::pause(RowId row, PausedBy by, Reason const& reason)
{
    return set_envelope_state(*database_, row, sent_ones, EnvelopeState::Paused, reason, by);
}

Result<void> SentEnvelopes::run_began(RowId row, TrackingId const& tracking)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(require_open(*database_, row, sent_ones));
    SIGNET_CHECKED(execute(
        *database_,
        "UPDATE envelopes SET state = 3, reason = '', detail = '', paused_by = 0, tracking = ?, runs = runs + 1 WHERE id = ?",
        tracking, row));
    return {};
}

Result<std::uint64_t> SentEnvelopes::count_try(RowId row)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(require_open(*database_, row, sent_ones));
    SIGNET_CHECKED(execute(*database_, "UPDATE envelopes SET tries = tries + 1 WHERE id = ?", row));
    SIGNET_TRY(tries, query_integer(*database_, "SELECT tries FROM envelopes WHERE id = ?", row));
    return static_cast<std::uint64_t>(tries.value_or(0));
}

Result<void> SentEnvelopes::reset_tries(RowId row)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(execute(*database_, "UPDATE envelopes SET tries = 0 WHERE id = ? AND tries > 0", row));
    return {};
}

Result<void> SentEnvelopes::restart(RowId row, Restart const& restart)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(require_open(*database_, row, sent_ones));
    SIGNET_CHECKED(give_up_spool(*database_, row));
    SIGNET_CHECKED(execute(
        *database_,
        "UPDATE sent SET replaces = (SELECT envelope FROM envelopes e WHERE e.id = sent.id), key = ?, key_commit = ?, spool = ?,"
        " restarts = restarts + 1, bad_file_proofs = bad_file_proofs + ?, content_hash = NULL, chunks = NULL WHERE id = ?",
        SecretValue{restart.key->expose()}, restart.key_commit, restart.spool, restart.after_bad_file_proof, row));
    SIGNET_CHECKED(execute(*database_, "DELETE FROM headers WHERE id = ?", row));
    SIGNET_CHECKED(execute(*database_,
                           "UPDATE envelopes SET envelope = ?, state = 1, reason = ?, detail = ?, paused_by = 0, runs = 0"
                           " WHERE id = ?",
                           restart.id, restart.reason.code, restart.reason.detail, row));
    return transaction.commit();
}

Result<void> SentEnvelopes::delivered(RowId row, KeptReceipt const& receipt, crypto::Digest const& content_hash)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(end_sent(*database_, row, EnvelopeState::Delivered, {}, clock_->wall()));
    SIGNET_CHECKED(
        execute(*database_, "UPDATE sent SET receipt = ?, content_hash = ? WHERE id = ?", receipt.statement, content_hash, row));
    SIGNET_CHECKED(keep_signer(*database_, row, receipt.signer));
    return transaction.commit();
}

Result<void> SentEnvelopes::ended(RowId row, EnvelopeState state, Reason const& reason)
{
    check(state == EnvelopeState::Refused || state == EnvelopeState::Failed || state == EnvelopeState::Cancelled);
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(end_sent(*database_, row, state, reason, clock_->wall()));
    return transaction.commit();
}

Result<void> SentEnvelopes::cancel(RowId row, PeerKnows peer_knows, Reason const& reason)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(envelope, get(row));
    SIGNET_CHECKED(end_sent(*database_, row, EnvelopeState::Cancelled, reason, clock_->wall()));
    // A peer that no call has reached under this id has nothing of it to throw away, but perhaps of the one before.
    bool const knows = peer_knows == PeerKnows::Yes;
    SIGNET_CHECKED(remember_cancel(*database_, envelope.row.pair, {envelope.row.id, sent_ones}, knows || envelope.row.runs == 0));
    if (envelope.details.replaces)
        SIGNET_CHECKED(remember_cancel(*database_, envelope.row.pair, {*envelope.details.replaces, sent_ones}, knows));
    return transaction.commit();
}

Result<std::vector<Leftover>> SentEnvelopes::leftovers()
{
    return list_leftovers(*database_, sent_ones);
}

Result<std::vector<std::string>> SentEnvelopes::spools()
{
    return known_folders(*database_, "SELECT s.spool FROM sent s JOIN envelopes e ON e.id = s.id"
                                     " WHERE e.direction = 1 AND e.state < 8 AND s.spool <> ''"
                                     " UNION SELECT folder FROM leftovers WHERE direction = 1");
}

Result<void> SentEnvelopes::spool_wiped(std::string_view spool)
{
    sql::RelaxedCommits const relaxed{*database_};
    return leftover_wiped(*database_, sent_ones, spool);
}

} // namespace signet::store
