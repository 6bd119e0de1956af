#include "app/desktop/fonts.h"

#include <fontconfig/fontconfig.h>

#include <clocale>
#include <langinfo.h>
#include <string_view>

namespace signet::desktop {

std::jthread read_font_settings()
{
    // Qt sets the locale, and another one where that is not UTF-8: no other thread may be reading numbers by it then.
    std::setlocale(LC_ALL, "");
    if (std::string_view{::nl_langinfo(CODESET)} != "UTF-8") return {};
    return std::jthread{[] { FcInit(); }}; // without it, Qt does
}

} // namespace signet::desktop
