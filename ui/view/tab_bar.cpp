#include "ui/view/tab_bar.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

#include <QPainter>
#include <QResizeEvent>
#include <QStyle>

namespace signet::ui {

namespace {

constexpr int tabHeight = 36;
constexpr int side = 18;
constexpr int pictureSize = 16;
constexpr int gap = 8;
constexpr int mark = 3; ///< the wax line over the current tab
constexpr int pill = 18;

QFont tabFont()
{
    QFont font = fontFor(TextRole::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont countFont()
{
    QFont font = fontFor(TextRole::Small);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TabBar::TabBar(QWidget* parent) : QTabBar{parent}
{
    setObjectName(QStringLiteral("tabBar"));
    setAccessibleName(tr("Pages"));
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QTabBar::currentChanged, this, &TabBar::placeFocus);
}

int TabBar::addPage(QString const& icon, QString const& words, QString const& countWords)
{
    pages_.push_back({icon, countWords, 0});
    int const index = addTab(words);
    nameTab(index);
    return index;
}

void TabBar::setCount(int index, int count)
{
    Page& page = pages_.at(static_cast<std::size_t>(index));
    if (page.count == count) return;
    page.count = count;
    nameTab(index);
    setTabText(index, tabText(index)); // measures the tab anew
    updateGeometry();
    update();
}

void TabBar::nameTab(int index)
{
    Page const& page = pages_.at(static_cast<std::size_t>(index));
    //: A tab, then how many there are of what waits in it: "Inbox, 3 not opened".
    setAccessibleTabName(index,
                         page.count > 0 ? tr("%1, %2").arg(tabText(index), page.countWords.arg(page.count)) : tabText(index));
}

int TabBar::countWidth(int count) const
{
    if (count <= 0) return 0;
    return std::max(scaled(pill), QFontMetrics{countFont()}.horizontalAdvance(QString::number(count)) + scaled(10));
}

QSize TabBar::tabSizeHint(int index) const
{
    QFontMetrics const metrics{tabFont()};
    Page const& page = pages_.at(static_cast<std::size_t>(index));
    int const count = countWidth(page.count);
    return {scaled(2 * side + pictureSize + gap) + metrics.horizontalAdvance(tabText(index)) + 2
                + (count > 0 ? scaled(gap) + count : 0),
            std::max(scaled(tabHeight), metrics.height() + scaled(12))};
}

QSize TabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

QSize TabBar::sizeHint() const
{
    QSize size{0, 0};
    for (int i = 0; i < count(); ++i) {
        QSize const tab = tabSizeHint(i);
        size = {size.width() + tab.width(), std::max(size.height(), tab.height())};
    }
    return size;
}

QSize TabBar::minimumSizeHint() const
{
    return {scaled(200), sizeHint().height()};
}

void TabBar::resizeEvent(QResizeEvent* event)
{
    QTabBar::resizeEvent(event);
    placeFocus();
}

void TabBar::tabLayoutChange()
{
    QTabBar::tabLayoutChange();
    placeFocus();
}

void TabBar::placeFocus()
{
    setProperty("focusRect", currentIndex() < 0 ? rect() : tabRect(currentIndex()).adjusted(4, 6, -4, -4));
}

void TabBar::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setLayoutDirection(layoutDirection());
    painter.setPen(QPen{theme().line, 1});
    painter.drawLine(QPointF{0, height() - 0.5}, QPointF{static_cast<double>(width()), height() - 0.5});
    for (int i = 0; i < count(); ++i)
        if (i != currentIndex()) paintTab(painter, i);
    if (currentIndex() >= 0) paintTab(painter, currentIndex());
}

void TabBar::paintTab(QPainter& painter, int index)
{
    Theme const& t = theme();
    QRect const tab = tabRect(index);
    bool const current = index == currentIndex();
    bool const hovered = underMouse() && tabAt(mapFromGlobal(QCursor::pos())) == index; // where it lies, the display is asked
    if (current) {
        painter.fillRect(tab, t.surface);
        painter.setPen(QPen{t.line, 1});
        painter.drawLine(QPointF{tab.left() + 0.5, static_cast<double>(tab.top())},
                         QPointF{tab.left() + 0.5, static_cast<double>(tab.bottom() + 1)});
        painter.drawLine(QPointF{tab.right() + 0.5, static_cast<double>(tab.top())},
                         QPointF{tab.right() + 0.5, static_cast<double>(tab.bottom() + 1)});
        painter.fillRect(QRect{tab.left(), tab.top(), tab.width(), scaled(mark)}, t.tabMark);
    } else if (hovered) {
        QColor lit = t.ink;
        lit.setAlphaF(0.05F);
        painter.fillRect(tab.adjusted(0, 0, 0, -1), lit);
    }
    QColor const ink = current ? t.ink : t.ink2;
    int const size = scaled(pictureSize);
    Page const& page = pages_.at(static_cast<std::size_t>(index));
    QRect const iconBox{tab.left() + scaled(side), tab.top() + (tab.height() - size) / 2 + 1, size, size};
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), tab, iconBox),
                       iconPixmap(page.icon, ink, size, devicePixelRatioF()));

    int const count = countWidth(page.count);
    QRect words = tab.adjusted(scaled(side + pictureSize + gap), 1, -scaled(side), 0);
    if (count > 0) words.setRight(words.right() - count - scaled(gap));
    painter.setFont(tabFont());
    painter.setPen(ink);
    painter.drawText(QStyle::visualRect(layoutDirection(), tab, words), Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                     tabText(index));
    if (count == 0) return;
    QRect const countBox{words.right() + 1 + scaled(gap), tab.top() + (tab.height() - scaled(pill)) / 2 + 1, count, scaled(pill)};
    paintCount(painter, QStyle::visualRect(layoutDirection(), tab, countBox), page.count);
}

void TabBar::paintCount(QPainter& painter, QRect const& box, int count)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().blue);
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    painter.setFont(countFont());
    painter.setPen(theme().onBlue);
    painter.drawText(box, Qt::AlignCenter, QString::number(count));
    painter.restore();
}

} // namespace signet::ui
