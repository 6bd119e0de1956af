#include "ui/view/address_combo.h"

#include "ui/model/address_roles.h"
#include "ui/view/address_combo_accessible.h"
#include "ui/view/icon_set.h"
#include "ui/view/number_text.h"
#include "ui/view/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

namespace signet::ui {

namespace {

constexpr int chevron = 16;
constexpr int chevronRoom = 26;
constexpr int underLine = 5; ///< between the last line and the rule
constexpr int between = 14;  ///< company and number on one line
/// What the lines of ui.md §5 take; a font that is higher takes its own.
constexpr int captionLine = 16;
constexpr int titleLine = 21;
constexpr int headingLine = 26;
constexpr int labelLine = 16;
constexpr int bodyLine = 19;

QFont captionFont()
{
    QFont font = fontFor(TextRole::Small);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Draws text at the leading side of `box`, elided where it must be; returns the width that it took.
int drawLeading(QPainter& painter, QRect const& box, Qt::LayoutDirection direction, QString const& text)
{
    QString const shown = painter.fontMetrics().elidedText(text, Qt::ElideMiddle, box.width());
    int const width = std::clamp(painter.fontMetrics().horizontalAdvance(shown) + 1, 0, std::max(0, box.width()));
    QRect const own{box.left(), box.top(), width, box.height()};
    int const how = Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip;
    painter.drawText(QStyle::visualRect(direction, box, own), how, shown);
    return width;
}

/// `box` without `taken` at its leading side.
QRect rest(QRect const& box, Qt::LayoutDirection direction, int taken)
{
    QRect const left{box.left() + taken, box.top(), std::max(0, box.width() - taken), box.height()};
    return QStyle::visualRect(direction, box, left);
}

/// The leading `width` of `box`.
QRect leading(QRect const& box, Qt::LayoutDirection direction, int width)
{
    return QStyle::visualRect(direction, box,
                              QRect{box.left(), box.top(), std::clamp(width, 0, std::max(0, box.width())), box.height()});
}

} // namespace

struct AddressCombo::Fonts {
    QFont caption = captionFont();
    QFont name;
    QFont line;
    explicit Fonts(Look look)
        : name{fontFor(look == Look::From ? TextRole::Title : TextRole::Heading)},
          line{fontFor(look == Look::From ? TextRole::Label : TextRole::Body)},
          isFrom{look == Look::From}
    {
    }
    /// À is higher than a line.
    [[nodiscard]] static int accent() { return scaled(1); }
    [[nodiscard]] int captionHeight() const { return std::max(QFontMetrics{caption}.height() + accent(), scaled(captionLine)); }
    [[nodiscard]] int nameHeight() const
    {
        return std::max(QFontMetrics{name}.height(), scaled(isFrom ? titleLine : headingLine));
    }
    [[nodiscard]] int lineHeight() const { return std::max(QFontMetrics{line}.height(), scaled(isFrom ? labelLine : bodyLine)); }
    bool isFrom;
};

AddressCombo::AddressCombo(Look look, QAbstractItemModel& model, Words words, QWidget* parent)
    : QComboBox{parent},
      look_{look},
      words_{std::move(words)}
{
    AddressComboAccessible::install();
    setProperty("kind", QStringLiteral("address"));
    setPlaceholderText(words_.nobody); // without one, Qt chooses the first row by itself
    setModel(&model);
    setCurrentIndex(-1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&model, &QAbstractItemModel::dataChanged, this, qOverload<>(&QWidget::update));
}

AddressPopup* AddressCombo::popup()
{
    if (popup_) return popup_;
    popup_ = new AddressPopup{*model(), words_.popup, window()}; // below a combo box no style sheet reaches it
    connect(popup_, &AddressPopup::chosen, this, [this](int row) {
        setCurrentIndex(row);
        Q_EMIT activated(row);
    });
    connect(popup_, &AddressPopup::newWished, this, &AddressCombo::newWished);
    return popup_;
}

void AddressCombo::setCompact(bool compact)
{
    compact_ = compact;
    updateGeometry();
    update();
}

void AddressCombo::showPopup()
{
    popup()->openBelow(*this, currentIndex());
}

void AddressCombo::hidePopup()
{
    if (popup_) popup_->hide();
    QComboBox::hidePopup();
}

void AddressCombo::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

/// Keys make Qt's own list, which stays hidden; a screen reader finds it all the same.
void AddressCombo::focusInEvent(QFocusEvent* event)
{
    view()->setAccessibleName(words_.popup.name);
    QComboBox::focusInEvent(event);
}

void AddressCombo::changeEvent(QEvent* event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
}

QSize AddressCombo::sizeHint() const
{
    Fonts const fonts{look_};
    if (compact_) return {scaled(300), QFontMetrics{fonts.name}.height() + scaled(underLine) + 1};
    int const lines = look_ == Look::From ? 2 : 1;
    int const height = fonts.captionHeight() + fonts.nameHeight() + lines * fonts.lineHeight() + scaled(underLine) + 1;
    return {scaled(look_ == Look::From ? 300 : 560), height};
}

QSize AddressCombo::minimumSizeHint() const
{
    return {scaled(120), sizeHint().height()};
}

QString AddressCombo::nameShown() const
{
    return currentIndex() < 0 ? words_.nobody : currentText();
}

void AddressCombo::paintEvent(QPaintEvent*)
{
    Theme const& t = theme();
    QPainter painter{this};
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setLayoutDirection(layoutDirection());
    if (underMouse() && isEnabled()) {
        QColor lit = t.ink;
        lit.setAlphaF(0.04F);
        painter.fillRect(rect(), lit);
    }
    QRect const text = rect().adjusted(0, 0, -scaled(chevronRoom), 0);
    if (compact_)
        paintLine(painter, text);
    else
        paintLines(painter, text);

    painter.setPen(QPen{t.lineStrong, 1});
    painter.drawLine(QPointF{0, height() - 0.5}, QPointF{static_cast<double>(width()), height() - 0.5});
    int const mark = scaled(chevron);
    int const lastLine = compact_ ? height() - 1 : Fonts{look_}.lineHeight() + scaled(underLine) + 1;
    QRect const box{width() - mark - scaled(4), height() - (lastLine + mark) / 2 - scaled(underLine) / 2, mark, mark};
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), box),
                       iconPixmap(QStringLiteral("chevron-down"), t.ink, mark, devicePixelRatioF()));
}

void AddressCombo::paintLines(QPainter& painter, QRect box)
{
    Fonts const fonts{look_};
    Theme const& t = theme();
    box = QStyle::visualRect(layoutDirection(), rect(), box);
    QRect line{box.left(), Fonts::accent(), box.width(), fonts.captionHeight() - Fonts::accent()};
    painter.setFont(fonts.caption);
    painter.setPen(t.ink2);
    drawLeading(painter, line, layoutDirection(), words_.caption);
    line = QRect{box.left(), line.bottom() + 1, box.width(), fonts.nameHeight()};
    painter.setFont(fonts.name);
    painter.setPen(currentIndex() < 0 ? t.ink3 : t.ink);
    drawLeading(painter, line, layoutDirection(), nameShown());
    if (currentIndex() < 0) return;
    painter.setFont(fonts.line);
    line = QRect{box.left(), line.bottom() + 1, box.width(), fonts.lineHeight()};
    if (look_ == Look::To) return paintAddress(painter, line);
    painter.setPen(t.ink2);
    QString const company = currentData(AddressRole::Company).toString();
    if (!company.isEmpty()) {
        drawLeading(painter, line, layoutDirection(), company);
        line.translate(0, line.height());
    }
    paintDigits(painter, line);
}

/// Company and number on one line. The company gives way: it is the number that an envelope goes to.
void AddressCombo::paintAddress(QPainter& painter, QRect const& box)
{
    painter.setPen(theme().ink2);
    QString const company = currentData(AddressRole::Company).toString();
    int used = 0;
    int const spare = box.width() - digitsWidth(painter.font()) - scaled(between);
    // On the one line of the compact envelope a stump of a company tells nothing.
    bool const isStump = compact_ && spare * 3 < painter.fontMetrics().horizontalAdvance(company) * 2;
    if (!company.isEmpty() && !isStump) {
        QRect const room = leading(box, layoutDirection(), spare);
        used = drawLeading(painter, room, layoutDirection(), company) + scaled(between);
    }
    paintDigits(painter, rest(box, layoutDirection(), used));
}

void AddressCombo::paintDigits(QPainter& painter, QRect const& box)
{
    painter.setPen(theme().ink2);
    painter.setBrush(theme().ink); // of the bold ones
    paintNumber(painter, leading(box, layoutDirection(), digitsWidth(painter.font())),
                currentData(AddressRole::Grouped).toString(), currentData(AddressRole::Differing).toUInt());
}

int AddressCombo::digitsWidth(QFont const& font) const
{
    return numberWidth(font, currentData(AddressRole::Grouped).toString(), currentData(AddressRole::Differing).toUInt()) + 1;
}

bool AddressCombo::isOnlyOneOfItsName() const
{
    int same = 0;
    for (int row = 0; row < count(); ++row) same += itemText(row) == currentText() ? 1 : 0;
    return same == 1;
}

void AddressCombo::paintLine(QPainter& painter, QRect box)
{
    Theme const& t = theme();
    box = QStyle::visualRect(layoutDirection(), rect(), QRect{box.left(), 0, box.width(), height() - scaled(underLine)});
    painter.setFont(captionFont());
    painter.setPen(t.ink2);
    int used = drawLeading(painter, box, layoutDirection(), words_.caption) + scaled(8);
    QRect const address = rest(box, layoutDirection(), used);
    QFont const line = fontFor(TextRole::Label);
    painter.setFont(fontFor(TextRole::Title));
    int number = currentIndex() < 0 ? 0 : digitsWidth(line) + scaled(between);
    QString name = nameShown();
    // A stump of a name tells nothing. Of one's own accounts the name stands for the number, unless another has the same.
    if (look_ == Look::From && (address.width() - number) * 3 < painter.fontMetrics().horizontalAdvance(name) * 2) {
        if (isOnlyOneOfItsName())
            number = 0;
        else
            name.clear();
    }
    painter.setPen(currentIndex() < 0 ? t.ink3 : t.ink);
    used = drawLeading(painter, leading(address, layoutDirection(), address.width() - number), layoutDirection(), name);
    if (number == 0) return;
    painter.setFont(line);
    paintAddress(painter, rest(address, layoutDirection(), name.isEmpty() ? 0 : used + scaled(between)));
}

} // namespace signet::ui
