#pragma once

#include "server-stub/config/settings.h"

#include <vector>

namespace signet::config {

/// Something that the file says and Signet does not take.
struct Problem {
    std::size_t line = 0; ///< from 1; 0 = the file as a whole
    std::string text;
};

struct ReadSettings {
    Settings settings;
    std::vector<Problem> problems; ///< by line; with any, the settings are not to be used
};

inline constexpr std::size_t max_settings_file = 1024 * 1024;

/// Reads a TOML file's text. Every key that is not known is a problem, with the nearest known one.
[[nodiscard]] ReadSettings parse_settings(std::string_view text);
/// NotFound, NoAccess, TooLarge, Disk.
[[nodiscard]] Result<ReadSettings> read_settings(std::string const& path);

/// The table of all keys in docs/operating.md: name, default, range and meaning. A test holds the two together.
[[nodiscard]] std::string settings_table();

} // namespace signet::config
