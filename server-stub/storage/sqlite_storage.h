#pragma once

#include "server-stub/storage/storage.h"

#include "core/base/env.h"

#include <memory>

namespace signet::server {

/// What `init` puts into a new database.
struct NewOperator {
    std::string name;
    crypto::VerifyKey root; ///< SP
    std::string address;    ///< HOST:PORT or empty
};

inline constexpr char const* database_name = "signet-server.db"; ///< in the data folder

/// Storage in one SQLite file (WAL). Statements run on `workers`, which must run one work at a time: a thread of its own in a
/// real server, inline in the simulation. What is asked while a transaction is being committed goes into the next one together,
/// so that many call records cost one fsync.
class SqliteStorage final : public Storage {
public:
    /// Makes the database; Exists where there is one.
    [[nodiscard]] static Result<void> create(std::string const& path, NewOperator const& operator_, Random& random,
                                             char const* vfs = nullptr);
    /// Opens it and brings its schema up to date. `env.store.database_vfs()` is used. Errors of sql::Database::open; NotFound.
    [[nodiscard]] static Result<std::unique_ptr<SqliteStorage>> open(Env const& env, std::string const& path, Workers& workers);
    ~SqliteStorage() override;

    Task<Operator> operator_record() override;
    Task<void> set_last_listened(std::string address) override;
    Task<void> add_account(NewAccountRecord account, OrderRecord order, AuditRecord audit) override;
    Task<std::optional<AccountRecord>> account(AccountNumber number) override;
    Task<std::vector<AccountRecord>> accounts() override;
    Task<void> set_state(AccountNumber number, std::vector<AccountState> from, AccountState to, AuditRecord audit) override;
    Task<void> reissue(AccountNumber number, OrderRecord order, AuditRecord audit) override;
    Task<std::optional<OrderRecord>> begin_try(OrderHandle handle, WallTime now) override;
    Task<void> right_try(OrderHandle handle) override;
    Task<bool> wrong_try(OrderHandle handle, AuditRecord audit) override;
    Task<void> bind_account(Binding binding, AuditRecord audit) override;
    Task<std::optional<SignInFacts>> sign_in_facts(AccountNumber number, DeviceId device) override;
    Task<void> note_sign_ins(std::vector<SignInNote> notes) override;
    Task<void> add_prekeys(AccountNumber number, DeviceId device, std::vector<Bytes> prekeys, std::size_t limit) override;
    Task<AdmitResult> set_admit(AccountNumber owner, AccountNumber other, AdmitAct act, std::size_t limit) override;
    Task<bool> both_admit(AccountNumber a, AccountNumber b) override;
    Task<CallFacts> call_facts(AccountNumber caller, DeviceId origin, AccountNumber callee) override;
    Task<void> note_attempt(AccountNumber caller, AccountNumber callee) override;
    Task<std::vector<AccountNumber>> take_attempts(AccountNumber callee) override;
    Task<std::vector<NumberedDevice>> queue_notification(AccountNumber number, Bytes message, std::size_t limit) override;
    Task<std::vector<QueuedNotification>> pending_notifications(AccountNumber number, DeviceId device,
                                                                std::uint64_t last_seen) override;
    Task<void> begin_call(CallRecord record) override;
    Task<void> progress_calls(std::vector<CallProgress> progress) override;
    Task<void> finish_call(CallEnd end, crypto::SigningKey const& key) override;
    Task<std::optional<CallRecord>> call(TrackingId tracking) override;
    Task<std::vector<CallRecord>> open_calls(wire::NodeId node) override;
    Task<std::vector<CallRecord>> calls(CallQuery query) override;
    Task<std::vector<CallRecord>> closed_calls(std::uint64_t after_closed_sequence, std::size_t limit) override;
    Task<Tariff> tariff() override;
    Task<void> set_tariff(Tariff tariff, AuditRecord audit) override;
    Task<void> add_audit(AuditRecord audit) override;
    Task<std::vector<AuditRecord>> audit(std::uint64_t after_sequence, std::size_t limit) override;
    Task<void> backup(std::string path) override;
    Task<void> probe() override;
    [[nodiscard]] std::optional<Error> trouble() const override;
    /// Commits made so far: tests see by it that writes are grouped.
    [[nodiscard]] std::uint64_t commits() const;

private:
    class Queue;
    explicit SqliteStorage(std::unique_ptr<Queue> queue);
    std::unique_ptr<Queue> queue_;
};

} // namespace signet::server
