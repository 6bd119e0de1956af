#pragma once

#include <source_location>

namespace signet {

[[noreturn]] void check_failed(std::source_location where);

/// Aborts on a bug, in release too. Never for anything that a peer, a file or a person controls.
inline void check(bool condition, std::source_location where = std::source_location::current())
{
    if (!condition) [[unlikely]]
        check_failed(where);
}

} // namespace signet
