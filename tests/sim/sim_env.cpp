#include "tests/sim/sim_env.h"

#include "core/base/check.h"

#include <algorithm>

#include <boost/asio/post.hpp>

#include <sodium.h>

namespace signet::sim {

namespace {
// The calendar of every run begins here.
constexpr WallTime first_wall{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + hours{9}};
} // namespace

/// Takes the call back when it goes, if it was not made.
class VirtualClock::Call final : public Timer {
public:
    Call(VirtualClock& clock, Key key) : clock_{clock}, key_{key} { }
    ~Call() override { clock_.calls_.extract(key_); } // out of the map before it goes: what it held may take back other calls
    Call(Call const&) = delete;
    Call& operator=(Call const&) = delete;

private:
    VirtualClock& clock_;
    Key key_;
};

VirtualClock::~VirtualClock()
{
    while (!calls_.empty()) calls_.extract(calls_.begin()); // one by one: what a call held may take back others
}

WallTime VirtualClock::wall() const
{
    return first_wall + std::chrono::floor<milliseconds>(now_.time_since_epoch());
}

std::unique_ptr<Timer> VirtualClock::call_at(Instant when, std::function<void()> act)
{
    Key const key{std::max(when, now_), calls_made_++};
    calls_.emplace(key, std::move(act));
    return std::make_unique<Call>(*this, key);
}

std::optional<Instant> VirtualClock::next_call() const
{
    if (calls_.empty()) return std::nullopt;
    return calls_.begin()->first.first;
}

void VirtualClock::make_next_call()
{
    check(!calls_.empty());
    auto const first = calls_.extract(calls_.begin());
    move_to(first.key().first);
    first.mapped()();
}

void VirtualClock::move_to(Instant to)
{
    check(to >= now_);
    now_ = to;
}

SeededRandom::SeededRandom(std::uint64_t seed, std::uint64_t stream)
{
    store_u64(std::span{key_}.subspan<0, 8>(), seed);
    store_u64(std::span{key_}.subspan<8, 8>(), stream);
}

void SeededRandom::fill(MutableBytes bytes)
{
    static constexpr ByteArray<crypto_stream_chacha20_NONCEBYTES> nonce{};
    static constexpr ByteArray<512> zeros{};
    while (!bytes.empty()) {
        if (used_ == block_.size()) {
            check(crypto_stream_chacha20_xor_ic(block_.data(), zeros.data(), zeros.size(), nonce.data(), next_, key_.data())
                  == 0);
            next_ += block_.size() / 64;
            used_ = 0;
        }
        std::size_t const part = std::min(bytes.size(), block_.size() - used_);
        std::copy_n(block_.begin() + static_cast<std::ptrdiff_t>(used_), part, bytes.begin());
        used_ += part;
        bytes = bytes.subspan(part);
    }
}

nanoseconds SeededRandom::between(nanoseconds least, nanoseconds most)
{
    return least + nanoseconds{below(static_cast<std::uint64_t>((most - least).count()) + 1)};
}

void InlineWorkers::run(std::function<void()> work, std::function<void()> done)
{
    work();
    boost::asio::post(executor_, std::move(done));
}

void SimTrace::add(Instant when, std::string_view what)
{
    std::string line = std::to_string(when.time_since_epoch().count()) + ' ';
    line += what;
    for (char const c : line) digest_ = (digest_ ^ static_cast<std::uint8_t>(c)) * 1099511628211u;
    ++count_;
    if (keep_) lines_.push_back(std::move(line));
}

} // namespace signet::sim
