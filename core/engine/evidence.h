#pragma once

#include "core/engine/board.h"

namespace signet::engine {

/// Writes the whole log with its receipts as evidence: one JSON object a line; times RFC 3339, binary values in hexadecimal. A
/// line proves its receipt by itself, and with the files the content too, without Signet (docs/protocol.md, Evidence). Exists
/// where the file is there already.
[[nodiscard]] Result<void> write_evidence(Board& board, std::string const& file);

} // namespace signet::engine
