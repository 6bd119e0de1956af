#pragma once

#include "core/base/result.h"

#include <string>

namespace signet::admin {

/// A Unix socket's name may have 107 bytes only. A longer path is reached through the open folder that it lies in; the name is
/// good as long as this lives.
class SocketName {
public:
    /// NotFound, NoAccess: the folder; TooLarge: the name within it.
    [[nodiscard]] static Result<SocketName> of(std::string const& path);
    SocketName(SocketName&& other) noexcept;
    SocketName& operator=(SocketName&&) = delete;
    ~SocketName();

    [[nodiscard]] std::string const& text() const { return text_; }

private:
    SocketName(std::string text, int folder) : text_{std::move(text)}, folder_{folder} { }
    std::string text_;
    int folder_;
};

} // namespace signet::admin
