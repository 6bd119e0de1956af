#pragma once

#include "tests/sim/history/party.h"
#include "tests/unit/server-world/server_world.h"

namespace signet::test {

/// Anna and Bert: provisioned, online, verified.
class Stage {
public:
    explicit Stage(std::uint64_t seed = 1);
    ~Stage();

    /// Runs until `reached` is true; false where ten virtual minutes pass first.
    bool until(std::function<bool()> const& reached, nanoseconds limit = minutes{10});
    void run_for(nanoseconds time);
    /// A file at Anna's that does not compress.
    void put(std::string const& path, std::size_t size);
    /// Queues an envelope to Bert; returns it as it was told.
    engine::EnvelopeInfo send(std::vector<std::string> paths);

    /// The envelope as the last event that named it says.
    [[nodiscard]] engine::EnvelopeInfo const& at_anna(std::int64_t row) const { return told_anna_.at(row); }
    /// The newest at Bert's; nothing before the first.
    [[nodiscard]] engine::EnvelopeInfo const* at_bert() const;
    [[nodiscard]] bool is_at_anna(std::int64_t row, engine::EnvelopeState state) const;
    [[nodiscard]] bool is_at_bert(engine::EnvelopeState state) const;
    /// What the log says must be what was told: windows live on events alone.
    [[nodiscard]] bool log_is_as_told();

    ServerWorld server;
    Telephone telephone;
    Party anna;
    Party bert;
    std::uint64_t acknowledged = 0; ///< of the transfer that Anna was told of last
    std::uint64_t arrived = 0;      ///< at Bert's, likewise
    std::vector<engine::EnvelopeFiles> files;
    std::vector<engine::Envelopes> lists;

private:
    void hear(std::map<std::int64_t, engine::EnvelopeInfo>& told, engine::EngineEvent const& event);

    std::map<std::int64_t, engine::EnvelopeInfo> told_anna_;
    std::map<std::int64_t, engine::EnvelopeInfo> told_bert_;
};

} // namespace signet::test
