#pragma once

#include "core/base/check.h"

#include <exception>
#include <expected>
#include <utility>

namespace signet {

/// What went wrong, in kinds that a caller can act on. The command line's exit codes and the windows' sentences hang on these.
enum class ErrorCode {
    // Input that does not parse or does not fit.
    Malformed,       ///< bytes that break a format's rules
    TooLarge,        ///< over a named limit
    Unsupported,     ///< a version, suite or kind that this program does not know
    InvalidArgument, ///< what the person or caller gave cannot be used
    // Cryptography.
    BadProof,     ///< a MAC, tag or commitment does not fit: damaged or forged
    BadSignature, ///< a signature does not fit
    WrongKey,     ///< passphrase, key file or slot does not open it
    // Peer and server.
    LinkLost, ///< the connection broke
    Timeout,
    Refused,    ///< a Nak; the reason travels beside it
    Away,       ///< the other side is not signed in
    NotAllowed, ///< the state does not allow this message or act
    NotVerified,
    KeyChanged,
    Replaced, ///< a newer sign-in of this device took its place
    // Machine.
    NotFound,
    Exists,
    NoSpace,
    NoAccess,
    Changed, ///< a source changed while it was being sealed
    Disk,
    Damaged,  ///< a database that does not read back whole: what can be read may be salvaged
    ReadOnly, ///< a profile that lies where nothing can be written: it can be looked at
    Locked,   ///< another process owns the profile
    Cancelled,
    Internal,
};

/// A closed kind and a static text for the log; the text names no secret, no person and no file.
struct Error {
    ErrorCode code;
    char const* text;

    friend bool operator==(Error const& a, Error const& b) { return a.code == b.code; }
};

[[nodiscard]] char const* name_of(ErrorCode code);

template <class T> using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, char const* text)
{
    return std::unexpected{Error{code, text}};
}

/// What coroutines throw. Only TaskScope and the crossings named in style.md catch it.
class Failure : public std::exception {
public:
    explicit Failure(Error error) : error_{error} { }
    Failure(ErrorCode code, char const* text) : error_{code, text} { }

    [[nodiscard]] Error error() const { return error_; }
    [[nodiscard]] ErrorCode code() const { return error_.code; }
    [[nodiscard]] char const* what() const noexcept override { return error_.text; }

private:
    Error error_;
};

/// The crossing from Result to coroutine: the value, or a thrown Failure.
template <class T> T unwrap(Result<T> result)
{
    if (!result) throw Failure{result.error()};
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace signet

#define SIGNET_CONCAT_INNER(a, b) a##b
#define SIGNET_CONCAT(a, b) SIGNET_CONCAT_INNER(a, b)

/// Statement: declares `name` with the value of a Result, or returns its error. Never around a co_await.
#define SIGNET_TRY(name, ...)                                                                                                    \
    auto SIGNET_CONCAT(signet_try_, __LINE__) = (__VA_ARGS__);                                                                   \
    if (!SIGNET_CONCAT(signet_try_, __LINE__)) return std::unexpected{SIGNET_CONCAT(signet_try_, __LINE__).error()};             \
    auto name = std::move(*SIGNET_CONCAT(signet_try_, __LINE__))

/// Statement: returns the error of a Result<void>.
#define SIGNET_CHECKED(...)                                                                                                      \
    if (auto SIGNET_CONCAT(signet_try_, __LINE__) = (__VA_ARGS__); !SIGNET_CONCAT(signet_try_, __LINE__)) return std::unexpected \
        {                                                                                                                        \
            SIGNET_CONCAT(signet_try_, __LINE__).error()                                                                         \
        }
