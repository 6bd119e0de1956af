#pragma once

#include "core/base/time.h"

#include <QRectF>

#include <functional>

class QPainter;

namespace signet::ui {

/// Who paints the postmark on an opened row of a delivered envelope; only ever asked where there is a checked receipt.
using PostmarkPainter = std::function<void(QPainter& painter, QRectF const& place, WallTime delivered)>;

} // namespace signet::ui
