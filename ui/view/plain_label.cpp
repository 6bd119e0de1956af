#include "ui/view/plain_label.h"

#include "ui/model/plain_text.h"

#include <QEvent>
#include <QTextDocument>
#include <QTextLayout>

namespace signet::ui {

namespace {
constexpr qsizetype longest_label = 2000; ///< ours: sentences fit, a flood does not
constexpr int least_width = 24;           ///< of an elided label
} // namespace

QString toolTipOf(QString const& text)
{
    // What it would take for rich text is given to it escaped.
    return Qt::mightBeRichText(text) ? QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped()) : text;
}

PlainLabel::PlainLabel(QString const& text, QWidget* parent) : QLabel{parent}
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

void PlainLabel::setText(QString const& text)
{
    QString const clean = plainSentence(text, longest_label);
    if (clean == text_) return;
    text_ = clean;
    updateGeometry();
    lay();
}

void PlainLabel::setWrapped(bool wrapped)
{
    setWordWrap(wrapped);
    lay();
}

void PlainLabel::setBalanced()
{
    isBalanced_ = true;
    setWrapped(true);
}

QSize PlainLabel::sizeHint() const
{
    if (wordWrap()) return QLabel::sizeHint();
    QMargins const around = contentsMargins();
    QFontMetrics const metrics = fontMetrics();
    return {metrics.horizontalAdvance(text_) + around.left() + around.right() + 2 * margin() + 1,
            metrics.height() + around.top() + around.bottom() + 2 * margin()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (wordWrap()) return QLabel::minimumSizeHint();
    QSize const whole = sizeHint();
    return {std::min(whole.width(), least_width), whole.height()};
}

void PlainLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    lay();
}

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        lay();
    }
}

/// The text with its breaks put in: as narrow as it can be without one line more.
QString PlainLabel::balanced() const
{
    auto const linesIn = [this](double width) {
        QStringList lines;
        QTextLayout layout{text_, font()};
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines += text_.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
        return lines;
    };
    int most = contentsRect().width() - 2 * margin();
    if (most < least_width) return text_;
    QStringList lines = linesIn(most);
    qsizetype const count = lines.size();
    if (count < 2) return text_;
    for (int least = most / 2; most - least > 4;) {
        int const middle = (least + most) / 2;
        QStringList const narrower = linesIn(middle);
        if (narrower.size() > count) {
            least = middle;
        } else {
            most = middle;
            lines = narrower;
        }
    }
    return lines.join(QLatin1Char('\n'));
}

void PlainLabel::lay()
{
    QString shown = text_;
    if (isBalanced_) shown = balanced();
    if (!wordWrap()) shown = fontMetrics().elidedText(text_, Qt::ElideMiddle, std::max(contentsRect().width(), least_width));
    setToolTip(wordWrap() || shown == text_ ? QString{} : toolTipOf(text_));
    setAccessibleName(withoutIsolates(text_));
    if (shown != QLabel::text()) QLabel::setText(shown);
}

} // namespace signet::ui
