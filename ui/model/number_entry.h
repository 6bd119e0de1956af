#pragma once

#include "core/base/ids.h"

#include <QString>

namespace signet::ui {

class ContactsModel;

/// What is to be said about an account number while it is typed, and whether it is one that can be added.
struct NumberEntry {
    enum class Kind { Empty, Incomplete, TooLong, Wrong, Own, Listed, Good };
    Kind kind = Kind::Empty;
    std::optional<AccountNumber> number; ///< where all twelve digits fit
    QString words;

    [[nodiscard]] bool isUsable() const { return kind == Kind::Good || kind == Kind::Listed; }
};

/// `own` is the account it would be added for.
[[nodiscard]] NumberEntry readNumber(QString const& typed, AccountNumber const& own, ContactsModel const& contacts);
/// Only its digits, in groups of four.
[[nodiscard]] QString groupedDigits(QString const& typed);

} // namespace signet::ui
