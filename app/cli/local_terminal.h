#pragma once

#include "app/cli/standard_streams.h"
#include "app/cli/terminal.h"

#include <boost/asio/signal_set.hpp>

namespace signet::cli {

/// This process's stdin, stdout, stderr and Ctrl-C.
class LocalTerminal : public Terminal {
public:
    explicit LocalTerminal(Env const& env);
    ~LocalTerminal() override;

    void out(std::string const& line) override;
    void err(std::string const& line) override;
    void progress(std::string const& line) override;
    Task<std::optional<std::string>> ask(std::string prompt) override;
    Task<std::optional<std::string>> ask_secret(std::string prompt) override;
    Event& interruption() override { return interruption_; }
    bool interrupted() const override { return interrupted_; }
    bool is_interactive() const override { return interactive_; }

    /// Output could not be written: the reader is gone. threats.md U98.
    [[nodiscard]] bool output_closed() const { return output_closed_; }

private:
    void wait_for_signal();
    void discard_typed();
    void clear_progress();
    void write_all(OutputStream stream, std::string const& text);
    Task<std::optional<std::string>> read_line();

    StandardInput input_;
    boost::asio::signal_set signals_;
    Event interruption_;
    bool interrupted_ = false;
    bool interactive_ = false;
    bool progress_shown_ = false;
    bool output_closed_ = false;
    std::string typed_;
};

} // namespace signet::cli
