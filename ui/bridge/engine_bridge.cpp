#include "ui/bridge/engine_bridge.h"

namespace signet::ui {

EngineBridge::EngineBridge(QObject* parent) : EngineDoor{parent} { }

EngineBridge::~EngineBridge()
{
    if (working_.joinable()) working_.join();
    if (engine_ && beside_.end) beside_.end();
    engine_.reset();
}

void EngineBridge::work(std::function<void()> task, std::function<void()> then)
{
    working_ = std::thread{[this, task = std::move(task), then = std::move(then)] {
        task();
        QMetaObject::invokeMethod(
            this,
            [this, then] {
                working_.join();
                then();
            },
            Qt::QueuedConnection);
    }};
}

struct EngineBridge::Opening {
    store::ProfileFolder folder;
    engine::Engine::Options options;
    Result<std::unique_ptr<engine::Engine>> result = fail(ErrorCode::Cancelled, "");
};

void EngineBridge::open(store::ProfileFolder folder, engine::Engine::Options options)
{
    check(!engine_ && !working_.joinable());
    // Shared by the thread that opens and the call that brings its result back.
    auto const opening = std::make_shared<Opening>(Opening{std::move(folder), std::move(options)});
    waits_ = true;
    work([this, opening] { start(*opening); }, [this, opening] { finishOpening(*opening); });
}

void EngineBridge::start(Opening& opening)
{
    opening.result = engine::Engine::start(std::move(opening.folder), std::move(opening.options),
                                           [this](engine::EngineEvent event) { take(std::move(event)); });
    if (!opening.result) return;
    std::scoped_lock const lock{mutex_};
    started_ = opening.result->get();
    for (engine::Command& command : waiting_) started_->post(std::move(command));
    waiting_.clear();
}

void EngineBridge::finishOpening(Opening& opening)
{
    waits_ = false;
    started_ = nullptr;
    if (!opening.result) {
        for (std::size_t request = 1; request <= waiting_.size(); ++request) refuse(request);
        waiting_.clear();
        Q_EMIT openFailed(opening.result.error());
        return;
    }
    engine_ = std::move(*opening.result);
    if (beside_.begin) beside_.begin(*engine_);
    Q_EMIT opened();
}

void EngineBridge::close()
{
    if (!engine_) return;
    auto const ending = std::make_shared<std::unique_ptr<engine::Engine>>(std::move(engine_)); // ends on the thread
    work(
        [this, ending] {
            if (beside_.end) beside_.end();
            ending->reset();
        },
        [this] { Q_EMIT closed(); });
}

engine::RequestId EngineBridge::post(engine::Command command)
{
    if (engine_) return engine_->post(std::move(command));
    if (waits_) {
        std::scoped_lock const lock{mutex_};
        if (started_) return started_->post(std::move(command));
        waiting_.push_back(std::move(command));
        return waiting_.size(); // as the engine will count
    }
    engine::RequestId const request = --refused_;
    refuse(request);
    return request;
}

void EngineBridge::refuse(engine::RequestId request)
{
    take(engine::Finished{request, Error{ErrorCode::Cancelled, "the keys are closed"}, {}});
}

void EngineBridge::take(engine::EngineEvent event)
{
    if (beside_.see) beside_.see(event);
    bool first = false;
    {
        std::scoped_lock const lock{mutex_};
        first = arrived_.empty();
        arrived_.push_back(std::move(event));
    }
    // One call for all that has come by the time it runs: a fast transfer must not fill the window's queue.
    if (first) QMetaObject::invokeMethod(this, &EngineBridge::deliver, Qt::QueuedConnection);
}

void EngineBridge::deliver()
{
    std::vector<engine::EngineEvent> events;
    {
        std::scoped_lock const lock{mutex_};
        events.swap(arrived_);
    }
    for (engine::EngineEvent const& event : events) tell(event);
}

} // namespace signet::ui
