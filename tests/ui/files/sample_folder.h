#pragma once

#include "../support/patience.h"

#include <QTemporaryDir>

#include <string>
#include <string_view>

namespace signet::ui {

/// A real folder of a test, in memory where the system has such a place, and what the test puts there. Names are the file
/// system's bytes, relative to it.
class SampleFolder {
public:
    SampleFolder();
    ~SampleFolder(); ///< QTemporaryDir leaves what has no Unicode name
    SampleFolder(SampleFolder const&) = delete;
    SampleFolder& operator=(SampleFolder const&) = delete;

    [[nodiscard]] std::string path(std::string_view name = {}) const;
    void file(std::string_view name, std::size_t size = 0) const;
    void dated(std::string_view name, std::size_t size, qint64 modifiedMs) const;
    void date(std::string_view name, qint64 modifiedMs) const; ///< of what is there
    void folder(std::string_view name) const;                  ///< with its parents
    void link(std::string_view name, std::string const& target) const;
    void fifo(std::string_view name) const;
    void socket(std::string_view name) const;
    /// Empty files PREFIX00000 and so on.
    void many(std::string_view prefix, int count) const;
    void remove(std::string_view name) const; ///< with all below it

private:
    QTemporaryDir folder_;
};

} // namespace signet::ui
