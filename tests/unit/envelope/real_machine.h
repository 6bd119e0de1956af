#pragma once

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <filesystem>
#include <fstream>

namespace signet::envelope {

/// The machine's own files and threads.
class RealMachine {
public:
    template <class T> Result<T> run(Task<T> task)
    {
        std::optional<Result<T>> result;
        boost::asio::co_spawn(io, catching(std::move(task), result), boost::asio::detached);
        io.restart();
        io.run();
        return std::move(*result);
    }

    boost::asio::io_context io{1};
    RealClock clock{io.get_executor()};
    SystemRandom random;
    SystemFiles files;
    RealWorkers workers{io.get_executor(), 2};
    sim::SimWorld world{1};
    sim::SimNetwork network{world.fabric(), "host"};
    Env env{io.get_executor(), clock, random, network, files, workers};

private:
    template <class T> static Task<void> catching(Task<T> task, std::optional<Result<T>>& result)
    {
        try {
            result.emplace(co_await std::move(task));
        } catch (Failure const& failure) {
            result.emplace(std::unexpected{failure.error()});
        }
    }
};

inline void write_file(std::string const& path, std::string const& content)
{
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
    std::ofstream{path, std::ios::binary} << content;
}

inline std::string read_file(std::string const& path)
{
    std::string content(std::filesystem::file_size(path), '\0');
    std::ifstream{path, std::ios::binary}.read(content.data(), static_cast<std::streamsize>(content.size()));
    return content;
}

} // namespace signet::envelope
