#pragma once

#include "core/engine/engine.h"
#include "ui/model/engine_door.h"

#include <mutex>
#include <thread>

namespace signet::ui {

/// The only code that knows both threads: brings the engine's events to the UI thread and commands down. Opening and closing the
/// profile take as long as Argon2 and the network need, so both happen on a thread of their own.
class EngineBridge final : public EngineDoor {
    Q_OBJECT
public:
    explicit EngineBridge(QObject* parent = nullptr);
    /// Waits for the engine's end.
    ~EngineBridge() override;

    /// Takes the folder's profile and starts the engine; ends in opened() or openFailed(). Not while one is open or on its way.
    /// Commands posted from here on are the engine's first ones: a window is built while it opens and lists.
    void open(store::ProfileFolder folder, engine::Engine::Options options);
    /// Ends the engine, which wipes its keys and lets the folder go; ends in closed(). Commands after it are refused as
    /// Cancelled.
    void close();
    [[nodiscard]] bool isOpen() const { return engine_ != nullptr; }
    [[nodiscard]] bool isBusy() const { return working_.joinable(); }

    using EngineDoor::post;
    engine::RequestId post(engine::Command command) override;

    /// Who uses the engine beside the windows, on threads of its own: the profile's socket, which carries out other processes'
    /// commands.
    struct Beside {
        std::function<void(engine::Engine&)> begin;          ///< on the UI thread, once it is open
        std::function<void(engine::EngineEvent const&)> see; ///< on the engine's thread, every event
        std::function<void()> end;                           ///< on the closing thread: returns when the engine is no longer used
    };
    /// Before it is open.
    void setBeside(Beside beside) { beside_ = std::move(beside); }

Q_SIGNALS:
    void opened();
    void openFailed(signet::Error error);
    void closed();

private:
    struct Opening;
    void take(engine::EngineEvent event);
    void deliver();
    void refuse(engine::RequestId request);
    /// On the opening thread.
    void start(Opening& opening);
    void finishOpening(Opening& opening);
    void work(std::function<void()> task, std::function<void()> then);

    std::unique_ptr<engine::Engine> engine_;
    Beside beside_;
    std::thread working_;
    std::mutex mutex_; ///< for what follows
    std::vector<engine::EngineEvent> arrived_;
    bool waits_ = false;                   ///< commands wait for the engine that opens
    engine::Engine* started_ = nullptr;    ///< opened, and not yet brought here
    std::vector<engine::Command> waiting_; ///< until it is started: its requests 1, 2, …
    engine::RequestId refused_ = 0;        ///< UI thread; counts down from the top: numbers that no engine gives
};

} // namespace signet::ui
