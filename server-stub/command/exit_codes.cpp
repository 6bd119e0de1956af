#include "server-stub/command/exit_codes.h"

#include <iostream>
#include <string>

namespace signet::command {

int exit_code_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::Unsupported: return exit_usage;
    case ErrorCode::Locked:
    case ErrorCode::WrongKey: return exit_locked;
    case ErrorCode::LinkLost:
    case ErrorCode::Timeout: return exit_no_connection;
    case ErrorCode::NotAllowed:
    case ErrorCode::Refused: return exit_refused;
    case ErrorCode::Malformed:
    case ErrorCode::Damaged:
    case ErrorCode::BadProof:
    case ErrorCode::BadSignature: return exit_damaged;
    case ErrorCode::Cancelled: return exit_interrupted;
    default: return exit_disk;
    }
}

int complain(ErrorCode code, std::string_view text)
{
    std::string line;
    for (char const c : text) line.push_back(c == '\n' || c == '\r' || c == '\033' ? '?' : c);
    std::cerr << "signet-server: " << line << std::endl;
    return exit_code_of(code);
}

} // namespace signet::command
