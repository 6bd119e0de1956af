#pragma once

#include <thread>

namespace signet::desktop {

/// Reads the system's settings for fonts, which Qt asks for with the first text, and waits for: on a thread beside it they are
/// there by then. Before QApplication. No thread where it would be in the way, or reading them takes no time.
[[nodiscard]] std::jthread read_font_settings();

} // namespace signet::desktop
