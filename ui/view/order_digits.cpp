#include "ui/view/order_digits.h"

#include "ui/view/theme.h"

#include <QFontDatabase>
#include <QPainter>

namespace signet::ui {

namespace {

// Of the mock, in pixels of 100 %.
constexpr int cell = 15;
constexpr int cell_gap = 3;
constexpr int group_gap = 9;
constexpr int group = 3;
constexpr int rule_gap = 5;
constexpr int rule = 2;

QFont digitFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(fontFor(TextRole::Heading).pointSizeF());
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

OrderDigits::OrderDigits(QWidget* parent) : PlainLabel{{}, parent}
{
    setObjectName(QStringLiteral("orderDigits"));
    setLayoutDirection(Qt::LeftToRight);
    setFont(digitFont());
}

void OrderDigits::setDigits(QString const& digits, int wanted)
{
    digits_ = digits;
    wanted_ = wanted;
    QString shown;
    for (int i = 0; i < wanted; ++i) {
        if (i > 0 && i % group == 0) shown += QChar{0x2002};
        shown += i < digits.size() ? digits.at(i) : QChar{u'_'};
    }
    setText(shown);
    update();
}

int OrderDigits::placeOf(int digit) const
{
    int const wide = std::max(scaled(cell), fontMetrics().horizontalAdvance(QLatin1Char('8')));
    return digit * (wide + scaled(cell_gap)) + digit / group * scaled(group_gap);
}

QSize OrderDigits::sizeHint() const
{
    return {placeOf(wanted_), fontMetrics().height() + scaled(rule_gap + rule)};
}

void OrderDigits::paintEvent(QPaintEvent*)
{
    Theme const& t = theme();
    QPainter painter{this};
    painter.setFont(font());
    int const high = fontMetrics().height();
    int const top = (height() - sizeHint().height()) / 2;
    for (int i = 0; i < wanted_; ++i) {
        bool const isTyped = i < digits_.size();
        int const wide = placeOf(i + 1) - placeOf(i) - scaled(cell_gap) - ((i + 1) % group == 0 ? scaled(group_gap) : 0);
        QRect const box{placeOf(i), top, wide, high};
        painter.fillRect(QRect{box.left(), box.bottom() + 1 + scaled(rule_gap), wide, scaled(rule)},
                         isTyped ? t.ink : t.lineStrong);
        painter.setPen(t.ink);
        if (isTyped) painter.drawText(box, Qt::AlignCenter, digits_.mid(i, 1));
    }
}

} // namespace signet::ui
