#pragma once

#include "core/engine/api.h"

#include <functional>
#include <memory>

namespace signet::store {
class Profile;
}

namespace signet::engine {

/// The engine behind windows and command line: owns the thread on which everything of core happens. Values go in and out, nothing
/// else. Any thread may post.
class Engine {
public:
    using OnEvent = std::function<void(EngineEvent)>;

    struct Options {
        std::string profile; ///< the profile's folder, absolute
        bool create = false; ///< make a new profile there
        SecretBytes passphrase; ///< one of the two unlocks
        SecretBytes key_file;   ///< 32 bytes
    };

    /// Opens the profile (slow with a passphrase) and starts the thread. `on_event` is called on that thread.
    /// Errors: Locked (another process owns it), WrongKey, NotFound, Disk, NoSpace, NoAccess, Unsupported.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> start(Options options, OnEvent on_event);
    /// Ends runs with a reason, leaves everything resumable, closes the keys, joins the thread.
    ~Engine();

    /// Numbers rise from 1. The command ends in exactly one Finished.
    RequestId post(Command command);

private:
    struct State;
    explicit Engine(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace signet::engine
