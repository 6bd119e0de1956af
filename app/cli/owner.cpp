#include "app/cli/owner.h"

#include "app/cli/commands/command.h"
#include "app/cli/remote_terminal.h"

namespace signet::cli {

namespace asio = boost::asio;

namespace {
constexpr std::size_t max_served = 64; ///< ours: commands at once through one owner
constexpr seconds last_message_patience = 5s;
} // namespace

Owner::Owner(Env const& env, EventHub& hub, engine::Engine& engine, std::string profile)
    : env_{env},
      hub_{hub},
      engine_{engine},
      profile_{std::move(profile)},
      path_{socket_path(profile_)},
      acceptor_{env.executor},
      accepting_{env, {}},
      serving_{env, {}}
{
}

Owner::~Owner()
{
    if (acceptor_.is_open()) remove_socket(path_);
}

Result<void> Owner::start()
{
    remove_socket(path_); // this process holds the profile's lock: whoever left a socket here is gone
    boost::system::error_code error;
    acceptor_.open({}, error);
    if (!error) error = bind_for_own_user(acceptor_, path_);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return fail(ErrorCode::NoAccess, "the profile's socket cannot be made");
    accepting_.spawn("accept", accept());
    return {};
}

Task<void> Owner::accept()
{
    for (;;) {
        auto socket = std::make_shared<LocalSocket>(env_.executor); // shared with the reader that outlives a turn of the command
        boost::system::error_code error;
        co_await acceptor_.async_accept(*socket, asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted) co_return;
        if (error || serving_.size() >= max_served || !same_user(*socket)) continue;
        serving_.spawn("serve", serve(std::move(socket)));
    }
}

Task<void> Owner::serve(std::shared_ptr<LocalSocket> socket)
{
    Json const first = co_await read_message(*socket);
    Asked const asked = asked_in(first);
    // From here on the command may leave traces: a typer that loses us must not simply have it carried out again.
    co_await write_message(*socket, {{"begun", true}});
    RemoteTerminal terminal{env_, *socket, asked.interactive};
    TaskScope lines{env_, {}};
    lines.spawn("write", terminal.write_queued());
    lines.spawn("read", terminal.read_answers());
    terminals_.insert(&terminal);
    if (leaving_) terminal.leave(); // it came while the others were being told
    std::optional<Failure> failed;
    try {
        co_await carry_out(asked, terminal);
    } catch (Failure const& failure) {
        failed = failure;
    }
    terminals_.erase(&terminal);
    // The last message goes out unless its reader is stuck or gone.
    if (!failed) co_await terminal.written(env_.clock.after(last_message_patience));
    boost::system::error_code ignored;
    socket->close(ignored);
    co_await lines.stop();
    if (failed) throw *failed;
}

Task<void> Owner::carry_out(Asked const& asked, RemoteTerminal& terminal)
{
    Parsed const parsed = parse_invocation(asked.arguments, asked.folder);
    if (!parsed.invocation) {
        terminal.err(parsed.text);
        terminal.finish({{"exit", static_cast<int>(parsed.exit)}});
        co_return;
    }
    EngineClient client{env_, hub_, engine_};
    Exit const exit = co_await run_command(Context{env_, client, terminal, *parsed.invocation});
    if (terminal.leaving() && terminal.continuation())
        terminal.finish({{"again", *terminal.continuation()}});
    else
        terminal.finish({{"exit", static_cast<int>(exit)}});
}

Task<void> Owner::leave()
{
    leaving_ = true;
    for (RemoteTerminal* const each : terminals_) each->leave();
    co_await serving_.join();
    remove_socket(path_);
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    co_await accepting_.stop();
}

} // namespace signet::cli
