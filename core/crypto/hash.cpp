#include "core/crypto/hash.h"

#include "core/base/check.h"

#include <openssl/evp.h>
#include <sodium.h>

namespace signet::crypto {

namespace {

template <class State>::crypto_generichash_blake2b_state* blake2b(State& state)
{
    static_assert(sizeof(::crypto_generichash_blake2b_state) <= sizeof(State));
    static_assert(alignof(::crypto_generichash_blake2b_state) <= alignof(State));
    return reinterpret_cast<::crypto_generichash_blake2b_state*>(state.bytes.data());
}

} // namespace

Blake2b256::Blake2b256()
{
    ::crypto_generichash_blake2b_init(blake2b(state_), nullptr, 0, Digest{}.size());
}

Blake2b256::Blake2b256(std::string_view label) : Blake2b256{}
{
    static constexpr ByteArray<1> zero{0};
    add(view_of(label)).add(zero);
}

Blake2b256& Blake2b256::add(ByteView bytes)
{
    ::crypto_generichash_blake2b_update(blake2b(state_), bytes.data(), bytes.size());
    return *this;
}

Blake2b256& Blake2b256::add_u32(std::uint32_t value)
{
    ByteArray<4> bytes;
    store_u32(bytes, value);
    return add(bytes);
}

Blake2b256& Blake2b256::add_u64(std::uint64_t value)
{
    ByteArray<8> bytes;
    store_u64(bytes, value);
    return add(bytes);
}

Digest Blake2b256::finish()
{
    Digest digest;
    check(::crypto_generichash_blake2b_final(blake2b(state_), digest.data(), digest.size()) == 0);
    return digest;
}

Digest labelled_hash(std::string_view label, ByteView bytes)
{
    return Blake2b256{label}.add(bytes).finish();
}

Digest plain_hash(ByteView bytes)
{
    return Blake2b256{}.add(bytes).finish();
}

Digest sha256(ByteView bytes)
{
    // Fetched once: looking the algorithm up by name each time costs more than hashing a small buffer.
    static ::EVP_MD const* const algorithm = ::EVP_MD_fetch(nullptr, "SHA256", nullptr);
    check(algorithm != nullptr);
    Digest digest;
    check(::EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, algorithm, nullptr) == 1);
    return digest;
}

} // namespace signet::crypto
