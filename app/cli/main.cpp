#include "app/cli/commands/command.h"
#include "app/cli/interruption.h"
#include "app/cli/local_terminal.h"
#include "app/cli/owner.h"
#include "app/cli/process_places.h"
#include "app/cli/words.h"

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "core/link/tcp_network.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace signet::cli {
namespace {

/// Everything that this process's own thread needs: commands, terminal and socket run on it, the engine has another.
struct Process {
    Process() : clock{context.get_executor()}, network{context.get_executor(), clock}, workers{context.get_executor(), threads()}
    {
    }

    [[nodiscard]] static unsigned threads() { return std::max(1u, std::thread::hardware_concurrency()); }
    [[nodiscard]] Env env() { return Env{context.get_executor(), clock, random, network, files, workers}; }

    boost::asio::io_context context{1};
    RealClock clock;
    SystemRandom random;
    SystemFiles files;
    link::TcpNetwork network;
    RealWorkers workers;
};

std::optional<std::string> path_in_environment(char const* name)
{
    char const* const value = std::getenv(name);
    if (!value || !*value) return std::nullopt;
    std::error_code error;
    return std::filesystem::absolute(value, error).generic_string();
}

/// A secret from the file that an environment variable names.
SecretBytes secret_of(Env const& env, std::string const& path, Result<SecretBytes> (*read)(Env const&, std::string const&),
                      char const* unreadable)
{
    Result<SecretBytes> secret = read(env, path);
    bool const no_file = !secret && secret.error().code != ErrorCode::WrongKey;
    if (no_file) throw Failure{secret.error().code, unreadable};
    return unwrap(std::move(secret));
}

/// Secrets come from the environment's files, else from the person. A new profile's passphrase is asked for twice.
Task<engine::Engine::Options> ways_in(Env const& env, Terminal& terminal, bool make)
{
    engine::Engine::Options options;
    options.create = make;
    if (std::optional<std::string> const path = path_in_environment("SIGNET_PROFILE_KEY_FILE"))
        options.key_file = secret_of(env, *path, key_of_file, "the file that SIGNET_PROFILE_KEY_FILE names cannot be read");
    if (std::optional<std::string> const path = path_in_environment("SIGNET_PASSPHRASE_FILE"))
        options.passphrase =
            secret_of(env, *path, passphrase_of_file, "the file that SIGNET_PASSPHRASE_FILE names cannot be read");
    if (!options.key_file.empty() || !options.passphrase.empty()) co_return options;
    std::optional<std::string> typed = co_await terminal.ask_secret(make ? "New passphrase for this profile: " : "Passphrase: ");
    if (!typed || typed->empty()) throw Failure{ErrorCode::WrongKey, "a passphrase is needed"};
    if (make) {
        std::optional<std::string> const again = co_await terminal.ask_secret("Once more: ");
        if (again != typed) throw Failure{ErrorCode::WrongKey, "the two passphrases differ"};
    }
    options.passphrase = SecretBytes::copy_of(view_of(*typed));
    wipe({reinterpret_cast<std::uint8_t*>(typed->data()), typed->size()});
    co_return options;
}

Task<Exit> run_as_owner(Env const& env, LocalTerminal& terminal, Invocation const& invocation, store::ProfileFolder folder)
{
    bool const may_make = std::holds_alternative<ProvisionWords>(invocation.words);
    bool const exists = unwrap(folder.has_profile());
    if (!exists && !may_make)
        throw Failure{ErrorCode::InvalidArgument, "there is no profile here yet: signet-cli provision LINK"};
    engine::Engine::Options options = co_await unless_interrupted(env, terminal, ways_in(env, terminal, !exists));
    if (auto const* const words = std::get_if<SalvageWords>(&invocation.words))
        co_return salvage(terminal, invocation, *words, std::move(folder), options);
    EventHub hub{env};
    auto const on_event = [&hub](engine::EngineEvent event) { hub.take(std::move(event)); };
    std::unique_ptr<engine::Engine> const engine = unwrap(engine::Engine::start(std::move(folder), std::move(options), on_event));
    Owner owner{env, hub, *engine, invocation.profile};
    if (!engine->read_only()) unwrap(owner.start()); // there is nothing that others could not do as well, one after the other
    Exit exit = Exit::Done;
    {
        EngineClient client{env, hub, *engine};
        exit = co_await run_command(Context{env, client, terminal, invocation});
    }
    co_await owner.leave();
    co_return exit;
}

/// A whole command line for what an owner left to be taken up, with the options of the one that was typed.
std::vector<std::string> taken_up(Invocation const& typed, std::string program, std::vector<std::string> words)
{
    std::vector<std::string> all{std::move(program), "--profile", typed.profile};
    if (!typed.from.empty()) all.insert(all.end(), {"--from", typed.from});
    if (typed.json) all.push_back("--json");
    std::ranges::move(words, std::back_inserter(all));
    return all;
}

/// Runs the command here where this process can own the profile, else through the process that does. An owner that leaves hands
/// what can be taken up back: then it is our turn.
Task<Exit> run_on_profile(Env const& env, LocalTerminal& terminal, Invocation invocation, std::vector<std::string> arguments,
                          std::string folder_of_typer)
{
    constexpr int patience = 100; // an owner that is just starting or ending has the lock for moments without a socket
    for (int tries = 0;; ++tries) {
        store::IfMissing const if_missing =
            std::holds_alternative<ProvisionWords>(invocation.words) ? store::IfMissing::Make : store::IfMissing::Fail;
        Result<store::ProfileFolder> folder = store::ProfileFolder::take(env.store, invocation.profile, if_missing);
        if (folder) co_return co_await run_as_owner(env, terminal, invocation, std::move(*folder));
        if (folder.error().code == ErrorCode::NotFound && if_missing == store::IfMissing::Make)
            throw Failure{ErrorCode::Disk, "no folder can be made where the profile is to lie"};
        if (folder.error().code == ErrorCode::NotFound)
            throw Failure{ErrorCode::InvalidArgument, "there is no profile here yet: signet-cli provision LINK"};
        if (folder.error().code != ErrorCode::Locked) throw Failure{folder.error()};
        if (std::holds_alternative<SalvageWords>(invocation.words))
            throw Failure{ErrorCode::Locked, "another process has this profile open: end it first"};
        std::optional<Carried> carried;
        bool reached = true;
        try {
            carried = co_await have_owner_do(env, terminal, invocation.profile, arguments, folder_of_typer);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::LinkLost) throw;
            if (tries >= patience) throw Failure{ErrorCode::Locked, "another process owns this profile and does not answer"};
            reached = false;
        }
        if (!reached) {
            co_await sleep_until(env, env.clock.after(50ms));
            continue;
        }
        if (!carried->again) co_return carried->exit;
        if (!carried->again->empty()) {
            arguments = taken_up(invocation, arguments.at(0), std::move(*carried->again));
            Parsed parsed = parse_invocation(arguments, folder_of_typer);
            check(parsed.invocation.has_value());
            invocation = std::move(*parsed.invocation);
        }
        tries = 0;
    }
}

Task<void> run(Env env, LocalTerminal& terminal, Invocation invocation, std::vector<std::string> arguments, std::string folder,
               Exit& exit)
{
    std::optional<Error> failed;
    try {
        check_words(invocation);
        if (needs_no_profile(env, invocation))
            exit = co_await run_without_profile(env, terminal, invocation);
        else
            exit = co_await run_on_profile(env, terminal, std::move(invocation), std::move(arguments), std::move(folder));
        co_return;
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    if (failed->code != ErrorCode::Cancelled) terminal.err(sentence(*failed));
    exit = exit_of(failed->code);
}

int main_with(std::vector<std::string> arguments)
{
    protect_process();
    start_crypto();
    std::error_code no_folder;
    std::string const folder = std::filesystem::current_path(no_folder).generic_string();
    Parsed parsed = parse_invocation(arguments, folder.empty() ? "/" : folder);
    if (!parsed.invocation) {
        (parsed.exit == Exit::Done ? std::cout : std::cerr) << parsed.text;
        return static_cast<int>(parsed.exit);
    }
    Process process;
    Env const env = process.env();
    LocalTerminal terminal{env};
    TaskScope scope{env, {}};
    Exit exit = Exit::Interrupted;
    // The invocation belongs to the coroutine; this thread only turns the loop until it is over.
    scope.spawn("command", run(env, terminal, std::move(*parsed.invocation), std::move(arguments), folder, exit),
                [&process] { process.context.stop(); });
    process.context.run();
    return static_cast<int>(exit);
}

} // namespace
} // namespace signet::cli

int main(int argc, char** argv)
{
    return signet::cli::main_with({argv, argv + argc});
}
