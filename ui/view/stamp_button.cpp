#include "ui/view/stamp_button.h"

#include "ui/view/plain_label.h"
#include "ui/view/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <optional>

namespace signet::ui {

namespace {

constexpr double holeRadius = 3.5;
constexpr double holePitch = 9.8;
constexpr double border = 8;    ///< of paper around the panel
constexpr double lineInset = 7; ///< of the words: the panel's own line is 3.5 in

struct PanelColors {
    QColor fill;
    QColor words;
};

PanelColors colorsOf(StampState::Panel panel)
{
    Theme const& t = theme();
    using Panel = StampState::Panel;
    if (t.kind == Theme::Kind::HighContrast) {
        bool const marked = panel == Panel::Wax || panel == Panel::Blue;
        return marked ? PanelColors{t.wax, t.onWax} : PanelColors{t.surface, t.ink};
    }
    switch (panel) {
    case Panel::Wax: return {t.wax, t.onWax};
    case Panel::Blue: return {t.blue, t.onBlue};
    // A state's text colour as the fill takes its background as the text: the same pair, the same contrast.
    case Panel::Err: return {t.err, t.errBg};
    case Panel::Warn: return {t.warn, t.warnBg};
    case Panel::Plain: break;
    }
    return {t.lineStrong, t.surface};
}

/// A sheet with holes along its edges, half of each within it, and one on every corner.
QPainterPath perforated(QRectF const& sheet, double grow)
{
    double const radius = holeRadius * grow;
    std::array const corners{sheet.topLeft(), sheet.topRight(), sheet.bottomRight(), sheet.bottomLeft(), sheet.topLeft()};
    QPainterPath paper;
    paper.moveTo(sheet.left() + radius, sheet.top());
    for (std::size_t edge = 0; edge < 4; ++edge) { // clockwise
        QLineF const line{corners[edge], corners[edge + 1]};
        int const holes = std::max(2, static_cast<int>(std::lround(line.length() / (holePitch * grow))));
        for (int i = 1; i <= holes; ++i) {
            QPointF const at = line.pointAt(double(i) / holes);
            QRectF const hole{at - QPointF{radius, radius}, QSizeF{2 * radius, 2 * radius}};
            paper.arcTo(hole, 180 - 90 * double(edge), i == holes ? 90 : 180);
        }
    }
    paper.closeSubpath();
    return paper;
}

/// The S of the mark in its box of 64, resources/signet-mark.svg.
QPainterPath letter()
{
    QPainterPath s;
    s.moveTo(40.6, 24.2);
    s.cubicTo(40.2, 19.4, 36.6, 16.9, 32, 16.9);
    s.cubicTo(26.9, 16.9, 23.3, 19.9, 23.3, 24.2);
    s.cubicTo(23.3, 34.2, 40.9, 29.9, 40.9, 40);
    s.cubicTo(40.9, 44.3, 37.2, 47.2, 32, 47.2);
    s.cubicTo(27.2, 47.2, 23.7, 44.6, 23.4, 39.9);
    return s;
}

QFont secondFont(QFont::Weight weight)
{
    QFont font = fontFor(TextRole::Small);
    font.setWeight(weight);
    return font;
}

/// The font that has the second line whole: lighter where a system's font is wide, then a little smaller. Nothing where only a
/// break helps.
std::optional<QFont> onOneLine(QString const& text, double room)
{
    QFont smaller = secondFont(QFont::Normal);
    smaller.setPointSizeF(smaller.pointSizeF() * 0.92);
    for (QFont const& font : {secondFont(QFont::DemiBold), secondFont(QFont::Normal), smaller})
        if (QFontMetricsF{font}.horizontalAdvance(text) <= room) return font;
    return {};
}

/// The font, smaller where another language's words need it.
QFont fitting(QFont font, QRectF const& box, QString const& text)
{
    double const whole = font.pointSizeF();
    for (double const part : {1.0, 0.9, 0.8, 0.7}) {
        font.setPointSizeF(whole * part);
        QRectF const taken = QFontMetricsF{font}.boundingRect(box, Qt::AlignHCenter | Qt::TextWordWrap, text);
        if (taken.width() <= box.width() && taken.height() <= box.height()) break;
    }
    return font;
}

} // namespace

StampButton::StampButton(QWidget* parent) : QAbstractButton{parent}
{
    setObjectName(QStringLiteral("stampButton"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState({});
}

void StampButton::setState(StampState const& state)
{
    state_ = state;
    setEnabled(state.isEnabled());
    setCursor(state.isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(toolTipOf(state.toolTip));
    setAccessibleName(state.accessibleName);
    setAccessibleDescription(state.accessibleDescription);
    update();
}

void StampButton::setCompact(bool compact)
{
    compact_ = compact;
    updateGeometry();
    update();
}

QSize StampButton::sizeHint() const
{
    return compact_ ? QSize{scaled(84), scaled(72)} : QSize{scaled(116), scaled(132)};
}

bool StampButton::hitButton(QPoint const& position) const
{
    return rect().contains(position);
}

void StampButton::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (isDown()) painter.translate(0, 1);
    paintPaper(painter);
    double const inset = border * scaled(100) / 100;
    QRectF const panel = sheetBox().adjusted(inset, inset, -inset, -inset);
    paintPanel(painter, panel);
    if (!compact_) {
        double const radius = panel.height() * 0.178;
        paintSeal(painter, {panel.center().x(), panel.top() + panel.height() * 0.3}, radius);
    }
    paintWords(painter, panel);
}

QRectF StampButton::sheetBox() const
{
    double const grow = scaled(100) / 100.0;
    return QRectF{rect()}.adjusted(grow, 0, -grow, -2 * grow); // the rest is its shadow's
}

void StampButton::paintPaper(QPainter& painter)
{
    double const ratio = devicePixelRatioF();
    Theme const& t = theme();
    QString const key = QStringLiteral("%1 %2 %3 %4 %5")
                            .arg(width())
                            .arg(height())
                            .arg(ratio)
                            .arg(static_cast<int>(t.kind))
                            .arg(isDown() ? 1 : 0);
    if (key != paperKey_) {
        paperKey_ = key;
        paper_ = QPixmap{(QSizeF{size()} * ratio).toSize()};
        paper_.setDevicePixelRatio(ratio);
        paper_.fill(Qt::transparent);
        QPainter cut{&paper_};
        cut.setRenderHint(QPainter::Antialiasing);
        double const grow = scaled(100) / 100.0;
        QPainterPath const sheet = perforated(sheetBox(), grow);
        bool const dark = t.kind == Theme::Kind::Dark;
        if (t.kind != Theme::Kind::HighContrast && !isDown()) { // it lies on the envelope
            cut.fillPath(sheet.translated(0, 1.6 * grow), QColor{40, 28, 8, dark ? 90 : 38});
            cut.fillPath(sheet.translated(0, 0.8 * grow), QColor{40, 28, 8, dark ? 90 : 46});
        }
        QColor const paper = t.kind == Theme::Kind::HighContrast ? t.surface : QColor{dark ? 0xF6F0E1U : 0xFFFFFFU};
        cut.fillPath(sheet, paper);
        if (!dark) { // white on cream needs its edge drawn
            cut.setPen(QPen{t.kind == Theme::Kind::HighContrast ? t.ink : QColor{120, 96, 48, 70}, 0.6 * grow});
            cut.drawPath(sheet);
        }
    }
    painter.drawPixmap(QPointF{0, 0}, paper_);
}

void StampButton::paintPanel(QPainter& painter, QRectF const& panel)
{
    Theme const& t = theme();
    PanelColors const colors = colorsOf(state_.panel);
    double const corner = 1.5;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(panel, corner, corner);
    if (underMouse() && isEnabled() && !isDown() && t.kind != Theme::Kind::HighContrast) {
        painter.setBrush(QColor{255, 255, 255, 16});
        painter.drawRoundedRect(panel, corner, corner);
    }
    if (state_.progress) {
        QRectF risen = panel;
        risen.setTop(panel.bottom() - panel.height() * *state_.progress);
        QColor lighter = colors.words;
        lighter.setAlphaF(0.22F);
        painter.save();
        painter.setClipRect(risen);
        painter.setBrush(lighter);
        painter.drawRoundedRect(panel, corner, corner);
        painter.restore();
    }
    if (compact_) return; // the words need the room
    QColor line = colors.words;
    line.setAlphaF(0.5F);
    double const inset = 3.5 * scaled(100) / 100;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{line, 1});
    painter.drawRect(panel.adjusted(inset, inset, -inset, -inset));
}

void StampButton::paintSeal(QPainter& painter, QPointF const& center, double radius)
{
    QColor const ink = colorsOf(state_.panel).words;
    QColor ring = ink;
    ring.setAlphaF(0.6F);
    QColor disc = ink;
    disc.setAlphaF(0.1F);
    painter.setPen(QPen{ring, radius * 0.07});
    painter.setBrush(disc);
    painter.drawEllipse(center, radius, radius);
    painter.save();
    painter.translate(center);
    double const grow = radius / 21.6; // the mark's own ring
    painter.scale(grow, grow);
    painter.translate(-32, -32);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{ink, 4.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPath(letter());
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF{40.6, 24.4}, 3.5, 3.5);
    painter.drawEllipse(QPointF{23.4, 39.7}, 3.5, 3.5);
    painter.restore();
}

void StampButton::paintWords(QPainter& painter, QRectF const& panel)
{
    painter.setPen(colorsOf(state_.panel).words);
    double const inset = lineInset * scaled(100) / 100;
    double const widest = panel.width() - 2 * inset;

    QFont big = fontFor(TextRole::Body);
    big.setPointSizeF(big.pointSizeF() * (compact_ ? 15.0 : 19.0) / 13.0);
    big.setWeight(QFont::Bold);
    big.setLetterSpacing(QFont::AbsoluteSpacing, 2.6 * scaled(100) / 100);

    double const middle = panel.top() + panel.height() * (compact_ ? 0.36 : 0.665);
    // The letter spacing after the last letter is no part of the word.
    double const spacing = big.letterSpacing();
    double const width = QFontMetricsF{big}.horizontalAdvance(state_.label) - spacing;
    double const shrink = std::min(1.0, widest / std::max(width, 1.0));
    QFontMetricsF const bigMetrics{big};

    std::optional<QFont> const oneLine = onOneLine(state_.secondLine, widest);
    QFont const small = oneLine.value_or(secondFont(QFont::DemiBold));
    double const lineHeight = QFontMetricsF{small}.height();
    painter.save();
    painter.setFont(big);
    painter.translate(panel.center().x(), middle - (oneLine ? 0 : lineHeight * 0.4));
    painter.scale(shrink, shrink);
    painter.drawText(QPointF{-width / 2, bigMetrics.capHeight() / 2}, state_.label);
    painter.restore();

    if (oneLine) {
        double const top = middle + bigMetrics.capHeight() / 2 + lineHeight * (compact_ ? 0.3 : 0.5);
        painter.setFont(small);
        painter.drawText(QRectF{panel.left(), top, panel.width(), lineHeight}, Qt::AlignHCenter | Qt::TextSingleLine,
                         state_.secondLine);
        return;
    }
    double const top = middle + bigMetrics.capHeight() / 2 - lineHeight * 0.1;
    QRectF const words{panel.left() + inset, top, widest, panel.bottom() - (compact_ ? 3.0 : 6.0) * scaled(100) / 100 - top};
    QString shown = state_.secondLine;
    // "41.3 MB" stays together.
    if (qsizetype const comma = shown.lastIndexOf(QLatin1String{", "}); comma >= 0)
        shown.replace(comma + 1, 1, QLatin1Char{'\n'});
    painter.setFont(fitting(small, words, shown));
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextWordWrap, shown);
}

} // namespace signet::ui
