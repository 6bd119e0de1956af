#pragma once

#include "core/identity/certificate.h"
#include "core/link/control_channel.h"

#include <variant>

namespace signet::provisioning {

inline constexpr seconds sign_in_timeout{20};

/// Signs this device in, protocol.md §3: A signs a statement bound to this TLS channel. `last_notification` is the last that this
/// device saw, 0 for none. The server's refusal is a value; a wrong answer throws Malformed, a choice that was not offered
/// Unsupported, a name longer than a name TooLarge; LinkLost and Timeout are thrown.
/// The channel's reader and writer are running. Its master clock is set from the Welcome.
Task<std::variant<pb::Welcome, pb::ServerNak>> sign_in(link::ControlChannel& channel, Env const& env,
                                                       identity::OwnDevice const& device, std::uint64_t last_notification);

} // namespace signet::provisioning
