#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <thread>

namespace signet::ui {

/// One piece of long work on a thread of its own, values only: copying files, writing an export. UI thread.
class Background final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Asks the work to stop and waits for it; its end is not told any more.
    ~Background() override;

    /// `work` looks at `stop` now and then; `then` runs on this thread when it has ended. Not while something runs.
    void run(std::function<void(std::atomic<bool> const& stop)> work, std::function<void()> then);
    void stop() { stop_ = true; }
    [[nodiscard]] bool isBusy() const { return thread_.joinable(); }

private:
    std::thread thread_;
    std::atomic<bool> stop_ = false;
};

} // namespace signet::ui
