#include "core/engine/refusals.h"

namespace signet::engine {

char const* code_of(pb::Nak::Reason reason)
{
    switch (reason) {
    case pb::Nak::VERSION: return "version";
    case pb::Nak::SUITE: return "suite";
    case pb::Nak::NOT_ACCEPTED: return "not accepted";
    case pb::Nak::BAD_PROOF: return "bad proof";
    case pb::Nak::BAD_COMMITMENT: return "bad commitment";
    case pb::Nak::WRONG_CODE: return "wrong code";
    case pb::Nak::DECLINED: return "declined";
    case pb::Nak::TIME: return "time";
    case pb::Nak::REFUSED: return "refused";
    case pb::Nak::NO_SPACE: return "no space";
    case pb::Nak::PAUSED: return "paused";
    case pb::Nak::CANCELLED: return "cancelled";
    case pb::Nak::RESTART: return "restart";
    case pb::Nak::BAD_FILE_PROOF: return "bad file proof";
    case pb::Nak::MALFORMED: return "malformed";
    case pb::Nak::TOO_MANY_RUNS: return "too many runs";
    case pb::Nak::BUSY: return "busy";
    case pb::Nak::AWAY: return "away";
    default: return "no reason";
    }
}

char const* code_of(pb::ServerNak::Reason reason)
{
    switch (reason) {
    case pb::ServerNak::VERSION: return "version";
    case pb::ServerNak::SUITE: return "suite";
    case pb::ServerNak::NOT_ACCEPTED: return "not accepted";
    case pb::ServerNak::AWAY: return "away";
    case pb::ServerNak::SUSPENDED: return "suspended";
    case pb::ServerNak::OVER_LIMIT: return "over limit";
    case pb::ServerNak::WRONG_ORDER: return "wrong work order";
    case pb::ServerNak::NOT_SIGNED_IN: return "not signed in";
    case pb::ServerNak::BAD_SIGN_IN: return "sign-in refused";
    case pb::ServerNak::MALFORMED: return "malformed";
    case pb::ServerNak::CALLER_MISMATCH: return "caller mismatch";
    case pb::ServerNak::UNAVAILABLE: return "unavailable";
    case pb::ServerNak::BUSY: return "busy";
    default: return "no reason";
    }
}

Reason reason_of(identity::Refusal const& refusal)
{
    Reason::Says const says = refusal.by == identity::RefusedBy::Us     ? Reason::Says::Us
                              : refusal.by == identity::RefusedBy::Peer ? Reason::Says::Peer
                                                                        : Reason::Says::Server;
    return {says, code_of(refusal.reason), refusal.detail};
}

Reason reason_of(pb::ServerNak const& nak)
{
    return {Reason::Says::Server, code_of(nak.reason()), nak.detail().substr(0, identity::max_nak_detail)};
}

Reason reason_of(Error const& error)
{
    return {Reason::Says::Us, name_of(error.code), error.text};
}

Error error_of(identity::Refusal const& refusal)
{
    switch (refusal.reason) {
    case pb::Nak::VERSION:
    case pb::Nak::SUITE: return {ErrorCode::Unsupported, "the two programs have no version in common: update needed"};
    case pb::Nak::BAD_PROOF:
    case pb::Nak::BAD_COMMITMENT:
    case pb::Nak::BAD_FILE_PROOF:
    case pb::Nak::MALFORMED:
        if (refusal.by == identity::RefusedBy::Us) return {ErrorCode::BadProof, "what the other side sent does not prove itself"};
        break;
    case pb::Nak::NO_SPACE: return {ErrorCode::NoSpace, "too little free space"};
    case pb::Nak::TIME: return {ErrorCode::Timeout, "the run took too long"};
    case pb::Nak::AWAY: return {ErrorCode::Away, "the other side did not come"};
    default: break;
    }
    return {ErrorCode::Refused, "refused"};
}

Error error_of(pb::ServerNak const& nak)
{
    switch (nak.reason()) {
    case pb::ServerNak::AWAY: return {ErrorCode::Away, "the other side is not signed in"};
    case pb::ServerNak::VERSION:
    case pb::ServerNak::SUITE: return {ErrorCode::Unsupported, "the server does not speak this version: update needed"};
    case pb::ServerNak::UNAVAILABLE: return {ErrorCode::LinkLost, "the server cannot serve now"};
    default: return {ErrorCode::Refused, "the server refused"};
    }
}

} // namespace signet::engine
