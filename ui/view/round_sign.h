#pragma once

#include <QString>

class QPainter;
class QRectF;

namespace signet::ui {

/// The round sign before a name: its initials on a colour that hangs on the account number (model/person.h).
void paintRoundSign(QPainter& painter, QRectF const& box, QString const& initials, int color);

} // namespace signet::ui
