#include "app/cli/private_socket.h"

#include "core/base/windows_files.h"
#include "core/base/windows_handle.h"
#include "core/base/windows_user.h"
#include "core/crypto/hash.h"

#include <filesystem>

#include <afunix.h>

namespace signet::cli {

std::string socket_path(std::string const& profile, std::string const& name)
{
    std::string path = profile + '/' + name;
    if (path.size() < sizeof(sockaddr_un::sun_path)) return path;
    std::error_code error;
    std::string const folder = std::filesystem::temp_directory_path(error).generic_string(); // each user has one, ending in '/'
    return folder + "signet-" + to_hex(ByteView{crypto::sha256(view_of(path))}.first(8));
}

boost::system::error_code bind_for_own_user(LocalAcceptor& acceptor, std::string const& path)
{
    // It has the access of the folder it lies in: the profile's, or the user's own for temporary files.
    boost::system::error_code error;
    acceptor.bind({path}, error);
    return error;
}

void remove_socket(std::string const& path)
{
    if (Result<std::wstring> const name = kernel_path_of(path)) ::DeleteFileW(name->c_str());
}

bool same_user(LocalSocket& socket)
{
    ULONG process_id = 0;
    DWORD size = 0;
    if (::WSAIoctl(socket.native_handle(), SIO_AF_UNIX_GETPEERPID, nullptr, 0, &process_id, sizeof process_id, &size, nullptr,
                   nullptr)
        != 0)
        return false;
    Handle const process{::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process_id)};
    if (!process.valid()) return false;
    Result<std::wstring> const peer = user_of_process(process.get());
    Result<std::wstring> const own = own_user();
    return peer && own && *peer == *own;
}

} // namespace signet::cli
