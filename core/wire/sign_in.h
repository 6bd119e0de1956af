#pragma once

#include "core/base/ids.h"

namespace signet::wire {

using NodeId = Id<16, struct NodeIdTag>; ///< one server node, as long as its certificate lives

inline constexpr std::string_view channel_binding_label = "EXPORTER-Channel-Binding"; ///< RFC 9266 §3
inline constexpr std::size_t channel_binding_size = 32;

/// The node's id, from its certificate's DER bytes: both ends of a control channel hold them. The first 16 bytes of
/// BLAKE2b-256("signet/1 node" | 0 | DER).
[[nodiscard]] NodeId node_id(ByteView certificate);

/// What a device proves with Hello. protocol.md §3.
struct SignIn {
    ByteArray<channel_binding_size> binding{}; ///< TLS exporter under channel_binding_label, empty context
    Account account;
    NodeId node;
    DeviceId device;
    Bytes body; ///< HelloBody as it stands on the wire: what was offered, later versions' fields included
};

/// The bytes that A signs under label::sign_in:
/// binding(32) | operator id(32) | node id(16) | account number, 12 ASCII digits | device id(16) | u32 length | body.
/// Bound to this one TLS channel, the signature can be neither replayed nor relayed.
[[nodiscard]] Bytes sign_in_statement(SignIn const& sign_in);

} // namespace signet::wire
