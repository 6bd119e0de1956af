#include "server-stub/admin/admin_protocol.h"
#include "server-stub/admin/time_text.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// A line on the server's administration socket, either way, and the times in it.
SIGNET_FUZZ_TARGET(admin)
{
    std::string_view const line = text_of(input);
    if (Result<admin::Request> const request = admin::parse_request(line)) {
        Result<admin::Request> const again = admin::parse_request(admin::encode_request(*request));
        require(again && again->verb == request->verb && again->arguments == request->arguments,
                "a request is read as it is written");
    }
    if (Result<admin::Answer> const answer = admin::parse_answer(line))
        require(admin::parse_answer(admin::encode_answer(*answer)).has_value(), "an answer is read as it is written");
    if (Result<WallTime> const time = admin::parse_rfc3339(line)) {
        // Year 9999 with an offset may leave the years that RFC 3339 writes.
        Result<WallTime> const again = admin::parse_rfc3339(rfc3339(*time));
        if (again) require(*again == std::chrono::floor<seconds>(*time), "a time is read as it is written");
    }
}
