#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/envelope/envelope_key.h"

#include <string>
#include <string_view>
#include <vector>

namespace signet::envelope {

enum class EntryKind : std::uint8_t { File = 0, Folder = 1 };
enum class Compression : std::uint8_t { Stored = 0, Zstd = 1 };

/// An entry on its way into a manifest.
struct EntryDraft {
    std::string path; ///< relative, UTF-8, '/' between names
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0;
    std::uint32_t mode = 0;
    EntryKind kind = EntryKind::File;
};

/// An entry as it stands in the manifest's bytes; `path` lives as long as the manifest.
struct Entry {
    std::string_view path;
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0;
    std::uint32_t mode = 0;
    EntryKind kind = EntryKind::File;
    std::uint64_t start = 0; ///< where its content begins in the run of all contents
};

/// rw for user and group, x on folders only; nothing else is kept. protocol.md §7, threats.md E21 and E22.
[[nodiscard]] std::uint32_t kept_mode(std::uint32_t mode, EntryKind kind);
[[nodiscard]] bool is_utf8(std::string_view text);

/// The sealed header's content (EnvelopeHeader in core/wire/envelope.proto), kept as its one canonical encoding plus an index of
/// 12 bytes an entry, so that a million entries cost little more than their bytes.
class Manifest {
public:
    /// errors  TooLarge (entries, bytes of the header, sum of sizes), InvalidArgument (a path this format does not carry)
    [[nodiscard]] static Result<Manifest> make(EnvelopeId id, Compression compression, std::vector<EntryDraft> const& entries);
    /// Takes exactly the canonical encoding. Paths may still be hostile: delivered_names cleans them (threats.md E1 to E4).
    /// errors  Malformed (encoding, not UTF-8, a folder with a size), Unsupported (kind, compression), TooLarge
    [[nodiscard]] static Result<Manifest> parse(Bytes encoded);

    [[nodiscard]] EnvelopeId id() const { return id_; }
    [[nodiscard]] Compression compression() const { return compression_; }
    [[nodiscard]] std::size_t size() const { return offsets_.size(); }
    [[nodiscard]] Entry entry(std::size_t index) const;
    [[nodiscard]] std::uint64_t files() const { return files_; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; } ///< of the files' contents
    [[nodiscard]] std::uint64_t blocks() const;                  ///< ≥ 1: an empty envelope has one empty block
    [[nodiscard]] std::size_t block_bytes(std::uint64_t block) const;
    /// The first file that has content at or behind `position` of the run of contents; size() where none has.
    [[nodiscard]] std::size_t entry_at(std::uint64_t position) const;
    [[nodiscard]] ByteView encoded() const { return encoded_; }

private:
    Manifest() = default;
    Bytes encoded_;
    std::vector<std::uint32_t> offsets_; ///< of each entry's bytes in encoded_
    std::vector<std::uint64_t> starts_;
    EnvelopeId id_;
    Compression compression_ = Compression::Stored;
    std::uint64_t files_ = 0;
    std::uint64_t bytes_ = 0;
};

} // namespace signet::envelope
