#include "ui/view/drop_zone.h"

#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/row_painting.h"

namespace signet::ui {

namespace {
constexpr int gap = 8;
constexpr double radius = 6; // ui.md §3: cards
} // namespace

DropZone::DropZone(QWidget* parent)
    : QWidget{parent},
      heading_{new PlainLabel{this}},
      text_{new PlainLabel{this}},
      add_{new QPushButton{tr("Add files…"), this}}
{
    setObjectName(QStringLiteral("dropZone"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    heading_->setObjectName(QStringLiteral("dropHeading"));
    heading_->setWrapped(true);
    text_->setObjectName(QStringLiteral("dropText"));
    text_->setBalanced();
    for (PlainLabel* const label : {heading_, text_}) label->setAlignment(Qt::AlignCenter);
    add_->setObjectName(QStringLiteral("emptyAddButton"));
    add_->setAccessibleDescription(tr("Opens a window to choose files in"));
    connect(add_, &QPushButton::clicked, this, &DropZone::addWished);
    say();
}

void DropZone::setEmpty(bool isEmpty)
{
    if (isEmpty_ == isEmpty) return;
    isEmpty_ = isEmpty;
    say();
}

void DropZone::setMood(Mood mood)
{
    if (mood_ == mood) return;
    mood_ = mood;
    say();
}

void DropZone::say()
{
    setRole(heading_, TextRole::Title);
    heading_->setText(tr("This envelope is empty"));
    bool const isCalm = mood_ == Mood::Calm;
    heading_->setVisible(isEmpty_ && isCalm);
    add_->setVisible(isEmpty_ && isCalm);
    setRole(text_, isEmpty_ ? TextRole::Body : TextRole::Label);
    if (mood_ == Mood::Refusing)
        text_->setText(tr("Only files and folders of this computer can go into an envelope."));
    else if (mood_ == Mood::Inviting)
        text_->setText(tr("Drop to add to the envelope"));
    else
        text_->setText(isEmpty_ ? tr("Tick files on the left, or drop files and folders here.")
                                : tr("Drop files or whole folders here"));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, mood_ == Mood::Refusing ? theme().err : theme().ink2);
    text_->setPalette(colors);
    setAccessibleName(isEmpty_ ? heading_->text() : text_->text());
    setAccessibleDescription(isEmpty_ ? text_->text() : QString{});
    lay();
    update();
}

QSize DropZone::sizeHint() const
{
    return {scaled(200), scaled(isEmpty_ ? 220 : 120)};
}

QSize DropZone::minimumSizeHint() const
{
    return {scaled(120), isEmpty_ ? scaled(150) : scaled(60)};
}

void DropZone::lay()
{
    // In the middle, top to bottom: icon, heading, text, button. What does not fit is left out, the icon first.
    int const inner = std::max(0, width() - 2 * scaled(16));
    struct Line {
        QWidget* widget;
        QSize size;
    };
    std::vector<Line> lines;
    int height_ = 0;
    for (QWidget* const widget : {static_cast<QWidget*>(heading_), static_cast<QWidget*>(text_), static_cast<QWidget*>(add_)}) {
        if (widget->isHidden()) continue;
        bool const wraps = widget->hasHeightForWidth();
        QSize const size{wraps ? inner : std::min(inner, widget->sizeHint().width()),
                         wraps ? widget->heightForWidth(inner) : widget->sizeHint().height()};
        height_ += size.height() + scaled(gap);
        lines.push_back({widget, size});
    }
    int const iconSize = scaled(isEmpty_ ? 44 : 28);
    bool const hasIcon = height_ + iconSize + scaled(gap) <= height() - scaled(gap);
    if (hasIcon) height_ += iconSize;
    int y = std::max(scaled(4), (height() - height_) / 2);
    icon_ = hasIcon ? QRect{(width() - iconSize) / 2, y, iconSize, iconSize} : QRect{};
    if (hasIcon) y += iconSize + scaled(gap);
    for (Line const& line : lines) {
        line.widget->setGeometry((width() - line.size.width()) / 2, y, line.size.width(), line.size.height());
        y += line.size.height() + scaled(gap);
    }
}

void DropZone::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    lay();
}

void DropZone::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) say();
}

void DropZone::paintEvent(QPaintEvent*)
{
    Theme const& t = theme();
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = t.lineStrong;
    QColor back = t.raised;
    if (mood_ == Mood::Inviting) {
        edge = t.focus;
        back = t.blueBg;
    } else if (mood_ == Mood::Refusing) {
        edge = t.err;
        back = t.errBg;
    }
    double const width_ = mood_ == Mood::Calm ? 1 : 2;
    QPen pen{edge, width_};
    if (mood_ == Mood::Calm) pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(back);
    painter.drawRoundedRect(QRectF{rect()}.adjusted(width_ / 2, width_ / 2, -width_ / 2, -width_ / 2), radius, radius);
    if (icon_.isEmpty()) return;
    QString const name = mood_ == Mood::Refusing ? QStringLiteral("block")
                         : isEmpty_              ? QStringLiteral("envelope")
                                                 : QStringLiteral("envelope-open");
    paintIcon(painter, icon_, name, mood_ == Mood::Calm ? t.ink2 : edge, icon_.width());
}

} // namespace signet::ui
