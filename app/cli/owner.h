#pragma once

#include "app/cli/engine_client.h"
#include "app/cli/owner_messages.h"
#include "app/cli/socket_message.h"

namespace signet::cli {

class RemoteTerminal;

/// The owner's end of the profile's socket: carries out other processes' commands (protocol.md §7a).
class Owner {
public:
    Owner(Env const& env, EventHub& hub, engine::Engine& engine, std::string profile);
    ~Owner();

    /// Binds the socket (0600), over one that a killed owner left. Errors: NoAccess, Disk.
    [[nodiscard]] Result<void> start();
    /// The owner's own command is over: commands that can be taken up move to their typers' processes, the rest is awaited.
    Task<void> leave();

private:
    Task<void> accept();
    Task<void> serve(std::shared_ptr<LocalSocket> socket);
    Task<void> carry_out(Asked const& asked, RemoteTerminal& terminal);

    Env env_;
    EventHub& hub_;
    engine::Engine& engine_;
    std::string profile_;
    std::string path_;
    LocalAcceptor acceptor_;
    std::set<RemoteTerminal*> terminals_;
    bool leaving_ = false;
    TaskScope accepting_;
    TaskScope serving_;
};

/// The other end: has the profile's owner carry out a command. `again` set: the owner has gone, go on with these arguments in
/// this process (empty: as typed). Throws LinkLost where no owner has begun it, Locked where one ended in the middle of it.
struct Carried {
    Exit exit = Exit::Done;
    std::optional<std::vector<std::string>> again;
};
class LocalTerminal;
Task<Carried> have_owner_do(Env const& env, LocalTerminal& terminal, std::string profile, std::vector<std::string> arguments,
                            std::string folder);

} // namespace signet::cli
