#pragma once

#include "core/base/ids.h"

namespace signet::store {

/// One of our accounts and one correspondent of it: what keys, lists and envelopes hang on.
struct Pair {
    Account own;
    Account peer;
    friend auto operator<=>(Pair const&, Pair const&) = default;
};

} // namespace signet::store
