#pragma once

#include "app/cli/engine_client.h"
#include "app/cli/invocation.h"
#include "app/cli/terminal.h"

namespace signet::cli {

/// What every command works with. One coroutine, one thread.
struct Context {
    Env const& env;
    EngineClient& client;
    Terminal& terminal;
    Invocation const& invocation;

    [[nodiscard]] bool json() const { return invocation.json; }
};

/// Runs the command that was typed, through an engine. Failure becomes a sentence on err and an exit code.
Task<Exit> run_command(Context context);

/// What can be seen to be wrong before a profile is opened or made. Throws InvalidArgument, NotFound.
void check_words(Invocation const& invocation);

/// True for seal and open by key file or passphrase: they need no profile. Looks into the file that `open` names.
[[nodiscard]] bool needs_no_profile(Env const& env, Invocation const& invocation);
/// Those two. Failure becomes a sentence on err and an exit code.
Task<Exit> run_without_profile(Env const& env, Terminal& terminal, Invocation const& invocation);

Task<Exit> provision(Context& context, ProvisionWords const& words);
Task<Exit> whoami(Context& context);
Task<Exit> contacts(Context& context);
Task<Exit> contact(Context& context, ContactWords const& words);
Task<Exit> listen(Context& context, ListenWords const& words);
Task<Exit> verify(Context& context, VerifyWords const& words);
Task<Exit> send(Context& context, SendWords const& words);
Task<Exit> log(Context& context, LogWords const& words);
Task<Exit> inbox(Context& context);
Task<Exit> resume(Context& context, ResumeWords const& words);
Task<Exit> cancel(Context& context, CancelWords const& words);
Task<Exit> export_evidence(Context& context, ExportWords const& words);
Task<Exit> seal(Context& context, SealWords const& words);
Task<Exit> open(Context& context, OpenWords const& words);

/// Copies what can be read of the profile in `folder` to the one that was typed. Needs no engine.
Exit salvage(Terminal& terminal, Invocation const& invocation, SalvageWords const& words, store::ProfileFolder folder,
             engine::Engine::Options const& options);

/// The first line of a file as a passphrase; WrongKey, NotFound, NoAccess.
[[nodiscard]] Result<SecretBytes> passphrase_of_file(Env const& env, std::string const& path);
/// Exactly 32 bytes; the same errors.
[[nodiscard]] Result<SecretBytes> key_of_file(Env const& env, std::string const& path);

/// The account that --from names, or the only one. Throws Failure{InvalidArgument, NotFound} with a line on err.
Task<engine::AccountInfo> own_account(Context& context);
/// The account that --from names; nothing where none is named. Throws as own_account.
Task<std::optional<AccountNumber>> chosen_account(Context& context);
/// A number as typed. Throws Failure{InvalidArgument} with a line on err.
[[nodiscard]] AccountNumber parse_number(Context& context, std::string const& text);
/// A line of `NUMBER` or an id as typed, resolved among all envelopes. Throws Failure{NotFound, InvalidArgument}.
Task<engine::EnvelopeInfo> find_envelope(Context& context, std::string const& id);

/// Follows one envelope until it needs this command no more; shared by send and resume. `wait_seconds`: for a recipient who is
/// away.
Task<Exit> follow(Context& context, engine::EnvelopeInfo envelope, std::optional<long> wait_seconds);

} // namespace signet::cli
