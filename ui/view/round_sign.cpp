#include "ui/view/round_sign.h"

#include "ui/model/address_roles.h"
#include "ui/view/theme.h"

#include <QPainter>

#include <array>

namespace signet::ui {

namespace {
constexpr int usual = 32; ///< of the rows that have one
/// White letters stand at 5 to 1 or better on each; none is a state's colour.
constexpr std::array<unsigned, AddressRole::signColors> colors{0x6A4A86, 0x4C6B22, 0x8A5A1F, 0x2A6A74,
                                                               0x3F5B94, 0x7A4B3A, 0x56606E, 0x7B3F78};
} // namespace

void paintRoundSign(QPainter& painter, QRectF const& box, QString const& initials, int color)
{
    Theme const& t = theme();
    bool const plain = t.kind == Theme::Kind::HighContrast;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(plain ? QPen{t.ink, 1} : QPen{Qt::NoPen});
    painter.setBrush(plain ? t.surface : QColor{colors.at(static_cast<std::size_t>(color))});
    painter.drawEllipse(box);
    QFont font = fontFor(TextRole::Small);
    font.setPointSizeF(font.pointSizeF() * std::max(1.0, box.height() / scaled(usual))); // as large as a larger sign
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(plain ? t.ink : QColor{Qt::white});
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, initials.isEmpty() ? QStringLiteral("#") : initials);
    painter.restore();
}

} // namespace signet::ui
