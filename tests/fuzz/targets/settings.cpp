#include "server-stub/config/settings_file.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// The server's settings file.
SIGNET_FUZZ_TARGET(settings)
{
    config::ReadSettings const read = config::parse_settings(text_of(input));
    for (config::Problem const& problem : read.problems)
        for (char const c : problem.text) require(c >= 0x20 && c < 0x7f, "a complaint is one printable line");
}
