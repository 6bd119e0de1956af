#pragma once

#include "ui/model/folder_worker.h"

#include <QPointer>

class QThread;

namespace signet::ui {

class FolderReader;

/// Something that is being read. It ends, and nothing more of it is told, when this goes.
class Reading {
public:
    Reading() = default;
    Reading(Reading&& other) noexcept : reader_{std::exchange(other.reader_, nullptr)}, id_{other.id_} { }
    Reading& operator=(Reading&& other) noexcept;
    ~Reading() { end(); }

    void end();
    [[nodiscard]] bool isActive() const { return reader_ != nullptr; }

    // Lists only.
    void want(std::size_t rows) const; ///< so many from the first on
    void arrange(Arrangement const& how) const;
    void readAgain() const; ///< told only where something is not as it was

private:
    friend class FolderReader;
    Reading(FolderReader* reader, ReadId id) : reader_{reader}, id_{id} { }

    QPointer<FolderReader> reader_;
    ReadId id_ = 0;
};

/// Reads folders on the one thread that may (style.md §6), so that neither a large nor a slow one stops the window. What it finds
/// comes as values, in slices, by `told`, on the thread of the caller and never from within a call.
class FolderReader final : public QObject {
    Q_OBJECT
public:
    explicit FolderReader(std::unique_ptr<Files> files, QObject* parent = nullptr);
    /// Waits for the slice that is being read; not for ever: a disk that does not answer must not keep the program from its end.
    ~FolderReader() override;

    template <class News> using Told = std::function<void(News const&)>;

    [[nodiscard]] Reading list(ListRequest request, Told<ListNews> told);
    [[nodiscard]] Reading look(LookRequest request, Told<LookNews> told);
    [[nodiscard]] Reading count(CountRequest request, Told<CountNews> told);
    [[nodiscard]] Reading peek(PeekRequest request, Told<PeekNews> told);

private:
    friend class Reading;

    [[nodiscard]] Reading begin(ReadRequest request, std::function<void(ReadNews const&)> told);
    void take(ReadId id, std::shared_ptr<ReadNews const> const& news);
    /// On the reading thread.
    template <class Call> void ask(Call call);

    QThread* thread_;
    FolderWorker* worker_;
    ReadId last_ = 0;
    std::map<ReadId, std::function<void(ReadNews const&)>> told_;
};

} // namespace signet::ui
