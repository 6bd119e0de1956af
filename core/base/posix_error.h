#pragma once

#include "core/base/result.h"

#include <cerrno>

namespace signet {

/// An errno as the error kinds of files.h.
[[nodiscard]] Error error_of_errno(int number);

[[nodiscard]] inline std::unexpected<Error> fail_errno()
{
    return std::unexpected{error_of_errno(errno)};
}

/// The result of a system call that returns 0, or -1 and an errno.
[[nodiscard]] inline Result<void> succeeded(int result)
{
    if (result != 0) return fail_errno();
    return {};
}

/// Repeats a system call that a signal interrupted.
template <class Call> [[nodiscard]] auto uninterrupted(Call call)
{
    for (;;) {
        auto const result = call();
        if (result != -1 || errno != EINTR) return result;
    }
}

/// Owns a file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} { }
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} { }
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] bool valid() const { return number_ >= 0; }
    [[nodiscard]] int get() const { return number_; }
    /// Gives it to a new owner.
    [[nodiscard]] int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

} // namespace signet
