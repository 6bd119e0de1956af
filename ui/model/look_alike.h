#pragma once

#include "core/base/ids.h"

#include <QString>

namespace signet::ui {

/// For searching: without case, accents and width.
[[nodiscard]] QString folded(QString const& text);

/// What an eye makes of a name in passing: look-alike letters and digits are one, everything but letters and digits is nothing.
/// Two names with one skeleton may be taken for each other. threats.md 32, U97.
[[nodiscard]] QString skeleton(QString const& name);

/// The digits in which account numbers differ: the lowest bit stands for the first digit.
[[nodiscard]] unsigned differingDigits(std::vector<AccountNumber> const& numbers);

} // namespace signet::ui
