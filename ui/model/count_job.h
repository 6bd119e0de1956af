#pragma once

#include "ui/model/read_job.h"

namespace signet::ui {

inline constexpr std::uint64_t most_in_an_envelope = 1'000'000; ///< protocol.md §7: entries

/// Counts what lies below a folder, by the rules of sealing: a link is not followed but named, and so is whatever else cannot go.
class CountJob final : public ReadJob {
public:
    CountJob(Files& files, std::string path) : files_{files}, path_{std::move(path)} { }

    [[nodiscard]] bool hasWork() const override { return !count_.complete; }
    [[nodiscard]] std::optional<ReadNews> work(Slice& slice) override;

private:
    struct Level {
        std::string path;
        FolderPtr folder;
        std::vector<std::string> names;
        std::size_t next = 0;
    };

    void enter(Folder& parent, std::string const& name, std::string path);
    void visit(Level& level, std::string const& name);
    void hinder(std::string path, Obstacle why);
    [[nodiscard]] bool isFull() const { return count_.files + count_.folders >= most_in_an_envelope; }

    Files& files_;
    std::string path_;
    std::vector<Level> levels_; ///< from the folder itself down to where the count is
    CountNews count_;
    bool began_ = false;
    std::chrono::steady_clock::time_point toldAt_;
};

} // namespace signet::ui
