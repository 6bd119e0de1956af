#include "app/cli/process_places.h"

#include <sys/resource.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <cstdlib>

namespace signet::cli {

namespace {

std::string home()
{
    char const* const home = std::getenv("HOME");
    return home ? home : "/";
}

} // namespace

std::string default_profile()
{
    if (char const* const data = std::getenv("XDG_DATA_HOME"); data && data[0] == '/') return std::string{data} + "/signet";
    return home() + "/.local/share/signet";
}

std::string default_save_folder()
{
    return home() + "/Downloads/Signet";
}

void protect_process()
{
    rlimit const none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
    ::umask(0077);
}

} // namespace signet::cli
