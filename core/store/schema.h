#pragma once

#include <vector>

namespace signet::store {

/// The profile's schema: one script for each version, applied in order, never changed once released. A database of version n has
/// had the first n.
[[nodiscard]] std::vector<char const*> const& schema_steps();

} // namespace signet::store
