#pragma once

#include "core/base/result.h"

namespace signet {

/// A code of GetLastError() as the error kinds of files.h.
[[nodiscard]] Error error_of_windows(unsigned long code);
/// GetLastError() as the error kinds of files.h.
[[nodiscard]] std::unexpected<Error> fail_windows();

/// The result of a call that returns TRUE, or FALSE and an error.
[[nodiscard]] inline Result<void> succeeded(int result)
{
    if (!result) return fail_windows();
    return {};
}

/// Owns a handle of the kernel's.
class Handle {
public:
    Handle() = default;
    explicit Handle(void* handle) : handle_{handle} { }
    ~Handle();
    Handle(Handle&& other) noexcept : handle_{std::exchange(other.handle_, nullptr)} { }
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(handle_, other.handle_);
        return *this;
    }

    [[nodiscard]] bool valid() const;
    [[nodiscard]] void* get() const { return handle_; }

private:
    void* handle_ = nullptr;
};

} // namespace signet
