#pragma once

#include "app/cli/socket_message.h"
#include "app/cli/terminal.h"

#include <deque>

namespace signet::cli {

/// The terminal of another process, which asked this one, the profile's owner, to carry its command out.
class RemoteTerminal : public Terminal {
public:
    RemoteTerminal(Env const& env, LocalSocket& socket, bool interactive);

    void out(std::string const& line) override { queue({{"out", line}}); }
    void err(std::string const& line) override { queue({{"err", line}}); }
    void progress(std::string const& line) override
    {
        if (interactive_) queue({{"progress", line}});
    }
    Task<std::optional<std::string>> ask(std::string prompt) override;
    Task<std::optional<std::string>> ask_secret(std::string prompt) override;
    Event& interruption() override { return interruption_; }
    bool interrupted() const override { return interrupted_; }
    bool is_interactive() const override { return interactive_; }
    bool leaving() const override { return leaving_; }
    void continue_as(std::vector<std::string> arguments) override
    {
        queue({{"later", arguments}});
        continuation_ = std::move(arguments);
    }

    /// Writes what is queued until finish(); reads answers and interruptions until the other end goes. Spawned by the owner.
    Task<void> write_queued();
    Task<void> read_answers();
    /// The owner process ends soon.
    void leave();
    [[nodiscard]] std::optional<std::vector<std::string>> const& continuation() const { return continuation_; }
    /// Queues the last message; write_queued() then returns.
    void finish(Json last);
    /// Until write_queued() has returned after finish(), the reader is gone, or the deadline has passed.
    Task<void> written(Instant deadline);

private:
    void queue(Json message);
    Task<std::optional<std::string>> ask_over_there(Json question);

    LocalSocket& socket_;
    bool interactive_;
    std::deque<Json> queue_;
    Event changed_;
    bool finished_ = false;
    bool written_ = false;
    bool gone_ = false;
    Event interruption_;
    bool interrupted_ = false;
    bool leaving_ = false;
    std::optional<std::vector<std::string>> continuation_;
    std::uint64_t last_question_ = 0;
    std::optional<std::pair<std::uint64_t, std::optional<std::string>>> answer_;
};

} // namespace signet::cli
