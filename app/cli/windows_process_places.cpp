#include "app/cli/process_places.h"

#include <windows.h>

#include <cstdlib>
#include <filesystem>

namespace signet::cli {

namespace {

std::string folder_of(char const* variable)
{
    char const* const value = std::getenv(variable);
    return std::filesystem::path{value ? value : "C:/"}.generic_string();
}

} // namespace

std::string default_profile()
{
    return folder_of("LOCALAPPDATA") + "/Signet";
}

std::string default_save_folder()
{
    return folder_of("USERPROFILE") + "/Downloads/Signet";
}

void protect_process()
{
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX); // a crash is not reported, and leaves no dump
}

} // namespace signet::cli
