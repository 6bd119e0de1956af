#include "app/cli/terminal.h"
#include "core/envelope/delivered_names.h"
#include "server-stub/accounts/account_text.h"
#include "server-stub/admin/spoken_name.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

namespace {

constexpr std::size_t max_clean = 200; // threats.md E3
constexpr std::size_t shown_for_one = 4;

/// CON, NUL.txt, com1 .x: devices of Windows.
bool names_a_device(std::string_view name)
{
    std::string base{name.substr(0, name.find('.'))};
    while (base.ends_with(' ')) base.pop_back();
    for (char& c : base)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    bool const numbered =
        base.size() == 4 && (base.starts_with("com") || base.starts_with("lpt")) && base[3] >= '0' && base[3] <= '9';
    return numbered || base == "con" || base == "prn" || base == "aux" || base == "nul";
}

/// threats.md E1 to E3.
void check_clean_name(std::string_view name)
{
    std::string const clean = envelope::clean_name(name);
    require(!clean.empty() && clean.size() <= max_clean && envelope::is_utf8(clean), "a clean name fits");
    require(cli::printable(clean) == clean, "a clean name steers no terminal");
    require(clean.find_first_of("/\\:") == std::string::npos && clean.back() != '.' && clean.back() != ' ',
            "a clean name is a plain one");
    require(!names_a_device(clean), "a clean name is no device");
    require(envelope::clean_name(clean) == clean, "what is clean stays as it is");
    std::string const numbered = envelope::numbered_name(clean, 4294967295u);
    require(numbered != clean && numbered.size() <= 255 && envelope::is_utf8(numbered) && !names_a_device(numbered),
            "a numbered name fits");
}

} // namespace

/// Names from outside, wherever they end up: in a folder, on a terminal, in the server's tables.
SIGNET_FUZZ_TARGET(names)
{
    std::string_view const text = text_of(input);
    std::string const shown = cli::printable(text);
    require(envelope::is_utf8(shown) && shown.size() <= shown_for_one * text.size(), "what is shown is text");
    require(shown.find_first_of("\x1b\n\r\b\x7f") == std::string::npos, "what is shown steers nothing");
    require(cli::printable(shown) == shown, "what can be shown stays as it is");

    if (envelope::is_utf8(text)) check_clean_name(text);
    if (server::fit_for_display(text)) require(shown == text, "what the server lets pass can be shown");
    if (Result<std::string> const name = admin::clean_name(text)) {
        require(admin::clean_name(*name) == name, "a name stays as it is");
        require(server::fit_for_display(*name), "a name that the operator may type can be stored");
    }
}
