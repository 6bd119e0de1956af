#include "ui/view/contact_actions.h"

#include "ui/model/contacts_model.h"
#include "ui/model/draft.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/view/new_contact_dialog.h"
#include "ui/view/question_dialog.h"
#include "ui/view/rename_dialog.h"

#include <QClipboard>
#include <QGuiApplication>

namespace signet::ui {

ContactActions::ContactActions(ContactsModel& contacts, Draft& draft, QWidget& window)
    : QObject{&window},
      contacts_{contacts},
      draft_{draft},
      window_{window},
      rename_{tr("&Rename\u2026")},
      copy_{tr("&Copy number")},
      withdraw_{tr("&Withdraw verification\u2026")},
      block_{tr("&Block\u2026")},
      unblock_{tr("Un&block")},
      remove_{tr("Remove from &list\u2026")}
{
    verify_.setObjectName(QStringLiteral("contactVerify"));
    rename_.setObjectName(QStringLiteral("contactRename"));
    copy_.setObjectName(QStringLiteral("contactCopy"));
    withdraw_.setObjectName(QStringLiteral("contactWithdraw"));
    block_.setObjectName(QStringLiteral("contactBlock"));
    unblock_.setObjectName(QStringLiteral("contactUnblock"));
    remove_.setObjectName(QStringLiteral("contactRemove"));
    separator_.setSeparator(true);
    connect(&verify_, &QAction::triggered, this, [this] {
        if (draft_.from() && draft_.to()) Q_EMIT verifyWished(*draft_.from(), *draft_.to());
    });
    connect(&rename_, &QAction::triggered, this, &ContactActions::rename);
    connect(&copy_, &QAction::triggered, this, &ContactActions::copyNumber);
    connect(&withdraw_, &QAction::triggered, this, &ContactActions::withdraw);
    connect(&block_, &QAction::triggered, this, &ContactActions::block);
    connect(&unblock_, &QAction::triggered, this, [this] {
        if (draft_.to()) contacts_.unblock(*draft_.to());
    });
    connect(&remove_, &QAction::triggered, this, &ContactActions::remove);
    connect(&draft, &Draft::changed, this, &ContactActions::follow);
    follow();
}

QList<QAction*> ContactActions::actions()
{
    return {&verify_, &rename_, &copy_, &separator_, &withdraw_, &block_, &unblock_, &remove_};
}

void ContactActions::follow()
{
    using State = engine::ContactState;
    engine::ContactInfo const* const contact = draft_.contact();
    State const state = contact ? contact->state : State::Unverified;
    bool const blocked = state == State::Blocked;
    bool const hasKey = contact && !blocked && state != State::Unverified;
    verify_.setText(hasKey && state != State::Changed ? tr("&Verify again by code\u2026") : tr("&Verify by code\u2026"));
    verify_.setVisible(contact && !blocked);
    rename_.setVisible(contact);
    copy_.setVisible(contact);
    separator_.setVisible(contact);
    withdraw_.setVisible(hasKey);
    block_.setVisible(contact && !blocked);
    unblock_.setVisible(blocked);
    remove_.setVisible(contact);
}

void ContactActions::addSomeone(QString const& typed)
{
    if (!contacts_.own()) return;
    auto* const dialog = new NewContactDialog{contacts_, typed, &window_};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewContactDialog::verifyWished, this, [this](AccountNumber const& own, AccountNumber const& number) {
        Q_EMIT added(number);
        Q_EMIT verifyWished(own, number);
    });
    dialog->open();
}

void ContactActions::rename()
{
    engine::ContactInfo const* const contact = draft_.contact();
    if (!contact) return;
    auto* const dialog = new RenameDialog{plain(contact->name), &window_};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, number = contact->number] { contacts_.rename(number, dialog->name()); });
    dialog->open();
}

void ContactActions::copyNumber()
{
    if (draft_.to()) QGuiApplication::clipboard()->setText(digitsText(*draft_.to()));
}

void ContactActions::withdraw()
{
    if (!draft_.to()) return;
    ask(withdrawQuestion(isolated(draft_.toName())), &window_, this,
        [this, number = *draft_.to()] { contacts_.withdraw(number); });
}

void ContactActions::block()
{
    engine::ContactInfo const* const contact = draft_.contact();
    if (!contact) return;
    bool const hasKey = contact->state != engine::ContactState::Unverified;
    ask(blockQuestion(isolated(draft_.toName()), hasKey), &window_, this,
        [this, number = contact->number] { contacts_.block(number); });
}

void ContactActions::remove()
{
    engine::ContactInfo const* const contact = draft_.contact();
    if (!contact) return;
    using State = engine::ContactState;
    AccountNumber const number = contact->number;
    if (contact->state == State::Unverified) return contacts_.remove(number); // nothing is lost
    ask(removeQuestion(isolated(draft_.toName()), contact->state == State::Blocked), &window_, this,
        [this, number] { contacts_.remove(number); });
}

} // namespace signet::ui
