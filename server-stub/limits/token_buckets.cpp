#include "server-stub/limits/token_buckets.h"

#include "core/base/check.h"

#include <algorithm>

namespace signet::server {

Rate Rate::per_minute(std::uint64_t count, std::uint64_t burst)
{
    check(count >= 1 && burst >= 1);
    return Rate{burst, nanoseconds{minutes{1}} / count};
}

Rate Rate::per_hour(std::uint64_t count, std::uint64_t burst)
{
    check(count >= 1 && burst >= 1);
    return Rate{burst, nanoseconds{hours{1}} / count};
}

TokenBuckets::TokenBuckets(Rate rate, std::size_t capacity) : rate_{rate}, capacity_{capacity} { }

bool TokenBuckets::take(std::string_view key, Instant now)
{
    key = key.substr(0, max_key);
    forget_old(now);
    auto const found = buckets_.find(key);
    if (found == buckets_.end()) {
        if (buckets_.size() >= capacity_) {
            buckets_.erase(by_use_.back().key);
            by_use_.pop_back();
        }
        by_use_.push_front(Bucket{std::string{key}, now + rate_.interval});
        buckets_.emplace(by_use_.front().key, by_use_.begin());
        return true;
    }
    Bucket& bucket = *found->second;
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    if (wait(key, now) > nanoseconds{0}) return false;
    bucket.full_at = std::max(bucket.full_at, now) + rate_.interval;
    return true;
}

nanoseconds TokenBuckets::wait(std::string_view key, Instant now) const
{
    auto const found = buckets_.find(key.substr(0, max_key));
    if (found == buckets_.end() || found->second->full_at <= now) return nanoseconds{0};
    nanoseconds const missing = found->second->full_at - now;
    // Compared by division: burst times interval might not fit.
    if (rate_.interval.count() == 0) return nanoseconds{0};
    auto const used = static_cast<std::uint64_t>((missing.count() + rate_.interval.count() - 1) / rate_.interval.count());
    if (used < rate_.burst) return nanoseconds{0};
    return missing - rate_.interval * static_cast<std::int64_t>(rate_.burst - 1);
}

void TokenBuckets::forget_old(Instant now)
{
    // Two a time keeps pace with one new bucket a time.
    for (int i = 0; i < 2 && !by_use_.empty() && by_use_.back().full_at <= now; ++i) {
        buckets_.erase(by_use_.back().key);
        by_use_.pop_back();
    }
}

} // namespace signet::server
