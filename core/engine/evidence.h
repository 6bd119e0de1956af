#pragma once

#include "core/engine/board.h"

namespace signet::engine {

/// Writes the whole log with its receipts as evidence: one JSON object a line; times RFC 3339, binary values in hexadecimal. With
/// the files and the header a receipt proves the content without Signet (docs/protocol.md, Evidence). Exists where the file is
/// there already.
[[nodiscard]] Result<void> write_evidence(Board& board, std::string const& file);

} // namespace signet::engine
