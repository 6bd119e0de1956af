#pragma once

#include <cstdlib>
#include <string>

namespace signet::test {

/// This program is built with a sanitizer: slower, and with terabytes of shadow memory.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// Where the programs under test lie: `ours`, or SIGNET_PROGRAMS. The thread sanitizer does not survive how Qt starts a program,
/// so that tests built without it drive programs built with it.
inline std::string programs(char const* ours)
{
    char const* const others = std::getenv("SIGNET_PROGRAMS");
    return others ? others : ours;
}

/// So are the programs: mlock does nothing there, and what was freed is kept.
inline bool programs_sanitized()
{
    return sanitized || std::getenv("SIGNET_PROGRAMS") != nullptr;
}

} // namespace signet::test
