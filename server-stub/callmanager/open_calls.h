#pragma once

#include "server-stub/storage/records.h"

#include <map>
#include <unordered_map>

namespace signet::server {

/// A call that was set up and has not ended, as its node knows it.
struct OpenCall {
    TrackingId tracking;
    AccountNumber caller;
    AccountNumber callee;
    DeviceId origin_device;
    CallPurpose purpose = CallPurpose::Envelope;
    WallTime started_wall;
    Instant started;
};

/// The open calls of this node. protocol.md §4.
class OpenCalls {
public:
    void add(OpenCall call);
    [[nodiscard]] OpenCall const* find(TrackingId const& tracking) const;
    void remove(TrackingId const& tracking);

    [[nodiscard]] std::size_t size() const { return calls_.size(); }
    [[nodiscard]] std::size_t set_up_by(AccountNumber const& caller) const;
    /// From one account to another, oldest first.
    [[nodiscard]] std::vector<TrackingId> of_pair(AccountNumber const& caller, AccountNumber const& callee) const;
    /// With the account at either end.
    [[nodiscard]] std::vector<TrackingId> of_account(AccountNumber const& account) const;
    [[nodiscard]] std::vector<TrackingId> all() const;

private:
    std::unordered_map<TrackingId, OpenCall> calls_;
    std::unordered_multimap<AccountNumber, TrackingId> by_caller_;
    std::unordered_multimap<AccountNumber, TrackingId> by_callee_;
};

} // namespace signet::server
