#pragma once

#include "core/base/files.h"
#include "core/envelope/envelope_key.h"

namespace signet::envelope {

/// The Segments a recipient holds, in a file of its own beside the parts. protocol.md §6 step 4.
class SegmentList {
public:
    explicit SegmentList(std::shared_ptr<File> file) : file_{std::move(file)} { }
    [[nodiscard]] Result<void> load();

    [[nodiscard]] std::vector<Segment> const& all() const { return all_; }
    /// True where every chunk below `next` has a Segment.
    [[nodiscard]] bool covers(std::uint64_t next) const { return next == 0 || !all_.empty(); }
    /// All the sender has: those below `next` must equal the ones held, byte for byte, the others replace what is held.
    /// errors  NotAllowed (they differ), Malformed (order), TooLarge (number), NoSpace, Disk
    [[nodiscard]] Result<void> replace_all(std::vector<Segment> const& all, std::uint64_t next);
    /// One more, which begins at or above `next` and not below the last one.
    [[nodiscard]] Result<void> add(Segment const& segment, std::uint64_t next);
    [[nodiscard]] Result<void> sync() { return file_->sync(); }

private:
    [[nodiscard]] Result<void> store(std::size_t from);

    std::shared_ptr<File> file_; // shared with jobs that sync
    std::vector<Segment> all_;
};

} // namespace signet::envelope
