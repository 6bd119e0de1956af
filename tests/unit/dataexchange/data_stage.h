#pragma once

#include "tests/support/people.h"
#include "tests/support/run_both.h"
#include "tests/support/server_view.h"
#include "tests/support/wire.h"
#include "tests/unit/dataexchange/fake_ends.h"

namespace signet::test {

using dataexchange::Cancelled;
using dataexchange::Delivered;
using dataexchange::Paused;
using dataexchange::Received;
using dataexchange::ReceiveOutcome;
using dataexchange::Restart;
using dataexchange::SendOutcome;

/// Alice sends to Bob; they have verified each other. Runs may follow each other over new wires.
class DataStage {
public:
    explicit DataStage(std::uint64_t chunks = 3, std::uint64_t seed = 1);

    [[nodiscard]] dataexchange::Inputs caller_inputs();
    [[nodiscard]] dataexchange::Inputs callee_inputs();
    /// One run over the wire as it is.
    void run();
    /// A new call: a new wire, nothing meddled with.
    void new_call();
    void run_sender_with(Task<void> other_side);
    void run_recipient_with(Task<void> other_side);
    /// Does `act` so much later than now, in virtual time.
    void later(nanoseconds delay, std::function<void()> act);

    sim::SimWorld world;
    sim::NoFiles files;
    sim::SimNetwork network;
    Env env;
    Person alice;
    Person bob;
    std::unique_ptr<Wire> wire;
    ServerView server;
    FakeOutgoing envelope;
    FakeInbox inbox;
    FakeCorrespondents alice_knows;
    FakeCorrespondents bob_knows;
    std::unique_ptr<dataexchange::Steering> alice_steers;
    std::unique_ptr<dataexchange::Steering> bob_steers;
    FakeWatch alice_sees;
    FakeWatch bob_sees;
    Account dialled;
    Account rang;
    Ended<SendOutcome> sent;
    Ended<ReceiveOutcome> received;

private:
    std::vector<std::unique_ptr<Timer>> timers_;
};

template <class T> [[nodiscard]] bool refused(Ended<T> const& ended, pb::Nak::Reason reason, identity::RefusedBy by)
{
    identity::Refusal const* const refusal = as<identity::Refusal>(ended);
    return refusal && refusal->reason == reason && refusal->by == by;
}

} // namespace signet::test
