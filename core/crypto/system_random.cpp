#include "core/crypto/system_random.h"

#include "core/crypto/secret.h"

#include <sodium.h>

namespace signet {

SystemRandom::SystemRandom()
{
    start_crypto();
}

void SystemRandom::fill(MutableBytes bytes)
{
    if (!bytes.empty()) ::randombytes_buf(bytes.data(), bytes.size());
}

} // namespace signet
