#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace signet {

/// UTF-8 as Windows takes it. InvalidArgument where it is not well-formed.
[[nodiscard]] Result<std::wstring> wide_of(std::string_view text);

/// The other way. Names on a disk may hold half a surrogate pair; what stands for it is three bytes that are no UTF-8, so that
/// whoever checks the text sees it, and no two names become one.
[[nodiscard]] std::string utf8_of(std::wstring_view text);

} // namespace signet
