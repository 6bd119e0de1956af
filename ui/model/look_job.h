#pragma once

#include "ui/model/read_job.h"

namespace signet::ui {

/// What a path is, and whether it can be read. Never through a link at its end.
[[nodiscard]] LookedAt lookAt(Files& files, std::string const& path);
/// Why a file cannot be sealed, though its kind and name allow it.
[[nodiscard]] std::optional<Obstacle> obstacleInside(Folder& folder, std::string const& name, FileInfo const& info);

/// Looks at each of many paths.
class LookJob final : public ReadJob {
public:
    LookJob(Files& files, std::vector<std::string> paths) : files_{files}, paths_{std::move(paths)} { }

    [[nodiscard]] bool hasWork() const override { return next_ < paths_.size(); }
    [[nodiscard]] std::optional<ReadNews> work(Slice& slice) override;

private:
    Files& files_;
    std::vector<std::string> paths_;
    std::size_t next_ = 0;
};

/// Whether folders have folders in them, for the signs in a tree. A guess where a folder is large: Unknown.
class PeekJob final : public ReadJob {
public:
    PeekJob(Files& files, std::vector<std::string> paths) : files_{files}, paths_{std::move(paths)} { }

    [[nodiscard]] bool hasWork() const override { return next_ < paths_.size(); }
    [[nodiscard]] std::optional<ReadNews> work(Slice& slice) override;

private:
    [[nodiscard]] HasFolders peek(std::string const& path) const;

    Files& files_;
    std::vector<std::string> paths_;
    std::size_t next_ = 0;
};

} // namespace signet::ui
