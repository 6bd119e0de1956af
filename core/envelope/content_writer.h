#pragma once

#include "core/base/files.h"
#include "core/envelope/delivered_names.h"
#include "core/envelope/manifest.h"

namespace signet::envelope {

/// Where a file's content lies on its way in.
struct ContentSpot {
    Folder* folder = nullptr; ///< until the next question
    std::string name;
};

/// Finds spots and makes the folders on the way. One thread at a time; any number of objects at once.
class ContentPlaces {
public:
    virtual ~ContentPlaces() = default;
    [[nodiscard]] virtual Result<ContentSpot> locate(std::size_t entry) = 0;
};

/// Opaque names: "c<n>/<index>", a thousand files to a folder. protocol.md §6: partial data carries no names.
class OpaquePlaces final : public ContentPlaces {
public:
    explicit OpaquePlaces(std::shared_ptr<Folder> root) : root_{std::move(root)} { }
    [[nodiscard]] Result<ContentSpot> locate(std::size_t entry) override;
    [[nodiscard]] static std::string shard_of(std::size_t entry);

private:
    std::shared_ptr<Folder> root_; // shared by all lanes
    std::string open_shard_;
    FolderPtr shard_;
};

/// The places that names gives, below a root. Keeps the folders on the way to the last one open.
class NamedPlaces final : public ContentPlaces {
public:
    NamedPlaces(std::shared_ptr<Folder> root, DeliveredNames const& names) : root_{std::move(root)}, names_{names} { }
    [[nodiscard]] Result<ContentSpot> locate(std::size_t entry) override;
    [[nodiscard]] Result<Folder*> folder(std::uint32_t node);

private:
    struct Step {
        std::uint32_t node = 0;
        FolderPtr folder;
    };
    std::shared_ptr<Folder> root_; // shared by all lanes
    DeliveredNames const& names_;
    std::vector<Step> steps_;
};

/// Writes blocks of the run of contents to the files they belong to. One thread at a time; any number of objects at once.
class ContentWriter {
public:
    ContentWriter(Manifest const& manifest, std::unique_ptr<ContentPlaces> places)
        : manifest_{manifest},
          places_{std::move(places)}
    {
    }

    /// Files that lie wholly in the block get date and mode at once. errors  NoSpace, NoAccess, Disk
    [[nodiscard]] Result<void> write(std::uint64_t block, ByteView content);

private:
    [[nodiscard]] Result<void> write_whole_file(std::size_t index, Entry const& entry, ByteView content);
    [[nodiscard]] Result<void> write_piece(std::size_t index, std::uint64_t offset, ByteView content);

    Manifest const& manifest_;
    std::unique_ptr<ContentPlaces> places_;
};

/// True where write() has already given the file its date and mode.
[[nodiscard]] bool lies_in_one_block(Entry const& entry);

} // namespace signet::envelope
