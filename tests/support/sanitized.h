#pragma once

namespace signet::test {

/// Built with a sanitizer: mlock does nothing there, and a process has terabytes of shadow memory, which nobody searches.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

} // namespace signet::test
