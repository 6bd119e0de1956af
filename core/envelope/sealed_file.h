#pragma once

#include "core/envelope/delivered_names.h"
#include "core/envelope/lock.h"
#include "core/envelope/sources.h"
#include "core/envelope/spooled_envelope.h"

namespace signet::envelope {

enum class IfExists { Refuse, Replace };

/// `signet-cli seal`: sealed files (protocol.md §7, Lock). The file appears under its name only when it is whole and synced.
struct SealFile {
    SourceTree sources;
    std::string target; ///< absolute path
    LockSecret secret;
    SealOptions options;
    IfExists if_exists = IfExists::Refuse;
    std::function<void(std::uint64_t bytes)> progress; ///< may be empty; contents sealed so far
};
struct SealedFile {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t sealed_bytes = 0;
};
/// Throws Exists, Changed, NoSpace, NoAccess, Disk, TooLarge.
Task<SealedFile> seal_file(Env const& env, SealFile parameters);

/// What a sealed file asks for, before anything is proved.
/// errors  NotFound, Malformed, Unsupported, Disk
[[nodiscard]] Result<LockQuestion> read_lock(Files& files, std::string const& path);

/// `signet-cli open`.
struct OpenFile {
    std::string source; ///< absolute path
    std::string into;   ///< absolute path of a folder that exists
    LockSecret secret;
    std::function<void(std::uint64_t bytes)> progress; ///< may be empty; contents opened so far
};
struct OpenedFile {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::vector<std::string> names; ///< top-level names as they now stand in `into`
    std::vector<Renamed> renamed;
    std::vector<std::string> unusual; ///< kept, though a word of it mixes scripts
};
/// Names appear in `into` only when everything is whole and verified; a taken name becomes " (2)".
/// Throws WrongKey, BadProof, Malformed, Unsupported, TooLarge, NoSpace, NoAccess, Disk.
Task<OpenedFile> open_file(Env const& env, OpenFile parameters);

} // namespace signet::envelope
