#pragma once

#include "core/link/tcp_stream.h"

namespace signet::link {

/// Network::relay by reading and writing, for any two streams.
Task<void> relay_by_copy(Stream& from, Stream& to, RelayMeter& meter);

#ifdef __linux__
/// The same inside the kernel: splice(2) through a pipe, the bytes never reach this process.
Task<void> relay_by_splice(TcpStream& from, TcpStream& to, RelayMeter& meter);
#endif

} // namespace signet::link
