#pragma once

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "core/engine/engine_core.h"
#include "core/link/tcp_network.h"
#include "server-stub/node/server.h"
#include "server-stub/storage/sqlite_storage.h"
#include "tests/sim/sim_world.h"
#include "tests/unit/memory/memory_search.h"

#include <boost/asio/io_context.hpp>

#include <deque>

namespace signet::test {

/// The server's random bytes; while it watches, what a call's set-up draws is looked for afterwards.
class WatchedRandom final : public Random {
public:
    explicit WatchedRandom(MemorySearch& search) : search_{search} { }
    void fill(MutableBytes bytes) override;
    bool watching = false;

private:
    MemorySearch& search_;
    SystemRandom random_;
    int secrets_to_come_ = 0; ///< after a tracking id: two tickets and the call's key
};

/// A person's engine with its profile in a folder, answering as an honest person does.
class PersonAtWork {
public:
    PersonAtWork(Env const& env, std::string const& folder);

    engine::RequestId command(engine::Command command);
    void answer_events();
    [[nodiscard]] std::optional<engine::Finished> finished(engine::RequestId request) const;
    Task<void> stop() { return core_->stop(); }

    AccountNumber number;
    std::string order;             ///< digits that are typed
    PersonAtWork* other = nullptr; ///< at the other end of the telephone
    bool online = false;
    bool delivered = false;

private:
    void answer(engine::EngineEvent const& event);

    std::deque<engine::EngineEvent> events_;
    std::map<engine::RequestId, engine::Finished> finished_;
    std::optional<engine::RequestId> shows_;
    std::optional<engine::RequestId> types_;
    std::string code_;
    engine::RequestId last_request_ = 0;
    std::unique_ptr<engine::EngineCore> core_;
};

/// A real server and two real engines in this one process, over loopback, with TLS: what either end leaves in memory is found by
/// one search.
class RealPlay {
public:
    RealPlay(MemorySearch& search, std::string const& folder);
    ~RealPlay();

    /// Works until `done` says so; aborts the test where that takes longer than 30 s.
    void work_until(std::function<bool()> const& done);
    void provision(PersonAtWork& person, std::string const& name);
    void carry_out(PersonAtWork& person, engine::Command command);
    template <class T> T run(Task<T> task)
    {
        std::optional<T> value;
        run(keep(std::move(task), value));
        return std::move(*value);
    }
    void run(Task<void> task);

private:
    template <class T> static Task<void> keep(Task<T> task, std::optional<T>& value) { value.emplace(co_await std::move(task)); }
    void start_server(std::string const& folder);
    [[nodiscard]] Env env(Random& random) { return {io_.get_executor(), clock_, random, network_, files_, workers_}; }

    boost::asio::io_context io_{1};
    RealClock clock_{io_.get_executor()};
    SystemRandom random_;
    SystemFiles files_;
    link::TcpNetwork network_{io_.get_executor(), clock_};
    sim::InlineWorkers workers_{io_.get_executor()};
    std::unique_ptr<server::SqliteStorage> storage_;
    bool serving_ = false;
    Task<void> serve(std::unique_ptr<link::Listener> listener);

public:
    WatchedRandom servers_random;
    std::unique_ptr<server::Server> server;
    std::unique_ptr<PersonAtWork> alice;
    std::unique_ptr<PersonAtWork> bob;
};

} // namespace signet::test
