#include "core/engine/engine.h"

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "core/engine/engine_core.h"
#include "core/engine/ways_in.h"
#include "core/link/tcp_network.h"

#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>

#include <future>

namespace signet::engine {

namespace {

/// Locks on passphrases that are new cost what a stolen profile's guesser pays for each guess.
Result<store::Profile> make_profile(store::ProfileFolder folder, Engine::Options const& options, Random& random, Clock& clock)
{
    store::DatabaseKey const key = store::DatabaseKey::random(random);
    store::SlotFile slots;
    if (!options.passphrase.empty()) {
        SIGNET_TRY(slot, store::wrap_with_passphrase(key, options.passphrase, random));
        slots.entries.push_back(slot);
    }
    if (!options.key_file.empty()) {
        SIGNET_TRY(bytes, Engine::key_file_of(options.key_file));
        slots.entries.push_back(store::wrap_with_bytes(store::SlotKind::KeyFile, key, bytes, random));
    }
    if (!options.keychain.empty()) {
        SIGNET_TRY(bytes, Engine::key_file_of(options.keychain));
        slots.entries.push_back(store::wrap_with_bytes(store::SlotKind::Keychain, key, bytes, random));
    }
    return store::Profile::create(std::move(folder), key, slots, clock);
}

Result<store::DatabaseKeys> unlock(store::SlotFile const& slots, Engine::Options const& options)
{
    if (!options.key_file.empty()) {
        SIGNET_TRY(bytes, Engine::key_file_of(options.key_file));
        return store::unwrap_with_key_file(slots, bytes);
    }
    if (!options.keychain.empty()) {
        SIGNET_TRY(bytes, Engine::key_file_of(options.keychain));
        return store::unwrap_with_keychain(slots, bytes);
    }
    Result<store::DatabaseKeys> keys = store::unwrap_with_passphrase(slots, options.passphrase);
    if (keys || keys.error().code != ErrorCode::WrongKey) return keys;
    std::optional<SecretBytes> const code = recovery_code_typed(options.passphrase);
    return code ? store::unwrap_with_passphrase(slots, *code) : std::move(keys);
}

Result<store::DatabaseKeys> keys_of(store::ProfileFolder& folder, Engine::Options const& options)
{
    Result<store::SlotFile> slots = folder.read_slots();
    if (!slots && (slots.error().code == ErrorCode::NotFound || slots.error().code == ErrorCode::Malformed))
        return fail(ErrorCode::Malformed,
                    "the profile's files `slots` and `slots.copy` are missing or damaged, and nothing opens it "
                    "without them: put one back from a backup, or ask your operator to reissue the account");
    if (!slots) return std::unexpected{slots.error()};
    Result<store::DatabaseKeys> keys = unlock(*slots, options);
    if (!keys && keys.error().code == ErrorCode::NotFound) return fail(ErrorCode::WrongKey, keys.error().text);
    return keys;
}

Result<store::Profile> open_profile(store::ProfileFolder folder, Engine::Options const& options, Clock& clock)
{
    SIGNET_TRY(keys, keys_of(folder, options));
    Result<store::Profile> profile = store::Profile::open(std::move(folder), keys, clock);
    // The slots have proved the key: it is the database's first page that does not fit it.
    if (!profile && profile.error().code == ErrorCode::WrongKey)
        return fail(ErrorCode::Damaged, "the database does not open with its own key");
    return profile;
}

} // namespace

Result<store::KeyFileBytes> Engine::key_file_of(SecretBytes const& bytes)
{
    if (bytes.size() != store::KeyFileBytes::size) return fail(ErrorCode::WrongKey, "a key file has exactly 32 bytes");
    return store::KeyFileBytes::copy_of(bytes.expose().first<store::KeyFileBytes::size>());
}

struct Engine::State {
    State()
        : clock{context.get_executor()},
          workers{context.get_executor(), std::max(1u, std::thread::hardware_concurrency())} { }

    [[nodiscard]] Env env() { return Env{context.get_executor(), clock, random, network, files, workers}; }

    boost::asio::io_context context{1};
    RealClock clock;
    SystemRandom random;
    SystemFiles files;
    link::TcpNetwork network{context.get_executor(), clock};
    RealWorkers workers;
    std::unique_ptr<EngineCore> core;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{context.get_executor()};
    std::atomic<RequestId> last_request{0};
    bool read_only = false; ///< known before the thread starts
    std::thread thread;
};

Engine::Engine(std::unique_ptr<State> state) : state_{std::move(state)} { }

Result<std::unique_ptr<Engine>> Engine::start(store::ProfileFolder folder, Options options, OnEvent on_event)
{
    start_crypto();
    auto state = std::make_unique<State>();
    SIGNET_TRY(exists, folder.has_profile());
    if (!exists && !options.create) return fail(ErrorCode::NotFound, "there is no profile here yet");
    Result<store::Profile> profile = exists ? open_profile(std::move(folder), options, state->clock)
                                            : make_profile(std::move(folder), options, state->random, state->clock);
    if (!profile) return std::unexpected{profile.error()};
    state->read_only = profile->read_only();
    state->core = std::make_unique<EngineCore>(state->env(), std::move(*profile), std::move(on_event));
    state->thread = std::thread{[context = &state->context] { context->run(); }};
    return std::unique_ptr<Engine>{new Engine{std::move(state)}};
}

Result<store::SalvageReport> Engine::salvage(store::ProfileFolder folder, Options const& options, std::string const& to)
{
    start_crypto();
    SIGNET_TRY(keys, keys_of(folder, options));
    Result<store::SalvageReport> report = store::salvage(folder, keys, to);
    if (!report && report.error().code == ErrorCode::WrongKey)
        return fail(ErrorCode::Malformed,
                    "the database's first page is damaged, and nothing can be read without it: put the folder "
                    "back from a backup, or ask your operator to reissue the account");
    return report;
}

bool Engine::read_only() const
{
    return state_->read_only;
}

namespace {

Task<void> stop_core(EngineCore& core, boost::asio::io_context& context)
{
    co_await core.stop();
    context.stop();
}

} // namespace

Engine::~Engine()
{
    boost::asio::co_spawn(state_->context, stop_core(*state_->core, state_->context), boost::asio::detached);
    state_->thread.join();
    state_->core.reset();
}

RequestId Engine::post(Command command)
{
    RequestId const request = ++state_->last_request;
    boost::asio::post(state_->context, [core = state_->core.get(), request, command = std::move(command)]() mutable {
        core->carry_out(request, std::move(command));
    });
    return request;
}

} // namespace signet::engine
