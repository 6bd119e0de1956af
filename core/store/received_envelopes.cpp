#include "core/store/received_envelopes.h"

#include "core/store/envelope_rows.h"

namespace signet::store {

namespace {

constexpr EnvelopeDirection received_ones = EnvelopeDirection::Received;

Result<void> give_up_part(sql::Database& database, RowId row)
{
    SIGNET_CHECKED(execute(database,
                           "INSERT OR IGNORE INTO leftovers (direction, folder, save_folder, row)"
                           " SELECT 2, part, save_folder, id FROM received WHERE part <> '' AND id = ?",
                           row));
    SIGNET_CHECKED(execute(database, "UPDATE received SET part = '', placing = 0 WHERE id = ?", row));
    return {};
}

Result<void> end_received(sql::Database& database, RowId row, EnvelopeState state, Reason const& reason, WallTime now)
{
    SIGNET_CHECKED(end_envelope(database, row, received_ones, state, reason, now));
    return give_up_part(database, row);
}

/// protocol.md §6: partial state is wiped by "an A2 whose `replaces` names that id".
Result<void> give_up_replaced(sql::Database& database, Offered const& offered, WallTime now)
{
    if (!offered.replaces) return {};
    SIGNET_TRY(replaced, find_envelope(database, offered.pair, received_ones, *offered.replaces));
    if (!replaced || !require_open(database, *replaced, received_ones)) return {};
    return end_received(database, *replaced, EnvelopeState::Cancelled, {"replaced", {}}, now);
}

Result<void> insert_received(sql::Database& database, Offered const& offered, RowId row, WallTime last_run)
{
    SIGNET_CHECKED(execute(database,
                           "INSERT INTO received (id, key_commit, part, save_folder, last_run_ms) VALUES (?, ?, ?, ?, ?)", row,
                           offered.key_commit, offered.part, offered.save_folder, last_run));
    return {};
}

/// One that was refused or failed begins anew in its row.
Result<void> begin_anew(sql::Database& database, Offered const& offered, RowId row)
{
    SIGNET_CHECKED(
        execute(database, "UPDATE received SET part = ?, save_folder = ? WHERE id = ?", offered.part, offered.save_folder, row));
    SIGNET_CHECKED(execute(database, "UPDATE envelopes SET files = ?, bytes = ?, ended_ms = NULL WHERE id = ?", offered.files,
                           offered.bytes, row));
    return {};
}

Result<OfferKind> kind_of(ReceivedEnvelope const& held, Offered const& offered)
{
    // protocol.md §6: "a known id with another KeyCommit is refused"
    if (held.details.key_commit != offered.key_commit) return fail(ErrorCode::NotAllowed, "a known envelope under another key");
    switch (held.row.state) {
    case EnvelopeState::Cancelled: return fail(ErrorCode::Cancelled, "this envelope was cancelled");
    case EnvelopeState::Received: return OfferKind::Complete;
    case EnvelopeState::Refused:
    case EnvelopeState::Failed: return OfferKind::New;
    case EnvelopeState::Paused: return held.row.paused_by == PausedBy::Us ? OfferKind::Paused : OfferKind::Resumed;
    default: return OfferKind::Resumed;
    }
}

Result<void> require_complete(sql::Database& database, RowId row)
{
    SIGNET_TRY(complete, query_integer(database, "SELECT complete FROM received WHERE id = ?", row));
    if (!complete) return fail(ErrorCode::NotFound, "no such envelope");
    if (*complete == 0) return fail(ErrorCode::NotAllowed, "this envelope has not arrived whole");
    return {};
}

Result<std::vector<RowId>> read_rows(sql::Statement& rows)
{
    std::vector<RowId> all;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return all;
        all.push_back(rows.integer(0));
    }
}

} // namespace

Result<AcceptedOffer> ReceivedEnvelopes::accept(Offered const& offered)
{
    sql::RelaxedCommits const relaxed{*database_};
    WallTime const now = clock_->wall();
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(cancelled, is_cancelled(offered.pair, received_ones, offered.id));
    if (cancelled) return fail(ErrorCode::Cancelled, "this envelope was cancelled");
    SIGNET_TRY(last_run, highest_->now());
    SIGNET_TRY(known, find_envelope(*database_, offered.pair, received_ones, offered.id));
    AcceptedOffer accepted;
    if (!known) {
        NewRow const new_row{received_ones, offered.id, offered.pair, offered.files, offered.bytes, EnvelopeState::Receiving};
        SIGNET_TRY(row, insert_envelope(*database_, new_row, now));
        SIGNET_CHECKED(insert_received(*database_, offered, row, last_run));
        accepted.row = row;
    } else {
        SIGNET_TRY(held, get(*known));
        SIGNET_TRY(kind, kind_of(held, offered));
        accepted = {held.row.row, kind};
        if (kind == OfferKind::Paused) return accepted;
        if (kind == OfferKind::New) SIGNET_CHECKED(begin_anew(*database_, offered, held.row.row));
    }
    SIGNET_CHECKED(give_up_replaced(*database_, offered, now));
    SIGNET_CHECKED(execute(*database_, "UPDATE received SET last_run_ms = ? WHERE id = ?", last_run, accepted.row));
    if (accepted.kind == OfferKind::Complete) {
        SIGNET_CHECKED(execute(*database_,
                               "UPDATE envelopes SET tracking = ?, runs = runs + 1, duplicates = duplicates + 1 WHERE id = ?",
                               offered.tracking, accepted.row));
    } else {
        SIGNET_CHECKED(execute(
            *database_,
            "UPDATE envelopes SET tracking = ?, runs = runs + 1, state = 5, reason = '', detail = '', paused_by = 0 WHERE id = ?",
            offered.tracking, accepted.row));
    }
    SIGNET_CHECKED(transaction.commit());
    return accepted;
}

Result<ReceivedEnvelope> ReceivedEnvelopes::get(RowId row)
{
    static std::string const text =
        std::string{"SELECT"} + envelope_columns
        + ", r.key_commit, r.part, r.save_folder, r.path, r.names, r.content_hash, r.receipt, r.complete, r.placing,"
          " r.last_run_ms"
        + from_envelopes + "JOIN received r ON r.id = e.id WHERE e.id = ?";
    SIGNET_TRY(rows, query(*database_, text.c_str(), row));
    SIGNET_TRY(has_row, rows.step());
    if (!has_row) return fail(ErrorCode::NotFound, "no such envelope");
    RowReader reader{rows};
    ReceivedEnvelope envelope{.row = read_envelope(reader), .details = {}};
    ReceivedDetails& details = envelope.details;
    details.key_commit = reader.array<32>();
    details.part = reader.text();
    details.save_folder = reader.text();
    details.path = reader.text();
    Bytes const names = reader.blob();
    details.content_hash = reader.optional([&] { return reader.array<32>(); });
    details.receipt = reader.blob();
    details.complete = reader.flag();
    details.placing = reader.flag();
    details.last_run = reader.time();
    SIGNET_CHECKED(reader.whole());
    SIGNET_TRY(texts, parse_texts(names));
    details.names = std::move(texts);
    return envelope;
}

Result<std::optional<RowId>> ReceivedEnvelopes::find(Pair const& pair, EnvelopeId const& id)
{
    return find_envelope(*database_, pair, received_ones, id);
}

Result<std::vector<EnvelopeRow>> ReceivedEnvelopes::unfinished(Account const& own)
{
    SIGNET_TRY(own_id, own_row(*database_, own));
    static std::string const text = std::string{"SELECT"} + envelope_columns + from_envelopes
                                    + "WHERE e.direction = 2 AND e.state < 8 AND e.own = ? ORDER BY e.id";
    SIGNET_TRY(rows, query(*database_, text.c_str(), own_id));
    return read_envelopes(rows);
}

Result<bool> ReceivedEnvelopes::is_cancelled(Pair const& pair, EnvelopeDirection direction, EnvelopeId const& id)
{
    SIGNET_TRY(own, own_row(*database_, pair.own));
    SIGNET_TRY(
        found,
        query_integer(*database_,
                      "SELECT 1 FROM cancelled WHERE own = ? AND operator = ? AND number = ? AND direction = ? AND envelope = ?",
                      own, pair.peer.operator_id, pair.peer.number, direction, id));
    return found.has_value();
}

Result<void> ReceivedEnvelopes::set_state(RowId row, EnvelopeState state, Reason const& reason)
{
    sql::RelaxedCommits const relaxed{*database_};
    check(state != EnvelopeState::Paused);
    return set_envelope_state(*database_, row, received_ones, state, reason, PausedBy::Nobody);
}

Result<void> ReceivedEnvelopes::pause(RowId row, PausedBy by, Reason const& reason)
{
    return set_envelope_state(*database_, row, received_ones, EnvelopeState::Paused, reason, by);
}

Result<void> ReceivedEnvelopes::ended(RowId row, EnvelopeState state, Reason const& reason)
{
    check(state == EnvelopeState::Refused || state == EnvelopeState::Failed);
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(end_received(*database_, row, state, reason, clock_->wall()));
    return transaction.commit();
}

Result<void> ReceivedEnvelopes::start_over(RowId row, std::string_view new_part, Reason const& reason)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(set_state(row, EnvelopeState::Interrupted, reason));
    SIGNET_CHECKED(give_up_part(*database_, row));
    SIGNET_CHECKED(execute(*database_, "UPDATE received SET part = ? WHERE id = ?", new_part, row));
    return transaction.commit();
}

Result<void> ReceivedEnvelopes::cancel(RowId row, SentEnvelopes::PeerKnows peer_knows, Reason const& reason)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(envelope, get(row));
    SIGNET_CHECKED(end_received(*database_, row, EnvelopeState::Cancelled, reason, clock_->wall()));
    bool const told = peer_knows == SentEnvelopes::PeerKnows::Yes;
    SIGNET_CHECKED(remember_cancel(*database_, envelope.row.pair, {envelope.row.id, received_ones}, told));
    return transaction.commit();
}

Result<void> ReceivedEnvelopes::plan_placement(RowId row, Placement const& placement)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(require_open(*database_, row, received_ones));
    SIGNET_CHECKED(keep_header(*database_, row, placement.header));
    SIGNET_CHECKED(execute(*database_, "UPDATE received SET path = ?, names = ?, content_hash = ?, placing = 1 WHERE id = ?",
                           placement.path, encode_texts(placement.names), placement.content_hash, row));
    return transaction.commit();
}

Result<std::vector<RowId>> ReceivedEnvelopes::planned()
{
    SIGNET_TRY(rows, query(*database_, "SELECT r.id FROM received r JOIN envelopes e ON e.id = r.id"
                                       " WHERE e.direction = 2 AND e.state < 8 AND r.placing = 1 ORDER BY r.id"));
    return read_rows(rows);
}

Result<void> ReceivedEnvelopes::complete(RowId row)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_TRY(envelope, get(row));
    if (!envelope.details.placing) return fail(ErrorCode::NotAllowed, "this envelope has no place yet");
    SIGNET_CHECKED(end_received(*database_, row, EnvelopeState::Received, {}, clock_->wall()));
    SIGNET_CHECKED(execute(*database_, "UPDATE received SET complete = 1 WHERE id = ?", row));
    return transaction.commit();
}

Result<void> ReceivedEnvelopes::set_receipt(RowId row, KeptReceipt const& receipt)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_TRY(transaction, sql::Transaction::begin(*database_));
    SIGNET_CHECKED(execute(*database_, "UPDATE received SET receipt = ? WHERE id = ?", receipt.statement, row));
    SIGNET_CHECKED(keep_signer(*database_, row, receipt.signer));
    return transaction.commit();
}

Result<Bytes> ReceivedEnvelopes::header(RowId row)
{
    return read_header(*database_, row);
}

Result<void> ReceivedEnvelopes::mark_seen(RowId row)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(require_complete(*database_, row));
    SIGNET_CHECKED(
        execute(*database_, "INSERT INTO received_marks (id, seen) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET seen = 1", row));
    return {};
}

Result<void> ReceivedEnvelopes::mark_deleted(RowId row)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(require_complete(*database_, row));
    SIGNET_CHECKED(execute(*database_,
                           "INSERT INTO received_marks (id, seen, deleted_ms) VALUES (?, 1, ?)"
                           " ON CONFLICT (id) DO UPDATE SET seen = 1, deleted_ms = excluded.deleted_ms",
                           row, clock_->wall()));
    return {};
}

Result<std::vector<RowId>> ReceivedEnvelopes::stale()
{
    SIGNET_TRY(now, highest_->now());
    SIGNET_TRY(rows, query(*database_,
                           "SELECT r.id FROM received r JOIN envelopes e ON e.id = r.id"
                           " WHERE e.direction = 2 AND e.state < 8 AND r.placing = 0 AND r.last_run_ms < ?"
                           " ORDER BY r.id",
                           now - partial_kept));
    return read_rows(rows);
}

Result<std::vector<Leftover>> ReceivedEnvelopes::leftovers()
{
    return list_leftovers(*database_, received_ones);
}

Result<std::vector<std::string>> ReceivedEnvelopes::parts()
{
    return known_folders(*database_,
                         "SELECT part FROM received WHERE part <> '' UNION SELECT folder FROM leftovers WHERE direction = 2");
}

Result<void> ReceivedEnvelopes::part_wiped(std::string_view part)
{
    sql::RelaxedCommits const relaxed{*database_};
    return leftover_wiped(*database_, received_ones, part);
}

} // namespace signet::store
