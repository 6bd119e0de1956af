#pragma once

#ifdef _WIN32
#include "core/base/windows_files.h"
namespace signet {
using SystemFiles = WindowsFiles; ///< the files of the system that this program is built for
}
#else
#include "core/base/posix_files.h"
namespace signet {
using SystemFiles = PosixFiles; ///< the files of the system that this program is built for
}
#endif
