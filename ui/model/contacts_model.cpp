#include "ui/model/contacts_model.h"

#include "ui/model/address_roles.h"
#include "ui/model/look_alike.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/standing.h"

#include <QHash>

namespace signet::ui {

ContactsModel::ContactsModel(EngineDoor& door, QObject* parent) : QAbstractListModel{parent}, door_{door}
{
    collator_.setCaseSensitivity(Qt::CaseInsensitive);
    collator_.setNumericMode(true);
    connect(&door, &EngineDoor::happened, this, &ContactsModel::take);
}

void ContactsModel::refresh()
{
    door_.post(engine::ListContacts{});
}

void ContactsModel::setOwn(std::optional<AccountNumber> own)
{
    if (own == own_) return;
    own_ = own;
    rebuild();
}

int ContactsModel::rowOf(AccountNumber const& number) const
{
    auto const found = std::ranges::find(rows_, number, [](Row const& row) { return row.info.number; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

engine::ContactInfo const* ContactsModel::find(AccountNumber const& number) const
{
    int const row = rowOf(number);
    return row < 0 ? nullptr : &rows_[static_cast<std::size_t>(row)].info;
}

int ContactsModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ContactsModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    Row const& row = rows_[static_cast<std::size_t>(index.row())];
    QString const company = plain(row.info.company);
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::AccessibleTextRole:
        //: An address, then how it was verified.
        return tr("%1, %2").arg(addressSpoken(row.name, company, row.info.number), standingText(row.info.state));
    case AddressRole::Company: return company;
    case AddressRole::Digits: return digitsText(row.info.number);
    case AddressRole::Grouped: {
        QString const grouped = groupedText(row.info.number);
        return row.name == grouped && row.differing == 0 ? QString{} : grouped;
    }
    case AddressRole::Initials: return initials(row.name);
    case AddressRole::SignColor: return signColor(row.info.number, AddressRole::signColors);
    case AddressRole::Standing: return static_cast<int>(row.info.state);
    case AddressRole::Differing: return row.differing;
    case AddressRole::Search: return folded(row.name + QLatin1Char{' '} + company);
    default: return {};
    }
}

// ---- what the person does

void ContactsModel::add(AccountNumber const& number, QObject const* context, EngineDoor::Then then)
{
    if (own_) door_.post(engine::AddContact{*own_, number}, context, std::move(then));
}

void ContactsModel::post(AccountNumber const& number, engine::Command command)
{
    door_.post(std::move(command), this, [this, number](engine::Finished const& finished) {
        if (finished.error) Q_EMIT refused(number, *finished.error);
    });
}

void ContactsModel::rename(AccountNumber const& number, QString const& name)
{
    if (own_) post(number, engine::RenameContact{*own_, number, name.trimmed().toStdString()});
}

void ContactsModel::withdraw(AccountNumber const& number)
{
    if (own_) post(number, engine::WithdrawContact{*own_, number});
}

void ContactsModel::block(AccountNumber const& number)
{
    if (own_) post(number, engine::BlockContact{*own_, number, true});
}

void ContactsModel::unblock(AccountNumber const& number)
{
    if (own_) post(number, engine::BlockContact{*own_, number, false});
}

void ContactsModel::remove(AccountNumber const& number)
{
    if (own_) post(number, engine::RemoveContact{*own_, number});
}

// ---- what the engine tells

void ContactsModel::take(engine::EngineEvent const& event)
{
    if (auto const* const contacts = std::get_if<engine::Contacts>(&event)) {
        all_.clear();
        for (engine::ContactInfo const& each : contacts->all) all_.insert_or_assign({each.own, each.number}, each);
        rebuild();
    } else if (auto const* const changed = std::get_if<engine::ContactChanged>(&event)) {
        put(changed->contact);
    } else if (auto const* const removed = std::get_if<engine::ContactRemoved>(&event)) {
        drop(removed->own, removed->number);
    }
}

ContactsModel::Row ContactsModel::rowFor(engine::ContactInfo const& contact) const
{
    QString const name = shownName(contact.name, contact.number);
    return Row{contact, name, collator_.sortKey(name), 0};
}

bool ContactsModel::before(Row const& a, Row const& b)
{
    bool const aBlocked = a.info.state == engine::ContactState::Blocked;
    bool const bBlocked = b.info.state == engine::ContactState::Blocked;
    if (aBlocked != bBlocked) return bBlocked;
    int const byName = a.key.compare(b.key);
    return byName != 0 ? byName < 0 : a.info.number < b.info.number;
}

void ContactsModel::rebuild()
{
    beginResetModel();
    rows_.clear();
    for (auto const& [pair, contact] : all_)
        if (pair.first == own_) rows_.push_back(rowFor(contact));
    std::ranges::sort(rows_, before);
    markLookAlikes();
    endResetModel();
    Q_EMIT changed();
}

void ContactsModel::put(engine::ContactInfo const& contact)
{
    all_.insert_or_assign({contact.own, contact.number}, contact);
    if (contact.own != own_) return;
    Row row = rowFor(contact);
    auto const place = [this, &row](int without) {
        int count = 0;
        for (int i = 0; i < rowCount(); ++i) count += i != without && before(rows_[static_cast<std::size_t>(i)], row);
        return count;
    };
    int const old = rowOf(contact.number);
    int const now = place(old);
    if (old < 0) {
        beginInsertRows({}, now, now);
        rows_.insert(rows_.begin() + now, std::move(row));
        endInsertRows();
    } else {
        bool const moves = now != old;
        if (moves) beginMoveRows({}, old, old, {}, now > old ? now + 1 : now);
        rows_.erase(rows_.begin() + old);
        rows_.insert(rows_.begin() + now, std::move(row));
        if (moves) endMoveRows();
    }
    markLookAlikes();
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

void ContactsModel::drop(AccountNumber const& own, AccountNumber const& number)
{
    all_.erase({own, number});
    int const row = own == own_ ? rowOf(number) : -1;
    if (row < 0) return;
    beginRemoveRows({}, row, row);
    rows_.erase(rows_.begin() + row);
    endRemoveRows();
    markLookAlikes();
    if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

void ContactsModel::markLookAlikes()
{
    QHash<QString, std::vector<Row*>> groups;
    for (Row& row : rows_) {
        row.differing = 0;
        if (!row.info.name.empty()) groups[skeleton(row.name)].push_back(&row);
    }
    for (std::vector<Row*> const& group : groups) {
        std::vector<AccountNumber> numbers;
        for (Row const* const row : group) numbers.push_back(row->info.number);
        for (Row* const row : group) row->differing = differingDigits(numbers);
    }
}

} // namespace signet::ui
