#include "ui/view/verification_pill.h"

#include "ui/model/standing.h"
#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

#include <QPainter>
#include <QStyle>

namespace signet::ui {

namespace {

constexpr int iconSize = 16;
constexpr int side = 8;
constexpr int gap = 5;

struct Colors {
    QColor words;
    QColor back;
};

Colors colorsOf(engine::ContactState state)
{
    Theme const& t = theme();
    switch (state) {
    case engine::ContactState::Verified: return {t.ok, t.okBg};
    case engine::ContactState::Unverified:
    case engine::ContactState::Waiting: return {t.warn, t.warnBg};
    case engine::ContactState::Changed: return {t.err, t.errBg};
    case engine::ContactState::Blocked: break;
    }
    return {t.ink2, t.raised};
}

QFont pillFont()
{
    QFont font = fontFor(TextRole::Label);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

QSize pillSize(engine::ContactState state)
{
    QFontMetrics const metrics{pillFont()};
    return {scaled(side + iconSize + gap + side + 2) + metrics.horizontalAdvance(standingText(state)),
            std::max(scaled(22), metrics.height() + scaled(4))};
}

void paintPill(QPainter& painter, QRect const& box, engine::ContactState state, Qt::LayoutDirection direction)
{
    Colors const colors = colorsOf(state);
    bool const outlined = theme().kind == Theme::Kind::HighContrast || state == engine::ContactState::Blocked;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(outlined ? QPen{theme().lineStrong, 1} : QPen{Qt::NoPen});
    painter.setBrush(colors.back);
    QRectF const outline = outlined ? QRectF{box}.adjusted(0.5, 0.5, -0.5, -0.5) : QRectF{box};
    painter.drawRoundedRect(outline, box.height() / 2.0, box.height() / 2.0);

    int const mark = scaled(iconSize);
    QRect const markBox{box.left() + scaled(side), box.top() + (box.height() - mark) / 2, mark, mark};
    double const ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(QStyle::visualRect(direction, box, markBox), iconPixmap(standingIcon(state), colors.words, mark, ratio));

    int const start = scaled(side + iconSize + gap);
    QRect const wordsBox = box.adjusted(start, 0, -scaled(side), 0);
    painter.setFont(pillFont());
    painter.setPen(colors.words);
    painter.setLayoutDirection(direction);
    QString const words = painter.fontMetrics().elidedText(standingText(state), Qt::ElideRight, wordsBox.width() + 1);
    painter.drawText(QStyle::visualRect(direction, box, wordsBox), Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                     words);
    painter.restore();
}

VerificationPill::VerificationPill(QWidget* parent) : QWidget{parent}
{
    setObjectName(QStringLiteral("verificationPill"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    hide();
}

void VerificationPill::setState(std::optional<engine::ContactState> state)
{
    state_ = state;
    setVisible(state.has_value());
    if (!state) return;
    setAccessibleName(standingText(*state));
    updateGeometry();
    update();
}

QSize VerificationPill::sizeHint() const
{
    return state_ ? pillSize(*state_) : QSize{};
}

void VerificationPill::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    if (state_) paintPill(painter, rect(), *state_, layoutDirection());
}

} // namespace signet::ui
