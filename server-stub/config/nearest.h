#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signet::config {

/// How many insertions, deletions, replacements and swaps of neighbours make one text of the other.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known word that was most probably meant; empty where none is near. At most one edit in three characters counts as near.
[[nodiscard]] std::string nearest(std::string_view typed, std::vector<std::string> const& known);

} // namespace signet::config
