#pragma once

#include "app/cli/owner.h"

#include <thread>

namespace signet::desktop {

/// Serves the profile's socket while the window owns the profile: other processes' commands are carried out here, with the
/// command line's own code, on a thread of their own (protocol.md §7a).
class ProfileSocket {
public:
    explicit ProfileSocket(std::string profile);
    ~ProfileSocket();

    /// Where the socket cannot be made, the window works without it.
    void begin(engine::Engine& engine);
    /// On the engine's thread, every event.
    void see(engine::EngineEvent const& event);
    /// Returns when no command uses the engine any more; those that can be taken up go on in their typers' processes.
    void end();

private:
    struct Running;

    std::string profile_;
    std::mutex mutex_; ///< of running_: events come on another thread than begin() and end()
    std::unique_ptr<Running> running_;
};

} // namespace signet::desktop
