#include "ui/model/background.h"

#include "core/base/check.h"

namespace signet::ui {

Background::~Background()
{
    stop_ = true;
    if (thread_.joinable()) thread_.join();
}

void Background::run(std::function<void(std::atomic<bool> const& stop)> work, std::function<void()> then)
{
    check(!isBusy());
    stop_ = false;
    thread_ = std::thread{[this, work = std::move(work), then = std::move(then)] {
        work(stop_);
        QMetaObject::invokeMethod(
            this,
            [this, then] {
                thread_.join();
                then();
            },
            Qt::QueuedConnection);
    }};
}

} // namespace signet::ui
