#include "ui/view/envelope_pane.h"

#include "ui/model/selection_model.h"
#include "ui/view/action_button.h"
#include "ui/view/drop_zone.h"
#include "ui/view/envelope_list_view.h"
#include "ui/view/hindered_dialog.h"
#include "ui/view/notice_strip.h"
#include "ui/view/pane_bar.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"

#include <QAction>
#include <QMenu>

namespace signet::ui {

EnvelopePane::EnvelopePane(SelectionModel& model, Actions const& actions, QWidget* parent)
    : QWidget{parent},
      model_{model},
      heading_{new PlainLabel{tr("In this envelope")}},
      add_{new QToolButton},
      empty_{new QToolButton},
      list_{new EnvelopeListView{model}},
      drop_{new DropZone},
      hindered_{new NoticeStrip},
      notice_{new NoticeStrip},
      bottom_{new PaneBar{PaneBar::Place::Bottom}},
      sums_{new QBoxLayout{QBoxLayout::LeftToRight}},
      total_{new PlainLabel},
      estimate_{new PlainLabel},
      seal_{new ActionButton{actions.sealToFile, tr("Seal to file…")}},
      send_{new ActionButton{actions.send, tr("Send")}}
{
    setObjectName(QStringLiteral("envelopePane"));
    auto* const menu = new QMenu{this};
    menu->addAction(&actions.addFiles);
    menu->addAction(&actions.addFolder);
    add_->setObjectName(QStringLiteral("addButton"));
    add_->setText(tr("Add…"));
    add_->setAccessibleName(tr("Add to the envelope"));
    add_->setAccessibleDescription(tr("Files or a whole folder"));
    add_->setPopupMode(QToolButton::InstantPopup);
    add_->setMenu(menu);
    empty_->setObjectName(QStringLiteral("emptyButton"));
    empty_->setText(tr("Empty"));
    empty_->setAccessibleName(tr("Empty the envelope"));
    empty_->setAccessibleDescription(tr("Takes everything out; the files stay where they are"));
    connect(empty_, &QToolButton::clicked, &actions.empty, &QAction::trigger);
    for (QToolButton* const button : {add_, empty_}) {
        button->setProperty("kind", QStringLiteral("link"));
        button->setFocusPolicy(Qt::TabFocus);
    }
    heading_->setWrapped(true); // beside its buttons where letters are large
    total_->setObjectName(QStringLiteral("envelopeTotal"));
    estimate_->setObjectName(QStringLiteral("envelopeEstimate"));
    hindered_->setObjectName(QStringLiteral("hinderedStrip"));
    hindered_->setDismissible(false);
    notice_->setObjectName(QStringLiteral("noticeStrip"));
    seal_->setObjectName(QStringLiteral("sealButton"));
    send_->setObjectName(QStringLiteral("sendButton"));
    send_->setProperty("kind", QStringLiteral("wax"));

    auto* const top = new PaneBar{PaneBar::Place::Top};
    top->row()->addWidget(heading_, 1);
    top->row()->addWidget(add_);
    top->row()->addWidget(empty_);
    auto* const lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(total_);
    lines->addWidget(estimate_);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch();
    buttons->addWidget(seal_);
    buttons->addWidget(send_);
    sums_->addLayout(lines, 1);
    sums_->addLayout(buttons);
    bottom_->row()->addLayout(sums_, 1);

    auto* const free = new QVBoxLayout;
    free->addWidget(drop_, 1);
    auto* const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top);
    column->addWidget(list_);
    column->addLayout(free, 1);
    column->addWidget(notice_);
    column->addWidget(hindered_);
    column->addWidget(bottom_);

    connect(drop_, &DropZone::addWished, &actions.addFiles, &QAction::trigger);
    connect(hindered_, &NoticeStrip::pressed, this, &EnvelopePane::showHindered);
    connect(&model_, &SelectionModel::changed, this, &EnvelopePane::follow);
    connect(&model_, &QAbstractItemModel::rowsInserted, notice_, &QWidget::hide);
    connect(&model_, &QAbstractItemModel::rowsRemoved, notice_, &QWidget::hide);
    connect(&model_, &QAbstractItemModel::modelReset, notice_, &QWidget::hide);
    lay();
    follow();
}

QList<QWidget*> EnvelopePane::inTabOrder() const
{
    return {add_,
            empty_,
            list_,
            drop_->findChild<QWidget*>(QStringLiteral("emptyAddButton")),
            notice_->findChild<QWidget*>(QStringLiteral("noticeClose")),
            hindered_->findChild<QWidget*>(QStringLiteral("noticeButton")),
            seal_,
            send_};
}

void EnvelopePane::notice(QString const& heading, QString const& text)
{
    notice_->say(heading, text);
}

void EnvelopePane::follow()
{
    bool const isEmpty = model_.isEmpty();
    list_->setVisible(!isEmpty);
    drop_->setEmpty(isEmpty);
    empty_->setEnabled(!isEmpty);
    total_->setText(isEmpty ? tr("No files yet") : model_.total());
    QString const below = model_.isCounting() ? tr("Counting…") : model_.estimate();
    estimate_->setText(below);
    estimate_->setVisible(!below.isEmpty());
    quint64 const count = model_.hinderedCount();
    hindered_->setVisible(count > 0);
    if (count > 0) hindered_->say(model_.hinderedHeading(), model_.hinderedText(), count > 1 ? tr("Show all…") : QString{});
}

void EnvelopePane::showHindered()
{
    auto* const dialog = new HinderedDialog{model_.hinderedHeading(), model_.hindered(), this};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void EnvelopePane::lay()
{
    setRole(heading_, TextRole::Body, QFont::DemiBold);
    setRole(total_, TextRole::Body, QFont::DemiBold);
    setRole(estimate_, TextRole::Small);
    QPalette faint = estimate_->palette();
    faint.setColor(QPalette::WindowText, theme().ink2);
    estimate_->setPalette(faint);
    for (QLayout* const each : layout()->findChildren<QLayout*>())
        if (each->indexOf(drop_) >= 0) each->setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(12));
    // Where sums and buttons do not fit beside each other, they stand above each other.
    int const buttons = seal_->sizeHint().width() + send_->sizeHint().width() + scaled(8);
    bool const fits = width() >= buttons + scaled(24 + 8 + 110);
    sums_->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    sums_->setSpacing(scaled(8));
}

void EnvelopePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    lay();
}

void EnvelopePane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) lay();
}

} // namespace signet::ui
