#pragma once

#include "core/engine/engine_core.h"
#include "server-stub/limits/limits.h"
#include "tests/sim/memory_files.h"
#include "tests/sim/memory_vfs.h"
#include "tests/sim/sim_world.h"

#include <deque>

namespace signet::test {

/// What people tell each other on the telephone: codes read out, and whether the other screen accepted.
struct Telephone {
    using Pair = std::pair<AccountNumber, AccountNumber>; ///< sender, recipient
    std::map<Pair, std::string> read_out;
    std::map<Pair, bool> accepted;
};

/// Limits that a day's acts, packed into minutes, do not meet.
[[nodiscard]] server::Limits roomy_limits();

/// A person with a machine: a real engine on a simulated disk, clock and network, which can be killed, crash, and start again.
class Party {
public:
    Party(sim::SimWorld& world, std::string host, Telephone& telephone);
    ~Party();

    /// Makes the profile and starts the engine.
    void start();
    /// The process ends as `signet-cli` does on Ctrl-C.
    void stop();
    /// kill -9: nothing is lost, nothing more is written.
    void kill();
    /// The machine loses its power: what was not synced is gone.
    void crash();
    [[nodiscard]] bool running() const { return core_ != nullptr; }
    /// The profile of a machine that does not run.
    [[nodiscard]] store::Profile look_inside();

    engine::RequestId command(engine::Command command);
    /// Carries a command out and waits for its end (virtual time).
    engine::Finished await(engine::Command command, nanoseconds limit = minutes{5});
    void provision(std::string const& link, std::string const& digits);
    void go_online();

    [[nodiscard]] std::vector<engine::EnvelopeInfo> envelopes();
    [[nodiscard]] std::vector<engine::ContactInfo> contacts();
    [[nodiscard]] std::vector<engine::AccountInfo> accounts();
    [[nodiscard]] engine::Finished const* finished(engine::RequestId request) const;
    /// Answers what its engine asks as an honest person would; called whenever events have come.
    void act();
    // How this person differs from that.
    bool accepts = true;                                                             ///< key exchanges that ring
    bool answers = true;                                                             ///< codes and questions: false looks away
    std::function<std::string(std::string)> types = [](std::string c) { return c; }; ///< what was heard, as it is typed

    sim::MemoryFiles files;
    sim::HostClock clock;
    sim::SimNetwork network;
    Env env;
    sim::MemoryVfs vfs;
    AccountNumber number;
    std::string const host;
    std::string order;                                     ///< the digits that were handed to this person
    int digits_asked = 0;                                  ///< how often the engine asked for them
    std::function<void(engine::EngineEvent const&)> watch; ///< sees every event; may be empty
    /// Queued and so acknowledged to the person: id at that moment, by row.
    std::map<std::int64_t, engine::EnvelopeInfo> acknowledged;
    std::size_t codes_typed = 0;
    std::size_t words_given = 0; ///< that their screen accepted it

private:
    [[nodiscard]] store::Profile open_profile();
    void take(engine::EngineEvent event);
    void end_core();
    void answer(engine::EngineEvent const& event);

    sim::SimWorld& world_;
    Telephone& telephone_;
    SecretBytes key_;
    std::unique_ptr<engine::EngineCore> core_;
    engine::RequestId last_request_ = 0;
    std::deque<engine::EngineEvent> events_;
    std::map<engine::RequestId, engine::Finished> finished_;
    std::map<engine::RequestId, AccountNumber> accepting_; ///< recipient's dialogues: who asks
    std::map<engine::RequestId, AccountNumber> waiting_for_code_;
    std::map<engine::RequestId, AccountNumber> waiting_for_word_;
    std::vector<engine::EnvelopeInfo> envelopes_;
    std::vector<engine::ContactInfo> contacts_;
    std::vector<engine::AccountInfo> accounts_;
};

} // namespace signet::test
