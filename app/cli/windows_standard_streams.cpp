#include "app/cli/standard_streams.h"

#include "core/base/windows_text.h"
#include "core/crypto/secret.h"

#include <boost/asio/post.hpp>

#include <windows.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <mutex>
#include <string>
#include <thread>

namespace signet::cli {

namespace asio = boost::asio;

namespace {

HANDLE handle_of(OutputStream stream)
{
    return ::GetStdHandle(stream == OutputStream::Out ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
}

bool is_console(HANDLE handle)
{
    DWORD mode = 0;
    return ::GetConsoleMode(handle, &mode) != 0;
}

/// Lets a console follow the escape sequences that take a progress line away.
void prepare(HANDLE console)
{
    DWORD mode = 0;
    if (::GetConsoleMode(console, &mode)) ::SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

bool write_console(HANDLE console, std::string_view text)
{
    Result<std::wstring> const wide = wide_of(text);
    if (!wide) return true; // every line was made printable
    std::wstring_view rest = *wide;
    while (!rest.empty()) {
        DWORD written = 0;
        auto const size = static_cast<DWORD>(std::min<std::size_t>(rest.size(), 16 * 1024));
        if (!::WriteConsoleW(console, rest.data(), size, &written, nullptr) || written == 0) return false;
        rest.remove_prefix(written);
    }
    return true;
}

} // namespace

bool is_terminal(OutputStream stream)
{
    return is_console(handle_of(stream));
}

bool write_text(OutputStream stream, std::string_view text)
{
    HANDLE const handle = handle_of(stream);
    if (is_console(handle)) {
        prepare(handle);
        return write_console(handle, text);
    }
    while (!text.empty()) {
        DWORD written = 0;
        auto const size = static_cast<DWORD>(std::min<std::size_t>(text.size(), 1U << 20));
        if (!::WriteFile(handle, text.data(), size, &written, nullptr)) return false;
        text.remove_prefix(written);
    }
    return true;
}

std::array<int, 3> interrupting_signals()
{
    // The C library turns Ctrl-C and Ctrl-Break into these (SetConsoleCtrlHandler). A window that is closed ends the process like
    // a kill, which loses nothing.
    return {SIGINT, SIGTERM, SIGBREAK};
}

void survive_lost_readers() { } // nothing of the kind is sent here

namespace {

constexpr std::size_t console_units = 512;

/// What the reading thread and its owner share. A console or pipe can be waited for neither together with sockets nor with a
/// limit: a thread of its own reads, and only what it was asked for.
struct Reading {
    std::mutex mutex;
    std::condition_variable changed;
    bool owned = true;   ///< the owner lives, and with it the executor
    bool wanted = false; ///< the thread is to read, or does
    bool answered = false;
    std::string answer; ///< empty: the end
};

/// Empty at the end of the input. Throws nothing.
std::string read_console(HANDLE console)
{
    for (;;) {
        std::array<wchar_t, console_units> units{};
        DWORD count = 0;
        ::SetLastError(ERROR_SUCCESS);
        if (!::ReadConsoleW(console, units.data(), console_units, &count, nullptr)) return {};
        if (count == 0 && ::GetLastError() == ERROR_OPERATION_ABORTED) continue; // Ctrl-C, which comes as a signal
        constexpr wchar_t ctrl_z = 0x1A;
        if (count == 0 || units[0] == ctrl_z) return {};
        std::string text = utf8_of({units.data(), count});
        wipe({reinterpret_cast<std::uint8_t*>(units.data()), sizeof units});
        return text;
    }
}

std::string read_bytes(HANDLE input)
{
    std::array<char, console_units> bytes{};
    DWORD count = 0;
    if (!::ReadFile(input, bytes.data(), console_units, &count, nullptr)) return {};
    std::string text{bytes.data(), count};
    wipe({reinterpret_cast<std::uint8_t*>(bytes.data()), sizeof bytes});
    return text;
}

} // namespace

struct StandardInput::Source {
    explicit Source(Env const& env) : executor{env.executor}, arrived{std::make_shared<Event>(env)} { }

    HANDLE input = ::GetStdHandle(STD_INPUT_HANDLE);
    asio::any_io_executor executor;
    std::shared_ptr<Event> arrived; ///< shared with what the thread has posted
    std::shared_ptr<Reading> reading =
        std::make_shared<Reading>(); ///< shared with the thread, which nothing can join while it reads
    bool at_end = false;
    std::string left; ///< read, and more than was asked for
};

namespace {

/// The reading thread, until its owner is gone.
void read_when_wanted(HANDLE input, asio::any_io_executor executor, std::weak_ptr<Event> arrived,
                      std::shared_ptr<Reading> reading)
{
    for (;;) {
        {
            std::unique_lock lock{reading->mutex};
            reading->changed.wait(lock, [&reading] { return !reading->owned || (reading->wanted && !reading->answered); });
            if (!reading->owned) return;
        }
        std::string text = is_console(input) ? read_console(input) : read_bytes(input);
        std::scoped_lock const lock{reading->mutex};
        if (!reading->owned) return; // nobody to tell, and no executor any more
        reading->answer = std::move(text);
        reading->answered = true;
        asio::post(executor, [arrived] {
            if (std::shared_ptr<Event> const event = arrived.lock()) event->announce();
        });
    }
}

} // namespace

StandardInput::StandardInput(Env const& env) : source_{std::make_unique<Source>(env)}
{
    std::thread{read_when_wanted, source_->input, source_->executor, std::weak_ptr{source_->arrived}, source_->reading}.detach();
}

StandardInput::~StandardInput()
{
    std::scoped_lock const lock{source_->reading->mutex};
    source_->reading->owned = false;
    source_->reading->changed.notify_all();
}

bool StandardInput::is_terminal() const
{
    return is_console(source_->input);
}

void StandardInput::discard()
{
    source_->left.clear();
    {
        Reading& reading = *source_->reading;
        std::scoped_lock const lock{reading.mutex};
        if (reading.wanted && !reading.answered) return; // a read that is under way leaves nothing lying about
        if (reading.answered && reading.answer.empty()) source_->at_end = true;
        reading.wanted = reading.answered = false;
        reading.answer.clear();
    }
    if (is_terminal()) {
        ::FlushConsoleInputBuffer(source_->input);
        return;
    }
    for (DWORD waiting = 0; ::PeekNamedPipe(source_->input, nullptr, 0, nullptr, &waiting, nullptr) && waiting > 0;)
        if (read_bytes(source_->input).empty()) return;
}

Task<std::size_t> StandardInput::read_some(MutableBytes to)
{
    if (source_->left.empty() && source_->at_end) co_return 0;
    Reading& reading = *source_->reading;
    while (source_->left.empty()) {
        {
            std::scoped_lock const lock{reading.mutex};
            reading.wanted = true;
            if (reading.answered) {
                reading.wanted = reading.answered = false;
                source_->left = std::exchange(reading.answer, {});
                if (!source_->left.empty()) break;
                source_->at_end = true;
                co_return 0;
            }
            reading.changed.notify_all();
        }
        co_await source_->arrived->next();
    }
    std::size_t const count = std::min(to.size(), source_->left.size());
    std::memcpy(to.data(), source_->left.data(), count);
    wipe({reinterpret_cast<std::uint8_t*>(source_->left.data()), count});
    source_->left.erase(0, count);
    co_return count;
}

struct EchoOff::Settings {
    DWORD mode;
};

EchoOff::EchoOff()
{
    HANDLE const input = ::GetStdHandle(STD_INPUT_HANDLE);
    DWORD mode = 0;
    if (!::GetConsoleMode(input, &mode)) return;
    ::FlushConsoleInputBuffer(input);
    DWORD const quiet = (mode | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT) & ~static_cast<DWORD>(ENABLE_ECHO_INPUT);
    if (::SetConsoleMode(input, quiet)) before_ = std::make_unique<Settings>(mode);
}

EchoOff::~EchoOff()
{
    if (before_) ::SetConsoleMode(::GetStdHandle(STD_INPUT_HANDLE), before_->mode);
}

} // namespace signet::cli
