#include "ui/view/style_sheet.h"

#include <QFile>
#include <QRegularExpression>

namespace signet::ui {

QString styleSheetFor(Theme const& theme)
{
    if (theme.kind == Theme::Kind::HighContrast) return {}; // palette roles only
    QFile file{QStringLiteral(":/signet/style.qss")};
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    // "@name" is a colour of the theme, "N_px" a length that grows with the person's font size.
    static QRegularExpression const word{QStringLiteral("@([A-Za-z0-9]+)|\\b(\\d+)_px\\b")};
    QString out;
    qsizetype done = 0;
    QRegularExpressionMatchIterator each = word.globalMatch(sheet);
    while (each.hasNext()) {
        QRegularExpressionMatch const match = each.next();
        out += QStringView{sheet}.mid(done, match.capturedStart() - done);
        if (match.captured(1) == QStringLiteral("themeName"))
            out +=
                theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"); // the sheet's own pictures cannot be coloured
        else if (match.capturedLength(1) > 0)
            out += theme.token(match.captured(1)).name();
        else
            out += QString::number(scaled(match.captured(2).toInt())) + QStringLiteral("px");
        done = match.capturedEnd();
    }
    out += QStringView{sheet}.mid(done);
    return out;
}

} // namespace signet::ui
