#pragma once

#include "core/identity/certificate.h"

namespace signet::identity {

using LongTermKey = Secret<32, struct LongTermKeyTag>; ///< LTK: what two accounts share after a spoken code, protocol.md §5
using LtkId = Id<16, struct LtkIdTag>;                 ///< derive(LTK, "signet/1 ltk id", "", 16), protocol.md §6

[[nodiscard]] LtkId ltk_id(LongTermKey const& key);

} // namespace signet::identity
