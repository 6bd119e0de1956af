#pragma once

class QPainter;
class QRectF;

namespace signet::ui {

/// The envelope's only ornament, ui.md §5: slanted wax and blue stripes along `strip`. Nothing in high contrast.
void paintAirmailEdge(QPainter& painter, QRectF const& strip);

} // namespace signet::ui
