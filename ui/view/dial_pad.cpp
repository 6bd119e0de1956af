#include "ui/view/dial_pad.h"

#include "ui/view/theme.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

namespace signet::ui {

namespace {

struct Key {
    char16_t key;
    char const* letters;
};
constexpr Key keys[] = {{u'1', ""},     {u'2', "ABC"}, {u'3', "DEF"},  {u'4', "GHI"}, {u'5', "JKL"}, {u'6', "MNO"},
                        {u'7', "PQRS"}, {u'8', "TUV"}, {u'9', "WXYZ"}, {u'*', ""},    {u'0', ""},    {u'#', ""}};
constexpr int columns = 3;

/// A key as on a telephone: what it dials, and small below it the letters that people know it by.
class DialKey final : public QPushButton {
public:
    DialKey(QChar key, QString letters) : key_{key}, letters_{std::move(letters)} { }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        QStyleOptionButton option;
        initStyleOption(&option);
        option.text.clear();
        style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);
        QFont big = fontFor(TextRole::Heading);
        QFont const small = fontFor(TextRole::Small);
        int const digit = QFontMetrics{big}.height();
        int const under = letters_.isEmpty() ? 0 : QFontMetrics{small}.height() - scaled(2);
        int const top = (height() - digit - under) / 2;
        painter.setFont(big);
        painter.setPen(isEnabled() ? theme().ink : theme().ink3);
        painter.drawText(QRect{0, top, width(), digit}, Qt::AlignCenter, QString{key_});
        if (letters_.isEmpty()) return;
        painter.setFont(small);
        painter.setPen(theme().ink3);
        painter.drawText(QRect{0, top + digit - scaled(2), width(), under}, Qt::AlignCenter, letters_);
    }

private:
    QChar key_;
    QString letters_;
};

} // namespace

DialPad::DialPad(QWidget* parent) : QWidget{parent}
{
    setLayoutDirection(Qt::LeftToRight); // a telephone's keys stand so everywhere
    auto* const grid = new QGridLayout{this};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(scaled(6));
    int at = 0;
    for (Key const& key : keys) {
        auto* const button = new DialKey{key.key, QString::fromLatin1(key.letters)};
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
