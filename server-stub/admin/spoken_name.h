#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace signet::admin {

inline constexpr std::size_t max_name = 64; ///< bytes of a person's, company's or operator's name, as in a certificate

/// A name as it was typed, made fit to be shown to people and written to logs, tables and links: blanks at the ends cut off and
/// runs of blanks made one. InvalidArgument: empty (unless `may_be_empty`), too long, not UTF-8, or with control characters,
/// line separators or marks that turn the direction of text.
enum class Emptiness { Refused, Allowed };
[[nodiscard]] Result<std::string> clean_name(std::string_view typed, Emptiness emptiness = Emptiness::Refused);

} // namespace signet::admin
