#pragma once

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/base/task.h"
#include "core/crypto/system_random.h"
#include "core/link/tcp_network.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace signet::command {

/// The real machine, as Env describes it, with one thread that runs everything and the storage's own.
struct Machine {
    boost::asio::io_context io{1};
    RealClock clock{io.get_executor()};
    SystemRandom random;
    link::TcpNetwork net{io.get_executor(), clock};
    SystemFiles files;
    RealWorkers workers{io.get_executor(), 1};
    RealWorkers storage_thread{io.get_executor(), 1}; ///< SqliteStorage wants one work at a time
    Env env{io.get_executor(), clock, random, net, files, workers};

    /// Runs one coroutine to its end. Throws what it throws.
    template <class T> T carry_out(Task<T> task)
    {
        std::optional<T> value;
        std::exception_ptr failed;
        boost::asio::co_spawn(io, std::move(task), [&value, &failed](std::exception_ptr thrown, T result) {
            failed = thrown;
            if (!thrown) value = std::move(result);
        });
        io.restart();
        io.run();
        if (failed) std::rethrow_exception(failed);
        return std::move(*value);
    }
};

} // namespace signet::command
