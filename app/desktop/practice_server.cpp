#include "app/desktop/practice_server.h"

#include "server-stub/command/machine.h"
#include "server-stub/folder/key_files.h"
#include "server-stub/node/server.h"
#include "server-stub/storage/sqlite_storage.h"

#include <QCoreApplication>

#include <boost/asio/executor_work_guard.hpp>

#include <future>
#include <thread>

namespace signet::desktop {

namespace {

using folder::DataFolder;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::desktop::PracticeServer)
};

constexpr milliseconds accepting_poll{2};

/// As `signet-server init` does, but that the port is kept: links and profiles name it.
Result<void> make(command::Machine& machine, std::string const& path)
{
    std::string const operator_name = Words::tr("Practice on this computer").toStdString();
    SIGNET_TRY(folder, DataFolder::create(machine.files, path));
    crypto::SigningKey const root = crypto::SigningKey::generate(machine.random);
    SIGNET_TRY(identity, folder::make_node_identity(root, operator_name, machine.clock.wall(), machine.random));
    SIGNET_CHECKED(folder::write_root_key(folder, root));
    SIGNET_CHECKED(folder::write_node_identity(folder, identity));
    return server::SqliteStorage::create(folder.database(), {operator_name, root.verify_key(), {}}, machine.random);
}

} // namespace

struct PracticeServer::State {
    /// Runs a coroutine on the server's thread and waits for it.
    template <class T> Result<T> carry_out(Task<T> task)
    {
        std::promise<Result<T>> done;
        boost::asio::co_spawn(machine.io, std::move(task), [&done](std::exception_ptr thrown, T value) {
            if (!thrown) return done.set_value(std::move(value));
            try {
                std::rethrow_exception(thrown);
            } catch (Failure const& failure) {
                done.set_value(std::unexpected{failure.error()});
            }
        });
        return done.get_future().get();
    }

    Task<bool> open(std::string path);
    Task<bool> stop();
    void begin()
    {
        thread = std::thread{[this] { machine.io.run(); }};
    }

    command::Machine machine;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{machine.io.get_executor()};
    std::unique_ptr<server::SqliteStorage> storage;
    std::unique_ptr<server::Server> server;
    std::unique_ptr<TaskScope> scope;
    std::string address;
    std::thread thread;
};

Task<bool> PracticeServer::State::open(std::string path)
{
    Env const& env = machine.env;
    DataFolder data = unwrap(DataFolder::open(machine.files, path));
    storage = unwrap(server::SqliteStorage::open(env, data.database(), machine.storage_thread));
    server::Operator record = co_await storage->operator_record();
    folder::NodeIdentityFile identity = unwrap(folder::read_node_identity(data));
    auto const tls =
        unwrap(link::TlsNodeIdentity::create(identity.node_certificate, identity.root_certificate, identity.key.seed()));
    // The port of the last time where it is free: profiles know the server by it.
    Result<Bytes> const last = data.read(folder::address_name);
    link::Endpoint const wanted =
        last ? link::parse_endpoint(text_of(*last)).value_or(link::Endpoint{"127.0.0.1", 0}) : link::Endpoint{"127.0.0.1", 0};
    Result<std::unique_ptr<link::Listener>> listener = env.net.listen(wanted);
    std::unique_ptr<link::Listener> listening = unwrap(std::move(listener));
    address = listening->local().text();
    unwrap(data.write(folder::address_name, view_of(address), DataFolder::Existing::Replaced));
    server::NodeKeys keys{identity.node_certificate, std::move(identity.key), tls};
    server =
        std::make_unique<server::Server>(env, server::ServerSettings{{}, address}, *storage, std::move(record), std::move(keys));
    scope = std::make_unique<TaskScope>(env, [](char const*, Error) { });
    scope->spawn("practice server", server->run(std::move(listening)));
    while (!server->healthy()) {
        Instant const soon = env.clock.after(accepting_poll);
        co_await sleep_until(env, soon);
    }
    co_return true;
}

Task<bool> PracticeServer::State::stop()
{
    if (server) co_await server->stop();
    if (scope) co_await scope->stop();
    co_return true;
}

PracticeServer::PracticeServer(std::unique_ptr<State> state) : state_{std::move(state)} { }

Result<std::unique_ptr<PracticeServer>> PracticeServer::start(std::string const& folder)
{
    start_crypto();
    auto state = std::make_unique<State>();
    if (!DataFolder::open(state->machine.files, folder)) SIGNET_CHECKED(make(state->machine, folder));
    state->begin();
    std::unique_ptr<PracticeServer> server{new PracticeServer{std::move(state)}};
    Result<bool> const opened = server->state_->carry_out(server->state_->open(folder));
    if (!opened) return std::unexpected{opened.error()};
    return server;
}

PracticeServer::~PracticeServer()
{
    (void)state_->carry_out(state_->stop());
    state_->work.reset();
    state_->thread.join();
}

Result<PracticeServer::Invitation> PracticeServer::invite(std::string name, std::string company)
{
    Result<server::Handout> handout = state_->carry_out(state_->server->add_account(std::move(name), std::move(company)));
    if (!handout) return std::unexpected{handout.error()};
    return Invitation{std::move(handout->link), SecretBytes::copy_of(handout->order.expose())};
}

std::string PracticeServer::address() const
{
    return state_->address;
}

} // namespace signet::desktop
