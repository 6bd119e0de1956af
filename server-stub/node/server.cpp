#include "server-stub/node/server.h"

#include "core/base/log.h"
#include "server-stub/bus/local_bus.h"
#include "server-stub/callmanager/call_manager.h"
#include "server-stub/node/connections.h"

namespace signet::server {

namespace {

/// An address that a server may listen on and nobody can call.
bool is_wildcard(std::string const& host)
{
    return host.empty() || host == "0.0.0.0" || host == "::";
}

} // namespace

struct Server::State {
    State(Env const& its_env, ServerSettings its_settings, Storage& its_storage, Operator record, NodeKeys its_keys)
        : env{its_env},
          settings{std::move(its_settings)},
          storage{its_storage},
          operator_record{std::move(record)},
          keys{std::move(its_keys)},
          node{wire::node_id(keys.certificate)},
          throttle{settings.limits},
          accounts{env, storage, operator_record, settings.limits},
          calls{env, CallManager::Parts{storage, bus, throttle, settings.limits, operator_record.id, node, keys.key,
                                        [this] { return relay_address; }}},
          desk{env, ProvisioningDesk::Parts{storage, throttle, settings.limits, operator_record, keys.certificate, keys.key}},
          connections{env, Connections::Parts{settings.limits, keys, throttle, calls.relay(), desk, session_parts()}},
          scope{env, [](char const* name,
                        Error error) { log::error("a part of the server failed", {{"part", name}, {"why", error.text}}); }},
          started{env.clock.wall()}
    {
    }

    Session::Parts session_parts()
    {
        // A key whose private half nobody has: it only costs the same time to check under.
        crypto::VerifyKey const decoy = crypto::SigningKey::generate(env.random).verify_key();
        return Session::Parts{storage,
                              bus,
                              calls,
                              throttle,
                              settings.limits,
                              operator_record,
                              node,
                              decoy,
                              [this] { return relay_address; },
                              {},
                              session_counts};
    }

    void listen_at(link::Endpoint const& local);
    Task<void> end_account(AccountNumber number, pb::Goodbye::Reason reason, char const* call_reason);
    Task<void> accept_all();

    Env env;
    ServerSettings settings;
    Storage& storage;
    Operator operator_record;
    NodeKeys keys;
    wire::NodeId node;
    std::string relay_address;
    Throttle throttle;
    Accounts accounts;
    LocalBus bus;
    CallManager calls;
    ProvisioningDesk desk;
    Session::Counts session_counts;
    Connections connections;
    TaskScope scope; ///< what runs as long as the server
    std::unique_ptr<link::Listener> listener;
    bool accepting = false;
    WallTime started;
};

Server::Server(Env const& env, ServerSettings settings, Storage& storage, Operator operator_record, NodeKeys keys)
    : state_{std::make_unique<State>(env, std::move(settings), storage, std::move(operator_record), std::move(keys))}
{
}

Server::~Server() = default;

void Server::State::listen_at(link::Endpoint const& local)
{
    operator_record.last_listened = local.text();
    if (!settings.address.empty()) {
        relay_address = settings.address;
    } else if (!operator_record.address.empty()) {
        relay_address = operator_record.address;
    } else {
        relay_address = is_wildcard(local.host) ? std::string{} : local.text();
    }
}

Task<void> Server::State::accept_all()
{
    while (accepting) {
        link::StreamPtr stream;
        try {
            stream = co_await listener->accept();
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::LinkLost || accepting) throw;
        }
        if (stream && accepting) connections.take(std::move(stream));
    }
}

Task<void> Server::run(std::unique_ptr<link::Listener> listener)
{
    State& state = *state_;
    state.listener = std::move(listener);
    link::Endpoint const local = state.listener->local();
    state.listen_at(local);
    co_await state.storage.set_last_listened(local.text());
    co_await state.calls.close_left_open();
    state.scope.spawn("call recorder", state.calls.recorder().run());
    state.scope.spawn("call watch", state.calls.watch_calls());
    state.accepting = true;
    co_await state.accept_all();
}

Task<void> Server::stop()
{
    State& state = *state_;
    state.accepting = false;
    if (state.listener) state.listener->close();
    state.calls.end_all_calls(call_reason::server_stopped);
    pb::Goodbye goodbye;
    goodbye.set_reason(pb::Goodbye::SERVER_STOPS);
    state.bus.end_all(goodbye);
    co_await state.connections.part(state.env.clock.after(Connections::goodbye_patience));
    co_await state.connections.stop();
    co_await state.scope.stop();
    co_await state.calls.recorder().drain();
}

Task<void> Server::abandon()
{
    State& state = *state_;
    state.accepting = false;
    if (state.listener) state.listener->close();
    co_await state.scope.stop(); // the recorder first: what ends from here on stays unwritten
    co_await state.connections.stop();
}

Task<void> Server::State::end_account(AccountNumber number, pb::Goodbye::Reason reason, char const* why)
{
    pb::Goodbye goodbye;
    goodbye.set_reason(reason);
    co_await bus.end_sessions(number, std::move(goodbye));
    calls.end_calls_of(number, why);
}

Task<Handout> Server::add_account(std::string name, std::string company)
{
    return state_->accounts.add(std::move(name), std::move(company), address());
}

Task<void> Server::suspend(AccountNumber number)
{
    co_await state_->accounts.suspend(number);
    co_await state_->end_account(number, pb::Goodbye::SUSPENDED, call_reason::account_suspended);
}

Task<void> Server::resume(AccountNumber number)
{
    return state_->accounts.resume(number);
}

Task<Handout> Server::reissue(AccountNumber number)
{
    Handout handout = co_await state_->accounts.reissue(number, address());
    co_await state_->end_account(number, pb::Goodbye::REISSUED, call_reason::order_reissued);
    co_return handout;
}

Task<void> Server::close_account(AccountNumber number)
{
    co_await state_->accounts.close(number);
    co_await state_->end_account(number, pb::Goodbye::CLOSED, call_reason::account_closed);
}

std::string Server::address() const
{
    if (!state_->settings.address.empty()) return state_->settings.address;
    if (!state_->operator_record.address.empty()) return state_->operator_record.address;
    return state_->operator_record.last_listened;
}

ServerStats Server::stats() const
{
    State const& state = *state_;
    CallManager::Counts const calls = state.calls.counts();
    Relay::Counts const relay = state_->calls.relay().counts();
    ProvisioningDesk::Counts const desk = state.desk.counts();
    Connections::Counts const connections = state.connections.counts();
    Session::Counts const& sessions = state.session_counts;
    ServerStats stats;
    stats.started = state.started;
    stats.connections = state.throttle.connections();
    stats.unauthenticated = state.throttle.unauthenticated();
    stats.signed_in = state.bus.signed_in();
    stats.open_calls = calls.open;
    stats.relaying = relay.relaying;
    stats.accepted = connections.accepted;
    stats.refused_by_limit = connections.refused_by_limit + sessions.refused_by_limit + calls.refused_by_limit
                             + relay.refused_by_limit + desk.refused_by_limit;
    stats.sign_ins = sessions.sign_ins;
    stats.sign_ins_refused = sessions.refused;
    stats.provisioned = desk.provisioned;
    stats.provisionings_refused = desk.refused;
    stats.orders_voided = desk.orders_voided;
    stats.set_ups = calls.set_ups;
    stats.set_ups_refused = calls.refused;
    stats.calls_ended = calls.ended;
    stats.tickets_refused = relay.tickets_refused;
    stats.relayed_bytes = relay.bytes;
    stats.malformed = connections.malformed + sessions.malformed;
    stats.storage_errors = sessions.storage_errors + state_->calls.recorder().storage_errors();
    return stats;
}

bool Server::healthy() const
{
    return state_->accepting && !state_->storage.trouble();
}

Storage& Server::storage()
{
    return state_->storage;
}

Operator const& Server::operator_record() const
{
    return state_->operator_record;
}

} // namespace signet::server
