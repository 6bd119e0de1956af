#pragma once

#include <cstddef>
#include <string_view>

namespace signet::server {

inline constexpr std::size_t max_account_text = 64; ///< bytes of a name, a company or a device's description

/// Well-formed UTF-8 without control characters, at most `max_account_text` bytes: what may be shown, sent and logged as it
/// stands.
[[nodiscard]] bool fit_for_display(std::string_view text);

} // namespace signet::server
