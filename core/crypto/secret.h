#pragma once

#include "core/base/bytes.h"
#include "core/base/random.h"

#include <algorithm>
#include <utility>

namespace signet {

/// Must be called once before anything of core/crypto is used; aborts where libsodium cannot start. Any thread, any number of
/// times.
void start_crypto();

namespace secret_arena {
/// One slot of locked, guarded memory that core dumps leave out (protocol.md §0; style.md §5). Thread-safe. Slots are of
/// fixed size classes up to 4 KiB; larger ones get pages of their own.
[[nodiscard]] MutableBytes take(std::size_t size);
void give_back(MutableBytes slot) noexcept; ///< wipes it
/// Bytes now in use, for tests.
[[nodiscard]] std::size_t in_use();
} // namespace secret_arena

/// N secret bytes with a purpose. Moves, never copies; wiped when destroyed or moved from; no comparison, no output.
template <std::size_t N, class Tag> class Secret {
public:
    static constexpr std::size_t size = N;

    Secret() = default; ///< empty; holds nothing until assigned
    [[nodiscard]] static Secret random(Random& random)
    {
        Secret secret = blank();
        random.fill(secret.slot_);
        return secret;
    }
    /// Takes a copy; the caller wipes its own.
    [[nodiscard]] static Secret copy_of(std::span<std::uint8_t const, N> bytes)
    {
        Secret secret = blank();
        std::copy(bytes.begin(), bytes.end(), secret.slot_.begin());
        return secret;
    }
    /// A slot of zeros for a primitive to write its result to.
    [[nodiscard]] static Secret blank()
    {
        Secret secret;
        secret.slot_ = secret_arena::take(N);
        std::fill(secret.slot_.begin(), secret.slot_.end(), std::uint8_t{0});
        return secret;
    }

    Secret(Secret&& other) noexcept : slot_{std::exchange(other.slot_, {})} { }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            wipe();
            slot_ = std::exchange(other.slot_, {});
        }
        return *this;
    }
    ~Secret() { wipe(); }

    [[nodiscard]] bool empty() const { return slot_.empty(); }
    [[nodiscard]] std::span<std::uint8_t const, N> expose() const
    {
        check_filled();
        return std::span<std::uint8_t const, N>{slot_.data(), N};
    }
    [[nodiscard]] std::span<std::uint8_t, N> expose_mutable()
    {
        check_filled();
        return std::span<std::uint8_t, N>{slot_.data(), N};
    }
    [[nodiscard]] Secret duplicate() const { return copy_of(expose()); }
    void wipe() noexcept
    {
        if (!slot_.empty()) secret_arena::give_back(std::exchange(slot_, {}));
    }

private:
    void check_filled() const;
    MutableBytes slot_;
};

void check_secret_filled(bool filled);

template <std::size_t N, class Tag> void Secret<N, Tag>::check_filled() const
{
    check_secret_filled(!slot_.empty());
}

/// Secret bytes of a length known only when they come: a passphrase, a message with keys in it. Same rules as Secret.
class SecretBytes {
public:
    SecretBytes() = default;
    [[nodiscard]] static SecretBytes blank(std::size_t size);
    [[nodiscard]] static SecretBytes copy_of(ByteView bytes);

    SecretBytes(SecretBytes&& other) noexcept : slot_{std::exchange(other.slot_, {})} { }
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    ~SecretBytes() { wipe(); }

    [[nodiscard]] bool empty() const { return slot_.empty(); }
    [[nodiscard]] std::size_t size() const { return slot_.size(); }
    [[nodiscard]] ByteView expose() const { return slot_; }
    [[nodiscard]] MutableBytes expose_mutable() { return slot_; }
    [[nodiscard]] SecretBytes duplicate() const { return copy_of(slot_); }
    void wipe() noexcept;

private:
    MutableBytes slot_;
};

/// Wipes ordinary memory that held a secret for a moment, in a way no compiler removes.
void wipe(MutableBytes bytes);

/// Ordinary memory, wiped whenever it is given back.
template <class T> struct WipingAllocator {
    using value_type = T;
    WipingAllocator() = default;
    template <class U> WipingAllocator(WipingAllocator<U> const&) { }
    [[nodiscard]] T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }
    void deallocate(T* at, std::size_t count) noexcept
    {
        wipe({reinterpret_cast<std::uint8_t*>(at), count * sizeof(T)});
        std::allocator<T>{}.deallocate(at, count);
    }
    friend bool operator==(WipingAllocator const&, WipingAllocator const&) { return true; }
};
/// Bytes of a message that may carry a secret among much that is none, too large or too short-lived for locked memory: a secret
/// is taken out of it into a Secret at once.
using WipedBytes = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

[[nodiscard]] bool equal_constant_time(ByteView a, ByteView b);

} // namespace signet
