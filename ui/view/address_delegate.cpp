#include "ui/view/address_delegate.h"

#include "ui/model/address_roles.h"
#include "ui/view/number_text.h"
#include "ui/view/round_sign.h"
#include "ui/view/theme.h"
#include "ui/view/verification_pill.h"

#include <QPainter>

namespace signet::ui {

namespace {

constexpr int rowHeight = 50;
constexpr int side = 14;
constexpr int sign = 32;
constexpr int gap = 12;
constexpr int nameLine = 17; ///< of the mock; a font that is higher takes its own
constexpr int secondLine = 16;

QFont nameFont()
{
    QFont font = fontFor(TextRole::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintGround(QPainter& painter, QStyleOptionViewItem const& option)
{
    Theme const& t = theme();
    bool const current = option.state.testFlag(QStyle::State_Selected);
    if (current)
        painter.fillRect(option.rect, t.sel);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, t.raised);
    if (!current) return;
    painter.setPen(QPen{t.focus, 2});
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(1, 1, -1, -1));
}

/// Company, then number after it; where both do not fit the company gives way.
void paintSecondLine(QPainter& painter, QRect const& line, Qt::LayoutDirection direction, QModelIndex const& index,
                     QColor const& ink, QColor const& strong)
{
    painter.setFont(fontFor(TextRole::Label));
    QString const grouped = index.data(AddressRole::Grouped).toString();
    QString const company = index.data(AddressRole::Company).toString();
    unsigned const differing = index.data(AddressRole::Differing).toUInt();
    int const number = numberWidth(painter.font(), grouped, differing);
    QFontMetrics const metrics = painter.fontMetrics();
    int const spare = std::max(0, line.width() - number - scaled(gap));
    // Less than a third of a company is a stump that tells nothing.
    bool const hasCompany = !company.isEmpty() && spare * 3 >= metrics.horizontalAdvance(company);
    int const between = hasCompany ? scaled(gap) : 0;
    int const room = hasCompany ? spare : 0;
    int const companyWidth = std::min(metrics.horizontalAdvance(company), room);
    QRect const companyBox{line.left(), line.top(), companyWidth + 1, line.height()};
    painter.setPen(ink);
    if (hasCompany)
        painter.drawText(QStyle::visualRect(direction, line, companyBox),
                         Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(company, Qt::ElideMiddle, companyWidth + 1));
    QRect const numberBox{line.left() + companyWidth + between, line.top(), number + 1, line.height()};
    painter.setBrush(strong);
    paintNumber(painter, QStyle::visualRect(direction, line, numberBox), grouped, differing);
}

} // namespace

QSize AddressDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    int const lines = QFontMetrics{nameFont()}.height() + QFontMetrics{fontFor(TextRole::Label)}.height();
    return {scaled(320), std::max(scaled(rowHeight), lines + scaled(12))};
}

void AddressDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    Theme const& t = theme();
    Qt::LayoutDirection const direction = option.direction;
    QRect const row = option.rect;
    painter->save();
    painter->setLayoutDirection(direction);
    paintGround(*painter, option);
    bool const onMark = t.kind == Theme::Kind::HighContrast && option.state.testFlag(QStyle::State_Selected);
    QColor const ink = onMark ? t.onBlue : t.ink;
    QColor const ink2 = onMark ? t.onBlue : t.ink2;

    int const signSize = scaled(sign);
    QRect const signBox{row.left() + scaled(side), row.top() + (row.height() - signSize) / 2, signSize, signSize};
    paintRoundSign(*painter, QStyle::visualRect(direction, row, signBox), index.data(AddressRole::Initials).toString(),
                   index.data(AddressRole::SignColor).toInt());

    int right = row.right() + 1 - scaled(side);
    QVariant const standing = index.data(AddressRole::Standing);
    if (standing.isValid()) {
        auto const state = static_cast<engine::ContactState>(standing.toInt());
        QSize size = pillSize(state);
        // A name keeps at least half of the row.
        size.setWidth(std::min(size.width(), row.width() / 2 - scaled(side)));
        QRect const pill{right - size.width(), row.top() + (row.height() - size.height()) / 2, size.width(), size.height()};
        paintPill(*painter, QStyle::visualRect(direction, row, pill), state, direction);
        right -= size.width() + scaled(gap);
    }

    int const left = signBox.right() + 1 + scaled(gap);
    QFontMetrics const nameMetrics{nameFont()};
    QFontMetrics const lineMetrics{fontFor(TextRole::Label)};
    int const nameHeight = std::max(nameMetrics.height(), scaled(nameLine));
    int const lineHeight = std::max(lineMetrics.height(), scaled(secondLine));
    int const top = row.top() + (row.height() - nameHeight - lineHeight) / 2;
    QRect const nameBox{left, top, right - left, nameHeight};
    painter->setFont(nameFont());
    painter->setPen(ink);
    painter->drawText(QStyle::visualRect(direction, row, nameBox), Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                      nameMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, nameBox.width()));
    QRect const line{left, nameBox.bottom() + 1, right - left, lineHeight};
    painter->setClipRect(QStyle::visualRect(direction, row, line));
    paintSecondLine(*painter, QStyle::visualRect(direction, row, line), direction, index, ink2, ink);
    painter->restore();
}

} // namespace signet::ui
