#pragma once

#include "core/engine/api.h"

#include <nlohmann/json.hpp>

namespace signet::cli {

using Json = nlohmann::ordered_json;

/// The objects of --json, as scripts know them.
[[nodiscard]] Json to_json(engine::AccountInfo const& account);
[[nodiscard]] Json to_json(engine::ContactInfo const& contact);
[[nodiscard]] Json log_row(engine::EnvelopeInfo const& envelope);
[[nodiscard]] Json inbox_row(engine::EnvelopeInfo const& envelope);
/// One line; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string json_line(Json const& object);

/// Columns padded to their widest cell (in characters), two spaces between, no trailing spaces. Cells are made printable.
[[nodiscard]] std::vector<std::string> table(std::vector<std::vector<std::string>> const& rows);

} // namespace signet::cli
