#include "faulty_disk.h"

#include "world.h"

namespace signet::e2e {

QProcessEnvironment FaultyDisk::under(QProcessEnvironment environment) const
{
    environment.insert("LD_PRELOAD", SIGNET_TESTS "/libsignet_faulty_disk.so");
    environment.insert("SIGNET_FAULTY_DISK", control_);
    return environment;
}

void FaultyDisk::say(char const* how) const
{
    write_file(control_, how);
}

} // namespace signet::e2e
