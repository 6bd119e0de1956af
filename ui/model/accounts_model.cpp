#include "ui/model/accounts_model.h"

#include "ui/model/address_roles.h"
#include "ui/model/look_alike.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"

namespace signet::ui {

AccountsModel::AccountsModel(EngineDoor& door, QObject* parent) : QAbstractListModel{parent}, door_{door}
{
    connect(&door, &EngineDoor::happened, this, &AccountsModel::take);
}

void AccountsModel::refresh()
{
    door_.post(engine::ListAccounts{});
}

int AccountsModel::rowOf(AccountNumber const& number) const
{
    auto const found = std::ranges::find(accounts_, number, &engine::AccountInfo::number);
    return found == accounts_.end() ? -1 : static_cast<int>(found - accounts_.begin());
}

engine::AccountInfo const* AccountsModel::find(AccountNumber const& number) const
{
    int const row = rowOf(number);
    return row < 0 ? nullptr : &accounts_[static_cast<std::size_t>(row)];
}

std::optional<AccountNumber> AccountsModel::preferred() const
{
    if (accounts_.empty()) return std::nullopt;
    auto const found = std::ranges::find(accounts_, true, &engine::AccountInfo::is_default);
    return (found == accounts_.end() ? accounts_.front() : *found).number;
}

std::optional<AccountsModel::Connection> AccountsModel::connection(AccountNumber const& number) const
{
    auto const found = connections_.find(number);
    return found == connections_.end() ? std::nullopt : std::optional{found->second};
}

void AccountsModel::hurry(AccountNumber const& number)
{
    door_.post(engine::GoOnline{number, false, {}});
}

int AccountsModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(accounts_.size());
}

QVariant AccountsModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    engine::AccountInfo const& account = accounts_[static_cast<std::size_t>(index.row())];
    QString const name = shownName(account.name, account.number);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::AccessibleTextRole: return addressSpoken(name, plain(account.company), account.number);
    case AddressRole::Company: return plain(account.company);
    case AddressRole::Digits: return digitsText(account.number);
    case AddressRole::Grouped: return groupedText(account.number);
    case AddressRole::Initials: return initials(name);
    case AddressRole::SignColor: return signColor(account.number, AddressRole::signColors);
    case AddressRole::Differing: return 0U;
    case AddressRole::Search: return folded(name + QLatin1Char{' '} + plain(account.company));
    default: return {};
    }
}

void AccountsModel::take(engine::EngineEvent const& event)
{
    if (auto const* const accounts = std::get_if<engine::Accounts>(&event)) {
        beginResetModel();
        accounts_ = accounts->all;
        loaded_ = true;
        endResetModel();
        Q_EMIT changed();
    } else if (auto const* const added = std::get_if<engine::AccountAdded>(&event)) {
        put(added->account);
    } else if (auto const* const connection = std::get_if<engine::ConnectionChanged>(&event)) {
        keep(*connection);
    }
}

void AccountsModel::put(engine::AccountInfo const& account)
{
    int const row = rowOf(account.number);
    if (row >= 0) {
        accounts_[static_cast<std::size_t>(row)] = account;
        Q_EMIT dataChanged(index(row), index(row));
    } else {
        int const last = rowCount();
        beginInsertRows({}, last, last);
        accounts_.push_back(account);
        endInsertRows();
    }
    loaded_ = true;
    Q_EMIT changed();
}

void AccountsModel::keep(Connection const& now)
{
    connections_[now.own] = now;
    Q_EMIT connectionChanged(now.own);
    if (now.maybe_copied) Q_EMIT maybeCopied(now.own);
}

} // namespace signet::ui
