#pragma once

#include "core/crypto/keys.h"
#include "core/link/node_identity.h"
#include "server-stub/folder/data_folder.h"

namespace signet::folder {

inline constexpr days node_validity{730};      ///< protocol.md §1 and the issue: two years
inline constexpr days root_validity{365 * 40}; ///< the key itself is pinned; its certificate only has to outlive the nodes'
inline constexpr days clock_allowance{1};      ///< certificates begin earlier by this: clients' clocks may be behind
inline constexpr days renewal_warning{60};

/// The operator's root key as a file of its own: two lines of text, the second the seed in hexadecimal. Written by init, read by
/// renew, and meant to be kept away from the server in between.
[[nodiscard]] Result<void> write_root_key(DataFolder& folder, crypto::SigningKey const& root);
/// NotFound, NoAccess, Malformed.
[[nodiscard]] Result<crypto::SigningKey> read_root_key(std::string const& path);

/// What a node proves itself with, as DIR/node-identity keeps it: both certificates and the node's key.
struct NodeIdentityFile {
    Bytes root_certificate; ///< DER
    Bytes node_certificate; ///< DER
    crypto::SigningKey key;
};
/// A fresh node key under the root, valid for two years from now.
[[nodiscard]] Result<NodeIdentityFile> make_node_identity(crypto::SigningKey const& root, std::string const& operator_name,
                                                          WallTime now, Random& random);
[[nodiscard]] Bytes encode_node_identity(NodeIdentityFile const& identity);
/// Malformed.
[[nodiscard]] Result<NodeIdentityFile> parse_node_identity(ByteView text);

[[nodiscard]] Result<void> write_node_identity(DataFolder& folder, NodeIdentityFile const& identity);
[[nodiscard]] Result<NodeIdentityFile> read_node_identity(DataFolder& folder);

/// A certificate's subject takes 64 bytes: the operator's name is cut to that at a character's end.
[[nodiscard]] std::string common_name(std::string const& operator_name);

} // namespace signet::folder
