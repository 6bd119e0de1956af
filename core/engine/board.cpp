#include "core/engine/board.h"

namespace signet::engine {

namespace {

constexpr std::string_view server_mark = "server: ";
constexpr std::string_view peer_mark = "peer: ";

EnvelopeState state_of(store::EnvelopeState state)
{
    // Both lists name the states of the log; the store's numbers are part of its schema, the engine's are not.
    switch (state) {
    case store::EnvelopeState::Sealing: return EnvelopeState::Sealing;
    case store::EnvelopeState::Waiting: return EnvelopeState::Waiting;
    case store::EnvelopeState::Calling: return EnvelopeState::Calling;
    case store::EnvelopeState::Sending: return EnvelopeState::Sending;
    case store::EnvelopeState::Receiving: return EnvelopeState::Receiving;
    case store::EnvelopeState::Paused: return EnvelopeState::Paused;
    case store::EnvelopeState::Interrupted: return EnvelopeState::Interrupted;
    case store::EnvelopeState::Delivered: return EnvelopeState::Delivered;
    case store::EnvelopeState::Received: return EnvelopeState::Received;
    case store::EnvelopeState::Refused: return EnvelopeState::Refused;
    case store::EnvelopeState::Failed: return EnvelopeState::Failed;
    case store::EnvelopeState::Cancelled: return EnvelopeState::Cancelled;
    }
    return EnvelopeState::Failed;
}

ContactState state_of(store::Standing standing)
{
    switch (standing) {
    case store::Standing::Unverified: return ContactState::Unverified;
    case store::Standing::Waiting: return ContactState::Waiting;
    case store::Standing::Verified: return ContactState::Verified;
    case store::Standing::Changed: return ContactState::Changed;
    case store::Standing::Blocked: return ContactState::Blocked;
    }
    return ContactState::Unverified;
}

} // namespace

store::Reason to_store(Reason const& reason)
{
    std::string code = reason.code;
    if (reason.says == Reason::Says::Server) code.insert(0, server_mark);
    if (reason.says == Reason::Says::Peer) code.insert(0, peer_mark);
    return {std::move(code), reason.detail};
}

Reason from_store(store::Reason const& stored)
{
    std::string_view code = stored.code;
    if (code.starts_with(waits_for_person_mark)) code.remove_prefix(waits_for_person_mark.size());
    Reason reason{code.empty() ? Reason::Says::Nobody : Reason::Says::Us, {}, stored.detail};
    if (code.starts_with(server_mark)) {
        reason.says = Reason::Says::Server;
        code.remove_prefix(server_mark.size());
    } else if (code.starts_with(peer_mark)) {
        reason.says = Reason::Says::Peer;
        code.remove_prefix(peer_mark.size());
    }
    reason.code = code;
    return reason;
}

EnvelopeInfo info_of(store::EnvelopeRow const& row)
{
    EnvelopeInfo info;
    info.row = row.row;
    info.id = to_hex(row.id.view());
    info.way = row.direction == store::EnvelopeDirection::Sent ? Way::Sent : Way::Received;
    info.own = row.pair.own.number;
    info.party = row.pair.peer.number;
    info.party_name = row.party;
    info.company = row.company;
    info.started = row.started;
    info.ended = row.ended;
    info.files = row.files;
    info.bytes = row.bytes;
    info.state = state_of(row.state);
    info.reason = from_store(row.reason);
    info.waits_for_person = row.reason.code.starts_with(waits_for_person_mark) || row.paused_by == store::PausedBy::Us
                            || row.paused_by == store::PausedBy::Disk;
    if (row.tracking) info.tracking = to_hex(row.tracking->view());
    return info;
}

store::EnvelopeRow at_rest(store::EnvelopeRow row)
{
    using State = store::EnvelopeState;
    if (row.state == State::Calling) row.state = State::Waiting;
    if (row.state == State::Sending || row.state == State::Receiving) {
        row.state = State::Interrupted;
        row.reason = {"stopped", {}};
    }
    return row;
}

EnvelopeInfo info_of(store::LogLine line)
{
    static_assert(EnvelopeInfo::max_names == store::LogLine::max_names);
    EnvelopeInfo info = info_of(line.row);
    info.path = std::move(line.path);
    info.names = std::move(line.names);
    info.sealed = line.sealed;
    info.seen = line.seen;
    info.deleted = line.deleted;
    return info;
}

ContactInfo info_of(store::Correspondent const& contact)
{
    bool const has_key = contact.standing != store::Standing::Unverified && contact.standing != store::Standing::Blocked;
    return ContactInfo{.own = contact.pair.own.number,
                       .number = contact.pair.peer.number,
                       .name = contact.shown_name(),
                       .company = contact.company,
                       .state = state_of(contact.standing),
                       .since = contact.since,
                       .withdrawn = contact.withdrawn && has_key};
}

AccountInfo info_of(store::OwnAccount const& account)
{
    AccountInfo info;
    info.number = account.account.number;
    info.name = account.name;
    info.company = account.company;
    info.server = account.server;
    info.operator_name = account.operator_name;
    info.fingerprint = identity::root_fingerprint(account.operator_root);
    info.device = to_hex(account.device.device.view());
    return info;
}

void Board::tell_envelope(store::RowId row)
{
    Result<store::LogLine> line = profile.log().line(row);
    if (line) tell(EnvelopeChanged{info_of(std::move(*line))});
}

void Board::tell_unkept(store::RowId row, store::EnvelopeState state, store::Reason reason, store::PausedBy by)
{
    Result<store::LogLine> line = profile.log().line(row);
    if (!line) return;
    line->row.state = state;
    line->row.reason = std::move(reason);
    line->row.paused_by = by;
    tell(EnvelopeChanged{info_of(std::move(*line))});
}

void Board::tell_contact(store::Pair const& pair)
{
    Result<std::optional<store::Correspondent>> const contact = profile.correspondents().find(pair);
    if (!contact) return;
    if (*contact)
        tell(ContactChanged{info_of(**contact)});
    else
        tell(ContactRemoved{pair.own.number, pair.peer.number});
}

} // namespace signet::engine
