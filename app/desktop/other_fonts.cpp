#include "app/desktop/fonts.h"

namespace signet::desktop {

std::jthread read_font_settings()
{
    return {};
}

} // namespace signet::desktop
