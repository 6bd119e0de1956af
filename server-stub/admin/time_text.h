#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

namespace signet::admin {

/// Reads a time of RFC 3339 §5.6 with any offset, years 1970 to 9999; a fraction of a second is cut to milliseconds.
/// InvalidArgument.
[[nodiscard]] Result<WallTime> parse_rfc3339(std::string_view text);

} // namespace signet::admin
