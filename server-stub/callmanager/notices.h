#pragma once

#include "server-stub/bus/bus.h"
#include "server-stub/storage/storage.h"

namespace signet::server {

/// Keeps a notification for every device of the account until it has seen it, and brings it to those that are signed in.
/// protocol.md §2: numbered, and a client that reconnects names the last it saw.
Task<void> send_kept(Storage& storage, Bus& bus, AccountNumber to, pb::Notification notification, std::size_t limit);

} // namespace signet::server
