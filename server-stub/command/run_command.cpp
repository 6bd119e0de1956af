#include "server-stub/command/commands.h"
#include "server-stub/command/exit_codes.h"
#include "server-stub/command/running_server.h"
#include "server-stub/config/settings_file.h"
#include "server-stub/folder/backup.h"
#include "server-stub/logging/json_log.h"

#include <sys/resource.h>

#include <iostream>

namespace signet::command {

namespace {

/// As many descriptors as the system lets this process have: each connection is one.
void raise_descriptor_limit()
{
    ::rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) log::warning("the limit of open files cannot be raised");
}

/// The file's settings with the command line's before them, or an exit code after the problems were said.
std::expected<config::Settings, int> settings_of(RunArguments const& arguments)
{
    config::Settings settings;
    if (!arguments.config.empty()) {
        Result<config::ReadSettings> read = config::read_settings(arguments.config);
        if (!read) return std::unexpected{complain(read.error())};
        for (config::Problem const& problem : read->problems)
            std::cerr << arguments.config << ":" << problem.line << ": " << problem.text << "\n";
        if (!read->problems.empty()) return std::unexpected{exit_usage};
        settings = std::move(read->settings);
    }
    if (!arguments.listen.empty()) settings.listen = arguments.listen;
    if (!arguments.monitor.empty()) settings.monitor = arguments.monitor;
    for (std::string const& each : {settings.listen, settings.monitor})
        if (!each.empty() && !link::parse_endpoint(each))
            return std::unexpected{
                complain(ErrorCode::InvalidArgument, "an address to listen on is ADDR:PORT, IPv6 in brackets")};
    return settings;
}

void say_ready(link::Endpoint at)
{
    std::cout << "ready " << at.text() << std::endl; // the one line on stdout
}

/// The coroutine gives a value so that Machine can carry it out.
Task<bool> live(Machine& machine, folder::DataFolder& folder, config::Settings const& settings, logging::JsonLog& process_log)
{
    // Between everything and what the settings say.
    auto const switch_level = [&process_log, least = settings.log_level] {
        bool const all = process_log.level() == log::Level::Debug;
        process_log.set_level(all ? least : log::Level::Debug);
        log::info("log level", {{"least", logging::name_of(process_log.level())}});
    };
    RunningServer server{machine, folder, settings, switch_level};
    co_await server.live(say_ready);
    co_return true;
}

Result<void> serve(Machine& machine, RunArguments const& arguments, config::Settings const& settings,
                   logging::JsonLog& process_log)
{
    SIGNET_TRY(folder, folder::DataFolder::open(machine.files, folder::absolute_path(arguments.data)));
    SIGNET_TRY(lock, folder.lock());
    SIGNET_TRY(restored, folder::complete_restore(folder, machine.random));
    if (restored) log::warning("the data folder was completed from a backup");
    raise_descriptor_limit();
    try {
        machine.carry_out(live(machine, folder, settings, process_log));
    } catch (Failure const& failure) {
        return std::unexpected{failure.error()};
    }
    return {};
}

} // namespace

int run(RunArguments const& arguments)
{
    std::expected<config::Settings, int> const settings = settings_of(arguments);
    if (!settings) return settings.error();
    Machine machine;
    logging::JsonLog& process_log = logging::JsonLog::install(settings->log_level, [&machine] { return machine.clock.wall(); });
    Result<void> const served = serve(machine, arguments, *settings, process_log);
    if (served) return exit_done;
    log::error("the server cannot run", {{"reason", served.error().text}});
    return complain(served.error());
}

} // namespace signet::command
