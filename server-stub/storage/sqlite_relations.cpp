#include "server-stub/storage/sqlite_queue.h"
#include "server-stub/storage/sqlite_rows.h"

namespace signet::server {

namespace {

struct Relation {
    bool admits = false;
    bool blocks = false;
    friend bool operator==(Relation const&, Relation const&) = default;
};

Result<Relation> relation(sql::Database& database, AccountNumber const& owner, AccountNumber const& other)
{
    SIGNET_TRY(query, database.prepare("SELECT admits, blocks FROM relations WHERE owner = ? AND other = ?"));
    query.bind(owner.digits()).bind(other.digits());
    SIGNET_TRY(found, query.step());
    if (!found) return Relation{};
    return Relation{query.integer(0) != 0, query.integer(1) != 0};
}

Result<void> write_relation(sql::Database& database, AccountNumber const& owner, AccountNumber const& other, Relation value)
{
    if (value == Relation{}) {
        SIGNET_TRY(remove, database.prepare("DELETE FROM relations WHERE owner = ? AND other = ?"));
        return remove.bind(owner.digits()).bind(other.digits()).run();
    }
    SIGNET_TRY(insert, database.prepare("INSERT OR REPLACE INTO relations(owner, other, admits, blocks) VALUES(?, ?, ?, ?)"));
    insert.bind(owner.digits()).bind(other.digits());
    return insert.bind(std::int64_t{value.admits}).bind(std::int64_t{value.blocks}).run();
}

Result<std::uint64_t> count_relations(sql::Database& database, AccountNumber const& owner)
{
    SIGNET_TRY(query, database.prepare("SELECT count(*) FROM relations WHERE owner = ?"));
    query.bind(owner.digits());
    SIGNET_TRY(found, query.step());
    return found ? static_cast<std::uint64_t>(query.integer(0)) : 0;
}

Relation after(Relation before, AdmitAct act)
{
    switch (act) {
    case AdmitAct::Admit: before.admits = true; break;
    case AdmitAct::Unadmit: before.admits = false; break;
    case AdmitAct::Block: before = Relation{false, true}; break;
    case AdmitAct::Unblock: before.blocks = false; break;
    }
    return before;
}

Result<std::optional<CallFacts::Party>> party(sql::Database& database, AccountNumber const& number)
{
    using Answer = std::optional<CallFacts::Party>;
    SIGNET_TRY(query, database.prepare("SELECT state, name, company FROM accounts WHERE number = ?"));
    query.bind(number.digits());
    SIGNET_TRY(found, query.step());
    if (!found) return Answer{};
    SIGNET_TRY(state, enum_in(query, 0, AccountState::Closed));
    return Answer{CallFacts::Party{state, query.text(1), query.text(2)}};
}

} // namespace

Task<AdmitResult> SqliteStorage::set_admit(AccountNumber owner, AccountNumber other, AdmitAct act, std::size_t limit)
{
    return queue_->ask<AdmitResult>(Access::Write, [=](sql::Database& database) -> Result<AdmitResult> {
        SIGNET_TRY(mine, relation(database, owner, other));
        SIGNET_TRY(theirs, relation(database, other, owner));
        Relation const next = after(mine, act);
        if (mine == Relation{} && next != Relation{}) {
            SIGNET_TRY(entries, count_relations(database, owner));
            if (entries >= limit) return fail(ErrorCode::TooLarge, "the account's list of admitted and blocked is full");
        }
        if (next != mine) SIGNET_CHECKED(write_relation(database, owner, other, next));
        return AdmitResult{next != mine, mine.admits && theirs.admits};
    });
}

Task<bool> SqliteStorage::both_admit(AccountNumber a, AccountNumber b)
{
    return queue_->ask<bool>(Access::Read, [=](sql::Database& database) -> Result<bool> {
        SIGNET_TRY(one, relation(database, a, b));
        SIGNET_TRY(other, relation(database, b, a));
        return one.admits && other.admits && !one.blocks && !other.blocks;
    });
}

Task<CallFacts> SqliteStorage::call_facts(AccountNumber caller, DeviceId origin, AccountNumber callee)
{
    return queue_->ask<CallFacts>(Access::Read, [=](sql::Database& database) -> Result<CallFacts> {
        SIGNET_TRY(from, party(database, caller));
        SIGNET_TRY(to, party(database, callee));
        SIGNET_TRY(mine, relation(database, caller, callee));
        SIGNET_TRY(theirs, relation(database, callee, caller));
        SIGNET_TRY(query, database.prepare("SELECT 1 FROM devices WHERE account = ? AND device = ?"));
        query.bind(caller.digits()).bind(origin.view());
        SIGNET_TRY(registered, query.step());
        return CallFacts{std::move(from), registered, std::move(to), mine.admits, theirs.admits, mine.blocks || theirs.blocks};
    });
}

Task<void> SqliteStorage::note_attempt(AccountNumber caller, AccountNumber callee)
{
    return queue_->act([=](sql::Database& database) -> Result<void> {
        SIGNET_TRY(insert, database.prepare("INSERT OR IGNORE INTO attempts(callee, caller) VALUES(?, ?)"));
        return insert.bind(callee.digits()).bind(caller.digits()).run();
    });
}

namespace {

Result<bool> any_attempts(sql::Database& database, AccountNumber const& callee)
{
    SIGNET_TRY(query, database.prepare("SELECT 1 FROM attempts WHERE callee = ? LIMIT 1"));
    query.bind(callee.digits());
    return query.step();
}

Result<std::vector<AccountNumber>> take(sql::Database& database, AccountNumber const& callee)
{
    std::vector<AccountNumber> callers;
    {
        SIGNET_TRY(query,
                   database.prepare(
                       "SELECT caller FROM attempts WHERE callee = ?1 "
                       "AND EXISTS(SELECT 1 FROM relations WHERE owner = ?1 AND other = caller AND admits AND NOT blocks) "
                       "AND EXISTS(SELECT 1 FROM relations WHERE owner = caller AND other = ?1 AND admits AND NOT blocks)"));
        query.bind(callee.digits());
        for (;;) {
            SIGNET_TRY(found, query.step());
            if (!found) break;
            SIGNET_TRY(caller, number_in(query, 0));
            callers.push_back(caller);
        }
    }
    SIGNET_TRY(remove, database.prepare("DELETE FROM attempts WHERE callee = ?"));
    SIGNET_CHECKED(remove.bind(callee.digits()).run());
    return callers;
}

} // namespace

Task<std::vector<AccountNumber>> SqliteStorage::take_attempts(AccountNumber callee)
{
    // Most sign-ins find none: they cost no transaction.
    bool const any =
        co_await queue_->ask<bool>(Access::Read, [=](sql::Database& database) { return any_attempts(database, callee); });
    if (!any) co_return std::vector<AccountNumber>{};
    co_return co_await queue_->ask<std::vector<AccountNumber>>(Access::Write,
                                                               [=](sql::Database& database) { return take(database, callee); });
}

} // namespace signet::server
