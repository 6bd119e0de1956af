#pragma once

#include "core/engine/api.h"
#include "core/identity/refusal.h"
#include "core/wire/control.pb.h"

namespace signet::engine {

/// Stable words for every reason; protocol.md §0: each refusal is logged with its reason and shown in words.
[[nodiscard]] char const* code_of(pb::Nak::Reason reason);
[[nodiscard]] char const* code_of(pb::ServerNak::Reason reason);

[[nodiscard]] Reason reason_of(identity::Refusal const& refusal);
[[nodiscard]] Reason reason_of(pb::ServerNak const& nak);
[[nodiscard]] Reason reason_of(Error const& error);

/// The kind under which a command that met this refusal fails.
[[nodiscard]] Error error_of(identity::Refusal const& refusal);
[[nodiscard]] Error error_of(pb::ServerNak const& nak);

} // namespace signet::engine
