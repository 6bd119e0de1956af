#pragma once

#include "server-stub/node/server.h"
#include "server-stub/storage/sqlite_storage.h"
#include "tests/sim/memory_files.h"
#include "tests/sim/memory_vfs.h"
#include "tests/sim/sim_world.h"

namespace signet::test {

/// An operator and its one server node, which can be stopped, killed and started again on the same database.
class ServerWorld {
public:
    explicit ServerWorld(std::uint64_t seed, server::Limits limits = {});
    ~ServerWorld();

    void start();
    void stop();
    void kill();

    server::Handout add_account(std::string const& name, std::string const& company = {});
    /// Does it in a coroutine of its own and gives what it gave.
    template <class T> T run(Task<T> task)
    {
        std::optional<T> value;
        world.run(keep(std::move(task), value));
        return std::move(*value);
    }
    void run(Task<void> task) { world.run(std::move(task)); }

    [[nodiscard]] OperatorId operator_id() const { return operator_id_; }
    [[nodiscard]] static std::string database() { return "/data/server.db"; }
    static constexpr char const* vfs_name = "server-world";

    sim::SimWorld world;
    sim::MemoryFiles files;
    sim::MemoryVfs vfs{vfs_name, files, world.clock(), world.random()};
    sim::HostClock clock; ///< the server's
    sim::SimNetwork network;
    Env env;
    server::Limits limits;
    std::string address; ///< configured, for the next start
    crypto::SigningKey root;
    crypto::SigningKey node;
    Bytes node_certificate;
    std::unique_ptr<server::SqliteStorage> storage;
    std::unique_ptr<server::Server> server;

    static constexpr std::uint16_t port = 7611;
    static constexpr char const* host = "server";

private:
    template <class T> static Task<void> keep(Task<T> task, std::optional<T>& value) { value.emplace(co_await std::move(task)); }
    Task<void> run_server(std::unique_ptr<link::Listener> listener);

    OperatorId operator_id_;
    WallTime certificate_ends_;
    bool running_ = false;
};

} // namespace signet::test
