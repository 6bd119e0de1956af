#include "app/cli/commands/command.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/words.h"

namespace signet::cli {

namespace {

/// How long a command that was never online tries before it says that there is no connection.
constexpr seconds patience_offline = 15s;

Exit exit_of_final(engine::EnvelopeInfo const& envelope)
{
    using State = engine::EnvelopeState;
    if (envelope.state == State::Delivered) return Exit::Done;
    if (envelope.state == State::Refused || envelope.state == State::Cancelled) return Exit::Refused;
    std::string const& code = envelope.reason.code;
    if (code == "bad proof" || code == "bad file proof" || code == "bad signature" || code == "malformed") return Exit::Damaged;
    if (code == "key changed" || code == "not verified") return Exit::NotVerified;
    return Exit::File;
}

/// Follows one envelope's events until it is delivered, needs a person, or the patience for an absent recipient ends.
class Following {
public:
    Following(Context& context, engine::EnvelopeInfo envelope, std::optional<long> wait_seconds)
        : context_{context},
          envelope_{std::move(envelope)},
          wait_{wait_seconds},
          watchers_{context.env, {}}
    {
    }

    Task<Exit> run();
    Task<void> stop() { co_await watchers_.stop(); }

private:
    Task<void> watch_interruption();
    void say_how_to_go_on();
    std::optional<Exit> take(engine::EngineEvent const& event);
    std::optional<Exit> take_state();
    std::optional<Exit> take_connection(engine::ConnectionChanged const& changed);
    Exit give_up();
    [[nodiscard]] bool is_ours(engine::EnvelopeInfo const& other) const
    {
        return other.way == envelope_.way && other.row == envelope_.row;
    }
    [[nodiscard]] bool is_away() const
    {
        return envelope_.state == engine::EnvelopeState::Waiting && !envelope_.reason.code.empty();
    }

    Context& context_;
    engine::EnvelopeInfo envelope_;
    std::optional<long> wait_;
    TaskScope watchers_;
    ProgressLine progress_;
    engine::RequestId going_online_ = 0;
    Instant deadline_ = never;
    bool was_online_ = false;
    bool said_away_ = false;
};

Task<Exit> Following::run()
{
    watchers_.spawn("interruption", watch_interruption());
    say_how_to_go_on();
    if (std::optional<Exit> const exit = take_state()) co_return *exit;
    going_online_ = context_.client.post(engine::GoOnline{envelope_.own, false, {}});
    deadline_ = context_.env.clock.after(patience_offline);
    for (;;) {
        if (context_.terminal.leaving()) co_return Exit::Interrupted;
        if (context_.terminal.interrupted()) {
            context_.terminal.err("The envelope " + envelope_.id + " stays queued. Go on with: signet-cli resume "
                                  + envelope_.id);
            co_return Exit::Interrupted;
        }
        std::optional<engine::EngineEvent> event;
        try {
            event = co_await context_.client.next(deadline_);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) throw;
        }
        if (!event && context_.env.clock.now() >= deadline_) co_return give_up();
        if (!event) continue;
        if (std::optional<Exit> const exit = take(*event)) co_return *exit;
    }
}

Task<void> Following::watch_interruption()
{
    if (!context_.terminal.interrupted()) co_await context_.terminal.interruption().next();
    context_.client.nudge();
}

/// Whoever typed the command takes it up so where the process that carries it out ends.
void Following::say_how_to_go_on()
{
    std::vector<std::string> arguments{"resume", envelope_.id};
    if (wait_) arguments.insert(arguments.end(), {"--wait", std::to_string(*wait_)});
    context_.terminal.continue_as(std::move(arguments));
}

Exit Following::give_up()
{
    context_.terminal.progress({});
    std::string const stays = "The envelope " + envelope_.id + " stays queued, sealed. It goes out with: signet-cli listen";
    if (is_away()) {
        context_.terminal.err((said_away_ ? "Still away. " : "The recipient is away. ") + stays);
        return Exit::Away;
    }
    context_.terminal.err("No connection to the server. " + stays);
    return Exit::NoConnection;
}

std::optional<Exit> Following::take_connection(engine::ConnectionChanged const& changed)
{
    using State = engine::ConnectionChanged::State;
    if (changed.own != envelope_.own) return std::nullopt;
    if (changed.state == State::Online) {
        was_online_ = true;
        if (!is_away()) deadline_ = never;
    }
    if (changed.state == State::Offline && wait_ == 0) return give_up();
    if (changed.state == State::Offline && wait_ && !was_online_)
        deadline_ = std::min(deadline_, context_.env.clock.after(seconds{*wait_}));
    if (changed.state == State::Replaced) {
        context_.terminal.err(sentence(Error{ErrorCode::Replaced, ""}));
        return Exit::NoConnection;
    }
    if (changed.state == State::Suspended || changed.state == State::Closed) {
        context_.terminal.err("The server refuses this account: " + sentence(changed.reason));
        return Exit::Refused;
    }
    return std::nullopt;
}

std::optional<Exit> Following::take_state()
{
    if (engine::is_final(envelope_.state)) {
        context_.terminal.progress({});
        Exit const exit = exit_of_final(envelope_);
        if (context_.json())
            context_.terminal.out(json_line(log_row(envelope_)));
        else if (exit == Exit::Done)
            context_.terminal.out("delivered " + envelope_.id + ": " + files_in_words(envelope_.files) + ", "
                                  + size_in_words(envelope_.bytes));
        std::string const state = engine::name_of(envelope_.state);
        bool const says_more = !envelope_.reason.code.empty() && envelope_.reason.code != state;
        if (exit != Exit::Done)
            context_.terminal.err("The envelope is " + state + (says_more ? ": " + sentence(envelope_.reason) : std::string{})
                                  + ".");
        return exit;
    }
    if (envelope_.waits_for_person) {
        context_.terminal.progress({});
        context_.terminal.err("The envelope " + envelope_.id + " is " + engine::name_of(envelope_.state) + ": "
                              + sentence(envelope_.reason) + ". It goes on with: signet-cli resume " + envelope_.id);
        if (envelope_.reason.code == "key changed" || envelope_.reason.code == "not verified") return Exit::NotVerified;
        return envelope_.reason.code == "no space" ? Exit::File : Exit::Refused;
    }
    if (is_away()) {
        if (wait_ == 0) return give_up();
        if (!std::exchange(said_away_, true)) {
            context_.terminal.err("The recipient is away. The envelope waits here, sealed, and goes out when they sign in.");
            deadline_ = wait_ ? context_.env.clock.after(seconds{*wait_}) : never;
        }
    } else if (was_online_) {
        deadline_ = never;
        said_away_ = false;
    }
    return std::nullopt;
}

std::optional<Exit> Following::take(engine::EngineEvent const& event)
{
    // Where an owner is online already, it says so, and how the envelope fares, before it says that GoOnline is done.
    if (auto const* finished = std::get_if<engine::Finished>(&event);
        finished && finished->request == going_online_ && finished->error)
        throw Failure{*finished->error};
    if (auto const* changed = std::get_if<engine::ConnectionChanged>(&event)) return take_connection(*changed);
    if (auto const* moved = std::get_if<engine::TransferProgress>(&event);
        moved && moved->way == envelope_.way && moved->row == envelope_.row) {
        std::string const line = progress_.next(moved->acknowledged, moved->total, context_.env.clock.now());
        if (!line.empty()) context_.terminal.progress(line);
    }
    if (auto const* changed = std::get_if<engine::EnvelopeChanged>(&event); changed && is_ours(changed->envelope)) {
        bool const begun_again = changed->envelope.id != envelope_.id;
        envelope_ = changed->envelope;
        if (begun_again) say_how_to_go_on();
        return take_state();
    }
    return std::nullopt;
}

/// Queues what was typed; prints what cannot go. Nothing where that stopped it. Throws Failure with the engine's reason.
Task<std::optional<engine::EnvelopeInfo>> queue(Context& context, SendWords const& words)
{
    engine::AccountInfo const own = co_await own_account(context);
    AccountNumber const to = parse_number(context, words.to);
    engine::RequestId const request =
        context.client.post(engine::SendEnvelope{own.number, to, words.paths, !words.no_compress, words.skip});
    std::optional<engine::EnvelopeInfo> queued;
    bool stopped_by_problems = false;
    for (;;) {
        engine::EngineEvent const event = co_await context.client.next();
        if (auto const* problems = std::get_if<engine::SourceProblems>(&event); problems && problems->request == request) {
            for (auto const& each : problems->all)
                context.terminal.err((words.skip ? "left out: " : "cannot be sent: ") + printable(each.path) + " (" + each.why
                                     + ")");
            stopped_by_problems = !words.skip;
            if (stopped_by_problems) context.terminal.err("Nothing was sent. Leave these out with --skip.");
        } else if (auto const* envelope = std::get_if<engine::EnvelopeQueued>(&event); envelope && envelope->request == request) {
            queued = envelope->envelope;
        } else if (auto const* changed = std::get_if<engine::EnvelopeChanged>(&event);
                   changed && queued && changed->envelope.way == queued->way && changed->envelope.row == queued->row) {
            queued = changed->envelope; // it may be on its way already
        } else if (auto const* finished = std::get_if<engine::Finished>(&event); finished && finished->request == request) {
            if (finished->error && stopped_by_problems) co_return std::nullopt;
            if (finished->error) throw Failure{*finished->error};
            co_return queued;
        }
    }
}

} // namespace

Task<Exit> follow(Context& context, engine::EnvelopeInfo envelope, std::optional<long> wait_seconds)
{
    Following following{context, std::move(envelope), wait_seconds};
    std::optional<Failure> failed;
    Exit exit = Exit::Interrupted;
    try {
        exit = co_await following.run();
    } catch (Failure const& failure) {
        failed = failure;
    }
    co_await following.stop();
    if (failed) throw *failed;
    co_return exit;
}

Task<Exit> send(Context& context, SendWords const& words)
{
    std::optional<engine::EnvelopeInfo> queued = co_await queue(context, words);
    if (!queued) co_return Exit::File;
    if (words.queue) {
        if (context.json())
            context.terminal.out(json_line(log_row(*queued)));
        else
            context.terminal.out("queued " + queued->id);
        co_return Exit::Done;
    }
    co_return co_await follow(context, std::move(*queued), words.wait_seconds);
}

Task<Exit> resume(Context& context, ResumeWords const& words)
{
    engine::EnvelopeInfo envelope = co_await find_envelope(context, words.id);
    // How an envelope that is over has ended is said, not refused: it may have been delivered while nobody could say so.
    if (envelope.way == engine::Way::Sent && engine::is_final(envelope.state))
        co_return co_await follow(context, std::move(envelope), words.wait_seconds);
    engine::Finished const finished = co_await context.client.run(engine::ResumeEnvelope{envelope.id});
    if (finished.error) throw Failure{*finished.error};
    if (envelope.way == engine::Way::Received) co_return Exit::Done;
    engine::EnvelopeInfo now = co_await find_envelope(context, envelope.id);
    co_return co_await follow(context, std::move(now), words.wait_seconds);
}

Task<Exit> cancel(Context& context, CancelWords const& words)
{
    engine::EnvelopeInfo const envelope = co_await find_envelope(context, words.id);
    engine::Finished const finished = co_await context.client.run(engine::CancelEnvelope{envelope.id});
    if (finished.error) throw Failure{*finished.error};
    co_return Exit::Done;
}

} // namespace signet::cli
