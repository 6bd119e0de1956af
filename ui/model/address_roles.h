#pragma once

#include <qnamespace.h>

namespace signet::ui {

/// What one row of AccountsModel or ContactsModel tells beside Qt::DisplayRole, the name. All text is clean.
namespace AddressRole {
enum : int {
    Company = Qt::UserRole + 1,
    Digits,    ///< twelve, as they are copied
    Grouped,   ///< as they are shown below the name; empty where they stand in its place
    Initials,  ///< of the round sign
    SignColor, ///< of the round sign, 0 to signColors - 1
    Standing,  ///< engine::ContactState as int; invalid for our own accounts
    Differing, ///< bits of the digits in which the number differs from those of people with a look-alike name, first digit lowest
    Search,    ///< folded text that a search looks in
};
inline constexpr int signColors = 8;
} // namespace AddressRole

} // namespace signet::ui
