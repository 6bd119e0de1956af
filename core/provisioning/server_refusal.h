#pragma once

#include "core/base/result.h"
#include "core/wire/control.pb.h"

namespace signet::provisioning {

inline constexpr std::size_t max_server_text = 1024; ///< of a prompt, a name or a company, as a server says it

/// A server's refusal as an error with a text of ours; its `detail` is for the log only. protocol.md §0: "the server says".
[[nodiscard]] Error error_of(pb::ServerNak const& nak);

} // namespace signet::provisioning
