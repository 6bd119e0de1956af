#pragma once

#include "core/base/ids.h"

#include <QString>

namespace signet::ui {

/// "4821 7730 9154" with no-break spaces, so that it stays on one line and in one order.
[[nodiscard]] QString groupedText(AccountNumber const& number);
/// The twelve digits as they are copied.
[[nodiscard]] QString digitsText(AccountNumber const& number);
/// A name as windows show it: clean text, or the number where there is no name.
[[nodiscard]] QString shownName(std::string const& name, AccountNumber const& number);
/// Name, company where there is one, and number in a row, for screen readers.
[[nodiscard]] QString addressSpoken(QString const& name, QString const& company, AccountNumber const& number);

/// Up to two letters for the round sign before a name: of its first and last word, titles left out. Empty where it has none.
[[nodiscard]] QString initials(QString const& name);
/// Which of `count` colours the sign has. It hangs on the number alone: nobody takes somebody else's by a name.
[[nodiscard]] int signColor(AccountNumber const& number, int count);

} // namespace signet::ui
