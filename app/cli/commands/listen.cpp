#include "app/cli/commands/command.h"
#include "app/cli/output.h"
#include "app/cli/words.h"

#include <ranges>

namespace signet::cli {

namespace {

bool is_yes(std::optional<std::string> const& answer)
{
    return answer && !answer->empty() && ((*answer)[0] == 'y' || (*answer)[0] == 'Y');
}

/// `listen`: shows what arrives and puts the key exchanges' questions to the person, one dialogue at a time.
class Listening {
public:
    Listening(Context& context, bool once)
        : context_{context},
          once_{once},
          dialogues_{context.env, {}},
          interrupted_{context.env, {}}
    {
    }

    Task<Exit> run();
    Task<void> stop();

private:
    Task<void> watch_interruption();
    Task<void> ask_accept(engine::NeedAccept need);
    Task<void> ask_code(engine::NeedCode need);
    std::optional<Exit> show(engine::EngineEvent const& event);
    std::optional<Exit> show_connection(engine::ConnectionChanged const& changed);
    std::optional<Exit> show_envelope(engine::EnvelopeInfo const& envelope);
    void show_end(engine::ExchangeEnded const& ended);
    void show_names(engine::NamesToNote const& names);

    Context& context_;
    bool once_;
    TaskScope dialogues_;
    TaskScope interrupted_;
};

Task<Exit> Listening::run()
{
    interrupted_.spawn("interruption", watch_interruption());
    for (;;) {
        if (context_.terminal.leaving() || context_.terminal.interrupted()) co_return Exit::Interrupted;
        std::optional<engine::EngineEvent> event;
        try {
            event = co_await context_.client.next();
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) throw;
        }
        if (!event) continue;
        if (auto const* accept = std::get_if<engine::NeedAccept>(&*event)) dialogues_.spawn("accept", ask_accept(*accept));
        if (auto const* code = std::get_if<engine::NeedCode>(&*event)) dialogues_.spawn("code", ask_code(*code));
        if (std::optional<Exit> const exit = show(*event)) co_return *exit;
    }
}

Task<void> Listening::stop()
{
    co_await interrupted_.stop();
    co_await dialogues_.stop();
}

Task<void> Listening::watch_interruption()
{
    if (!context_.terminal.interrupted()) co_await context_.terminal.interruption().next();
    context_.client.nudge();
}

Task<void> Listening::ask_accept(engine::NeedAccept need)
{
    std::string const name = need.company.empty() ? need.name : need.name + ", " + need.company;
    context_.terminal.out("verify-request " + need.number.digits() + " " + printable(name));
    std::optional<std::string> const answer = co_await context_.terminal.ask("Accept? [y/n] ");
    context_.client.post(engine::AnswerKeyExchange{need.exchange, is_yes(answer), {}});
}

Task<void> Listening::ask_code(engine::NeedCode need)
{
    std::optional<std::string> typed = co_await context_.terminal.ask("Code: ");
    context_.client.post(engine::AnswerKeyExchange{need.exchange, typed.has_value(), typed.value_or("")});
}

void Listening::show_end(engine::ExchangeEnded const& ended)
{
    if (ended.verified)
        context_.terminal.out("verified " + ended.number.digits());
    else if (ended.reason.code == "wrong code")
        context_.terminal.out("refused: the code does not match");
    else
        context_.terminal.out("refused: " + sentence(ended.reason));
}

std::optional<Exit> Listening::show_connection(engine::ConnectionChanged const& changed)
{
    using State = engine::ConnectionChanged::State;
    if (changed.maybe_copied)
        context_.terminal.err(
            "Warning: this device was signed in twice at once. If you did not start Signet twice, this profile was copied: "
            "ask your operator to reissue the account.");
    switch (changed.state) {
    case State::Connecting: break;
    case State::Online:
        context_.terminal.err("Online as " + changed.own.grouped() + ".");
        if (changed.clock_behind != 0ms)
            context_.terminal.err("Note: this computer's clock is "
                                  + duration_in_words(std::chrono::duration_cast<seconds>(std::chrono::abs(changed.clock_behind)))
                                  + (changed.clock_behind > 0ms ? " behind" : " ahead of") + " the server's.");
        break;
    case State::Offline:
        context_.terminal.err("No connection to the server (" + sentence(changed.reason) + "). Trying again by itself.");
        break;
    case State::Replaced: context_.terminal.err(sentence(Error{ErrorCode::Replaced, ""})); return Exit::NoConnection;
    case State::Suspended: context_.terminal.err("This account is suspended. Ask your operator."); return Exit::Refused;
    case State::Closed:
        context_.terminal.err("This device's account was closed or issued anew. Ask your operator.");
        return Exit::Refused;
    }
    return std::nullopt;
}

std::optional<Exit> Listening::show_envelope(engine::EnvelopeInfo const& envelope)
{
    bool const no_space = envelope.way == engine::Way::Received && envelope.reason.code == "no space"
                          && envelope.reason.says == engine::Reason::Says::Us;
    if (no_space)
        context_.terminal.err("No space for an envelope from " + envelope.party.grouped()
                              + ". Make space, then: signet-cli resume " + envelope.id);
    if (!engine::is_final(envelope.state)) return std::nullopt;
    bool const arrived = envelope.state == engine::EnvelopeState::Received;
    if (context_.json()) {
        context_.terminal.out(json_line(envelope.way == engine::Way::Received ? inbox_row(envelope) : log_row(envelope)));
    } else {
        std::string line = std::string{engine::name_of(envelope.state)} + ' ' + envelope.party.digits() + ' ' + envelope.id;
        if (arrived) line += ' ' + printable(envelope.path);
        if (!envelope.reason.code.empty()) line += " (" + sentence(envelope.reason) + ')';
        context_.terminal.out(line);
    }
    return once_ && arrived ? std::optional{Exit::Done} : std::nullopt;
}

void Listening::show_names(engine::NamesToNote const& names)
{
    for (auto const& each : names.renamed | std::views::take(max_names_noted))
        context_.terminal.err("renamed: " + printable(each.sent_as) + " is now " + printable(each.now));
    if (names.renamed.size() > max_names_noted)
        context_.terminal.err("renamed: " + std::to_string(names.renamed.size() - max_names_noted) + " more");
    show_unusual(context_.terminal, names.unusual);
}

std::optional<Exit> Listening::show(engine::EngineEvent const& event)
{
    if (auto const* ended = std::get_if<engine::ExchangeEnded>(&event)) show_end(*ended);
    if (auto const* changed = std::get_if<engine::ConnectionChanged>(&event)) return show_connection(*changed);
    if (auto const* changed = std::get_if<engine::EnvelopeChanged>(&event)) return show_envelope(changed->envelope);
    if (auto const* names = std::get_if<engine::NamesToNote>(&event)) show_names(*names);
    if (auto const* refused = std::get_if<engine::CallRefused>(&event))
        context_.terminal.err("An envelope from " + refused->party.grouped() + " was refused: " + sentence(refused->reason)
                              + ".");
    if (auto const* changed = std::get_if<engine::ContactChanged>(&event);
        changed && changed->contact.state == engine::ContactState::Changed)
        context_.terminal.err("The key of " + changed->contact.number.grouped() + " has changed. "
                              + sentence(Error{ErrorCode::KeyChanged, ""}));
    return std::nullopt;
}

} // namespace

Task<Exit> listen(Context& context, ListenWords const& words)
{
    std::optional<AccountNumber> own;
    if (!context.invocation.from.empty()) own = parse_number(context, context.invocation.from);
    engine::Accounts const accounts = co_await context.client.ask<engine::Accounts>(engine::ListAccounts{});
    if (accounts.all.empty())
        throw Failure{ErrorCode::InvalidArgument, "this profile has no account yet: signet-cli provision LINK"};
    engine::Finished const finished = co_await context.client.run(engine::GoOnline{own, true, words.save});
    if (finished.error) throw Failure{*finished.error};

    context.terminal.continue_as({}); // as typed
    Listening listening{context, words.once};
    std::optional<Failure> failed;
    Exit exit = Exit::Interrupted;
    try {
        exit = co_await listening.run();
    } catch (Failure const& failure) {
        failed = failure;
    }
    co_await listening.stop();
    context.client.post(engine::StopReceiving{own});
    if (failed) throw *failed;
    co_return exit;
}

Task<Exit> verify(Context& context, VerifyWords const& words)
{
    engine::AccountInfo const own = co_await own_account(context);
    AccountNumber const number = parse_number(context, words.number);
    engine::Finished const online = co_await context.client.run(engine::GoOnline{own.number, false, {}});
    if (online.error) throw Failure{*online.error};
    engine::RequestId const request = context.client.post(engine::VerifyContact{own.number, number});
    for (;;) {
        engine::EngineEvent const event = co_await context.client.next();
        if (auto const* shown = std::get_if<engine::ShowCode>(&event); shown && shown->request == request) {
            std::string words_line;
            for (std::string const& word : shown->words) words_line += (words_line.empty() ? "" : " ") + word;
            context.terminal.out("Code: " + shown->code);
            context.terminal.out(words_line);
            std::optional<std::string> const answer = co_await context.terminal.ask("Did their screen accept it? [y/n] ");
            context.client.post(engine::AnswerKeyExchange{shown->exchange, is_yes(answer), {}});
        } else if (auto const* finished = std::get_if<engine::Finished>(&event); finished && finished->request == request) {
            if (!finished->error) {
                context.terminal.out("verified " + number.digits());
                co_return Exit::Done;
            }
            context.terminal.err("Not verified: "
                                 + (finished->reason.code.empty() ? sentence(*finished->error) : sentence(finished->reason)));
            co_return exit_of(*finished);
        }
    }
}

} // namespace signet::cli
