#include "app/desktop/fonts.h"

#include <fontconfig/fontconfig.h>

namespace signet::desktop {

void read_font_settings()
{
    FcInit(); // without it, Qt does
}

} // namespace signet::desktop
