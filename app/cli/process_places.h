#pragma once

#include <string>

namespace signet::cli {

/// Where this person's things lie when nothing else was said. Absolute, '/' between names.
[[nodiscard]] std::string default_profile();
[[nodiscard]] std::string default_save_folder();

/// What this process reads does not get out by a core dump or a debugger, and what it makes is for its user only.
void protect_process();

} // namespace signet::cli
