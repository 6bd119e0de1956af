#include "core/provisioning/server_refusal.h"

namespace signet::provisioning {

Error error_of(pb::ServerNak const& nak)
{
    switch (nak.reason()) {
    case pb::ServerNak::VERSION: return {ErrorCode::Unsupported, "the server speaks another version: update needed"};
    case pb::ServerNak::SUITE: return {ErrorCode::Unsupported, "the server knows no cipher suite of ours: update needed"};
    case pb::ServerNak::NOT_ACCEPTED: return {ErrorCode::Refused, "not accepted"};
    case pb::ServerNak::AWAY: return {ErrorCode::Away, "not signed in"};
    case pb::ServerNak::SUSPENDED: return {ErrorCode::Refused, "the account is suspended"};
    case pb::ServerNak::OVER_LIMIT: return {ErrorCode::Refused, "over a limit of the server, try later"};
    case pb::ServerNak::WRONG_ORDER: return {ErrorCode::WrongKey, "the work order does not fit"};
    case pb::ServerNak::NOT_SIGNED_IN: return {ErrorCode::Refused, "not signed in here"};
    case pb::ServerNak::BAD_SIGN_IN: return {ErrorCode::Refused, "the server does not know this device"};
    case pb::ServerNak::MALFORMED: return {ErrorCode::Refused, "the server could not read the request"};
    case pb::ServerNak::CALLER_MISMATCH: return {ErrorCode::Refused, "the call's origin is not what is registered"};
    case pb::ServerNak::UNAVAILABLE: return {ErrorCode::Refused, "the server is not ready, try later"};
    case pb::ServerNak::BUSY: return {ErrorCode::Refused, "in a call with this party already"};
    default: return {ErrorCode::Refused, "the server refused"};
    }
}

} // namespace signet::provisioning
