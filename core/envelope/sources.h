#pragma once

#include "core/base/files.h"
#include "core/base/task.h"
#include "core/envelope/manifest.h"

namespace signet::envelope {

/// One path that the person picked.
struct SourceRoot {
    std::string parent;  ///< absolute path of the folder it lies in
    std::string name;    ///< its name there
    std::string sent_as; ///< its top-level name in the manifest: " (2)" where two picked paths end alike
    std::uint32_t first_entry = 0;
};

/// What a source was when it was listed; before sealing is complete it must still be that (protocol.md §7).
struct SourceIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
};

/// The files and folders of an envelope where they lie, in manifest order.
struct SourceTree {
    std::vector<SourceRoot> roots;
    std::vector<EntryDraft> entries;
    std::vector<SourceIdentity> identities; ///< one for each entry

    [[nodiscard]] std::uint64_t files() const;
    [[nodiscard]] std::uint64_t bytes() const;
};

enum class ProblemKind {
    Missing,
    Link,
    NotAFile /**< socket, FIFO, device, a file made up by the system */,
    Unreadable,
    BadName /**< not UTF-8 */,
    TooDeep,
    TooMany
};
[[nodiscard]] char const* name_of(ProblemKind kind);

struct SourceProblem {
    std::string path;
    ProblemKind kind;
};

struct SourceListing {
    SourceTree tree;                     ///< all that can be sealed
    std::vector<SourceProblem> problems; ///< what cannot; `--skip` goes on without it
};

/// Lists what `paths` (absolute) name, never following a link. A picked link is a problem like any other. Long: for a worker.
/// errors  InvalidArgument (a path that is not absolute or ends in no name)
[[nodiscard]] Result<SourceListing> list_sources(Files& files, std::vector<std::string> const& paths);

} // namespace signet::envelope
