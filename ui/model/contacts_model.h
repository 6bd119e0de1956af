#pragma once

#include "ui/model/engine_door.h"

#include <QAbstractListModel>
#include <QCollator>

namespace signet::ui {

/// The correspondents of one of our accounts, by name, blocked ones last. Roles: address_roles.h.
class ContactsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ContactsModel(EngineDoor& door, QObject* parent = nullptr);

    void refresh(); ///< asks the engine again; also the first time
    /// Whose they are; nothing: nobody's.
    void setOwn(std::optional<AccountNumber> own);
    [[nodiscard]] std::optional<AccountNumber> own() const { return own_; }

    [[nodiscard]] int rowOf(AccountNumber const& number) const; ///< -1 for who is not listed
    [[nodiscard]] AccountNumber numberAt(int row) const { return rows_.at(static_cast<std::size_t>(row)).info.number; }
    [[nodiscard]] engine::ContactInfo const* find(AccountNumber const& number) const;

    // What the person does. `then` hears how it ended, unless `context` has gone by then.
    void add(AccountNumber const& number, QObject const* context, EngineDoor::Then then);
    void rename(AccountNumber const& number, QString const& name);
    void withdraw(AccountNumber const& number);
    void block(AccountNumber const& number);
    void unblock(AccountNumber const& number);
    void remove(AccountNumber const& number);

    [[nodiscard]] int rowCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] QVariant data(QModelIndex const& index, int role) const override;

Q_SIGNALS:
    /// The list, or what it says of somebody.
    void changed();
    /// The engine would not do what the person asked for.
    void refused(signet::AccountNumber const& number, signet::Error const& error);

private:
    struct Row {
        engine::ContactInfo info;
        QString name;
        QCollatorSortKey key;
        unsigned differing = 0;
    };

    void take(engine::EngineEvent const& event);
    void put(engine::ContactInfo const& contact);
    void drop(AccountNumber const& own, AccountNumber const& number);
    void rebuild();
    void markLookAlikes();
    void post(AccountNumber const& number, engine::Command command);
    [[nodiscard]] Row rowFor(engine::ContactInfo const& contact) const;
    [[nodiscard]] static bool before(Row const& a, Row const& b);

    EngineDoor& door_;
    QCollator collator_;
    std::optional<AccountNumber> own_;
    std::map<std::pair<AccountNumber, AccountNumber>, engine::ContactInfo> all_; ///< by own, number
    std::vector<Row> rows_;
};

} // namespace signet::ui
