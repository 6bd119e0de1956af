#include "ui/view/transfer_row.h"

#include "ui/view/icon_set.h"
#include "ui/view/kind.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"
#include "ui/view/transfer_steps.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace signet::ui {

namespace {

constexpr int names_width = 262;
constexpr int bar_steps = 1000;

QToolButton* makeButton(QString const& name)
{
    auto* const button = new QToolButton;
    button->setObjectName(name);
    button->setProperty("kind", QStringLiteral("control"));
    button->setFixedSize(scaled(32), scaled(32));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

bool isHeld(Stage stage)
{
    return stage == Stage::Paused || stage == Stage::Interrupted || stage == Stage::Stopped || stage == Stage::Waiting;
}

} // namespace

TransferRow::TransferRow(SessionKey key, QWidget* parent)
    : QWidget{parent},
      key_{key},
      party_{new PlainLabel},
      what_{new PlainLabel},
      steps_{new TransferSteps},
      line_{new PlainLabel},
      bar_{new QProgressBar},
      hold_{makeButton(QStringLiteral("pauseButton"))},
      cancel_{makeButton(QStringLiteral("cancelButton"))},
      middle_{new QWidget},
      grid_{new QGridLayout{middle_}}
{
    setObjectName(QStringLiteral("transferRow"));
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a log that is short of room takes none of its lines
    setRole(party_, TextRole::Body, QFont::DemiBold);
    setRole(what_, TextRole::Label);
    what_->setProperty("kind", QStringLiteral("second"));
    setRole(steps_, TextRole::Label);
    setRole(line_, TextRole::Label);
    line_->setProperty("kind", QStringLiteral("second"));
    line_->setObjectName(QStringLiteral("transferLine"));
    bar_->setTextVisible(false);
    bar_->setRange(0, bar_steps);
    bar_->setFixedHeight(scaled(8));
    bar_->setObjectName(QStringLiteral("transferBar"));
    cancel_->setIcon(icon(QStringLiteral("cancel")));
    cancel_->setToolTip(tr("Cancel this envelope"));
    auto* const names = new QVBoxLayout;
    names->setSpacing(scaled(2));
    names->addStretch();
    names->addWidget(party_);
    names->addWidget(what_);
    names->addStretch();
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(scaled(16));
    grid_->setVerticalSpacing(scaled(6));
    grid_->setColumnStretch(1, 1);
    auto* const all = new QHBoxLayout{this};
    all->setContentsMargins(scaled(12), scaled(9), scaled(12), scaled(11));
    all->setSpacing(scaled(8));
    all->addLayout(names);
    all->addSpacing(scaled(8));
    all->addWidget(middle_, 1);
    all->addSpacing(scaled(8));
    all->addWidget(hold_);
    all->addWidget(cancel_);
    lay();
    connect(hold_, &QToolButton::clicked, this, [this] { resumes_ ? Q_EMIT resumeAsked() : Q_EMIT pauseAsked(); });
    connect(cancel_, &QToolButton::clicked, this, &TransferRow::cancelAsked);
}

void TransferRow::setLook(TransferLook const& look)
{
    bool const held = isHeld(look.stage);
    party_->setText(look.party);
    what_->setText(look.what);
    line_->setText(look.line);
    steps_->set(look.steps, held ? Tone::Warn : Tone::Blue);
    bar_->setValue(static_cast<int>(look.part * bar_steps));
    if (bar_->property("kind").toString().isEmpty() == held) setKind(bar_, held ? QStringLiteral("held") : QString{});
    resumes_ = look.canResume;
    hold_->setIcon(icon(resumes_ ? QStringLiteral("play") : QStringLiteral("pause")));
    hold_->setEnabled(look.canPause || look.canResume);
    cancel_->setEnabled(look.canCancel);
    name(look);
    lay();
}

void TransferRow::setTabAfter(QWidget* before)
{
    setTabOrder(before, hold_);
    setTabOrder(hold_, cancel_);
}

QWidget* TransferRow::lastInTabOrder() const
{
    return cancel_;
}

void TransferRow::name(TransferLook const& look)
{
    std::tuple const now{look.stage, static_cast<int>(look.part * 10), resumes_};
    if (now == named_) return;
    named_ = now;
    setAccessibleName(look.name);
    setAccessibleDescription(look.description);
    bar_->setAccessibleName(tr("Progress to %1").arg(look.party));
    hold_->setToolTip(resumes_ ? tr("Resume") : tr("Pause"));
    hold_->setAccessibleName(resumes_ ? tr("Resume the envelope to %1").arg(look.party)
                                      : tr("Pause the envelope to %1").arg(look.party));
    cancel_->setAccessibleName(tr("Cancel the envelope to %1").arg(look.party));
    hold_->setAccessibleDescription(look.what);
    cancel_->setAccessibleDescription(look.what);
}

/// Steps and line beside each other, or below each other where the window is narrow or the font large.
void TransferRow::lay()
{
    int const names = std::min(scaled(names_width), std::max(scaled(120), width() / 4));
    party_->setFixedWidth(names);
    what_->setFixedWidth(names);
    int const room = width() - names - 2 * scaled(32) - scaled(24 + 4 * 8 + 16);
    bool const narrow = steps_->sizeHint().width() + scaled(16) + line_->sizeHint().width() > std::max(room, 0);
    if (narrow == isNarrow_) return;
    isNarrow_ = narrow;
    for (QWidget* each : {static_cast<QWidget*>(steps_), static_cast<QWidget*>(line_), static_cast<QWidget*>(bar_)})
        grid_->removeWidget(each);
    grid_->addWidget(steps_, 0, 0);
    grid_->addWidget(line_, narrow ? 2 : 0, narrow ? 0 : 1, 1, narrow ? 2 : 1);
    line_->setAlignment((narrow ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    grid_->addWidget(bar_, 1, 0, 1, 2);
    updateGeometry();
}

void TransferRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    lay();
}

} // namespace signet::ui
