#pragma once

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/base/time.h"
#include "core/base/workers.h"

#include <boost/asio/any_io_executor.hpp>

namespace signet {

namespace link {
class Network;
}

/// Everything that makes two runs differ. Nothing else in core or server asks for time, randomness, network, files or threads,
/// so that the simulation, which fills this with seeded parts, replays a run exactly. The parts outlive every user.
struct Env {
    boost::asio::any_io_executor executor; ///< one thread runs it; coroutines and callbacks happen there
    Clock& clock;
    Random& random;
    link::Network& net;
    Files& store;
    Workers& workers;
};

} // namespace signet
