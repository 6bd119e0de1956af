#pragma once

#include "ui/model/read_job.h"

namespace signet::ui {

enum class ListWhat { Everything, Folders };

struct ListRequest {
    std::string path;
    ListWhat what = ListWhat::Everything;
    Arrangement arrangement;
    std::size_t wanted = 0; ///< rows; more by want()
};

/// Lists a folder: reads its names, then looks at one after the other, arranges them and tells the rows that are wanted.
class ListJob final : public ReadJob {
public:
    ListJob(Files& files, ListRequest request) : files_{files}, request_{std::move(request)} { }

    [[nodiscard]] bool hasWork() const override { return reading_ != Reading::No || telling_ != Telling::No; }
    [[nodiscard]] std::optional<ReadNews> work(Slice& slice) override;
    void want(std::size_t rows) override;
    void arrange(Arrangement const& how) override;
    void readAgain() override;
    [[nodiscard]] std::string watched() const override { return watches_ ? request_.path : std::string{}; }

private:
    enum class Reading { No, Open, Look };
    enum class Telling { No, Arrange, Tell };

    std::optional<ReadNews> open();
    std::optional<ReadNews> look(Slice& slice);
    std::optional<ReadNews> tell();
    ListNews rowsFrom(FolderListing const& listing, std::size_t first, std::size_t most) const;
    std::optional<ReadNews> failed(Error error);

    Files& files_;
    ListRequest request_;
    Reading reading_ = Reading::Open;
    Telling telling_ = Telling::No;
    FolderPtr folder_;
    std::vector<std::string> names_;
    std::size_t next_ = 0;
    std::chrono::steady_clock::time_point toldAt_;
    FolderListing fresh_;   ///< what is being read
    FolderListing listing_; ///< what was read whole
    bool isWhole_ = false;
    bool watches_ = false;
    quint64 arrangement_ = 0;
    std::size_t sent_ = 0; ///< rows of the arrangement
};

} // namespace signet::ui
