#include "ui/view/dial_pad.h"

#include "ui/view/theme.h"

#include <QGridLayout>
#include <QPushButton>

namespace signet::ui {

namespace {

struct Key {
    char16_t key;
    char const* letters;
};
constexpr Key keys[] = {{u'1', ""},     {u'2', "ABC"}, {u'3', "DEF"},  {u'4', "GHI"}, {u'5', "JKL"}, {u'6', "MNO"},
                        {u'7', "PQRS"}, {u'8', "TUV"}, {u'9', "WXYZ"}, {u'*', ""},    {u'0', ""},    {u'#', ""}};
constexpr int columns = 3;

} // namespace

DialPad::DialPad(QWidget* parent) : QWidget{parent}
{
    setLayoutDirection(Qt::LeftToRight); // a telephone's keys stand so everywhere
    auto* const grid = new QGridLayout{this};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(scaled(6));
    int at = 0;
    for (Key const& key : keys) {
        QString const letters = QString::fromLatin1(key.letters);
        auto* const button =
            new QPushButton{letters.isEmpty() ? QString{key.key} : QString{key.key} + QLatin1Char('\n') + letters};
        button->setObjectName(QStringLiteral("dial%1").arg(at));
        button->setProperty("kind", QStringLiteral("dial"));
        button->setFixedSize(scaled(58), scaled(46));
        button->setAutoDefault(false);
        button->setAccessibleName(key.key == u'*' ? tr("Star") : key.key == u'#' ? tr("Hash") : QString{key.key});
        connect(button, &QPushButton::clicked, this, [this, pressedKey = QChar{key.key}] { Q_EMIT pressed(pressedKey); });
        grid->addWidget(button, at / columns, at % columns);
        ++at;
    }
}

} // namespace signet::ui
