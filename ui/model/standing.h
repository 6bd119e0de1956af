#pragma once

#include "core/engine/api.h"

#include <QString>

namespace signet::ui {

/// A correspondent's standing in words. Pills and rows show it beside a mark that delegates draw: never as part of a name.
[[nodiscard]] QString standingText(engine::ContactState state);
/// When and how it came about: "Code read out on 12 Oct 2026". Empty where there is nothing to say.
[[nodiscard]] QString standingDetail(engine::ContactInfo const& contact);
/// The mark's icon.
[[nodiscard]] QString standingIcon(engine::ContactState state);

/// Whether an envelope may go out. Where the code was accepted here and the peer has not used the key yet, it may.
[[nodiscard]] bool mayReceive(engine::ContactState state);

} // namespace signet::ui
