#pragma once

#include "core/base/random.h"

namespace signet {

/// The operating system's random bytes, through libsodium. Any thread.
class SystemRandom final : public Random {
public:
    SystemRandom();
    void fill(MutableBytes bytes) override;
};

} // namespace signet
