#include "ui/view/envelope_view.h"

#include "ui/model/accounts_model.h"
#include "ui/model/contacts_model.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/stamp.h"
#include "ui/model/standing.h"
#include "ui/view/address_combo.h"
#include "ui/view/airmail_edge.h"
#include "ui/view/icon_set.h"
#include "ui/view/plain_label.h"
#include "ui/view/postmark.h"
#include "ui/view/stamp_button.h"
#include "ui/view/theme.h"
#include "ui/view/verification_pill.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>

namespace signet::ui {

namespace {

// Pixels of the mock, ui.md §5.
constexpr int shadow = 4; ///< around the paper
constexpr int wideHeight = 166;
constexpr int compactHeight = 92;
constexpr int corner = 6;
constexpr int side = 20;
constexpr int fromTop = 14;
constexpr int toTop = 30;
constexpr int fromWidth = 300;
constexpr int toWidth = 560;
constexpr int leastTo = 220;
constexpr double toAt = 0.36; ///< of the width
constexpr int stampRight = 22;
constexpr int stampTop = 14;
constexpr int edgeHeight = 6;
constexpr int gap = 24; ///< the least between two parts
constexpr int postmarkSize = 96;
constexpr int button = 32;

QString addressName(QString const& words, QString const& name, std::string const& company)
{
    QString const clean = plain(company);
    //: From or To, then name and company.
    return clean.isEmpty() ? EnvelopeView::tr("%1, %2").arg(words, name) : EnvelopeView::tr("%1, %2, %3").arg(words, name, clean);
}

} // namespace

EnvelopeView::EnvelopeView(Parts const& parts, QWidget* parent) : QFrame{parent}, parts_{parts}
{
    setObjectName(QStringLiteral("envelope"));
    setAccessibleName(tr("Envelope"));
    build();
    connect(from_, &QComboBox::activated, this, [this](int row) { parts_.draft.setFrom(parts_.accounts.numberAt(row)); });
    connect(to_, &QComboBox::activated, this, [this](int row) { parts_.draft.setTo(parts_.contacts.numberAt(row)); });
    connect(from_, &AddressCombo::newWished, this, &EnvelopeView::newAccountWished);
    connect(to_, &AddressCombo::newWished, this, &EnvelopeView::newContactWished);
    connect(stamp_, &QAbstractButton::clicked, this, [this] { Q_EMIT pressed(parts_.stamp.state().press); });
    connect(&parts.draft, &Draft::changed, this, &EnvelopeView::follow);
    connect(&parts.stamp, &Stamp::changed, this, &EnvelopeView::followStamp);
    follow();
    followStamp();
}

void EnvelopeView::build()
{
    from_ = new AddressCombo{
        AddressCombo::Look::From,
        parts_.accounts,
        {tr("From"),
         tr("No account yet"),
         {tr("Your accounts"), tr("Name, company or number"), tr("Add an account\u2026"), QStringLiteral("add")}},
        this};
    from_->setObjectName(QStringLiteral("fromCombo"));
    to_ = new AddressCombo{AddressCombo::Look::To,
                           parts_.contacts,
                           {tr("To"),
                            tr("Choose who it goes to"),
                            {tr("Your correspondents"), tr("Name, company or number"), tr("Verify someone new\u2026"),
                             QStringLiteral("seal-unverified")}},
                           this};
    to_->setObjectName(QStringLiteral("toCombo"));
    pill_ = new VerificationPill{this};
    detail_ = new PlainLabel{this};
    detail_->setObjectName(QStringLiteral("verificationDetail"));
    detail_->setProperty("kind", QStringLiteral("second"));
    more_ = new QToolButton{this};
    more_->setObjectName(QStringLiteral("moreButton"));
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setFocusPolicy(Qt::StrongFocus);
    more_->setToolTip(tr("More"));
    more_->setMenu(new QMenu{more_});
    stamp_ = new StampButton{this};
    postmark_ = new Postmark{postmarkSize, this};
}

void EnvelopeView::setMore(QList<QAction*> const& actions)
{
    more_->menu()->addActions(actions);
}

void EnvelopeView::setCompact(bool compact)
{
    if (compact == compact_) return;
    compact_ = compact;
    from_->setCompact(compact);
    to_->setCompact(compact);
    stamp_->setCompact(compact);
    followStamp();
    updateGeometry();
    lay();
    update();
}

void EnvelopeView::focusFrom()
{
    from_->setFocus(Qt::ShortcutFocusReason);
}

void EnvelopeView::focusTo()
{
    to_->setFocus(Qt::ShortcutFocusReason);
}

// ---- what it shows

void EnvelopeView::follow()
{
    Draft const& draft = parts_.draft;
    engine::AccountInfo const* const account = draft.account();
    from_->setCurrentIndex(account ? parts_.accounts.rowOf(account->number) : -1);
    from_->setAccessibleName(account ? addressName(tr("From"), shownName(account->name, account->number), account->company)
                                     : tr("From, no account yet"));
    from_->setAccessibleDescription(account ? tr("Account %1").arg(groupedText(account->number)) : QString{});

    engine::ContactInfo const* const contact = draft.contact();
    to_->setCurrentIndex(contact ? parts_.contacts.rowOf(contact->number) : -1);
    to_->setAccessibleName(contact ? addressName(tr("To"), draft.toName(), contact->company) : tr("To, nobody yet"));
    to_->setAccessibleDescription(contact ? tr("%1, account %2").arg(standingText(contact->state), groupedText(contact->number))
                                          : QString{});
    pill_->setState(contact ? std::optional{contact->state} : std::nullopt);
    detail_->setText(contact ? standingDetail(*contact) : QString{});
    detail_->setVisible(!detail_->text().isEmpty());
    more_->setVisible(contact);
    more_->setIcon(icon(QStringLiteral("more")));
    more_->setAccessibleName(tr("More about %1").arg(draft.toName()));
    more_->setAccessibleDescription(tr("Verify, rename, withdraw, block, remove"));
    lay();
}

void EnvelopeView::followStamp()
{
    StampState const& state = parts_.stamp.state();
    stamp_->setState(state);
    postmark_->setDelivered(compact_ ? std::nullopt : state.postmark); // there is no room for it beside the small stamp
    lay();
}

// ---- where it lies

int EnvelopeView::neededHeight() const
{
    int const margins = 2 * scaled(shadow);
    if (compact_) {
        int const rows = to_->sizeHint().height() + scaled(8) + std::max(pill_->sizeHint().height(), scaled(button));
        return margins + std::max(scaled(compactHeight), rows + scaled(2 * 8 + edgeHeight));
    }
    int const to = scaled(toTop) + to_->sizeHint().height() + scaled(8) + scaled(button);
    int const from = scaled(fromTop) + from_->sizeHint().height();
    return margins + std::max(scaled(wideHeight), std::max(to, from) + scaled(8 + edgeHeight));
}

QSize EnvelopeView::sizeHint() const
{
    return {scaled(1256), neededHeight()};
}

QSize EnvelopeView::minimumSizeHint() const
{
    return {stamp_->sizeHint().width() + 400, neededHeight()};
}

void EnvelopeView::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    lay();
}

void EnvelopeView::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        follow();
    }
}

void EnvelopeView::put(QWidget& widget, QRect const& box)
{
    widget.setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
}

void EnvelopeView::lay()
{
    QRect const inside = rect().adjusted(scaled(shadow), scaled(shadow), -scaled(shadow), -scaled(shadow));
    if (inside.width() <= 0) return;
    if (compact_)
        layCompact(inside);
    else
        layWide(inside);
    postmark_->raise();
}

void EnvelopeView::layWide(QRect const& inside)
{
    QSize const stamp = stamp_->sizeHint();
    // Where the lines are higher than the mock's, the stamp stays in the middle of what there is.
    int const room = inside.height() - scaled(edgeHeight);
    int const stampY = inside.top() + std::max(scaled(stampTop), (room - stamp.height()) / 2);
    QRect const stampBox{QPoint{inside.right() + 1 - scaled(stampRight) - stamp.width(), stampY}, stamp};
    put(*stamp_, stampBox);

    int const toLeft = inside.left() + static_cast<int>(inside.width() * toAt);
    int right = stampBox.left() - scaled(gap);
    postmark_->hide();
    if (postmark_->delivered()) {
        QSize const mark = postmark_->sizeHint();
        // The rings end where the stamp begins and the waves run over it. As it is not mirrored, from right to left they run away
        // from it.
        int const behind = isRightToLeft() ? mark.width() : scaled(postmarkSize);
        QRect const box{QPoint{stampBox.left() + scaled(6) - behind, stampBox.center().y() - mark.height() / 2 + scaled(10)},
                        mark};
        if (box.left() - scaled(8) - toLeft >= scaled(leastTo)) { // the address comes before the ornament
            put(*postmark_, box);
            postmark_->show();
            right = std::min(right, box.left() - scaled(8));
        }
    }
    int const fromLeft = inside.left() + scaled(side);
    put(*from_, QRect{fromLeft, inside.top() + scaled(fromTop), std::min(scaled(fromWidth), toLeft - scaled(gap) - fromLeft),
                      from_->sizeHint().height()});
    QRect const to{toLeft, inside.top() + scaled(toTop), std::min(scaled(toWidth), right - toLeft), to_->sizeHint().height()};
    put(*to_, to);

    layStanding({to.left(), to.bottom() + 1 + scaled(8), to.width(), scaled(button)});
}

void EnvelopeView::layCompact(QRect const& inside)
{
    QSize const stamp = stamp_->sizeHint();
    int const room = inside.height() - scaled(edgeHeight);
    QRect const stampBox{
        QPoint{inside.right() + 1 - scaled(stampRight) - stamp.width(), inside.top() + (room - stamp.height()) / 2}, stamp};
    put(*stamp_, stampBox);
    int const toLeft = inside.left() + static_cast<int>(inside.width() * toAt);
    int const fromLeft = inside.left() + scaled(side);
    int const lineHeight = to_->sizeHint().height();
    int const rowHeight = scaled(button);
    int const top = inside.top() + std::max(scaled(6), (room - lineHeight - scaled(4) - rowHeight) / 2);
    int const toRoom = std::min(scaled(toWidth), stampBox.left() - scaled(gap) - toLeft);
    put(*from_, QRect{fromLeft, top, std::min(scaled(fromWidth + 120), toLeft - scaled(gap) - fromLeft), lineHeight});
    put(*to_, QRect{toLeft, top, toRoom, lineHeight});
    layStanding({toLeft, top + lineHeight + scaled(4), toRoom, rowHeight});
}

/// In one row: the pill, what it rests on, and More. A stump of a sentence tells nothing.
void EnvelopeView::layStanding(QRect const& row)
{
    QRect const moreBox{row.right() + 1 - scaled(button), row.top(), scaled(button), row.height()};
    put(*more_, moreBox);
    QSize const pill = pill_->sizeHint();
    int const pillRoom = moreBox.left() - scaled(8) - row.left();
    QRect const pillBox{row.left(), row.top() + (row.height() - pill.height()) / 2, std::min(pill.width(), pillRoom),
                        pill.height()};
    put(*pill_, pillBox);
    int const left = pillBox.right() + 1 + scaled(8);
    int const room = moreBox.left() - scaled(8) - left;
    bool const isStump = room * 3 < detail_->sizeHint().width() * 2;
    put(*detail_, QRect{left, row.top(), isStump ? 0 : room, row.height()});
}

void EnvelopeView::paintEvent(QPaintEvent*)
{
    Theme const& t = theme();
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    double const around = scaled(shadow);
    double const radius = scaled(corner);
    QRectF const paper = QRectF{rect()}.adjusted(around, around, -around, -around);
    painter.setPen(Qt::NoPen);
    if (t.kind != Theme::Kind::HighContrast) { // two soft sheets of shadow
        double const grow = around / shadow;
        painter.setBrush(QColor{20, 24, 34, t.isDark() ? 60 : 14});
        painter.drawRoundedRect(paper.adjusted(-1.5 * grow, 0, 1.5 * grow, 3 * grow), radius + 2 * grow, radius + 2 * grow);
        painter.setBrush(QColor{20, 24, 34, t.isDark() ? 70 : 20});
        painter.drawRoundedRect(paper.adjusted(0, 0, 0, 1.5 * grow), radius, radius);
    }
    painter.setBrush(t.paper);
    painter.drawRoundedRect(paper, radius, radius);

    QPainterPath inner;
    inner.addRoundedRect(paper.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
    painter.save();
    painter.setClipPath(inner);
    double const strip = scaled(edgeHeight);
    paintAirmailEdge(painter, QRectF{paper.left(), paper.bottom() - strip, paper.width(), strip});
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{t.paperEdge, 1});
    painter.drawPath(inner);
}

} // namespace signet::ui
