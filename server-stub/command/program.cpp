#include "core/crypto/secret.h"
#include "server-stub/command/commands.h"
#include "server-stub/command/exit_codes.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

namespace signet::command {

namespace {

/// No core file and no debugger of the same user sees keys (threats.md S74); a closed pipe and a file that may not grow are
/// errors, not an end; what is made is the owner's alone.
void harden_process()
{
    ::rlimit const none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    ::umask(0077);
}

struct CarryOut {
    bool json;
    int operator()(InitArguments const& arguments) const { return init(arguments, json); }
    int operator()(RunArguments const& arguments) const { return run(arguments); }
    int operator()(AccountArguments const& arguments) const { return account(arguments, json); }
    int operator()(CallsArguments const& arguments) const { return calls(arguments); }
    int operator()(RenewArguments const& arguments) const { return renew(arguments, json); }
    int operator()(BackupArguments const& arguments) const { return backup(arguments, json); }
    int operator()(CheckConfigArguments const& arguments) const { return check_config(arguments); }
};

} // namespace

int main_of_server(int argc, char const* const* argv)
{
    harden_process();
    start_crypto();
    std::expected<CommandLine, int> const line = parse_arguments(argc, argv);
    if (!line) return line.error();
    return std::visit(CarryOut{line->json}, line->command);
}

} // namespace signet::command
