#pragma once

#include "core/base/ids.h"
#include "core/base/task.h"
#include "core/wire/control.pb.h"

#include <memory>

namespace signet::server {

/// A signed-in connection as the bus reaches it. Nothing here waits.
class Subscriber {
public:
    virtual ~Subscriber() = default;
    /// `number` 0: not kept, lost where the connection breaks.
    virtual void notify(std::uint64_t number, pb::Notification const& notification) = 0;
    /// Says goodbye and closes; requests that are still under way are not answered.
    virtual void end(pb::Goodbye goodbye) = 0;
    /// It was heard of within the last heartbeat interval.
    [[nodiscard]] virtual bool was_alive() const = 0;
    /// It asked to be rung (TakeCalls) and is not in doubt; one that is not counts as away.
    [[nodiscard]] virtual bool takes_calls() const = 0;
    /// A call that rang it `silence` ago was not taken. Where nothing was heard of it since, its connection may be dead: it is in
    /// doubt until something is heard.
    virtual void doubt(nanoseconds silence) = 0;
};

/// Brings messages to where an account's devices are signed in: another connection of this process now, another node over NATS
/// later. Nobody who uses it may assume that two accounts are on one node.
class Bus {
public:
    virtual ~Bus() = default;

    /// Takes part as `device` of `account` until the returned handle goes. An older sign-in of the device is told goodbye.
    struct Claim {
        std::shared_ptr<void> place;
        bool replaced_another = false;
        bool other_was_alive = false; ///< it had been heard of within the last heartbeat interval
    };
    virtual Task<Claim> claim(AccountNumber account, DeviceId device, Subscriber& subscriber) = 0;

    /// A device of the account is signed in and takes calls.
    virtual Task<bool> present(AccountNumber account) = 0;
    /// To every device that takes calls; false where there is none. It carries a call's key: the bus wipes what it was given.
    virtual Task<bool> ring(AccountNumber account, pb::Notification ring) = 0;
    /// To every signed-in device of the account; false where there is none.
    virtual Task<bool> notify(AccountNumber account, pb::Notification notification) = 0;
    virtual Task<bool> notify_device(AccountNumber account, DeviceId device, std::uint64_t number,
                                     pb::Notification notification) = 0;
    virtual Task<void> end_sessions(AccountNumber account, pb::Goodbye goodbye) = 0;
    /// To every signed-in device of the account: see Subscriber::doubt.
    virtual Task<void> doubt(AccountNumber account, nanoseconds silence) = 0;

    /// The callee's answer to a ring, for the node that set the call up: every node hears it, that one acts.
    struct RingAnswer {
        TrackingId tracking;
        AccountNumber from;
        pb::Nak nak;
    };
    virtual Task<void> answer_ring(RingAnswer answer) = 0;
    using OnRingAnswer = std::function<Task<void>(RingAnswer)>;
    virtual void on_ring_answer(OnRingAnswer act) = 0;
};

} // namespace signet::server
