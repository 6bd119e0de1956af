#include "ui/model/draft.h"

#include "ui/model/accounts_model.h"
#include "ui/model/contacts_model.h"
#include "ui/model/person.h"

namespace signet::ui {

Draft::Draft(AccountsModel& accounts, ContactsModel& contacts, QObject* parent)
    : QObject{parent},
      accounts_{accounts},
      contacts_{contacts}
{
    connect(&accounts, &AccountsModel::changed, this, &Draft::followAccounts);
    connect(&contacts, &ContactsModel::changed, this, &Draft::followContacts);
    followAccounts();
}

engine::AccountInfo const* Draft::account() const
{
    return from_ ? accounts_.find(*from_) : nullptr;
}

engine::ContactInfo const* Draft::contact() const
{
    return to_ ? contacts_.find(*to_) : nullptr;
}

QString Draft::toName() const
{
    if (engine::ContactInfo const* const known = contact()) return shownName(known->name, known->number);
    return to_ ? groupedText(*to_) : QString{};
}

Draft::Obstacle Draft::obstacle() const
{
    if (!account()) return Obstacle::NoAccount;
    engine::ContactInfo const* const known = contact();
    if (!to_) return Obstacle::NoRecipient;
    if (!known) return Obstacle::NotVerified;
    switch (known->state) {
    case engine::ContactState::Verified:
    case engine::ContactState::Waiting: return Obstacle::None;
    case engine::ContactState::Unverified: return Obstacle::NotVerified;
    case engine::ContactState::Changed: return Obstacle::KeyChanged;
    case engine::ContactState::Blocked: return Obstacle::Blocked;
    }
    return Obstacle::NotVerified;
}

void Draft::setFrom(AccountNumber const& from)
{
    if (from == from_ || !accounts_.find(from)) return;
    choose(from);
}

void Draft::setTo(std::optional<AccountNumber> to)
{
    if (to == to_) return;
    to_ = to;
    toWasListed_ = contact() != nullptr;
    if (from_ && to) lastTo_.insert_or_assign(*from_, *to);
    if (from_ && !to) lastTo_.erase(*from_);
    Q_EMIT changed();
}

void Draft::choose(AccountNumber const& from)
{
    from_ = from;
    auto const last = lastTo_.find(from);
    to_ = last == lastTo_.end() ? std::nullopt : std::optional{last->second};
    toWasListed_ = false;
    contacts_.setOwn(from); // ends in followContacts
    followContacts();
}

void Draft::followAccounts()
{
    if (from_ && accounts_.find(*from_)) {
        Q_EMIT changed();
        return;
    }
    if (std::optional<AccountNumber> const preferred = accounts_.preferred()) {
        choose(*preferred);
        return;
    }
    if (!from_) return;
    from_.reset();
    to_.reset();
    contacts_.setOwn(std::nullopt);
    Q_EMIT changed();
}

void Draft::followContacts()
{
    bool const listed = contact() != nullptr;
    if (toWasListed_ && !listed) { // removed from the list: the envelope has no address any more
        if (from_) lastTo_.erase(*from_);
        to_.reset();
    }
    toWasListed_ = listed;
    Q_EMIT changed();
}

} // namespace signet::ui
