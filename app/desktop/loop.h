#pragma once

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "core/link/tcp_network.h"

namespace signet::desktop {

/// What a thread of its own needs to run coroutines of the command line's.
struct Loop {
    [[nodiscard]] Env env() { return Env{context.get_executor(), clock, random, network, files, workers}; }

    boost::asio::io_context context{1};
    RealClock clock{context.get_executor()};
    SystemRandom random;
    SystemFiles files;
    link::TcpNetwork network{context.get_executor(), clock};
    RealWorkers workers{context.get_executor(), 1};
};

} // namespace signet::desktop
