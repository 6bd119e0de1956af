#include "ui/view/session_details.h"

#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/reason_words.h"
#include "ui/model/time_text.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace signet::ui {

namespace {

using engine::EnvelopeInfo;
using engine::EnvelopeState;
using engine::Way;

constexpr int postmark_width = 128; ///< ui.md §5: 66 px high in the log, and its waves
constexpr int postmark_height = 66;
constexpr int lead_in = 12; ///< under the files' names

struct Lines {
    QString heading;
    QString sentence;
};

QString whenText(WallTime when)
{
    return SessionDetails::tr("%1, %2").arg(dayText(when), timeText(when));
}

QString clockText(Session::Receipt const& receipt, QString const& name)
{
    if (receipt.by_server_clock) return SessionDetails::tr("Delivered %1, by the server's clock.").arg(whenText(receipt.time));
    return SessionDetails::tr("Delivered %1, by the clock of %2.").arg(whenText(receipt.time), name);
}

Lines deliveredLines(Session& session)
{
    QString const name = isolated(session.party());
    if (!session.receipt) return {SessionDetails::tr("Delivered"), {}};
    return {SessionDetails::tr("Signed receipt from %1, checked").arg(name), clockText(*session.receipt, name)};
}

Lines receivedLines(Session& session)
{
    QString const name = isolated(session.party());
    QString const receipt =
        session.receipt ? SessionDetails::tr("Your signed receipt is of %1.").arg(whenText(session.receipt->time)) : QString{};
    if (session.info.deleted)
        return {SessionDetails::tr("The files were deleted on %1").arg(whenText(*session.info.deleted)), receipt};
    return {SessionDetails::tr("Every byte is as %1 sealed it").arg(name), receipt};
}

Lines linesOf(Session& session)
{
    EnvelopeInfo const& info = session.info;
    if (info.state == EnvelopeState::Delivered) return deliveredLines(session);
    if (info.state == EnvelopeState::Received) return receivedLines(session);
    ReasonWords const words = reasonWords(info);
    if (!words.heading.isEmpty()) return {words.heading, words.sentence};
    return {stateLook(info, session.part).word,
            info.way == Way::Received ? SessionDetails::tr("The files are listed when all of it has arrived.") : QString{}};
}

} // namespace

SessionDetails::SessionDetails(QWidget* parent)
    : QWidget{parent},
      heading_{new PlainLabel},
      sentence_{new PlainLabel},
      all_{new QBoxLayout{QBoxLayout::LeftToRight, this}},
      buttons_{nullptr},
      buttonBox_{new QWidget}
{
    setObjectName(QStringLiteral("sessionDetails"));
    heading_->setObjectName(QStringLiteral("detailsHeading"));
    setRole(heading_, TextRole::Body);
    sentence_->setObjectName(QStringLiteral("detailsSentence"));
    sentence_->setWrapped(true);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(scaled(2));
    texts->addStretch();
    texts->addWidget(heading_);
    texts->addWidget(sentence_);
    texts->addStretch();
    buttons_ = new QHBoxLayout{buttonBox_};
    buttons_->setContentsMargins(0, 0, 0, 0);
    buttons_->setSpacing(scaled(8));
    all_->setSpacing(scaled(16));
    all_->addLayout(texts, 1);
    all_->addWidget(buttonBox_);
}

void SessionDetails::setPostmark(PostmarkPainter painter)
{
    postmark_ = std::move(painter);
    fit();
}

void SessionDetails::setSession(Session& session)
{
    Lines const lines = linesOf(session);
    setRole(heading_, TextRole::Body, QFont::DemiBold);
    heading_->setText(lines.heading);
    sentence_->setText(lines.sentence);
    sentence_->setVisible(!lines.sentence.isEmpty());
    bool const isDelivered = session.info.state == EnvelopeState::Delivered && session.receipt;
    delivered_ = isDelivered ? std::optional{session.receipt->time} : std::nullopt;
    setAccessibleName(lines.heading);
    setAccessibleDescription(lines.sentence);
    setActs(actsFor(session.info), session.info);
    fit();
    update();
}

void SessionDetails::setActs(std::vector<SessionAct> const& acts, EnvelopeInfo const& envelope)
{
    if (acts != acts_) {
        acts_ = acts;
        while (QLayoutItem* const item = buttons_->takeAt(0)) {
            if (item->widget()) item->widget()->deleteLater();
            delete item;
        }
        for (SessionAct const act : acts) {
            auto* const button = new QPushButton;
            button->setObjectName(actId(act));
            bool const isMain = buttons_->isEmpty() && (act == SessionAct::SaveAll || act == SessionAct::VerifyByCode);
            if (isMain) button->setProperty("kind", QStringLiteral("main"));
            if (act == SessionAct::Delete || act == SessionAct::Reply) button->setProperty("kind", QStringLiteral("flat"));
            buttons_->addWidget(button);
            connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT acted(act); });
        }
    }
    QString const party = shownName(envelope.party_name, envelope.party);
    for (int i = 0; i < buttons_->count(); ++i) {
        auto* const button = qobject_cast<QPushButton*>(buttons_->itemAt(i)->widget());
        button->setText(actText(acts[static_cast<std::size_t>(i)], envelope));
        button->setAccessibleName(button->text());
        button->setAccessibleDescription(envelope.way == Way::Sent ? tr("Envelope to %1").arg(party)
                                                                   : tr("Envelope from %1").arg(party));
    }
}

QPushButton* SessionDetails::mainButton() const
{
    QLayoutItem const* const first = buttons_->itemAt(0);
    return first ? qobject_cast<QPushButton*>(first->widget()) : nullptr;
}

QRect SessionDetails::postmarkRect() const
{
    QRect const box = rect().adjusted(scaled(lead_in), 0, -scaled(16), 0);
    return QStyle::alignedRect(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter,
                               {scaled(postmark_width), scaled(postmark_height)}, box);
}

/// The text begins under the files' names, or behind the postmark.
void SessionDetails::fit()
{
    int const lead = scaled(lead_in) + (hasPostmark() ? scaled(postmark_width) + scaled(16) : 0);
    int const trail = scaled(20);
    bool const toRight = layoutDirection() == Qt::RightToLeft;
    all_->setContentsMargins(toRight ? trail : lead, scaled(6), toRight ? lead : trail, scaled(10));
    // Where buttons and text do not fit beside each other, the buttons go below.
    int const needed = lead + trail + buttonBox_->sizeHint().width() + scaled(220);
    bool const below = width() > 0 && width() < needed;
    all_->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    all_->setAlignment(buttonBox_, below ? Qt::AlignLeading : Qt::Alignment{});
    all_->setSpacing(below ? scaled(6) : scaled(16));
}

QSize SessionDetails::sizeHint() const
{
    int const most = width() > 0 ? width() : scaled(800);
    int const least = hasPostmark() ? scaled(postmark_height) + scaled(8) : scaled(44);
    return {most, std::max(all_->hasHeightForWidth() ? all_->heightForWidth(most) : all_->sizeHint().height(), least)};
}

bool SessionDetails::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::LayoutDirectionChange:
    case QEvent::StyleChange:
        fit();
        if (sizeHint().height() != height()) Q_EMIT heightWished();
        break;
    default: break;
    }
    return QWidget::event(event);
}

void SessionDetails::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void SessionDetails::paintEvent(QPaintEvent*)
{
    if (!hasPostmark()) return;
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    postmark_(painter, postmarkRect(), *delivered_);
}

} // namespace signet::ui
