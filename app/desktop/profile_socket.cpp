#include "app/desktop/profile_socket.h"

#include "app/desktop/loop.h"
#include "core/base/log.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace signet::desktop {

namespace {

Task<void> leave(cli::Owner& owner, boost::asio::io_context& context)
{
    co_await owner.leave();
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

ProfileSocket::ProfileSocket(std::string profile) : profile_{std::move(profile)} { }

ProfileSocket::~ProfileSocket()
{
    end();
}

void ProfileSocket::begin(engine::Engine& engine)
{
    auto running = std::make_unique<Running>(engine, profile_);
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

} // namespace signet::desktop
