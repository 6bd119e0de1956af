#include "app/cli/local_terminal.h"

#include "core/crypto/secret.h"

namespace signet::cli {

namespace {

constexpr std::size_t max_line = 4096;

} // namespace

LocalTerminal::LocalTerminal(Env const& env)
    : input_{env},
      signals_{env.executor},
      interruption_{env},
      interactive_{is_terminal(OutputStream::Err)}
{
    for (int const number : interrupting_signals()) signals_.add(number);
    survive_lost_readers();
    wait_for_signal();
}

LocalTerminal::~LocalTerminal()
{
    clear_progress();
}

void LocalTerminal::wait_for_signal()
{
    signals_.async_wait([this](boost::system::error_code const& error, int) {
        if (error) return;
        interrupted_ = true;
        interruption_.announce();
        boost::system::error_code ignored;
        signals_.clear(ignored); // whoever does not want to wait for an orderly end says it twice
    });
}

void LocalTerminal::write_all(OutputStream stream, std::string const& text)
{
    if (!write_text(stream, text)) output_closed_ = output_closed_ || stream == OutputStream::Out;
}

void LocalTerminal::clear_progress()
{
    if (!progress_shown_) return;
    progress_shown_ = false;
    write_all(OutputStream::Err, "\r\033[K");
}

void LocalTerminal::out(std::string const& line)
{
    clear_progress();
    write_all(OutputStream::Out, line + '\n');
}

void LocalTerminal::err(std::string const& line)
{
    clear_progress();
    write_all(OutputStream::Err, line + '\n');
}

void LocalTerminal::progress(std::string const& line)
{
    if (!interactive_) return;
    clear_progress();
    if (line.empty()) return;
    progress_shown_ = true;
    write_all(OutputStream::Err, line);
}

void LocalTerminal::discard_typed()
{
    typed_.clear();
    input_.discard();
}

Task<std::optional<std::string>> LocalTerminal::read_line()
{
    for (;;) {
        if (std::size_t const end = typed_.find('\n'); end != std::string::npos) {
            std::string line = typed_.substr(0, end);
            typed_.erase(0, end + 1);
            if (!line.empty() && line.back() == '\r') line.pop_back();
            co_return line;
        }
        if (typed_.size() > max_line) co_return std::nullopt;
        ByteArray<512> bytes;
        std::size_t const count = co_await input_.read_some(bytes);
        if (count == 0) co_return std::nullopt;
        typed_.append(text_of(ByteView{bytes}.first(count)));
        wipe(bytes);
    }
}

Task<std::optional<std::string>> LocalTerminal::ask(std::string prompt)
{
    discard_typed();
    clear_progress();
    write_all(OutputStream::Out, prompt);
    std::optional<std::string> line;
    try {
        line = co_await read_line();
    } catch (Failure const&) {
        write_all(OutputStream::Out, "\n");
        throw;
    }
    // A terminal shows the person's own line end; a script's log would run two lines together without one.
    if (!line || !input_.is_terminal()) write_all(OutputStream::Out, "\n");
    co_return line;
}

Task<std::optional<std::string>> LocalTerminal::ask_secret(std::string prompt)
{
    EchoOff const quiet;
    if (!quiet.changed()) discard_typed();
    clear_progress();
    write_all(OutputStream::Err, prompt);
    std::optional<std::string> line;
    try {
        line = co_await read_line();
    } catch (Failure const&) {
        write_all(OutputStream::Err, "\n");
        throw;
    }
    write_all(OutputStream::Err, "\n");
    co_return line;
}

} // namespace signet::cli
