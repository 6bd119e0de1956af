#pragma once

#include "core/engine/api.h"

#include <QByteArray>

#include <vector>

namespace signet::ui {

enum class ExportFormat { Csv, Json };

/// Rows of the log for other programs: RFC 4180 or one JSON array, UTF-8, times RFC 3339, the words of the command line. A cell
/// of the CSV that a spreadsheet would take for a formula is led in by an apostrophe (threats.md E3).
[[nodiscard]] QByteArray exported(std::vector<engine::EnvelopeInfo> const& envelopes, ExportFormat format);

} // namespace signet::ui
