#include "ui/view/session_delegate.h"

#include "ui/model/file_kind.h"
#include "ui/model/session_model.h"
#include "ui/model/session_words.h"
#include "ui/view/icon_set.h"
#include "ui/view/row_painting.h"
#include "ui/view/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>

namespace signet::ui {

namespace {

constexpr int envelope_height = 34; ///< ui.md §3: table rows in logs
constexpr int file_height = 30;
constexpr int icon_size = 16;
constexpr int icon_gap = 6;
constexpr int id_part = 4;

QColor colorOf(Tone tone)
{
    Theme const& t = theme();
    switch (tone) {
    case Tone::Plain: return t.ink2;
    case Tone::Blue: return t.blue;
    case Tone::Ok: return t.ok;
    case Tone::Warn: return t.warn;
    case Tone::Err: return t.err;
    }
    return t.ink2;
}

QFont semibold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

bool isSelected(QStyleOptionViewItem const& option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

QRect inner(QStyleOptionViewItem const& option)
{
    return option.rect.adjusted(SessionDelegate::padding(), 0, -SessionDelegate::padding(), 0);
}

/// Icon at the leading edge of `rect`; what is left for text.
QRect paintIcon(QPainter* painter, QStyleOptionViewItem const& option, QRect const& rect, QString const& name,
                QColor const& color)
{
    int const size = scaled(icon_size);
    QRect const box = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, {size, size}, rect);
    painter->drawPixmap(box.topLeft(), iconPixmap(name, color, size, painter->device()->devicePixelRatioF()));
    int const gap = size + scaled(icon_gap);
    return option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -gap, 0) : rect.adjusted(gap, 0, 0, 0);
}

void paintState(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index)
{
    QColor const color = onRow(colorOf(static_cast<Tone>(index.data(SessionModel::ToneRole).toInt())), isSelected(option));
    QString const icon = index.data(SessionModel::IconRole).toString();
    if (icon.isEmpty()) return;
    QRect const rest = paintIcon(painter, option, inner(option), icon, color);
    bool const isFile = index.data(SessionModel::KindRole).toInt() == static_cast<int>(SessionModel::RowKind::File);
    painter->setFont(isFile ? option.font : semibold(option.font));
    QString const text = index.data().toString();
    if (isFile && painter->fontMetrics().horizontalAdvance(text) > rest.width()) return; // the sign says it; no stump beside it
    paintLine(*painter, option, rest, text, color, Qt::AlignLeading, Qt::ElideRight);
}

/// Of a tracking ID its beginning, in fours: the whole has 32 characters, and stands in the tooltip and what is copied.
QString shownText(QModelIndex const& index)
{
    QString const text = index.data().toString();
    if (index.column() != SessionModel::Tracking || text.size() <= 2 * id_part) return text;
    return text.left(id_part) + QChar{QChar::Nbsp} + text.mid(id_part, id_part);
}

void paintCell(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index)
{
    int const column = index.column();
    bool const isFile = index.data(SessionModel::KindRole).toInt() == static_cast<int>(SessionModel::RowKind::File);
    bool const isMain =
        !isFile && (column == SessionModel::Party || column == SessionModel::Files || column == SessionModel::Size);
    bool const isUnseen = index.data(SessionModel::UnseenRole).toBool();
    bool const standsOut = isUnseen && (column == SessionModel::Party || column == SessionModel::Time);
    painter->setFont(column == SessionModel::Tracking ? fixedFont() : standsOut ? semibold(option.font) : option.font);
    QColor const ink = onRow(isMain || standsOut ? theme().ink : theme().ink2, isSelected(option));
    Qt::TextElideMode const elide =
        column == SessionModel::Party || column == SessionModel::Company ? Qt::ElideMiddle : Qt::ElideRight;
    auto const alignment = Qt::Alignment::fromInt(index.data(Qt::TextAlignmentRole).toUInt());
    paintLine(*painter, option, inner(option), shownText(index), ink, alignment, elide);
}

} // namespace

QColor onRow(QColor const& color, bool isSelected)
{
    bool const isHighContrast = theme().kind == Theme::Kind::HighContrast;
    return isSelected && isHighContrast ? theme().palette().color(QPalette::HighlightedText) : color;
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(fontFor(TextRole::Label).pointSizeF());
    return font;
}

int SessionDelegate::padding()
{
    return scaled(8);
}

int SessionDelegate::stateWidth(QFont const& font, engine::Way way)
{
    QFontMetrics const metrics{semibold(font)};
    int widest = 0;
    for (QString const& text : stateTexts(way)) widest = std::max(widest, metrics.horizontalAdvance(text));
    return widest + scaled(icon_size) + scaled(icon_gap) + 2 * padding();
}

int SessionDelegate::dateWidth(QFont const& font)
{
    using namespace std::chrono;
    constexpr WallTime wide{sys_days{year{2028} / November / 28} + hours{20} + minutes{38}};
    return QFontMetrics{semibold(font)}.horizontalAdvance(dateAndTimeText(wide)) + 2 * padding();
}

int SessionDelegate::linkWidth(QFont const& font, QString const& text)
{
    return QFontMetrics{semibold(font)}.horizontalAdvance(text) + padding();
}

void SessionDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    auto const kind = static_cast<SessionModel::RowKind>(index.data(SessionModel::KindRole).toInt());
    painter->save();
    if (kind == SessionModel::RowKind::More) {
        if (index.column() == SessionModel::Party)
            paintLink(painter, option, index.data().toString(), Qt::AlignLeading | Qt::AlignVCenter);
    } else if (kind != SessionModel::RowKind::Details && index.column() == SessionModel::State) {
        int const taken = kind == SessionModel::RowKind::File ? takenOfFileState_ : 0;
        QStyleOptionViewItem state = option;
        state.rect.adjust(option.direction == Qt::RightToLeft ? taken : 0, 0, option.direction == Qt::RightToLeft ? 0 : -taken,
                          0);
        paintState(painter, state, index);
    } else if (kind != SessionModel::RowKind::Details
               && !(kind == SessionModel::RowKind::File && index.column() == SessionModel::Party)) {
        paintCell(painter, option, index);
    }
    painter->restore();
}

QSize SessionDelegate::sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    auto const kind = static_cast<SessionModel::RowKind>(index.data(SessionModel::KindRole).toInt());
    int const height = std::max(scaled(kind == SessionModel::RowKind::Envelope ? envelope_height : file_height),
                                option.fontMetrics.height() + scaled(8));
    return {scaled(40), height};
}

bool SessionDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, QStyleOptionViewItem const& option,
                                QModelIndex const& index)
{
    auto const kind = static_cast<SessionModel::RowKind>(index.data(SessionModel::KindRole).toInt());
    QString const text = kind == SessionModel::RowKind::Envelope ? index.data().toString() : QString{};
    bool const isWhole = shownText(index) == text && option.fontMetrics.horizontalAdvance(text) <= inner(option).width();
    showPlainTip(event->globalPos(), isWhole ? QString{} : text, view);
    return true;
}

void SessionDelegate::paintFile(QPainter* painter, QStyleOptionViewItem const& option, QString const& name)
{
    QByteArray const utf8 = name.toUtf8();
    QString const icon = fileIconName(std::string_view{utf8.constData(), static_cast<std::size_t>(utf8.size())});
    QRect const rest = paintIcon(painter, option, inner(option), icon, onRow(theme().ink2, isSelected(option)));
    painter->setFont(option.font);
    paintLine(*painter, option, rest, name, onRow(theme().ink, isSelected(option)), Qt::AlignLeading);
}

void SessionDelegate::paintLink(QPainter* painter, QStyleOptionViewItem const& option, QString const& text,
                                Qt::Alignment alignment)
{
    painter->setFont(semibold(option.font));
    paintLine(*painter, option, inner(option), text, onRow(theme().blue, isSelected(option)), alignment, Qt::ElideRight);
}

} // namespace signet::ui
