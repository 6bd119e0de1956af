#pragma once

#include <QString>

class QPainter;
class QFont;
class QRect;

namespace signet::ui {

/// Draws a grouped account number from the left of `box`, the digits of `differing` (AddressRole::Differing) bold. A number is
/// written from left to right in every language.
void paintNumber(QPainter& painter, QRect const& box, QString const& grouped, unsigned differing);
[[nodiscard]] int numberWidth(QFont const& font, QString const& grouped, unsigned differing);

} // namespace signet::ui
