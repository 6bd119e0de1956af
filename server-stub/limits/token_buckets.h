#pragma once

#include "core/base/time.h"

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace signet::server {

/// `burst` at once, then one every `interval`.
struct Rate {
    std::uint64_t burst = 1;
    nanoseconds interval{0};

    [[nodiscard]] static Rate per_minute(std::uint64_t count, std::uint64_t burst);
    [[nodiscard]] static Rate per_hour(std::uint64_t count, std::uint64_t burst);
};

/// Token buckets by key, in bounded memory: a bucket that is full again is forgotten, and beyond `capacity` the one not used for
/// longest is (an attacker who owns that many addresses is met by the limits on all connections).
class TokenBuckets {
public:
    static constexpr std::size_t default_capacity = 100'000; ///< about 15 MB of keys at the very most
    static constexpr std::size_t max_key = 64;               ///< longer keys are cut: they are ours, addresses and ids

    explicit TokenBuckets(Rate rate, std::size_t capacity = default_capacity);

    /// Takes one token; false where there is none.
    [[nodiscard]] bool take(std::string_view key, Instant now);
    /// How long until a token is there again.
    [[nodiscard]] nanoseconds wait(std::string_view key, Instant now) const;
    [[nodiscard]] std::size_t size() const { return buckets_.size(); }

private:
    struct Bucket {
        std::string key;
        Instant full_at; ///< when it will be full again: all that a bucket is
    };
    void forget_old(Instant now);

    Rate rate_;
    std::size_t capacity_;
    std::list<Bucket> by_use_;                                                  ///< latest first
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> buckets_; ///< keys lie in by_use_
};

} // namespace signet::server
