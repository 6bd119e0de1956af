#include "app/cli/commands/command.h"

#include "app/cli/interruption.h"
#include "app/cli/words.h"

namespace signet::cli {

namespace {

Task<Exit> dispatch(Context& context)
{
    Words const& words = context.invocation.words;
    // Each branch awaits on its own line: an awaited operand is always a named local (style.md §7).
    if (auto const* each = std::get_if<ProvisionWords>(&words)) co_return co_await provision(context, *each);
    if (std::holds_alternative<WhoamiWords>(words)) co_return co_await whoami(context);
    if (std::holds_alternative<ContactsWords>(words)) co_return co_await contacts(context);
    if (auto const* each = std::get_if<ContactWords>(&words)) co_return co_await contact(context, *each);
    if (auto const* each = std::get_if<ListenWords>(&words)) co_return co_await listen(context, *each);
    if (auto const* each = std::get_if<VerifyWords>(&words)) co_return co_await verify(context, *each);
    if (auto const* each = std::get_if<SendWords>(&words)) co_return co_await send(context, *each);
    if (auto const* each = std::get_if<LogWords>(&words)) co_return co_await log(context, *each);
    if (std::holds_alternative<InboxWords>(words)) co_return co_await inbox(context);
    if (auto const* each = std::get_if<ResumeWords>(&words)) co_return co_await resume(context, *each);
    if (auto const* each = std::get_if<CancelWords>(&words)) co_return co_await cancel(context, *each);
    if (auto const* each = std::get_if<ExportWords>(&words)) co_return co_await export_evidence(context, *each);
    if (auto const* each = std::get_if<SealWords>(&words)) co_return co_await seal(context, *each);
    if (auto const* each = std::get_if<OpenWords>(&words)) co_return co_await open(context, *each);
    co_return Exit::Usage;
}

/// These have something to do and to say when the person breaks off.
bool takes_interruption(Words const& words)
{
    return std::holds_alternative<ListenWords>(words) || std::holds_alternative<SendWords>(words)
           || std::holds_alternative<ResumeWords>(words);
}

} // namespace

Task<Exit> run_command(Context context)
{
    std::optional<Error> failed;
    try {
        Task<Exit> command = dispatch(context);
        if (!takes_interruption(context.invocation.words))
            command = unless_interrupted(context.env, context.terminal, std::move(command));
        Exit const exit = co_await std::move(command);
        co_return exit;
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    if (failed->code == ErrorCode::Cancelled) co_return Exit::Interrupted;
    context.terminal.err(sentence(*failed));
    co_return exit_of(failed->code);
}

Task<engine::AccountInfo> own_account(Context& context)
{
    engine::Accounts const accounts = co_await context.client.ask<engine::Accounts>(engine::ListAccounts{});
    if (accounts.all.empty())
        throw Failure{ErrorCode::InvalidArgument, "this profile has no account yet: signet-cli provision LINK"};
    if (context.invocation.from.empty()) {
        for (engine::AccountInfo const& each : accounts.all)
            if (each.is_default) co_return each;
        throw Failure{ErrorCode::InvalidArgument, "this profile has several accounts: choose one with --from NUMBER"};
    }
    AccountNumber const number = parse_number(context, context.invocation.from);
    for (engine::AccountInfo const& each : accounts.all)
        if (each.number == number) co_return each;
    throw Failure{ErrorCode::InvalidArgument, "the number after --from is no account of this profile"};
}

Task<std::optional<AccountNumber>> chosen_account(Context& context)
{
    if (context.invocation.from.empty()) co_return std::nullopt;
    engine::AccountInfo const own = co_await own_account(context);
    co_return own.number;
}

AccountNumber parse_number(Context&, std::string const& text)
{
    Result<AccountNumber> const number = AccountNumber::parse(text);
    if (!number) throw Failure{ErrorCode::InvalidArgument, number.error().text};
    return *number;
}

Task<engine::EnvelopeInfo> find_envelope(Context& context, std::string const& id)
{
    constexpr std::size_t shortest = 4; // a slip of the finger should hit nothing
    if (id.size() < shortest)
        throw Failure{ErrorCode::InvalidArgument,
                      "give at least four characters of the envelope's id: signet-cli log shows them"};
    engine::Envelopes const envelopes = co_await context.client.ask<engine::Envelopes>(engine::ListEnvelopes{});
    engine::EnvelopeInfo const* found = nullptr;
    for (engine::EnvelopeInfo const& each : envelopes.all) {
        if (!each.id.starts_with(id)) continue;
        if (each.id == id) co_return each;
        if (found) throw Failure{ErrorCode::InvalidArgument, "several envelopes begin with this id: give more of it"};
        found = &each;
    }
    if (!found) throw Failure{ErrorCode::InvalidArgument, "no envelope has this id: signet-cli log shows them"};
    co_return *found;
}

} // namespace signet::cli
