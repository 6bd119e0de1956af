#pragma once

#include "server-stub/bus/bus.h"

#include <unordered_map>
#include <vector>

namespace signet::server {

/// The bus of a server that has one node: everything is in this process.
class LocalBus final : public Bus {
public:
    LocalBus();

    Task<Claim> claim(AccountNumber account, DeviceId device, Subscriber& subscriber) override;
    Task<bool> present(AccountNumber account) override;
    Task<bool> ring(AccountNumber account, pb::Notification ring) override;
    Task<bool> notify(AccountNumber account, pb::Notification notification) override;
    Task<bool> notify_device(AccountNumber account, DeviceId device, std::uint64_t number,
                             pb::Notification notification) override;
    Task<void> end_sessions(AccountNumber account, pb::Goodbye goodbye) override;
    Task<void> doubt(AccountNumber account, nanoseconds silence) override;
    Task<void> answer_ring(RingAnswer answer) override;
    void on_ring_answer(OnRingAnswer act) override { on_ring_answer_ = std::move(act); }

    [[nodiscard]] std::size_t signed_in() const { return table_->size(); }
    /// Every signed-in connection, for a node that stops.
    void end_all(pb::Goodbye const& goodbye);

private:
    struct Place {
        DeviceId device;
        Subscriber* subscriber;
    };
    using Table = std::unordered_multimap<AccountNumber, Place>;
    [[nodiscard]] std::vector<Place> places(AccountNumber const& account) const;
    static void leave(Table& table, AccountNumber const& account, Subscriber const* subscriber);

    std::shared_ptr<Table> table_; ///< handles of claims may outlive the bus
    OnRingAnswer on_ring_answer_;
};

} // namespace signet::server
