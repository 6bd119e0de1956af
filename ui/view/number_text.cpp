#include "ui/view/number_text.h"

#include <QPainter>

namespace signet::ui {

namespace {

struct Run {
    QString text;
    bool bold;
};

std::vector<Run> runsOf(QString const& grouped, unsigned differing)
{
    std::vector<Run> runs;
    unsigned digit = 0;
    for (QChar const each : grouped) {
        bool const isDigit = each.isDigit();
        bool const bold = isDigit && (differing >> digit & 1U) != 0;
        digit += isDigit ? 1 : 0;
        if (runs.empty() || runs.back().bold != bold) runs.push_back({QString{}, bold});
        runs.back().text += each;
    }
    return runs;
}

QFont bolder(QFont font, bool bold)
{
    if (bold) font.setWeight(QFont::Bold);
    return font;
}

} // namespace

void paintNumber(QPainter& painter, QRect const& box, QString const& grouped, unsigned differing)
{
    painter.save();
    painter.setLayoutDirection(Qt::LeftToRight);
    QFont const base = painter.font();
    QColor const color = painter.pen().color();
    QColor const strong = painter.brush().style() == Qt::NoBrush ? color : painter.brush().color();
    int x = box.left();
    for (Run const& run : runsOf(grouped, differing)) {
        painter.setFont(bolder(base, run.bold));
        painter.setPen(run.bold ? strong : color);
        painter.drawText(QRect{x, box.top(), box.right() + 1 - x, box.height()},
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, run.text);
        x += painter.fontMetrics().horizontalAdvance(run.text);
    }
    painter.restore();
}

int numberWidth(QFont const& font, QString const& grouped, unsigned differing)
{
    int width = 0;
    for (Run const& run : runsOf(grouped, differing)) width += QFontMetrics{bolder(font, run.bold)}.horizontalAdvance(run.text);
    return width;
}

} // namespace signet::ui
