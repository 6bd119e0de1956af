#include "tests/unit/server-world/server_world.h"

#include "core/base/check.h"
#include "core/identity/certificate.h"
#include "core/link/node_identity.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace signet::test {

ServerWorld::ServerWorld(std::uint64_t seed, server::Limits its_limits)
    : world{seed},
      clock{world.clock()},
      network{world.fabric(), host},
      env{world.env(network, files, clock)},
      limits{its_limits},
      root{crypto::SigningKey::generate(world.random())},
      node{crypto::SigningKey::generate(world.random())},
      operator_id_{identity::operator_id(root.verify_key())}
{
    // Every delay alike, so that a difference in time is the server's.
    world.fabric().weather() = sim::Weather{1ms, 1ms, 0, 0};
    files.set_database_vfs(vfs_name);
    unwrap(files.make("/data"));
    link::Validity const validity{std::chrono::floor<days>(clock.wall()) - days{1},
                                  std::chrono::floor<days>(clock.wall()) + days{730}};
    certificate_ends_ = validity.not_after;
    Bytes const root_certificate = unwrap(link::make_root_certificate(root.seed(), "Test Operator", validity, world.random()));
    node_certificate =
        unwrap(link::make_node_certificate(root_certificate, root.seed(), node.verify_key(), "node", validity, world.random()));
    server::NewOperator const record{"Test Operator", root.verify_key(), {}};
    check(server::SqliteStorage::create(database(), record, world.random(), vfs_name).has_value());
    start();
}

ServerWorld::~ServerWorld()
{
    if (server) stop();
}

Task<void> ServerWorld::run_server(std::unique_ptr<link::Listener> listener)
{
    running_ = true;
    co_await server->run(std::move(listener));
    running_ = false;
}

void ServerWorld::start()
{
    storage = unwrap(server::SqliteStorage::open(env, database(), world.workers()));
    server::Operator record = run(storage->operator_record());
    auto identity = std::make_shared<sim::SimNodeIdentity>();
    identity->root = root.verify_key();
    identity->certificate = node_certificate;
    identity->not_after = certificate_ends_;
    server::NodeKeys keys{node_certificate, crypto::SigningKey::from_seed(node.seed()), identity};
    server = std::make_unique<server::Server>(env, server::ServerSettings{limits, address}, *storage, std::move(record),
                                              std::move(keys));
    std::unique_ptr<link::Listener> listener = unwrap(network.listen({host, port}));
    boost::asio::co_spawn(world.executor(), run_server(std::move(listener)), boost::asio::detached);
    check(world.run_until([this] { return server->healthy(); }, 10s));
}

void ServerWorld::stop()
{
    world.run(server->stop());
    check(world.run_until([this] { return !running_; }, 10s));
    server.reset();
    storage.reset();
}

void ServerWorld::kill()
{
    world.fabric().reset_connections(host);
    world.run(server->abandon());
    check(world.run_until([this] { return !running_; }, 10s));
    vfs.crash();
    server.reset();
    storage.reset();
}

server::Handout ServerWorld::add_account(std::string const& name, std::string const& company)
{
    return run(server->add_account(name, company));
}

} // namespace signet::test
