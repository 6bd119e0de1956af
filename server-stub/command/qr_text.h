#pragma once

#include <string>

namespace signet::command {

/// A QR code for a terminal, two modules to a character, black on white whatever the terminal's colours; empty where the text
/// does not fit a code.
[[nodiscard]] std::string qr_text(std::string const& text);

} // namespace signet::command
