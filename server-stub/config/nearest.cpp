#include "server-stub/config/nearest.h"

#include <algorithm>

namespace signet::config {

namespace {
constexpr std::size_t longest_typed = 128; ///< a longer key was not meant to be any of ours
}

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    // Optimal string alignment, three rows.
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string nearest(std::string_view typed, std::vector<std::string> const& known)
{
    if (typed.empty() || typed.size() > longest_typed) return {};
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, typed.size() / 3) + 1;
    for (std::string const& each : known) {
        std::size_t const distance = edit_distance(typed, each);
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = each;
    }
    return best;
}

} // namespace signet::config
