#pragma once

#include "tests/sim/history/party.h"
#include "tests/unit/server-world/server_world.h"

namespace signet::test {

/// One seeded history: two to five people, one server, and everything that can go wrong between them; then calm, and what must
/// hold.
class History {
public:
    explicit History(std::uint64_t seed);
    ~History();

    /// Runs it. Empty where everything held, else what did not, in words.
    [[nodiscard]] std::string run();
    [[nodiscard]] std::uint64_t trace_digest() { return server_.world.trace().digest(); }
    [[nodiscard]] std::size_t delivered() const { return delivered_; }
    [[nodiscard]] std::size_t verified() const { return verified_; }

private:
    struct Sent {
        std::size_t from;
        std::size_t to;
        std::map<std::string, Bytes> content; ///< path below the envelope's folder
    };

    void meet();
    void one_event();
    void verify_some_pair();
    void send_something();
    void trouble();
    void calm_down();
    [[nodiscard]] bool quiet();
    void drive(nanoseconds time);
    [[nodiscard]] std::size_t anybody() { return static_cast<std::size_t>(random_.below(people_.size())); }
    [[nodiscard]] std::string check_envelopes();
    [[nodiscard]] std::string check_received(std::size_t at, engine::EnvelopeInfo const& envelope);
    [[nodiscard]] std::string check_contacts();

    ServerWorld server_;
    sim::SeededRandom random_;
    Telephone telephone_;
    std::vector<std::unique_ptr<Party>> people_;
    std::map<std::string, Sent> sent_; ///< by the name of the folder that was sent
    bool server_up_ = true;
    std::size_t files_made_ = 0;
    std::size_t delivered_ = 0;
    std::size_t verified_ = 0;
};

} // namespace signet::test
