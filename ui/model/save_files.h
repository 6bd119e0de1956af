#pragma once

#include <atomic>
#include <string>
#include <vector>

namespace signet::ui {

/// What a person saves elsewhere of what has arrived. Paths are absolute, in the file system's own bytes.
struct SaveFiles {
    std::vector<std::string> from; ///< files or folders
    std::string into;              ///< a folder: each goes under its own name, with a number where that is taken
    std::string as;                ///< or, of one file: under this name, which the person chose; what has it is replaced
};

struct Saved {
    enum class Failure { None, Missing, NoSpace, NoAccess, Disk, Stopped };
    Failure failure = Failure::None;
    std::string at;                 ///< where it failed
    std::size_t files = 0;          ///< copied
    std::vector<std::string> names; ///< as they lie in `into` now
};

/// Copies with dates, never following a link and never leaving half a file behind. Long: for a thread of its own.
[[nodiscard]] Saved saveFiles(SaveFiles const& job, std::atomic<bool> const& stop);

} // namespace signet::ui
