#include "tests/unit/link/real_world.h"

#include "core/base/check.h"

namespace signet::link {

RealWorld::RealWorld() : scope_{env(), [this](char const* name, Error error) { errors_.emplace(name, error); }}
{
    start_crypto();
}

void RealWorld::spawn(char const* name, Task<void> task)
{
    scope_.spawn(name, std::move(task));
}

void RealWorld::run()
{
    auto const limit = std::chrono::steady_clock::now() + 30s;
    io_.restart();
    while (scope_.size() > 0) {
        check(std::chrono::steady_clock::now() < limit);
        if (io_.run_one_for(1s) == 0) io_.restart();
    }
    settle();
}

std::size_t RealWorld::work_for(milliseconds time)
{
    io_.restart();
    return time == 0ms ? io_.poll() : io_.run_for(time);
}

std::optional<Error> RealWorld::error(std::string const& name) const
{
    auto const found = errors_.find(name);
    if (found == errors_.end()) return std::nullopt;
    return found->second;
}

TestOperator::TestOperator(Random& random)
    : root{crypto::SigningKey::generate(random)},
      node{crypto::SigningKey::generate(random)}
{
    root_der = unwrap(make_root_certificate(root.seed(), "Example operator", {issued, issued + days{36500}}, random));
    node_der =
        unwrap(make_node_certificate(root_der, root.seed(), node.verify_key(), "node-1", {issued, issued + days{730}}, random));
    identity = unwrap(TlsNodeIdentity::create(node_der, root_der, node.seed()));
}

Trust TestOperator::trust(WallTime now) const
{
    crypto::VerifyKey const key = root.verify_key();
    return {[key](crypto::VerifyKey const& shown) { return shown == key; }, now};
}

namespace {

Task<void> dial_plain(RealWorld& world, Endpoint to, StreamPtr& result)
{
    result = co_await world.net().connect(std::move(to), world.soon());
}

Task<void> accept_plain(Listener& listener, StreamPtr& result)
{
    result = co_await listener.accept();
}

} // namespace

PlainPair connected_pair(RealWorld& world)
{
    PlainPair pair;
    std::unique_ptr<Listener> const listener = unwrap(world.net().listen({"127.0.0.1", 0}));
    world.spawn("accept", accept_plain(*listener, pair.listener));
    world.spawn("dial", dial_plain(world, listener->local(), pair.dialler));
    world.run();
    check(pair.dialler && pair.listener);
    return pair;
}

} // namespace signet::link
