#pragma once

#include "core/base/result.h"
#include "core/wire/control.pb.h"

namespace signet::provisioning {

/// A server's refusal as an error with a text of ours; its `detail` is for the log only. protocol.md §0: "the server says".
[[nodiscard]] Error error_of(pb::ServerNak const& nak);

} // namespace signet::provisioning
