#pragma once

#include "app/desktop/practice_server.h"
#include "core/engine/engine.h"

#include <mutex>

namespace signet::desktop {

/// Somebody to practise with: an engine of its own that accepts key exchanges, types the code it is told as a telephone would
/// tell it, and sends back what it receives.
class PracticeCorrespondent {
public:
    /// Joins `server` at the first start. Errors: as Engine::start, and what the server says.
    [[nodiscard]] static Result<std::unique_ptr<PracticeCorrespondent>> start(std::string const& folder, PracticeServer& server);
    ~PracticeCorrespondent();

    /// Its account, once it has joined.
    [[nodiscard]] AccountNumber number() const;
    /// What the person's screen shows, as if it were read out on the telephone. Any thread.
    void hear(std::string const& code);

private:
    struct State;
    explicit PracticeCorrespondent(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace signet::desktop
