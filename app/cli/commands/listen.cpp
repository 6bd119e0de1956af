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
          turn_over_{context.env},
          interrupted_{context.env, {}}
    {
    }

    Task<Exit> run();
    Task<void> stop();

private:
    Task<void> watch_interruption();
    Task<void> ask_accept(engine::NeedAccept need);
    Task<void> ask_code(engine::NeedCode need);
    Task<std::optional<std::string>> ask(std::string prompt);
    void begin_question(engine::RequestId exchange, Task<void> question);
    /// The question that is open takes no answer any more: the next one is the next question's.
    Task<void> end_question(engine::RequestId exchange);
    std::optional<Exit> show(engine::EngineEvent const& event);
    std::optional<Exit> show_connection(engine::ConnectionChanged const& changed);
    std::optional<Exit> show_envelope(engine::EnvelopeInfo const& envelope);
    void show_end(engine::ExchangeEnded const& ended);
    void show_names(engine::NamesToNote const& names);
    void show_contact(engine::ContactInfo const& contact);

    Context& context_;
    bool once_;
    /// What was said last: the engine tells how things stand whenever any command asks, not only when they change.
    std::map<AccountNumber, std::pair<engine::ConnectionChanged::State, engine::Reason>> connections_;
    std::map<std::pair<AccountNumber, AccountNumber>, std::string> contacts_;
    std::map<engine::RequestId, std::unique_ptr<TaskScope>> questions_; ///< by exchange
    bool asking_ = false;
    Event turn_over_;
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
        if (auto const* accept = std::get_if<engine::NeedAccept>(&*event)) begin_question(accept->exchange, ask_accept(*accept));
        if (auto const* code = std::get_if<engine::NeedCode>(&*event)) begin_question(code->exchange, ask_code(*code));
        if (auto const* ended = std::get_if<engine::ExchangeEnded>(&*event)) co_await end_question(ended->exchange);
        if (std::optional<Exit> const exit = show(*event)) co_return *exit;
    }
}

Task<void> Listening::stop()
{
    co_await interrupted_.stop();
    while (!questions_.empty()) co_await end_question(questions_.begin()->first);
}

void Listening::begin_question(engine::RequestId exchange, Task<void> question)
{
    std::unique_ptr<TaskScope>& scope = questions_[exchange];
    if (!scope) scope = std::make_unique<TaskScope>(context_.env, TaskScope::Report{});
    scope->spawn("question", std::move(question));
}

Task<void> Listening::end_question(engine::RequestId exchange)
{
    auto const found = questions_.find(exchange);
    if (found == questions_.end()) co_return;
    std::unique_ptr<TaskScope> const scope = std::move(found->second);
    questions_.erase(found);
    co_await scope->stop();
}

/// One question at a time, whoever asks.
Task<std::optional<std::string>> Listening::ask(std::string prompt)
{
    while (asking_) co_await turn_over_.next();
    struct Turn {
        explicit Turn(Listening& of) : listening{of} { listening.asking_ = true; }
        ~Turn()
        {
            listening.asking_ = false;
            listening.turn_over_.announce();
        }
        Turn(Turn const&) = delete;
        Turn& operator=(Turn const&) = delete;
        Listening& listening;
    } const turn{*this};
    co_return co_await context_.terminal.ask(std::move(prompt));
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
    std::optional<std::string> const answer = co_await ask("Accept? [y/n] ");
    context_.client.post(engine::AnswerKeyExchange{need.exchange, is_yes(answer), {}});
}

Task<void> Listening::ask_code(engine::NeedCode need)
{
    std::optional<std::string> typed = co_await ask("Code: ");
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
    if (changed.state == State::Connecting) return std::nullopt;
    auto& said = connections_[changed.own];
    if (std::exchange(said, {changed.state, changed.reason}) == std::pair{changed.state, changed.reason}) return std::nullopt;
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
    if (auto const* changed = std::get_if<engine::ContactChanged>(&event)) show_contact(changed->contact);
    return std::nullopt;
}

void Listening::show_contact(engine::ContactInfo const& contact)
{
    std::string line;
    if (contact.state == engine::ContactState::Changed)
        line = sentence(Error{ErrorCode::KeyChanged, ""});
    else if (contact.withdrawn)
        line = "The server says: they have taken their verification of you back. They take no envelopes until you verify each "
               "other again: signet-cli verify NUMBER.";
    std::string& said = contacts_[{contact.own, contact.number}];
    if (said == line) return;
    said = line;
    if (!line.empty()) context_.terminal.err(contact.number.grouped() + ' ' + printable(contact.name) + ": " + line);
}

/// The sender's side of the dialogue.
Task<Exit> converse(Context& context, AccountNumber const& number, engine::RequestId request)
{
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
            bool const says_more = !finished->reason.code.empty() && finished->error->code != ErrorCode::Away;
            context.terminal.err("Not verified: " + (says_more ? sentence(finished->reason) : sentence(*finished->error)));
            co_return exit_of(*finished);
        }
    }
}

/// Until the engine is done with it, but not for long.
Task<void> await_end(Context& context, engine::RequestId request)
{
    constexpr seconds patience = 3s; // the other side is one round trip away
    Instant const deadline = context.env.clock.after(patience);
    try {
        for (;;) {
            engine::EngineEvent const event = co_await context.client.next(deadline);
            auto const* const finished = std::get_if<engine::Finished>(&event);
            if (finished && finished->request == request) co_return;
        }
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
    }
}

} // namespace

Task<Exit> listen(Context& context, ListenWords const& words)
{
    std::optional<AccountNumber> const own = co_await chosen_account(context);
    engine::Accounts const accounts = co_await context.client.ask<engine::Accounts>(engine::ListAccounts{});
    if (accounts.all.empty())
        throw Failure{ErrorCode::InvalidArgument, "this profile has no account yet: signet-cli provision LINK"};
    unwrap(context.env.store.make(words.save)); // now, rather than when the first envelope is there and has no place
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
    context.client.post(engine::StopReceiving{finished.request});
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
    std::optional<Failure> failed;
    try {
        co_return co_await converse(context, number, request);
    } catch (Failure const& failure) {
        failed = failure;
    }
    // The person broke off: the other side hears of it, or it would wait for a code that nobody reads out.
    co_await boost::asio::this_coro::reset_cancellation_state();
    context.client.post(engine::GiveUpVerifying{request});
    co_await await_end(context, request);
    throw *failed;
}

} // namespace signet::cli
