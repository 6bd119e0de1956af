#pragma once

#include "tests/sim/history/party.h"
#include "tests/unit/server-world/server_world.h"

namespace signet::test {

/// A server and people on it, in one simulated world: each provisioned and online.
class Community {
public:
    explicit Community(std::size_t people, std::uint64_t seed = 1, server::Limits limits = roomy_limits());
    ~Community();
    [[nodiscard]] Party& operator[](std::size_t at) { return *people_[at]; }
    [[nodiscard]] std::size_t size() const { return people_.size(); }
    /// One more, on a machine of its own, with this link and order.
    Party& join(std::string host, server::Handout const& handout);

    /// Lets time pass; everybody answers what they are asked.
    void drive(nanoseconds time);
    bool drive_until(std::function<bool()> const& reached, nanoseconds limit = minutes{10});
    /// The whole spoken dialogue; true where the sender holds it for verified.
    [[nodiscard]] bool verify(Party& from, Party& to);
    /// Queues files of this content under one folder; the envelope's id.
    std::string send(Party& from, Party& to, Bytes const& content);
    /// Bytes that do not compress.
    [[nodiscard]] Bytes noise(std::size_t size);
    [[nodiscard]] std::vector<server::CallRecord> calls();

    ServerWorld server;
    Telephone telephone;

private:
    std::vector<std::unique_ptr<Party>> people_;
    std::size_t folders_made_ = 0;
};

/// The one envelope in the log, or the last of them.
[[nodiscard]] engine::EnvelopeInfo last_envelope(Party& person);
[[nodiscard]] engine::ContactState contact_state(Party& person, Party const& other);
/// What lies in the folder for received files: envelopes' folders, and what is left of parts.
[[nodiscard]] std::size_t delivered_folders(Party& person);
[[nodiscard]] bool has_parts(Party& person);

} // namespace signet::test
