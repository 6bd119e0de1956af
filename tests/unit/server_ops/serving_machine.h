#pragma once

#include "server-stub/command/machine.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <future>
#include <thread>

namespace signet {

/// A real machine whose thread runs while the test asks from its own.
class ServingMachine {
public:
    ServingMachine() : thread_{[this] { machine.io.run(); }} { }
    ~ServingMachine()
    {
        work_.reset();
        thread_.join();
    }

    /// Runs something on the machine's thread and waits for it.
    void on_thread(std::function<void()> act)
    {
        std::promise<void> done;
        boost::asio::post(machine.io, [&] {
            act();
            done.set_value();
        });
        done.get_future().wait();
    }
    /// The same for a coroutine.
    void carry_out(Task<void> task)
    {
        std::promise<void> done;
        boost::asio::co_spawn(machine.io, std::move(task), [&done](std::exception_ptr) { done.set_value(); });
        done.get_future().wait();
    }

    command::Machine machine;

private:
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{machine.io.get_executor()};
    std::thread thread_;
};

} // namespace signet
