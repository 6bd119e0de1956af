#include "server-stub/command/running_server.h"

#include "core/base/log.h"
#include "server-stub/monitor/metrics.h"

#include <boost/asio/signal_set.hpp>

#include <csignal>

namespace signet::command {

namespace asio = boost::asio;

// ---- LiveActs

Task<server::Handout> LiveActs::add_account(std::string name, std::string company)
{
    if (server_.address().empty()) throw Failure{ErrorCode::InvalidArgument, desk::no_address};
    co_return co_await server_.add_account(std::move(name), std::move(company));
}

Task<void> LiveActs::suspend(AccountNumber number)
{
    co_await server_.suspend(number);
}

Task<void> LiveActs::resume(AccountNumber number)
{
    co_await server_.resume(number);
}

Task<server::Handout> LiveActs::reissue(AccountNumber number)
{
    co_return co_await server_.reissue(number);
}

Task<void> LiveActs::close_account(AccountNumber number)
{
    co_await server_.close_account(number);
}

// ---- ServerMonitored

ServerMonitored::ServerMonitored(Env const& env, server::Server& server, Folder& folder, WallTime certificate_ends,
                                 std::uint64_t headroom_mib)
    : env_{env},
      server_{server},
      folder_{folder},
      certificate_ends_{certificate_ends},
      headroom_{headroom_mib * 1024 * 1024}
{
}

std::string ServerMonitored::metrics()
{
    monitor::MachineFacts facts;
    facts.ready = judge().ready;
    facts.free_bytes = folder_.free_space().value_or(0);
    facts.certificate_ends = certificate_ends_;
    facts.version = SIGNET_VERSION;
    return monitor::metrics_text(server_.stats(), facts);
}

Task<monitor::Readiness> ServerMonitored::readiness()
{
    // What is known already is said at once: the storage is asked again anyway, and may be slow to answer.
    if (std::optional<Error> const trouble = server_.storage().trouble(); trouble) {
        if (!std::exchange(trouble_said_, true)) log::error("the storage does not take a write", {{"reason", trouble->text}});
        co_return judge();
    }
    trouble_said_ = false;
    if (!probed_ || env_.clock.now() - *probed_ >= probe_interval) {
        probed_ = env_.clock.now();
        co_await probe();
    }
    co_return judge();
}

Task<void> ServerMonitored::probe()
{
    try {
        co_await server_.storage().probe();
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        log::error("the storage does not take a write", {{"reason", failure.error().text}}); // judge() asks the storage itself
    }
}

monitor::Readiness ServerMonitored::judge()
{
    if (std::optional<Error> const trouble = server_.storage().trouble(); trouble) return {false, trouble->text};
    if (!server_.healthy()) return {false, "the server does not accept"};
    Result<std::uint64_t> const free = folder_.free_space();
    if (!free) return {false, "the disk cannot be asked"};
    if (*free < headroom_) return {false, "the disk is nearly full"};
    return {true, {}};
}

// ---- RunningServer

struct RunningServer::Parts {
    explicit Parts(Env const& env)
        : scope{env,
                [this](char const* name, Error error) {
                    log::error("a part of the server ended", {{"part", name}, {"reason", error.text}});
                    if (!trouble) trouble = error;
                    ending.announce();
                }},
          ending{env}
    {
    }

    std::optional<Error> trouble;
    bool asked_to_end = false;
    TaskScope scope;
    Event ending;
    WallTime certificate_ends;
    std::unique_ptr<server::SqliteStorage> storage;
    std::unique_ptr<server::Server> server;
    std::unique_ptr<link::Listener> listener;
    link::Endpoint listened;
    std::unique_ptr<LiveActs> acts;
    std::unique_ptr<desk::OperatorDesk> desk;
    std::unique_ptr<admin::AdminSocket> socket;
    std::unique_ptr<link::Listener> monitor_listener;
    std::unique_ptr<ServerMonitored> monitored;
    std::unique_ptr<monitor::HttpMonitor> monitor;
};

RunningServer::RunningServer(Machine& machine, folder::DataFolder& folder, config::Settings const& settings,
                             std::function<void()> switch_level)
    : machine_{machine},
      env_{machine.env},
      folder_{folder},
      settings_{settings},
      switch_level_{std::move(switch_level)}
{
}

Task<void> RunningServer::open(Parts& parts)
{
    parts.storage = unwrap(server::SqliteStorage::open(env_, folder_.database(), machine_.storage_thread));
    server::Operator record = co_await parts.storage->operator_record();
    folder::NodeIdentityFile identity = unwrap(folder::read_node_identity(folder_));
    auto const tls =
        unwrap(link::TlsNodeIdentity::create(identity.node_certificate, identity.root_certificate, identity.key.seed()));
    if (tls->root() != record.root) throw Failure{ErrorCode::WrongKey, "the node's certificate is another operator's"};
    parts.certificate_ends = tls->node().not_after;
    if (parts.certificate_ends <= env_.clock.wall())
        throw Failure{ErrorCode::BadProof, "the node's certificate has ended, no client would take it: signet-server renew"};
    unwrap(folder_.write(folder::address_name, view_of(settings_.address), folder::DataFolder::Existing::Replaced));
    co_await apply_tariff(*parts.storage);
    server::ServerSettings settings{settings_.limits, settings_.address.empty() ? record.address : settings_.address};
    server::NodeKeys keys{identity.node_certificate, std::move(identity.key), tls};
    parts.server =
        std::make_unique<server::Server>(env_, std::move(settings), *parts.storage, std::move(record), std::move(keys));
    unwrap(folder_.keep_owner_of_all()); // the database's log is made when it is opened
}

Task<void> RunningServer::apply_tariff(server::Storage& storage)
{
    if (!settings_.tariff) co_return;
    server::Tariff const present = co_await storage.tariff();
    if (present == settings_.tariff->hours) co_return;
    server::AuditRecord audit{0, env_.clock.wall(), "operator", "tariff changed", std::nullopt, settings_.tariff->currency};
    co_await storage.set_tariff(settings_.tariff->hours, std::move(audit));
    log::info("tariff changed", {{"currency", settings_.tariff->currency}});
}

void RunningServer::listen(Parts& parts)
{
    link::Endpoint const at = unwrap(link::parse_endpoint(settings_.listen));
    Result<std::unique_ptr<link::Listener>> listener = env_.net.listen(at);
    if (!listener) {
        char const* const text =
            listener.error().code == ErrorCode::Exists ? "the port to listen on is taken" : listener.error().text;
        throw Failure{ErrorCode::LinkLost, text};
    }
    parts.listener = std::move(*listener);
    parts.listened = parts.listener->local();
    if (settings_.monitor.empty()) return;
    link::Endpoint const monitor_at = unwrap(link::parse_endpoint(settings_.monitor));
    Result<std::unique_ptr<link::Listener>> monitor_listener = env_.net.listen(monitor_at);
    if (!monitor_listener) throw Failure{ErrorCode::LinkLost, "the monitor's port cannot be listened on"};
    parts.monitor_listener = std::move(*monitor_listener);
}

void RunningServer::open_doors(Parts& parts)
{
    parts.acts = std::make_unique<LiveActs>(*parts.server);
    parts.desk = std::make_unique<desk::OperatorDesk>(*parts.storage, *parts.acts);
    ::uid_t const owner = folder_.owner();
    parts.socket = unwrap(admin::AdminSocket::open(env_, folder_.path_of(folder::socket_name), *parts.desk,
                                                   [owner](::uid_t peer) { return peer == 0 || peer == owner; }));
    unwrap(folder_.keep_owner(folder::socket_name));
    parts.socket->start();
    if (!parts.monitor_listener) return;
    parts.monitored = std::make_unique<ServerMonitored>(env_, *parts.server, folder_.folder(), parts.certificate_ends,
                                                        settings_.disk_headroom_mib);
    parts.monitor = std::make_unique<monitor::HttpMonitor>(env_, *parts.monitor_listener, *parts.monitored);
    parts.monitor->start();
    log::info("monitor", {{"address", parts.monitor_listener->local().text()}});
}

Task<void> RunningServer::wait_for_end(Parts& parts)
{
    asio::signal_set signals{env_.executor, SIGTERM, SIGINT};
    boost::system::error_code error;
    co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error) throw Failure{ErrorCode::Cancelled, "cancelled"};
    parts.asked_to_end = true;
    parts.ending.announce();
}

Task<void> RunningServer::watch_level()
{
    asio::signal_set signals{env_.executor, SIGUSR1};
    for (;;) {
        boost::system::error_code error;
        co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
        if (error) throw Failure{ErrorCode::Cancelled, "cancelled"};
        switch_level_();
    }
}

Task<void> RunningServer::watch_certificate(WallTime ends)
{
    constexpr days again{1};
    for (;;) {
        auto const left = std::chrono::floor<days>(ends - env_.clock.wall());
        if (left < folder::renewal_warning)
            log::warning("the node's certificate ends soon: signet-server renew",
                         {{"days", std::to_string(left.count())}, {"ends", rfc3339(ends)}});
        Instant const tomorrow = env_.clock.after(again);
        co_await sleep_until(env_, tomorrow);
    }
}

/// The server first closes the records of a killed run, then accepts.
Task<void> RunningServer::until_accepting(Parts& parts)
{
    constexpr milliseconds pause{2};
    while (!parts.server->healthy() && !parts.trouble && !parts.asked_to_end) {
        Instant const soon = env_.clock.after(pause);
        co_await sleep_until(env_, soon);
    }
}

Task<void> RunningServer::live(std::function<void(link::Endpoint)> ready)
{
    Parts parts{env_};
    std::optional<Failure> failed;
    try {
        co_await open(parts);
        listen(parts);
        parts.scope.spawn("signals", wait_for_end(parts));
        parts.scope.spawn("log level", watch_level());
        parts.scope.spawn("server", parts.server->run(std::move(parts.listener)));
        co_await until_accepting(parts);
        if (!parts.trouble && !parts.asked_to_end) {
            open_doors(parts);
            parts.scope.spawn("certificate", watch_certificate(parts.certificate_ends));
            parts.scope.spawn("watchdog", service_manager_.keep_watchdog_quiet(env_));
            ready(parts.listened);
            service_manager_.say_ready();
            log::info("server accepts", {{"address", parts.listened.text()}, {"version", SIGNET_VERSION}});
        }
        while (!parts.trouble && !parts.asked_to_end) co_await parts.ending.next();
    } catch (Failure const& failure) {
        failed = failure;
    }
    service_manager_.say_stopping();
    co_await close(parts);
    if (failed) throw *failed;
    if (parts.trouble) throw Failure{*parts.trouble};
}

Task<void> RunningServer::close(Parts& parts)
{
    if (parts.socket) co_await parts.socket->stop();
    parts.socket.reset(); // its name goes: commands wait for the lock from here on
    if (parts.monitor) co_await parts.monitor->stop();
    if (parts.server) co_await parts.server->stop();
    co_await parts.scope.stop();
    log::info("server stopped");
}

} // namespace signet::command
