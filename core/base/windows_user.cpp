#include "core/base/windows_user.h"

#include "core/base/windows_handle.h"

#include <windows.h>

#include <sddl.h>

#include <memory>
#include <vector>

namespace signet {

namespace {

struct FreeLocal {
    void operator()(void* memory) const { ::LocalFree(memory); }
};

} // namespace

Result<std::wstring> user_of_process(void* process)
{
    HANDLE raw = nullptr;
    if (!::OpenProcessToken(process, TOKEN_QUERY, &raw)) return fail_windows();
    Handle const token{raw};
    DWORD size = 0;
    ::GetTokenInformation(token.get(), TokenUser, nullptr, 0, &size); // tells the size
    std::vector<std::uint64_t> buffer(size / sizeof(std::uint64_t) + 1);
    if (!::GetTokenInformation(token.get(), TokenUser, buffer.data(), static_cast<DWORD>(buffer.size() * sizeof buffer[0]),
                               &size))
        return fail_windows();
    wchar_t* text = nullptr;
    if (!::ConvertSidToStringSidW(reinterpret_cast<TOKEN_USER const*>(buffer.data())->User.Sid, &text)) return fail_windows();
    std::unique_ptr<wchar_t, FreeLocal> const held{text};
    return std::wstring{text};
}

Result<std::wstring> own_user()
{
    return user_of_process(::GetCurrentProcess());
}

Result<void> make_own_folder(std::wstring const& path)
{
    SIGNET_TRY(user, own_user());
    // Protected from what is inherited; full access, handed down, for the user, SYSTEM and the administrators, who take it
    // anyway.
    std::wstring const access = L"D:P(A;OICI;FA;;;" + user + L")(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!::ConvertStringSecurityDescriptorToSecurityDescriptorW(access.c_str(), SDDL_REVISION_1, &descriptor, nullptr))
        return fail_windows();
    std::unique_ptr<void, FreeLocal> const held{descriptor};
    SECURITY_ATTRIBUTES attributes{sizeof(SECURITY_ATTRIBUTES), descriptor, FALSE};
    return succeeded(::CreateDirectoryW(path.c_str(), &attributes));
}

} // namespace signet
