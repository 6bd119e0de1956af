#include "app/desktop/profile_socket.h"

#include "core/base/log.h"
#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "core/link/tcp_network.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace signet::desktop {

namespace {

constexpr seconds owner_patience = 5s;

/// What a thread of its own needs to run the command line's coroutines.
struct Loop {
    [[nodiscard]] Env env() { return Env{context.get_executor(), clock, random, network, files, workers}; }

    boost::asio::io_context context{1};
    RealClock clock{context.get_executor()};
    SystemRandom random;
    SystemFiles files;
    link::TcpNetwork network{context.get_executor(), clock};
    RealWorkers workers{context.get_executor(), 1};
};

Task<void> leave(cli::Owner& owner, boost::asio::io_context& context)
{
    co_await owner.leave();
    context.stop();
}

Task<void> ask(Env env, std::string profile, std::string what, bool& shown, boost::asio::io_context& context)
{
    try {
        shown = co_await cli::have_owner_show(env, std::move(profile), std::move(what));
    } catch (Failure const&) {
        shown = false;
    }
    context.stop();
}

} // namespace

struct ProfileSocket::Running {
    Running(engine::Engine& engine, std::string const& profile) : env{loop.env()}, hub{env}, owner{env, hub, engine, profile} { }
    Loop loop;
    Env env;
    cli::EventHub hub;
    cli::Owner owner;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{loop.context.get_executor()};
    std::thread thread;
};

ProfileSocket::ProfileSocket(std::string profile, std::function<void(std::string)> show)
    : profile_{std::move(profile)},
      show_{std::move(show)}
{
}

ProfileSocket::~ProfileSocket()
{
    end();
}

void ProfileSocket::begin(engine::Engine& engine)
{
    auto running = std::make_unique<Running>(engine, profile_);
    running->owner.on_show(show_);
    if (Result<void> const started = running->owner.start(); !started) {
        log::error("other programs cannot reach this profile", {{"error", started.error().text}});
        return;
    }
    running->thread = std::thread{[context = &running->loop.context] { context->run(); }};
    std::scoped_lock const lock{mutex_};
    running_ = std::move(running);
}

void ProfileSocket::see(engine::EngineEvent const& event)
{
    std::scoped_lock const lock{mutex_};
    if (running_) running_->hub.take(event);
}

void ProfileSocket::end()
{
    if (!running_) return;
    boost::asio::co_spawn(running_->loop.context, leave(running_->owner, running_->loop.context), boost::asio::detached);
    running_->thread.join();
    std::scoped_lock const lock{mutex_};
    running_.reset();
}

bool showOwnersWindow(std::string const& profile, std::string const& what)
{
    Loop loop;
    bool shown = false;
    boost::asio::co_spawn(loop.context, ask(loop.env(), profile, what, shown, loop.context), boost::asio::detached);
    loop.context.run_for(owner_patience);
    return shown;
}

} // namespace signet::desktop
