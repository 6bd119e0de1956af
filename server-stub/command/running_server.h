#pragma once

#include "server-stub/command/machine.h"
#include "server-stub/command/service_manager.h"
#include "server-stub/config/settings.h"
#include "server-stub/desk/operator_desk.h"
#include "server-stub/folder/key_files.h"
#include "server-stub/monitor/http_monitor.h"
#include "server-stub/node/server.h"
#include "server-stub/storage/sqlite_storage.h"

namespace signet::command {

/// The operator's acts on a running server: what is under way ends at once (threats.md S68).
class LiveActs final : public desk::Acts {
public:
    explicit LiveActs(server::Server& server) : server_{server} { }
    Task<server::Handout> add_account(std::string name, std::string company) override;
    Task<void> suspend(AccountNumber number) override;
    Task<void> resume(AccountNumber number) override;
    Task<server::Handout> reissue(AccountNumber number) override;
    Task<void> close_account(AccountNumber number) override;

private:
    server::Server& server_;
};

/// What the monitor says of one server.
class ServerMonitored final : public monitor::Monitored {
public:
    /// A probe writes to the disk: asked more often, the answer is the last one.
    static constexpr seconds probe_interval{2};

    ServerMonitored(Env const& env, server::Server& server, Folder& folder, WallTime certificate_ends,
                    std::uint64_t headroom_mib);
    [[nodiscard]] std::string metrics() override;
    Task<monitor::Readiness> readiness() override;

private:
    Task<void> probe();
    [[nodiscard]] monitor::Readiness judge();

    Env env_;
    server::Server& server_;
    Folder& folder_;
    WallTime certificate_ends_;
    std::uint64_t headroom_;
    std::optional<Instant> probed_;
    bool trouble_said_ = false; ///< one line for one trouble
};

/// A server with everything around it: socket, monitor, signals. All that is given lives longer.
class RunningServer {
public:
    /// `switch_level` is called at each SIGUSR1.
    RunningServer(Machine& machine, folder::DataFolder& folder, config::Settings const& settings,
                  std::function<void()> switch_level);

    /// From opening to the end after SIGTERM or SIGINT. `ready` is called once, with the address listened on, when it accepts.
    /// Throws what keeps it from starting or going on.
    Task<void> live(std::function<void(link::Endpoint)> ready);

private:
    struct Parts;
    Task<void> open(Parts& parts);
    Task<void> apply_tariff(server::Storage& storage);
    Task<void> wait_for_end(Parts& parts);
    Task<void> watch_level();
    Task<void> watch_certificate(WallTime ends);
    Task<void> until_accepting(Parts& parts);
    void listen(Parts& parts);
    void open_doors(Parts& parts);
    Task<void> close(Parts& parts);

    Machine& machine_;
    Env env_;
    folder::DataFolder& folder_;
    config::Settings const& settings_;
    std::function<void()> switch_level_;
    ServiceManager service_manager_;
};

} // namespace signet::command
