#pragma once

#include "core/base/env.h"

#include <optional>

#include <map>

namespace signet::sim {

/// Time that stands still until the run loop moves it on to the next call.
class VirtualClock final : public Clock {
public:
    VirtualClock() = default;
    VirtualClock(VirtualClock const&) = delete;
    VirtualClock& operator=(VirtualClock const&) = delete;
    ~VirtualClock() override;
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] WallTime wall() const override;
    [[nodiscard]] std::unique_ptr<Timer> call_at(Instant when, std::function<void()> act) override;

    /// When the earliest call is due; nothing where none is.
    [[nodiscard]] std::optional<Instant> next_call() const;
    /// Moves on to the earliest call and makes it.
    void make_next_call();
    /// Moves on to `to`, before which nothing may be due.
    void move_to(Instant to);

private:
    class Call;
    using Key = std::pair<Instant, std::uint64_t>; ///< calls of one instant are made in the order they were asked for
    Instant now_{};
    std::uint64_t calls_made_ = 0;
    std::map<Key, std::function<void()>> calls_;
};

/// One party's clock: the common time, with a calendar that can be set wrong.
class HostClock final : public Clock {
public:
    explicit HostClock(VirtualClock& time) : time_{time} { }
    [[nodiscard]] Instant now() const override { return time_.now(); }
    [[nodiscard]] WallTime wall() const override { return time_.wall() + offset_; }
    [[nodiscard]] std::unique_ptr<Timer> call_at(Instant when, std::function<void()> act) override
    {
        return time_.call_at(when, std::move(act));
    }
    void jump_wall(milliseconds by) { offset_ += by; }

private:
    VirtualClock& time_;
    milliseconds offset_{0};
};

/// A ChaCha20 stream: the same seed and stream number, the same bytes.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed, std::uint64_t stream = 0);
    void fill(MutableBytes bytes) override;
    /// True once in `n` times; never for 0.
    [[nodiscard]] bool once_in(std::uint64_t n) { return n != 0 && below(n) == 0; }
    [[nodiscard]] nanoseconds between(nanoseconds least, nanoseconds most);

private:
    ByteArray<32> key_{};
    ByteArray<512> block_{};
    std::size_t used_ = 512;
    std::uint64_t next_ = 0; ///< ChaCha20's own block number
};

/// Work is done at once on the one thread.
class InlineWorkers final : public Workers {
public:
    explicit InlineWorkers(boost::asio::any_io_executor executor) : executor_{std::move(executor)} { }
    void run(std::function<void()> work, std::function<void()> done) override;
    [[nodiscard]] std::size_t concurrency() const override { return 2; } ///< so that code which shares work out does

private:
    boost::asio::any_io_executor executor_;
};

/// What happened, in order: two runs of one seed have equal traces. Lines are kept only where asked for; the digest always.
class SimTrace {
public:
    void keep_lines() { keep_ = true; }
    void add(Instant when, std::string_view what);
    [[nodiscard]] std::vector<std::string> const& lines() const { return lines_; }
    [[nodiscard]] std::uint64_t digest() const { return digest_; }
    [[nodiscard]] std::uint64_t count() const { return count_; }

private:
    bool keep_ = false;
    std::vector<std::string> lines_;
    std::uint64_t digest_ = 14695981039346656037u; ///< FNV-1a
    std::uint64_t count_ = 0;
};

} // namespace signet::sim
