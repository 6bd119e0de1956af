#include "app/cli/progress_line.h"

#include "app/cli/words.h"

#include <cstdio>

namespace signet::cli {

namespace {
constexpr nanoseconds shortest_pause = 250ms;
constexpr nanoseconds speed_window = 5s;
constexpr std::size_t bar_width = 24;
} // namespace

std::string ProgressLine::next(std::uint64_t done, std::uint64_t total, Instant now)
{
    samples_.push_back({now, done});
    while (samples_.size() > 2 && now - samples_.front().when > speed_window) samples_.pop_front();
    if (shown_ != Instant::min() && now - shown_ < shortest_pause) return {};
    shown_ = now;

    double const share = total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
    std::string line = "[" + std::string(static_cast<std::size_t>(share * bar_width), '#');
    line.resize(bar_width + 1, ' ');
    char percent[16];
    std::snprintf(percent, sizeof percent, "] %3d %%  ", static_cast<int>(share * 100));
    line += percent + size_in_words(done) + " of " + size_in_words(total);

    double const elapsed = std::chrono::duration<double>(now - samples_.front().when).count();
    double const moved = static_cast<double>(done - std::min(done, samples_.front().done));
    if (elapsed > 0.2 && moved > 0) {
        double const speed = moved / elapsed;
        line += "  " + size_in_words(static_cast<std::uint64_t>(speed)) + "/s";
        if (done < total)
            line += "  " + duration_in_words(seconds{static_cast<long>(static_cast<double>(total - done) / speed) + 1}) + " left";
    }
    return line;
}

} // namespace signet::cli
