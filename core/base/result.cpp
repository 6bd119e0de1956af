#include "core/base/result.h"

#include <cstdio>
#include <cstdlib>

namespace signet {

void check_failed(std::source_location where)
{
    std::fprintf(stderr, "check failed: %s:%u in %s\n", where.file_name(), static_cast<unsigned>(where.line()),
                 where.function_name());
    std::abort();
}

char const* name_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Malformed: return "malformed";
    case ErrorCode::TooLarge: return "too large";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::InvalidArgument: return "invalid argument";
    case ErrorCode::BadProof: return "bad proof";
    case ErrorCode::BadSignature: return "bad signature";
    case ErrorCode::WrongKey: return "wrong key";
    case ErrorCode::LinkLost: return "link lost";
    case ErrorCode::Timeout: return "timeout";
    case ErrorCode::Refused: return "refused";
    case ErrorCode::Away: return "away";
    case ErrorCode::NotAllowed: return "not allowed";
    case ErrorCode::NotVerified: return "not verified";
    case ErrorCode::KeyChanged: return "key changed";
    case ErrorCode::Replaced: return "replaced";
    case ErrorCode::NotFound: return "not found";
    case ErrorCode::Exists: return "exists";
    case ErrorCode::NoSpace: return "no space";
    case ErrorCode::NoAccess: return "no access";
    case ErrorCode::Changed: return "changed";
    case ErrorCode::Disk: return "disk";
    case ErrorCode::Damaged: return "damaged";
    case ErrorCode::ReadOnly: return "read only";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Internal: return "internal";
    }
    return "unknown";
}

} // namespace signet
