#include "app/cli/commands/command.h"
#include "app/cli/interruption.h"
#include "app/cli/output.h"
#include "app/cli/words.h"

#include "core/envelope/sealed_file.h"

#include <ranges>

namespace signet::cli {

namespace {

constexpr char const* nothing_sealed = "Nothing was sealed. Leave these out with --skip.";

/// The first line of a file, or all of a key file, straight into locked memory.
Result<SecretBytes> read_secret(Env const& env, std::string const& path, std::size_t limit)
{
    std::size_t const slash = path.rfind('/');
    Result<FolderPtr> const folder = env.store.open(slash == 0 ? "/" : path.substr(0, slash));
    if (!folder) return fail(folder.error().code, "the key or passphrase file cannot be read");
    Result<FilePtr> const opened = (*folder)->open(path.substr(slash + 1), OpenFor::Read);
    if (!opened) return fail(opened.error().code, "the key or passphrase file cannot be read");
    FilePtr const& file = *opened;
    SecretBytes bytes = SecretBytes::blank(limit + 1);
    SIGNET_TRY(size, file->read_at(0, bytes.expose_mutable()));
    if (size > limit) return fail(ErrorCode::WrongKey, "the key or passphrase file is too large");
    return SecretBytes::copy_of(bytes.expose().first(size));
}

Task<SecretBytes> passphrase(Env const& env, Terminal& terminal, std::string const& file, bool twice)
{
    if (!file.empty()) co_return unwrap(passphrase_of_file(env, file));
    std::optional<std::string> typed = co_await terminal.ask_secret("Passphrase: ");
    if (typed && twice) {
        std::optional<std::string> const again = co_await terminal.ask_secret("Once more: ");
        if (again != typed) throw Failure{ErrorCode::WrongKey, "the two passphrases differ"};
    }
    if (!typed || typed->empty()) throw Failure{ErrorCode::WrongKey, "a passphrase is needed"};
    SecretBytes secret = SecretBytes::copy_of(view_of(*typed));
    wipe({reinterpret_cast<std::uint8_t*>(typed->data()), typed->size()});
    co_return secret;
}

Task<envelope::LockSecret> lock_secret(Env const& env, Terminal& terminal, std::string const& key_file,
                                       std::string const& passphrase_file, bool sealing)
{
    if (!key_file.empty()) {
        SecretBytes const bytes = unwrap(key_of_file(env, key_file));
        co_return envelope::KeyFileLock{envelope::LockKey::copy_of(bytes.expose().first<32>())};
    }
    SecretBytes secret = co_await passphrase(env, terminal, passphrase_file, sealing && passphrase_file.empty());
    co_return envelope::PassphraseLock{std::move(secret), {}};
}

void show_problem(Terminal& terminal, std::string const& path, std::string const& why, bool skip)
{
    terminal.err((skip ? "left out: " : "cannot be sealed: ") + printable(path) + " (" + why + ")");
}

void show_problems(Terminal& terminal, envelope::SourceListing const& listing, bool skip)
{
    for (envelope::SourceProblem const& each : listing.problems)
        show_problem(terminal, each.path, envelope::name_of(each.kind), skip);
    if (!listing.problems.empty() && !skip) terminal.err(nothing_sealed);
}

/// What `seal` says, whatever the file was sealed under.
void show_sealed(Terminal& terminal, bool json, engine::Sealed const& sealed, std::string const& file)
{
    if (json)
        terminal.out(json_line({{"files", sealed.files}, {"bytes", sealed.bytes}, {"sealed_bytes", sealed.sealed_bytes}}));
    else
        terminal.out("sealed " + files_in_words(sealed.files) + ", " + size_in_words(sealed.bytes) + ": " + printable(file));
}

Task<Exit> seal_alone(Env const& env, Terminal& terminal, Invocation const& invocation, SealWords const& words)
{
    Files& files = env.store;
    std::vector<std::string> const& paths = words.paths;
    auto const list = [&files, &paths] { return envelope::list_sources(files, paths); };
    Result<envelope::SourceListing> listed = co_await on_worker(env, list);
    envelope::SourceListing listing = unwrap(std::move(listed));
    show_problems(terminal, listing, words.skip);
    if (!listing.problems.empty() && !words.skip) co_return Exit::File;
    if (listing.tree.entries.empty()) throw Failure{ErrorCode::NotFound, "there is nothing to seal"};
    envelope::SealFile seal;
    seal.sources = std::move(listing.tree);
    seal.target = words.to_file;
    seal.secret = co_await lock_secret(env, terminal, words.key_file, words.passphrase_file, true);
    seal.options.compress = !words.no_compress;
    seal.options.suite = crypto::prefers_aes() ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305;
    seal.if_exists = words.force ? envelope::IfExists::Replace : envelope::IfExists::Refuse;
    envelope::SealedFile const sealed = co_await envelope::seal_file(env, std::move(seal));
    show_sealed(terminal, invocation.json, {0, sealed.files, sealed.bytes, sealed.sealed_bytes}, words.to_file);
    co_return Exit::Done;
}

void show_opened(Terminal& terminal, bool json, std::vector<std::string> const& names)
{
    if (json) return terminal.out(json_line({{"names", names}}));
    for (std::string const& name : names) terminal.out(printable(name));
}

void show_renamed(Terminal& terminal, std::string const& sent_as, std::string const& now)
{
    terminal.err("renamed: " + printable(sent_as) + " is now " + printable(now));
}

Task<Exit> open_alone(Env const& env, Terminal& terminal, Invocation const& invocation, OpenWords const& words)
{
    envelope::LockQuestion const question = unwrap(envelope::read_lock(env.store, words.file));
    if (question.mode == envelope::LockMode::Ltk)
        throw Failure{ErrorCode::WrongKey, "this file was sealed for a person: open it with the profile that shares the key"};
    if (question.mode == envelope::LockMode::KeyFile && words.key_file.empty())
        throw Failure{ErrorCode::WrongKey, "this file was sealed under a key file: give it with --key-file"};
    if (question.mode == envelope::LockMode::Passphrase && !words.key_file.empty())
        throw Failure{ErrorCode::WrongKey, "this file was sealed under a passphrase, not a key file"};
    envelope::OpenFile open;
    open.source = words.file;
    open.into = words.into;
    open.secret = co_await lock_secret(env, terminal, words.key_file, words.passphrase_file, false);
    envelope::OpenedFile const opened = co_await envelope::open_file(env, std::move(open));
    for (envelope::Renamed const& each : opened.renamed) show_renamed(terminal, each.sent_as, each.now);
    show_unusual(terminal, opened.unusual);
    show_opened(terminal, invocation.json, opened.names);
    co_return Exit::Done;
}

} // namespace

void show_unusual(Terminal& terminal, std::vector<std::string> const& names)
{
    for (std::string const& each : names | std::views::take(max_names_noted))
        terminal.err("unusual name: " + printable(each) + " mixes alphabets in one word");
    if (names.size() > max_names_noted)
        terminal.err("unusual names: " + std::to_string(names.size() - max_names_noted) + " more");
}

Result<SecretBytes> passphrase_of_file(Env const& env, std::string const& path)
{
    constexpr std::size_t max_passphrase_file = 4096;
    SIGNET_TRY(bytes, read_secret(env, path, max_passphrase_file));
    ByteView line = bytes.expose();
    line = line.first(std::min<std::size_t>(line.size(), static_cast<std::size_t>(std::ranges::find(line, '\n') - line.begin())));
    if (!line.empty() && line.back() == '\r') line = line.first(line.size() - 1);
    if (line.empty()) return fail(ErrorCode::WrongKey, "the passphrase file's first line is empty");
    return SecretBytes::copy_of(line);
}

Result<SecretBytes> key_of_file(Env const& env, std::string const& path)
{
    SIGNET_TRY(bytes, read_secret(env, path, 32));
    if (bytes.size() != 32) return fail(ErrorCode::WrongKey, "a key file has exactly 32 bytes");
    return bytes;
}

bool needs_no_profile(Env const& env, Invocation const& invocation)
{
    if (auto const* const words = std::get_if<SealWords>(&invocation.words)) return words->to.empty();
    auto const* const words = std::get_if<OpenWords>(&invocation.words);
    if (!words) return false;
    Result<envelope::LockQuestion> const question = envelope::read_lock(env.store, words->file);
    return !question || question->mode != envelope::LockMode::Ltk;
}

Task<Exit> run_without_profile(Env const& env, Terminal& terminal, Invocation const& invocation)
{
    std::optional<Error> failed;
    try {
        auto const* const words = std::get_if<SealWords>(&invocation.words);
        Task<Exit> command = words ? seal_alone(env, terminal, invocation, *words)
                                   : open_alone(env, terminal, invocation, std::get<OpenWords>(invocation.words));
        Exit const exit = co_await unless_interrupted(env, terminal, std::move(command));
        co_return exit;
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    if (failed->code == ErrorCode::Cancelled) co_return Exit::Interrupted;
    terminal.err(sentence(*failed));
    co_return exit_of(failed->code);
}

Task<Exit> seal(Context& context, SealWords const& words)
{
    engine::AccountInfo const own = co_await own_account(context);
    AccountNumber const to = parse_number(context, words.to);
    engine::SealFor command{own.number, to, words.paths, words.to_file, words.force, !words.no_compress, words.skip};
    engine::RequestId const request = context.client.post(std::move(command));
    bool stopped_by_problems = false;
    for (;;) {
        engine::EngineEvent const event = co_await context.client.next();
        if (auto const* problems = std::get_if<engine::SourceProblems>(&event); problems && problems->request == request) {
            for (auto const& each : problems->all) show_problem(context.terminal, each.path, each.why, words.skip);
            stopped_by_problems = !words.skip;
            if (stopped_by_problems) context.terminal.err(nothing_sealed);
        } else if (auto const* sealed = std::get_if<engine::Sealed>(&event); sealed && sealed->request == request) {
            show_sealed(context.terminal, context.json(), *sealed, words.to_file);
        } else if (auto const* finished = std::get_if<engine::Finished>(&event); finished && finished->request == request) {
            if (!finished->error) co_return Exit::Done;
            if (stopped_by_problems) co_return Exit::File;
            throw Failure{*finished->error};
        }
    }
}

Task<Exit> open(Context& context, OpenWords const& words)
{
    if (!words.key_file.empty() || !words.passphrase_file.empty())
        throw Failure{ErrorCode::WrongKey, "this file was sealed for a person, not under a key file or passphrase"};
    engine::Opened const opened = co_await context.client.ask<engine::Opened>(engine::OpenSealed{words.file, words.into});
    context.terminal.err("Sealed by " + opened.from.grouped() + " for " + opened.to.grouped()
                         + ": one of the two of you made it.");
    for (engine::Opened::Renamed const& each : opened.renamed) show_renamed(context.terminal, each.sent_as, each.now);
    show_opened(context.terminal, context.json(), opened.names);
    co_return Exit::Done;
}

} // namespace signet::cli
