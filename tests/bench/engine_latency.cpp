// From a signed-in engine to the recipient's signed receipt: one envelope after the other, each timed from the command to the
// event that says `delivered`.
//
//   bench_latency PROFILE KEY_FILE NUMBER FILE ROUNDS
//
// Prints one number of milliseconds a line. NUMBER listens elsewhere and is verified already.

#include "core/base/system_files.h"
#include "core/crypto/secret.h"
#include "core/engine/engine.h"

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <queue>

namespace signet {
namespace {

using engine::EngineEvent;

/// Events cross from the engine's thread to this program's.
class Events {
public:
    void put(EngineEvent event)
    {
        std::lock_guard const hold{mutex_};
        events_.push(std::move(event));
        changed_.notify_one();
    }
    EngineEvent next()
    {
        std::unique_lock hold{mutex_};
        if (!changed_.wait_for(hold, patience, [this] { return !events_.empty(); }))
            throw Failure{ErrorCode::Timeout, "the engine says nothing"};
        EngineEvent event = std::move(events_.front());
        events_.pop();
        return event;
    }

private:
    static constexpr seconds patience{30};
    std::mutex mutex_;
    std::condition_variable changed_;
    std::queue<EngineEvent> events_;
};

void fail_unless_done(EngineEvent const& event)
{
    auto const* finished = std::get_if<engine::Finished>(&event);
    if (finished && finished->error) throw Failure{*finished->error};
}

AccountNumber own_number(engine::Engine& engine, Events& events)
{
    engine.post(engine::ListAccounts{});
    for (;;) {
        EngineEvent const event = events.next();
        fail_unless_done(event);
        if (auto const* accounts = std::get_if<engine::Accounts>(&event); accounts && !accounts->all.empty())
            return accounts->all.front().number;
    }
}

void go_online(engine::Engine& engine, Events& events, AccountNumber own)
{
    engine.post(engine::GoOnline{own, false, {}});
    for (;;) {
        EngineEvent const event = events.next();
        fail_unless_done(event);
        auto const* changed = std::get_if<engine::ConnectionChanged>(&event);
        if (changed && changed->state == engine::ConnectionChanged::State::Online) return;
    }
}

std::chrono::duration<double, std::milli> send_one(engine::Engine& engine, Events& events, engine::SendEnvelope const& send)
{
    auto const start = std::chrono::steady_clock::now();
    engine.post(send);
    for (;;) {
        EngineEvent const event = events.next();
        fail_unless_done(event);
        auto const* changed = std::get_if<engine::EnvelopeChanged>(&event);
        if (!changed || !engine::is_final(changed->envelope.state)) continue;
        if (changed->envelope.state != engine::EnvelopeState::Delivered)
            throw Failure{ErrorCode::Refused, "an envelope was not delivered"};
        return std::chrono::steady_clock::now() - start;
    }
}

SecretBytes key_in(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    Bytes bytes{std::istreambuf_iterator<char>{file}, {}};
    SecretBytes key = SecretBytes::copy_of(bytes);
    wipe(bytes);
    return key;
}

void run(std::string const& profile, std::string const& key_file, std::string const& number, std::string const& file, long rounds)
{
    SystemFiles files;
    Events events;
    engine::Engine::Options options;
    options.key_file = key_in(key_file);
    store::ProfileFolder folder = unwrap(store::ProfileFolder::take(files, profile, store::IfMissing::Fail));
    std::unique_ptr<engine::Engine> const engine = unwrap(engine::Engine::start(
        std::move(folder), std::move(options), [&events](EngineEvent event) { events.put(std::move(event)); }));
    AccountNumber const own = own_number(*engine, events);
    go_online(*engine, events, own);
    engine::SendEnvelope const send{own, unwrap(AccountNumber::parse(number)), {file}};
    for (long round = 0; round < rounds; ++round) std::cout << send_one(*engine, events, send).count() << std::endl;
}

} // namespace
} // namespace signet

int main(int argc, char** argv)
{
    if (argc != 6) {
        std::cerr << "usage: bench_latency PROFILE KEY_FILE NUMBER FILE ROUNDS\n";
        return 2;
    }
    try {
        signet::start_crypto();
        signet::run(argv[1], argv[2], argv[3], argv[4], std::strtol(argv[5], nullptr, 10));
    } catch (signet::Failure const& failure) {
        std::cerr << failure.error().text << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
