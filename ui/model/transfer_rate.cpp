#include "ui/model/transfer_rate.h"

namespace signet::ui {

namespace {
constexpr qint64 window_ms = 5'000;       ///< ui.md §6: "smoothed over 5 s"
constexpr qint64 least_ms = 500;          ///< ours: before it a speed is chance
constexpr std::size_t most_samples = 200; ///< ours: 25 ms each
} // namespace

void TransferRate::take(quint64 bytes, qint64 now)
{
    if (!samples_.empty() && bytes < samples_.back().bytes) samples_.clear(); // it began again
    if (samples_.size() > 1 && now - samples_.back().at < window_ms / static_cast<qint64>(most_samples))
        samples_.back().bytes = bytes;
    else
        samples_.push_back({now, bytes});
    // The last one before the window stays: it says where the window began.
    while (samples_.size() > 2 && samples_[1].at <= now - window_ms) samples_.pop_front();
}

std::optional<double> TransferRate::speed(qint64 now) const
{
    if (samples_.empty()) return std::nullopt;
    Sample const& first = samples_.front();
    if (now - samples_.back().at >= window_ms) return 0.0;
    qint64 const passed = now - first.at;
    if (passed < least_ms) return std::nullopt;
    return static_cast<double>(samples_.back().bytes - first.bytes) * 1000 / static_cast<double>(passed);
}

std::optional<double> TransferRate::secondsFor(quint64 rest, qint64 now) const
{
    std::optional<double> const perSecond = speed(now);
    if (!perSecond || *perSecond < 1) return std::nullopt;
    return static_cast<double>(rest) / *perSecond;
}

} // namespace signet::ui
