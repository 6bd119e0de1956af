#include "ui/model/folder_worker.h"

#include <QFile>

namespace signet::ui {

namespace {

constexpr std::chrono::milliseconds settling{200}; ///< ours: a folder that is being filled is not read for each file

template <class... F> struct Overloaded : F... {
    using F::operator()...;
};

std::size_t rankOf(ReadRequest const& request)
{
    return std::visit(Overloaded{[](ListRequest const& list) { return list.what == ListWhat::Everything ? 0u : 1u; },
                                 [](LookRequest const&) { return 2u; }, [](PeekRequest const&) { return 3u; },
                                 [](CountRequest const&) { return 4u; }},
                      request);
}

std::unique_ptr<ReadJob> jobFor(Files& files, ReadRequest request)
{
    return std::visit(Overloaded{[&](ListRequest& list) -> std::unique_ptr<ReadJob> {
                                     return std::make_unique<ListJob>(files, std::move(list));
                                 },
                                 [&](LookRequest& look) -> std::unique_ptr<ReadJob> {
                                     return std::make_unique<LookJob>(files, std::move(look.paths));
                                 },
                                 [&](PeekRequest& peek) -> std::unique_ptr<ReadJob> {
                                     return std::make_unique<PeekJob>(files, std::move(peek.paths));
                                 },
                                 [&](CountRequest& count) -> std::unique_ptr<ReadJob> {
                                     return std::make_unique<CountJob>(files, std::move(count.path));
                                 }},
                      request);
}

QString watchName(std::string const& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

} // namespace

FolderWorker::Entry* FolderWorker::find(ReadId id)
{
    auto const found = jobs_.find(id);
    return found == jobs_.end() ? nullptr : &found->second;
}

void FolderWorker::begin(ReadId id, ReadRequest request)
{
    std::size_t const rank = rankOf(request);
    jobs_.emplace(id, Entry{jobFor(*files_, std::move(request)), rank});
    wake();
}

void FolderWorker::taken(ReadId id)
{
    Entry* const entry = find(id);
    if (!entry) return;
    entry->isWaiting = false;
    wake();
}

void FolderWorker::want(ReadId id, std::size_t rows)
{
    if (Entry* const entry = find(id)) entry->job->want(rows);
    wake();
}

void FolderWorker::arrange(ReadId id, Arrangement const& how)
{
    if (Entry* const entry = find(id)) entry->job->arrange(how);
    wake();
}

void FolderWorker::readAgain(ReadId id)
{
    if (Entry* const entry = find(id)) entry->job->readAgain();
    wake();
}

void FolderWorker::cancel(ReadId id)
{
    jobs_.erase(id);
    watchAll();
}

void FolderWorker::wake()
{
    if (isWoken_) return;
    isWoken_ = true;
    // Through the queue: what has been asked meanwhile comes first.
    QMetaObject::invokeMethod(this, &FolderWorker::step, Qt::QueuedConnection);
}

void FolderWorker::step()
{
    isWoken_ = false;
    Entry* chosen = nullptr;
    ReadId id = 0;
    for (auto& [each, entry] : jobs_) {
        if (entry.isWaiting || !entry.job->hasWork() || (chosen && chosen->rank <= entry.rank)) continue;
        chosen = &entry;
        id = each;
    }
    if (!chosen) return;
    Slice slice;
    std::string const watched = chosen->job->watched();
    std::optional<ReadNews> news = chosen->job->work(slice);
    if (chosen->job->watched() != watched) watchAll();
    if (news) {
        chosen->isWaiting = true;
        Q_EMIT told(id, std::make_shared<ReadNews const>(std::move(*news)));
    }
    wake();
}

void FolderWorker::watchAll()
{
    QStringList wanted;
    for (auto const& [id, entry] : jobs_)
        if (std::string const path = entry.job->watched(); !path.empty()) wanted += watchName(path);
    if (!watcher_) {
        if (wanted.isEmpty()) return;
        watcher_ = std::make_unique<QFileSystemWatcher>();
        settle_ = std::make_unique<QTimer>();
        settle_->setSingleShot(true);
        settle_->setInterval(settling);
        connect(watcher_.get(), &QFileSystemWatcher::directoryChanged, this, &FolderWorker::folderChanged);
        connect(settle_.get(), &QTimer::timeout, this, &FolderWorker::readChanged);
    }
    QStringList const before = watcher_->directories();
    for (QString const& path : before)
        if (!wanted.contains(path)) watcher_->removePath(path);
    for (QString const& path : wanted)
        if (!before.contains(path)) watcher_->addPath(path);
}

void FolderWorker::folderChanged(QString const& path)
{
    changed_.insert(path);
    if (!settle_->isActive()) settle_->start();
}

void FolderWorker::readChanged()
{
    for (auto& [id, entry] : jobs_)
        if (changed_.contains(watchName(entry.job->watched()))) entry.job->readAgain();
    changed_.clear();
    watchAll(); // a folder that went and came again is another one
    wake();
}

} // namespace signet::ui
