#pragma once

#include "core/envelope/manifest.h"
#include "core/envelope/sources.h"

namespace signet::envelope {

/// Where the contents of a manifest lie, without the manifest itself.
struct SourcePlaces {
    std::vector<SourceRoot> roots;
    std::vector<SourceIdentity> identities;

    /// For the spool. errors  Malformed
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<SourcePlaces> parse(ByteView bytes);
};

/// Reads blocks of the run of contents out of the sources. Keeps the folders on the way to the last file open, so that reading in
/// manifest order opens each once. One thread at a time; any number of readers at once.
class SourceReader {
public:
    /// All outlive this.
    SourceReader(Files& files, SourcePlaces const& places, Manifest const& manifest);

    /// Fills `to` with block `block`; to.size() is what the manifest says.
    /// errors  Changed (a source is gone or is not what it was when it was listed), NoAccess, Disk
    [[nodiscard]] Result<void> read(std::uint64_t block, MutableBytes to);
    /// Looks at every file once more.
    [[nodiscard]] Result<void> check_unchanged();

private:
    struct Step {
        std::string name;
        FolderPtr folder;
    };
    [[nodiscard]] Result<void> read_piece(std::size_t index, Entry const& entry, std::uint64_t offset, MutableBytes to);
    [[nodiscard]] Result<Folder*> folder_of(std::size_t index, Entry const& entry);
    [[nodiscard]] Result<Folder*> descend(std::size_t root, std::string_view folders);
    [[nodiscard]] Result<void> check_same(std::size_t index, Entry const& entry, FileInfo const& info) const;
    [[nodiscard]] std::size_t root_of(std::size_t index) const;
    [[nodiscard]] std::string name_of(std::size_t index, Entry const& entry) const;

    Files& files_;
    SourcePlaces const& places_;
    Manifest const& manifest_;
    std::size_t open_root_;
    std::vector<Step> steps_; ///< the root's parent, then the folders below it
    std::size_t open_entry_;
    FilePtr file_;
};

} // namespace signet::envelope
