#pragma once

#include "app/cli/invocation.h"
#include "core/engine/api.h"

namespace signet::cli {

/// A sentence for a person, and the next step where there is one.
[[nodiscard]] std::string sentence(Error const& error);
[[nodiscard]] std::string sentence(engine::Reason const& reason);
/// The exit code that belongs to it.
[[nodiscard]] Exit exit_of(ErrorCode code);
[[nodiscard]] Exit exit_of(engine::Finished const& finished);

/// "41.3 MB", "1 file", "3 files".
[[nodiscard]] std::string size_in_words(std::uint64_t bytes);
[[nodiscard]] std::string files_in_words(std::uint64_t files);
[[nodiscard]] std::string duration_in_words(seconds duration);

} // namespace signet::cli
