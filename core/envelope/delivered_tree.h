#pragma once

#include "core/base/files.h"

#include <cstdint>

namespace signet::envelope {

/// Removes what `deliver` put into the folder `name` of `parent`, by the envelope's header: each file where it still bears its
/// name, then every folder that is empty after that, `name` itself too. What the person renamed, moved there or replaced by a
/// link stays. No folder of that name is no error. Long for a large envelope: for a worker. May be repeated. errors  as
/// Manifest::parse; NoAccess, Disk where some of it could not be removed
[[nodiscard]] Result<void> remove_delivered(Folder& parent, std::string const& name, Bytes header);

} // namespace signet::envelope
