#pragma once

#include "core/base/task.h"
#include "server-stub/storage/records.h"

namespace signet::server {

/// Everything that outlives a run of the server, behind one awaitable door: SQLite in the data folder now, PostgreSQL shared by
/// many nodes later. Every call is one transaction and durable when it returns. Throws Failure: Disk, NoSpace, NoAccess, Locked,
/// Malformed (the database's own trouble), and what stands beside each call. Used on the thread of Env's executor.
class Storage {
public:
    virtual ~Storage() = default;

    virtual Task<Operator> operator_record() = 0;
    virtual Task<void> set_last_listened(std::string address) = 0;

    // ---- accounts; every act leaves `audit` in the same transaction
    /// Throws Exists where the number is taken.
    virtual Task<void> add_account(NewAccountRecord account, OrderRecord order, AuditRecord audit) = 0;
    virtual Task<std::optional<AccountRecord>> account(AccountNumber number) = 0;
    virtual Task<std::vector<AccountRecord>> accounts() = 0; ///< by number
    /// Throws NotFound; NotAllowed where `from` does not hold the present state.
    virtual Task<void> set_state(AccountNumber number, std::vector<AccountState> from, AccountState to, AuditRecord audit) = 0;
    /// Voids open orders, forgets U, devices, lists and prekeys, state Waiting. Throws NotFound; NotAllowed where closed.
    virtual Task<void> reissue(AccountNumber number, OrderRecord order, AuditRecord audit) = 0;

    // ---- work orders, protocol.md §3.4
    /// Counts a try and gives the order; nothing where the handle is unknown, spent, void, expired or out of tries, or its
    /// account does not wait. The count is durable before the caller compares anything.
    virtual Task<std::optional<OrderRecord>> begin_try(OrderHandle handle, WallTime now) = 0;
    /// Takes the count of a right try back.
    virtual Task<void> right_try(OrderHandle handle) = 0;
    /// After a wrong try: voids the order where that was the last; true the one time that it did.
    virtual Task<bool> wrong_try(OrderHandle handle, AuditRecord audit) = 0;
    /// Spends the order and makes the account Active. Throws NotAllowed where order or account is no longer as at the try.
    virtual Task<void> bind_account(Binding binding, AuditRecord audit) = 0;

    // ---- devices
    virtual Task<std::optional<SignInFacts>> sign_in_facts(AccountNumber number, DeviceId device) = 0;
    virtual Task<void> note_sign_ins(std::vector<SignInNote> notes) = 0;
    /// Keeps at most `limit`, the newest. Throws NotFound where the device is gone.
    virtual Task<void> add_prekeys(AccountNumber number, DeviceId device, std::vector<Bytes> prekeys, std::size_t limit) = 0;

    // ---- who may ring whom, protocol.md §4
    /// Throws TooLarge where `owner` has `limit` entries already.
    virtual Task<AdmitResult> set_admit(AccountNumber owner, AccountNumber other, AdmitAct act, std::size_t limit) = 0;
    virtual Task<bool> both_admit(AccountNumber a, AccountNumber b) = 0;
    virtual Task<CallFacts> call_facts(AccountNumber caller, DeviceId origin, AccountNumber callee) = 0;
    /// Remembers that `caller` found `callee` away.
    virtual Task<void> note_attempt(AccountNumber caller, AccountNumber callee) = 0;
    /// Those who found `callee` away and admit each other with it; forgets all attempts.
    virtual Task<std::vector<AccountNumber>> take_attempts(AccountNumber callee) = 0;

    // ---- notifications that wait for their device, protocol.md §2
    /// Numbers it for each device of the account; beyond `limit` the oldest of a device goes.
    virtual Task<std::vector<NumberedDevice>> queue_notification(AccountNumber number, Bytes message, std::size_t limit) = 0;
    /// Forgets those up to `last_seen`, gives the rest in order.
    virtual Task<std::vector<QueuedNotification>> pending_notifications(AccountNumber number, DeviceId device,
                                                                        std::uint64_t last_seen) = 0;

    // ---- call records, threats.md S76
    /// Throws Exists where the tracking id is known: a call is recorded once.
    virtual Task<void> begin_call(CallRecord record) = 0;
    virtual Task<void> progress_calls(std::vector<CallProgress> progress) = 0;
    /// Completes and chains the record; a second completion changes nothing. `key` outlives the call.
    virtual Task<void> finish_call(CallEnd end, crypto::SigningKey const& key) = 0;
    virtual Task<std::optional<CallRecord>> call(TrackingId tracking) = 0;
    virtual Task<std::vector<CallRecord>> open_calls(wire::NodeId node) = 0;
    virtual Task<std::vector<CallRecord>> calls(CallQuery query) = 0; ///< by sequence
    virtual Task<std::vector<CallRecord>> closed_calls(std::uint64_t after_closed_sequence, std::size_t limit) = 0;

    virtual Task<Tariff> tariff() = 0;
    /// Throws InvalidArgument where a price is negative or above max_price.
    virtual Task<void> set_tariff(Tariff tariff, AuditRecord audit) = 0;

    virtual Task<void> add_audit(AuditRecord audit) = 0;
    virtual Task<std::vector<AuditRecord>> audit(std::uint64_t after_sequence, std::size_t limit) = 0;

    // ---- the store itself
    virtual Task<void> backup(std::string path) = 0; ///< a consistent copy, to a new file
    virtual Task<void> probe() = 0;                  ///< writes a little: throws while the store is in trouble
    /// The last write's trouble, nothing after a write that went well.
    [[nodiscard]] virtual std::optional<Error> trouble() const = 0;
};

} // namespace signet::server
