#include "app/desktop/window_socket.h"

#include "app/cli/owner_messages.h"
#include "app/cli/socket_message.h"
#include "app/desktop/loop.h"
#include "core/base/log.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <filesystem>
#include <thread>

namespace signet::desktop {

namespace asio = boost::asio;

namespace {

constexpr seconds window_patience = 5s;
constexpr std::size_t max_served = 16; ///< ours: second starts at once

std::string path_of(std::string const& profile)
{
    return cli::socket_path(profile, "window-socket");
}

Task<void> ask(Env env, std::string path, std::string what, bool& shown, asio::io_context& context)
{
    try {
        cli::LocalSocket socket{env.executor};
        boost::system::error_code error;
        co_await socket.async_connect({path}, asio::redirect_error(asio::use_awaitable, error));
        if (!error && cli::same_user(socket)) {
            cli::Asked asked;
            asked.show = std::move(what);
            cli::Json first = to_json(asked);
            co_await cli::write_message(socket, std::move(first));
            cli::Json const answer = co_await cli::read_message(socket);
            shown = cli::owners_word_in(answer).shown;
        }
    } catch (Failure const&) {
        shown = false;
    }
    context.stop();
}

} // namespace

struct WindowSocket::Running {
    Running(std::string path, std::function<void(std::string)> const& show) : path{std::move(path)}, show{show} { }

    [[nodiscard]] bool bind()
    {
        cli::remove_socket(path); // whoever left it there did not answer
        boost::system::error_code error;
        acceptor.open({}, error);
        if (!error) error = cli::bind_for_own_user(acceptor, path);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        return !error;
    }
    Task<void> accept();
    Task<void> serve(std::shared_ptr<cli::LocalSocket> socket);
    Task<void> leave();

    Loop loop;
    Env env = loop.env();
    std::string path;
    std::function<void(std::string)> const& show;
    cli::LocalAcceptor acceptor{env.executor};
    TaskScope accepting{env, {}};
    TaskScope serving{env, {}};
    std::thread thread;
};

Task<void> WindowSocket::Running::accept()
{
    for (;;) {
        auto socket = std::make_shared<cli::LocalSocket>(env.executor); // goes with its coroutine
        boost::system::error_code error;
        co_await acceptor.async_accept(*socket, asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted) co_return;
        if (error || serving.size() >= max_served || !cli::same_user(*socket)) continue;
        serving.spawn("serve", serve(std::move(socket)));
    }
}

Task<void> WindowSocket::Running::serve(std::shared_ptr<cli::LocalSocket> socket)
{
    cli::Json const first = co_await cli::read_message(*socket);
    cli::Asked const asked = cli::asked_in(first);
    if (asked.show) show(*asked.show);
    cli::Json answer{{"shown", asked.show.has_value()}};
    co_await cli::write_message(*socket, std::move(answer));
}

Task<void> WindowSocket::Running::leave()
{
    cli::remove_socket(path);
    co_await accepting.stop();
    co_await serving.stop();
    loop.context.stop();
}

WindowSocket::WindowSocket(std::string profile, std::function<void(std::string)> show)
    : profile_{std::move(profile)},
      show_{std::move(show)}
{
}

WindowSocket::~WindowSocket()
{
    if (!running_) return;
    asio::co_spawn(running_->loop.context, running_->leave(), asio::detached);
    running_->thread.join();
}

void WindowSocket::begin()
{
    auto running = std::make_unique<Running>(path_of(profile_), show_);
    if (!running->bind()) return log::error("a second start cannot reach this window", {});
    running->accepting.spawn("accept", running->accept());
    running->thread = std::thread{[context = &running->loop.context] { context->run(); }};
    running_ = std::move(running);
}

bool showFirstWindow(std::string const& profile, std::string const& what)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path_of(profile), unknown)) return false; // nobody to ask: most starts
    Loop loop;
    bool shown = false;
    asio::co_spawn(loop.context, ask(loop.env(), path_of(profile), what, shown, loop.context), asio::detached);
    loop.context.run_for(window_patience);
    return shown;
}

} // namespace signet::desktop
