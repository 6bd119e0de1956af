#include "ui/view/plain_label.h"

#include "ui/model/plain_text.h"

#include <QEvent>
#include <QTextDocument>

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

void PlainLabel::lay()
{
    QString shown = text_;
    if (!wordWrap()) shown = fontMetrics().elidedText(text_, Qt::ElideMiddle, std::max(contentsRect().width(), least_width));
    setToolTip(shown == text_ ? QString{} : toolTipOf(text_));
    setAccessibleName(withoutIsolates(text_));
    if (shown != QLabel::text()) QLabel::setText(shown);
}

} // namespace signet::ui
