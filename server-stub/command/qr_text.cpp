#include "server-stub/command/qr_text.h"

#include <qrencode.h>

#include <memory>

namespace signet::command {

namespace {
constexpr int quiet_zone = 4; // ISO/IEC 18004 §6.3.8: four modules
constexpr char const* black_on_white = "\033[38;5;16;48;5;231m";
constexpr char const* as_before = "\033[0m";
} // namespace

std::string qr_text(std::string const& text)
{
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                               &QRcode_free};
    if (!code) return {};
    int const width = code->width;
    auto const dark = [&code, width](int x, int y) {
        bool const inside = x >= 0 && y >= 0 && x < width && y < width;
        return inside && (code->data[y * width + x] & 1) != 0;
    };
    std::string out;
    for (int y = -quiet_zone; y < width + quiet_zone; y += 2) {
        out += black_on_white;
        for (int x = -quiet_zone; x < width + quiet_zone; ++x) {
            bool const upper = dark(x, y);
            bool const lower = dark(x, y + 1);
            out += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
        }
        out += as_before;
        out += '\n';
    }
    return out;
}

} // namespace signet::command
