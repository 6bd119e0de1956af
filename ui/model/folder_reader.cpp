#include "ui/model/folder_reader.h"

#include <QThread>

namespace signet::ui {

namespace {

constexpr std::chrono::milliseconds longest_farewell{2'000}; ///< ours

template <class News> std::function<void(ReadNews const&)> only(std::function<void(News const&)> told)
{
    return [told = std::move(told)](ReadNews const& news) { told(std::get<News>(news)); };
}

} // namespace

template <class Call> void FolderReader::ask(Call call)
{
    QMetaObject::invokeMethod(
        worker_, [worker = worker_, call = std::move(call)]() mutable { call(*worker); }, Qt::QueuedConnection);
}

Reading& Reading::operator=(Reading&& other) noexcept
{
    if (this == &other) return *this;
    end();
    reader_ = std::exchange(other.reader_, nullptr);
    id_ = other.id_;
    return *this;
}

void Reading::end()
{
    if (!reader_) return;
    reader_->told_.erase(id_);
    reader_->ask([id = id_](FolderWorker& worker) { worker.cancel(id); });
    reader_ = nullptr;
}

void Reading::want(std::size_t rows) const
{
    if (reader_) reader_->ask([id = id_, rows](FolderWorker& worker) { worker.want(id, rows); });
}

void Reading::arrange(Arrangement const& how) const
{
    if (reader_) reader_->ask([id = id_, how](FolderWorker& worker) { worker.arrange(id, how); });
}

void Reading::readAgain() const
{
    if (reader_) reader_->ask([id = id_](FolderWorker& worker) { worker.readAgain(id); });
}

FolderReader::FolderReader(std::unique_ptr<Files> files, QObject* parent)
    : QObject{parent},
      thread_{new QThread},
      worker_{new FolderWorker{std::move(files)}}
{
    thread_->setObjectName(QStringLiteral("folders"));
    worker_->moveToThread(thread_);
    connect(thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connect(worker_, &FolderWorker::told, this, &FolderReader::take, Qt::QueuedConnection);
    thread_->start();
}

FolderReader::~FolderReader()
{
    thread_->quit();
    // A thread that hangs in the file system keeps what it stands on, and ends with the process.
    if (thread_->wait(QDeadlineTimer{longest_farewell})) delete thread_;
}

Reading FolderReader::begin(ReadRequest request, std::function<void(ReadNews const&)> told)
{
    ReadId const id = ++last_;
    told_.emplace(id, std::move(told));
    ask([id, request = std::move(request)](FolderWorker& worker) mutable { worker.begin(id, std::move(request)); });
    return Reading{this, id};
}

void FolderReader::take(ReadId id, std::shared_ptr<ReadNews const> const& news)
{
    auto const found = told_.find(id);
    if (found == told_.end()) return;
    auto const told = found->second; // a copy: it may end its own reading
    told(*news);
    ask([id](FolderWorker& worker) { worker.taken(id); });
}

Reading FolderReader::list(ListRequest request, Told<ListNews> told)
{
    return begin(std::move(request), only(std::move(told)));
}

Reading FolderReader::look(LookRequest request, Told<LookNews> told)
{
    return begin(std::move(request), only(std::move(told)));
}

Reading FolderReader::count(CountRequest request, Told<CountNews> told)
{
    return begin(std::move(request), only(std::move(told)));
}

Reading FolderReader::peek(PeekRequest request, Told<PeekNews> told)
{
    return begin(std::move(request), only(std::move(told)));
}

} // namespace signet::ui
