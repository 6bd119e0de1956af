#include "core/crypto/secret.h"

#include "core/base/check.h"
#include "core/base/log.h"

#include <sodium.h>

#include <mutex>
#include <new>
#include <vector>

namespace signet {

void start_crypto()
{
    static bool const started = ::sodium_init() >= 0;
    check(started);
}

namespace {

constexpr std::array<std::size_t, 5> slot_sizes{32, 64, 128, 512, 4096};
constexpr std::size_t slot_alignment = 64;
/// One block of slots: whole pages with its canary, so that a block locks no page for the canary alone.
constexpr std::size_t block_pages_size = 16384;
constexpr std::size_t block_size = block_pages_size - slot_alignment;

/// Guarded, undumped memory; `locked` tells whether it is locked too. Throws bad_alloc.
struct Region {
    std::uint8_t* bytes;
    bool locked;
};

Region make_region(std::size_t size)
{
    // sodium_malloc puts a guard page on either side, leaves the pages out of core dumps and locks them if it may; it does not
    // say whether it could, and locking a second time tells.
    auto* const bytes = static_cast<std::uint8_t*>(::sodium_malloc(size));
    if (!bytes) throw std::bad_alloc{};
    return {bytes, ::sodium_mlock(bytes, size) == 0};
}

class Arena {
public:
    MutableBytes take(std::size_t size)
    {
        bool tell_unlocked = false;
        std::uint8_t* slot = nullptr;
        {
            std::scoped_lock const lock{mutex_};
            bool locked = true;
            slot = size > slot_sizes.back() ? take_pages(size, locked) : take_slot(class_of(size), locked);
            in_use_ += size;
            tell_unlocked = !locked && !std::exchange(told_, true);
        }
        // Outside the lock, because the log's sink may hold secrets of its own.
        if (tell_unlocked) log::warning("secrets are no longer locked in memory: the limit for locked memory is reached");
        return {slot, size};
    }

    void give_back(MutableBytes slot) noexcept
    {
        if (slot.size() > slot_sizes.back()) {
            ::sodium_free(slot.data()); // wipes, and aborts where the bytes before it were overwritten
            std::scoped_lock const lock{mutex_};
            in_use_ -= slot.size();
            return;
        }
        std::size_t const index = class_of(slot.size());
        ::sodium_memzero(slot.data(), slot_sizes[index]);
        std::scoped_lock const lock{mutex_};
        in_use_ -= slot.size();
        free_[index].push_back(slot.data()); // its room was reserved when the block was made
    }

    std::size_t in_use()
    {
        std::scoped_lock const lock{mutex_};
        return in_use_;
    }

private:
    static std::size_t class_of(std::size_t size)
    {
        std::size_t index = 0;
        while (slot_sizes[index] < size) ++index;
        return index;
    }

    static std::uint8_t* take_pages(std::size_t size, bool& locked)
    {
        std::size_t const whole = (size + slot_alignment - 1) / slot_alignment * slot_alignment;
        Region const region = make_region(whole);
        locked = region.locked;
        return region.bytes;
    }

    std::uint8_t* take_slot(std::size_t index, bool& locked)
    {
        if (free_[index].empty()) grow(index, locked);
        std::uint8_t* const slot = free_[index].back();
        free_[index].pop_back();
        return slot;
    }

    void grow(std::size_t index, bool& locked)
    {
        std::size_t const count = block_size / slot_sizes[index];
        slots_[index] += count;
        free_[index].reserve(slots_[index]);
        Region const region = make_region(block_size);
        locked = region.locked;
        ::sodium_memzero(region.bytes, block_size);
        for (std::size_t i = count; i-- > 0;) free_[index].push_back(region.bytes + i * slot_sizes[index]);
    }

    std::mutex mutex_;
    std::array<std::vector<std::uint8_t*>, slot_sizes.size()> free_; ///< kept apart from the secrets they lie beside
    std::array<std::size_t, slot_sizes.size()> slots_{};             ///< made so far; blocks stay until the process ends
    std::size_t in_use_ = 0;
    bool told_ = false;
};

Arena& arena()
{
    // Never destroyed: secrets in static objects are given back after main().
    static Arena& the_arena = []() -> Arena& {
        start_crypto();
        return *new Arena;
    }();
    return the_arena;
}

} // namespace

MutableBytes secret_arena::take(std::size_t size)
{
    if (size == 0) return {};
    return arena().take(size);
}

void secret_arena::give_back(MutableBytes slot) noexcept
{
    if (!slot.empty()) arena().give_back(slot);
}

std::size_t secret_arena::in_use()
{
    return arena().in_use();
}

void check_secret_filled(bool filled)
{
    check(filled);
}

SecretBytes SecretBytes::blank(std::size_t size)
{
    SecretBytes secret;
    secret.slot_ = secret_arena::take(size);
    std::fill(secret.slot_.begin(), secret.slot_.end(), std::uint8_t{0});
    return secret;
}

SecretBytes SecretBytes::copy_of(ByteView bytes)
{
    SecretBytes secret;
    secret.slot_ = secret_arena::take(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.slot_.begin());
    return secret;
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        wipe();
        slot_ = std::exchange(other.slot_, {});
    }
    return *this;
}

void SecretBytes::wipe() noexcept
{
    secret_arena::give_back(std::exchange(slot_, {}));
}

void wipe(MutableBytes bytes)
{
    ::sodium_memzero(bytes.data(), bytes.size());
}

bool equal_constant_time(ByteView a, ByteView b)
{
    return a.size() == b.size() && ::sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace signet
