#pragma once

#include "ui/model/count_job.h"
#include "ui/model/list_job.h"
#include "ui/model/look_job.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <map>
#include <set>

namespace signet::ui {

using ReadId = quint64;

struct LookRequest {
    std::vector<std::string> paths;
};
struct CountRequest {
    std::string path;
};
struct PeekRequest {
    std::vector<std::string> paths;
};
using ReadRequest = std::variant<ListRequest, LookRequest, CountRequest, PeekRequest>;

/// The reading thread's only object: does the jobs slice by slice, what a person waits for first. A job tells one piece of news
/// and goes on when that has been taken, so that a fast disk does not flood the window.
class FolderWorker final : public QObject {
    Q_OBJECT
public:
    explicit FolderWorker(std::unique_ptr<Files> files) : files_{std::move(files)} { }

    void begin(ReadId id, ReadRequest request);
    void taken(ReadId id);
    void want(ReadId id, std::size_t rows);
    void arrange(ReadId id, Arrangement const& how);
    void readAgain(ReadId id);
    void cancel(ReadId id);

Q_SIGNALS:
    /// Shared and never changed: a slice of rows is not copied from thread to thread.
    void told(quint64 id, std::shared_ptr<signet::ui::ReadNews const> news);

private:
    struct Entry {
        std::unique_ptr<ReadJob> job;
        std::size_t rank = 0;   ///< lower comes first
        bool isWaiting = false; ///< for its news to be taken
    };

    [[nodiscard]] Entry* find(ReadId id);
    void wake();
    void step();
    void watchAll();
    void folderChanged(QString const& path);
    void readChanged();

    std::unique_ptr<Files> files_;
    std::map<ReadId, Entry> jobs_;
    bool isWoken_ = false;
    std::unique_ptr<QFileSystemWatcher> watcher_; ///< made on the thread, when first needed
    std::unique_ptr<QTimer> settle_;
    std::set<QString> changed_;
};

} // namespace signet::ui
