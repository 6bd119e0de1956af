#include "tests/unit/memory/real_play.h"

#include "core/base/check.h"
#include "core/link/node_identity.h"
#include "core/store/slots.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace signet::test {

void WatchedRandom::fill(MutableBytes bytes)
{
    random_.fill(bytes);
    if (!watching) return;
    if (bytes.size() == TrackingId::size) {
        secrets_to_come_ = 3;
    } else if (bytes.size() == link::CallKey::size && secrets_to_come_ > 0) {
        static constexpr char const* names[] = {"call key", "callee's ticket", "caller's ticket"};
        search_.add(names[--secrets_to_come_], bytes);
    } else {
        secrets_to_come_ = 0;
    }
}

PersonAtWork::PersonAtWork(Env const& env, std::string const& folder)
{
    store::ProfileFolder taken = unwrap(store::ProfileFolder::take(env.store, folder, store::IfMissing::Make));
    store::DatabaseKey const key = store::DatabaseKey::random(env.random);
    store::KeyFileBytes const bytes = store::KeyFileBytes::random(env.random);
    store::SlotFile slots;
    slots.entries.push_back(store::wrap_with_bytes(store::SlotKind::KeyFile, key, bytes, env.random));
    store::Profile profile = unwrap(store::Profile::create(std::move(taken), key, slots, env.clock));
    core_ = std::make_unique<engine::EngineCore>(env, std::move(profile), [this](engine::EngineEvent event) {
        events_.push_back(std::move(event)); // answered outside of the engine
    });
}

engine::RequestId PersonAtWork::command(engine::Command command)
{
    core_->carry_out(++last_request_, std::move(command));
    return last_request_;
}

std::optional<engine::Finished> PersonAtWork::finished(engine::RequestId request) const
{
    auto const found = finished_.find(request);
    return found == finished_.end() ? std::nullopt : std::optional{found->second};
}

void PersonAtWork::answer_events()
{
    while (!events_.empty()) {
        engine::EngineEvent const event = std::move(events_.front());
        events_.pop_front();
        answer(event);
    }
}

void PersonAtWork::answer(engine::EngineEvent const& event)
{
    using namespace engine;
    if (auto const* const done = std::get_if<Finished>(&event)) finished_[done->request] = *done;
    if (auto const* const added = std::get_if<AccountAdded>(&event)) number = added->account.number;
    if (auto const* const changed = std::get_if<ConnectionChanged>(&event))
        online = changed->state == ConnectionChanged::State::Online;
    if (auto const* const changed = std::get_if<EnvelopeChanged>(&event))
        delivered = delivered || changed->envelope.state == EnvelopeState::Delivered;
    if (auto const* const need = std::get_if<NeedDigits>(&event))
        command(GiveDigits{need->request, SecretBytes::copy_of(view_of(order))});
    if (auto const* const need = std::get_if<NeedAccept>(&event)) command(AnswerKeyExchange{need->exchange, true, {}});
    // By telephone: the sender reads the code out, the recipient says that it was accepted.
    if (auto const* const need = std::get_if<NeedCode>(&event)) types_ = need->exchange;
    if (auto const* const shown = std::get_if<ShowCode>(&event)) {
        shows_ = shown->exchange;
        code_ = shown->code;
    }
    if (auto const* const ended = std::get_if<ExchangeEnded>(&event); ended && other->shows_) {
        other->command(AnswerKeyExchange{*other->shows_, ended->verified, {}});
        other->shows_.reset();
    }
    if (types_ && !other->code_.empty()) {
        command(AnswerKeyExchange{*types_, true, other->code_});
        types_.reset();
    }
}

RealPlay::RealPlay(MemorySearch& search, std::string const& folder) : servers_random{search}
{
    start_crypto();
    start_server(folder);
    alice = std::make_unique<PersonAtWork>(env(random_), folder + "/alice");
    bob = std::make_unique<PersonAtWork>(env(random_), folder + "/bob");
    alice->other = bob.get();
    bob->other = alice.get();
}

RealPlay::~RealPlay()
{
    run(alice->stop());
    run(bob->stop());
    run(server->stop());
    work_until([this] { return !serving_; });
}

void RealPlay::start_server(std::string const& folder)
{
    crypto::SigningKey const root = crypto::SigningKey::generate(random_);
    crypto::SigningKey node = crypto::SigningKey::generate(random_);
    WallTime const now = clock_.wall();
    link::Validity const validity{std::chrono::floor<days>(now) - days{1}, std::chrono::floor<days>(now) + days{365}};
    Bytes const root_der = unwrap(link::make_root_certificate(root.seed(), "Operator", validity, random_));
    Bytes const node_der =
        unwrap(link::make_node_certificate(root_der, root.seed(), node.verify_key(), "node", validity, random_));
    std::string const database = folder + "/server.db";
    unwrap(server::SqliteStorage::create(database, {"Operator", root.verify_key(), {}}, random_));
    storage_ = unwrap(server::SqliteStorage::open(env(servers_random), database, workers_));
    server::Operator record = run(storage_->operator_record());
    auto const identity = unwrap(link::TlsNodeIdentity::create(node_der, root_der, node.seed()));
    std::unique_ptr<link::Listener> listener = unwrap(network_.listen({"127.0.0.1", 0}));
    server =
        std::make_unique<server::Server>(env(servers_random), server::ServerSettings{{}, listener->local().text()}, *storage_,
                                         std::move(record), server::NodeKeys{node_der, std::move(node), identity});
    boost::asio::co_spawn(io_, serve(std::move(listener)), boost::asio::detached);
    work_until([this] { return server->healthy(); });
}

Task<void> RealPlay::serve(std::unique_ptr<link::Listener> listener)
{
    serving_ = true;
    co_await server->run(std::move(listener));
    serving_ = false;
}

void RealPlay::work_until(std::function<bool()> const& done)
{
    auto const limit = std::chrono::steady_clock::now() + 30s;
    while (!done()) {
        check(std::chrono::steady_clock::now() < limit);
        if (io_.stopped()) io_.restart();
        io_.run_one_for(100ms);
        if (alice && bob) {
            alice->answer_events();
            bob->answer_events();
        }
    }
}

void RealPlay::run(Task<void> task)
{
    bool ended = false;
    boost::asio::co_spawn(io_, std::move(task), [&ended](std::exception_ptr failed) {
        check(!failed);
        ended = true;
    });
    work_until([&ended] { return ended; });
}

void RealPlay::carry_out(PersonAtWork& person, engine::Command command)
{
    engine::RequestId const request = person.command(std::move(command));
    work_until([&] { return person.finished(request).has_value(); });
    std::optional<engine::Finished> const done = person.finished(request);
    if (done->error) qFatal("%s, %s", done->error->text, done->reason.code.c_str());
}

void RealPlay::provision(PersonAtWork& person, std::string const& name)
{
    server::Handout const handout = run(server->add_account(name, {}));
    person.order = std::string{text_of(handout.order.expose())};
    carry_out(person, engine::AddAccount{handout.link, name});
    person.order.clear();
}

} // namespace signet::test
