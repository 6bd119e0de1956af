#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

namespace signet::identity {

/// What the operator hands out beside the secret work order (protocol.md §3). Secret in nothing.
/// `signet:provision?s=HOST:PORT&o=OPERATOR&f=FINGERPRINT&h=HANDLE`
struct ProvisioningLink {
    std::string server;        ///< HOST:PORT
    std::string operator_name; ///< as the operator calls itself, at most 128 bytes of UTF-8
    std::string fingerprint;   ///< 25 characters, no separators
    OrderHandle handle;

    /// Values are percent-encoded, the fingerprint stands in fives. Always the same for the same link.
    [[nodiscard]] std::string text() const;
    /// Malformed for anything else than such a link: each field once, none unknown, at most 1 KiB, no control characters.
    [[nodiscard]] static Result<ProvisioningLink> parse(std::string_view text);
};

} // namespace signet::identity
