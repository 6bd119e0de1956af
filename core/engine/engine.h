#pragma once

#include "core/engine/api.h"
#include "core/store/salvage.h"

#include <functional>
#include <memory>

namespace signet::engine {

/// The engine behind windows and command line: owns the thread on which everything of core happens. Values go in and out, nothing
/// else. Any thread may post.
class Engine {
public:
    using OnEvent = std::function<void(EngineEvent)>;

    struct Options {
        bool create = false;    ///< make a new profile where there is none
        SecretBytes passphrase; ///< one of the two ways in; a new profile takes both
        SecretBytes key_file;   ///< 32 bytes
    };

    /// Opens the profile (slow with a passphrase) and starts the thread. `on_event` is called on that thread.
    /// `folder` was taken before anybody was asked for a passphrase. Errors: WrongKey, NotFound, Malformed, Damaged, Disk,
    /// NoSpace, NoAccess, ReadOnly, Unsupported.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> start(store::ProfileFolder folder, Options options, OnEvent on_event);
    /// Copies what can be read of a damaged profile into the folder `to`, where it opens by the same ways in (store::salvage).
    [[nodiscard]] static Result<store::SalvageReport> salvage(store::ProfileFolder folder, Options const& options,
                                                              std::string const& to);
    /// WrongKey unless it has 32 bytes.
    [[nodiscard]] static Result<store::KeyFileBytes> key_file_of(SecretBytes const& bytes);
    /// Ends runs with a reason, leaves everything resumable, closes the keys, joins the thread.
    ~Engine();

    /// The profile lies where nothing can be written: commands that change it end with ReadOnly.
    [[nodiscard]] bool read_only() const;
    /// Numbers rise from 1. The command ends in exactly one Finished.
    RequestId post(Command command);

private:
    struct State;
    explicit Engine(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace signet::engine
