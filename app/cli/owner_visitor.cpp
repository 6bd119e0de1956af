#include "app/cli/local_terminal.h"
#include "app/cli/owner.h"

namespace signet::cli {

namespace {

/// This process's side of a command that the profile's owner carries out.
class Visit {
public:
    Visit(Env const& env, LocalTerminal& terminal) : env_{env}, socket_{env.executor}, terminal_{terminal}, asides_{env, {}} { }

    Task<Carried> run(std::string profile, std::vector<std::string> arguments, std::string folder);
    Task<void> stop();
    /// What to make of it that the owner has gone.
    [[nodiscard]] Carried after_loss(Failure const& loss) const;

private:
    Task<void> pass_interruption();
    Task<void> answer(std::uint64_t question, std::string prompt, bool secret);
    std::optional<Carried> take(OwnersWord word);
    void begin_answer(std::uint64_t question, std::string prompt, bool secret);
    Task<void> forget(std::uint64_t question);

    Env env_;
    LocalSocket socket_;
    LocalTerminal& terminal_;
    TaskScope asides_;
    std::map<std::uint64_t, std::unique_ptr<TaskScope>> questions_;
    bool begun_ = false;
    std::optional<std::vector<std::string>> later_;
};

Task<void> Visit::pass_interruption()
{
    if (!terminal_.interrupted()) co_await terminal_.interruption().next();
    co_await write_message(socket_, {{"interrupt", true}});
}

Task<void> Visit::answer(std::uint64_t question, std::string prompt, bool secret)
{
    std::optional<std::string> typed;
    if (secret)
        typed = co_await terminal_.ask_secret(std::move(prompt));
    else
        typed = co_await terminal_.ask(std::move(prompt));
    Json message{{"question", question}};
    if (typed) message["answer"] = *typed;
    co_await write_message(socket_, std::move(message));
}

std::optional<Carried> Visit::take(OwnersWord word)
{
    if (word.out) terminal_.out(*word.out);
    if (word.err) terminal_.err(*word.err);
    if (word.progress) terminal_.progress(*word.progress);
    if (word.question) begin_answer(word.question->number, std::move(word.question->prompt), word.question->secret);
    begun_ = begun_ || word.begun;
    if (word.later) later_ = std::move(word.later);
    if (word.again) return Carried{Exit::Done, std::move(word.again)};
    if (word.exit) return Carried{*word.exit, std::nullopt};
    return std::nullopt;
}

Task<Carried> Visit::run(std::string profile, std::vector<std::string> arguments, std::string folder)
{
    boost::system::error_code error;
    co_await socket_.async_connect({socket_path(profile)}, boost::asio::redirect_error(boost::asio::use_awaitable, error));
    if (error || !same_user(socket_)) throw Failure{ErrorCode::LinkLost, "the profile's owner does not answer"};
    Json first = to_json(Asked{std::move(arguments), std::move(folder), terminal_.is_interactive()});
    co_await write_message(socket_, std::move(first));
    asides_.spawn("interruption", pass_interruption());
    for (;;) {
        Json const message = co_await read_message(socket_);
        OwnersWord word = owners_word_in(message);
        if (word.forget) co_await forget(*word.forget);
        if (std::optional<Carried> const carried = take(std::move(word))) co_return *carried;
    }
}

Task<void> Visit::stop()
{
    while (!questions_.empty()) co_await forget(questions_.begin()->first);
    co_await asides_.stop();
}

void Visit::begin_answer(std::uint64_t question, std::string prompt, bool secret)
{
    std::unique_ptr<TaskScope>& scope = questions_[question];
    if (!scope) scope = std::make_unique<TaskScope>(env_, TaskScope::Report{});
    scope->spawn("answer", answer(question, std::move(prompt), secret));
}

Task<void> Visit::forget(std::uint64_t question)
{
    auto const found = questions_.find(question);
    if (found == questions_.end()) co_return;
    std::unique_ptr<TaskScope> const scope = std::move(found->second);
    questions_.erase(found);
    co_await scope->stop();
}

Carried Visit::after_loss(Failure const& loss) const
{
    if (loss.code() != ErrorCode::LinkLost || !begun_) throw loss;
    if (later_) return Carried{Exit::Done, later_};
    throw Failure{ErrorCode::Locked, "the profile's owner ended in the middle of this command"};
}

} // namespace

Task<Carried> have_owner_do(Env const& env, LocalTerminal& terminal, std::string profile, std::vector<std::string> arguments,
                            std::string folder)
{
    Visit visit{env, terminal};
    std::optional<Failure> failed;
    Carried carried;
    try {
        carried = co_await visit.run(std::move(profile), std::move(arguments), std::move(folder));
    } catch (Failure const& failure) {
        failed = failure;
    }
    co_await visit.stop();
    if (failed) carried = visit.after_loss(*failed);
    co_return carried;
}

} // namespace signet::cli
