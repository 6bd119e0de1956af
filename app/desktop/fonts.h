#pragma once

namespace signet::desktop {

/// Reads the system's settings for fonts, which Qt asks for with the first text, and waits for: on a thread beside it they are
/// there by then. Does nothing where reading them takes no time.
void read_font_settings();

} // namespace signet::desktop
