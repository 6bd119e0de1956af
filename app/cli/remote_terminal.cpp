#include "app/cli/remote_terminal.h"

#include "app/cli/owner_messages.h"

namespace signet::cli {

namespace {
constexpr std::size_t max_waiting_messages = 100'000; ///< ours: a reader that stops reading does not fill the owner's memory
}

RemoteTerminal::RemoteTerminal(Env const& env, LocalSocket& socket, bool interactive)
    : socket_{socket},
      interactive_{interactive},
      changed_{env},
      interruption_{env}
{
}

void RemoteTerminal::queue(Json message)
{
    if (gone_ || queue_.size() >= max_waiting_messages) return;
    queue_.push_back(std::move(message));
    changed_.announce();
}

Task<void> RemoteTerminal::write_queued()
{
    while (!gone_) {
        if (queue_.empty()) {
            if (finished_) break;
            co_await changed_.next();
            continue;
        }
        Json message = std::move(queue_.front());
        queue_.pop_front();
        co_await write_message(socket_, std::move(message));
    }
    written_ = true;
    changed_.announce();
}

Task<void> RemoteTerminal::written(Instant deadline)
{
    try {
        while (!written_ && !gone_) co_await changed_.next(deadline);
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
    }
}

Task<void> RemoteTerminal::read_answers()
{
    try {
        for (;;) {
            Json const message = co_await read_message(socket_);
            VisitorsWord word = visitors_word_in(message);
            if (word.interrupt) {
                interrupted_ = true;
                interruption_.announce();
            }
            if (word.answer) {
                answer_.emplace(word.answer->question, std::move(word.answer->text));
                changed_.announce();
            }
        }
    } catch (Failure const&) {
        gone_ = true; // its typer is away: whatever was asked is unanswered, and the command breaks off
    }
    interrupted_ = true;
    interruption_.announce();
    changed_.announce();
}

Task<std::optional<std::string>> RemoteTerminal::ask_over_there(Json question)
{
    std::uint64_t const number = ++last_question_;
    question["question"] = number;
    queue(std::move(question));
    try {
        while (!gone_) {
            if (answer_ && answer_->first == number) co_return std::move(answer_->second);
            co_await changed_.next();
        }
    } catch (Failure const&) {
        queue({{"forget", number}}); // what is typed over there answers the next question
        throw;
    }
    co_return std::nullopt;
}

Task<std::optional<std::string>> RemoteTerminal::ask(std::string prompt)
{
    Json question{{"ask", std::move(prompt)}};
    co_return co_await ask_over_there(std::move(question));
}

Task<std::optional<std::string>> RemoteTerminal::ask_secret(std::string prompt)
{
    Json question{{"ask", std::move(prompt)}, {"secret", true}};
    co_return co_await ask_over_there(std::move(question));
}

void RemoteTerminal::leave()
{
    leaving_ = true;
    interruption_.announce();
}

void RemoteTerminal::finish(Json last)
{
    queue_.push_back(std::move(last));
    finished_ = true;
    changed_.announce();
}

} // namespace signet::cli
