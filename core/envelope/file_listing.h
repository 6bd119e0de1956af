#pragma once

#include "core/envelope/delivered_names.h"

namespace signet::envelope {

struct ListedFile {
    std::string path; ///< relative to the envelope's folder
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0;
};

struct FileListing {
    std::uint64_t total = 0;       ///< files in the envelope
    std::vector<ListedFile> files; ///< in the manifest's order
};

/// As the sender named them, or as they lie in the recipient's folder.
enum class ListedAs { Sent, Delivered };

/// Files `from` to `from + most - 1` of an envelope, from its header's plaintext. Long for a large envelope: for a worker.
/// errors  as Manifest::parse and DeliveredNames::create
[[nodiscard]] Result<FileListing> list_files(Bytes header, ListedAs as, std::uint64_t from, std::size_t most);

} // namespace signet::envelope
