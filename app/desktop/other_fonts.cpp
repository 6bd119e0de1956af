#include "app/desktop/fonts.h"

namespace signet::desktop {

void read_font_settings() { }

} // namespace signet::desktop
