#include "ui/view/inbox_page.h"

#include "ui/model/person.h"
#include "ui/view/empty_state.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>

namespace signet::ui {

InboxPage::InboxPage(SessionModel& model, QWidget* parent)
    : LogPage{model, engine::Way::Received, parent},
      nothing_{new EmptyState{QStringLiteral("inbox"), tr("Nothing has arrived yet"),
                              tr("Give people your number, and verify each other once."), this}},
      copy_{nothing_->addButton(QStringLiteral("copyNumberButton"), tr("Copy my number"))}
{
    setObjectName(QStringLiteral("inboxPage"));
    copy_->hide();
    connect(copy_, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(digitsText(*own_));
        Q_EMIT done(tr("Your number is in the clipboard."));
    });
    QPushButton const* const verify = nothing_->addButton(QStringLiteral("verifySomeoneButton"), tr("Verify someone…"));
    connect(verify, &QPushButton::clicked, this, &InboxPage::verifySomeoneAsked);
    setEmpty(nothing_);
}

void InboxPage::setOwn(AccountNumber const& own)
{
    own_ = own;
    nothing_->setText(tr("Give people your number, %1, and verify each other once.").arg(groupedText(own)));
    copy_->show();
}

} // namespace signet::ui
