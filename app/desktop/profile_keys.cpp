#include "app/desktop/profile_keys.h"

namespace signet::desktop {

ProfileKeys::ProfileKeys(QString path, QObject* parent) : QObject{parent}, path_{std::move(path)}, socket_{path_.toStdString()}
{
    bridge_.setBeside({[this](engine::Engine& engine) { socket_.begin(engine); },
                       [this](engine::EngineEvent const& event) { socket_.see(event); }, [this] { socket_.end(); }});
    connect(&bridge_, &ui::EngineBridge::opened, this, [this] {
        state_ = State::Open;
        Q_EMIT opened(std::exchange(making_, false));
    });
    connect(&bridge_, &ui::EngineBridge::openFailed, this, [this](Error error) {
        state_ = making_ ? State::Absent : State::Closed;
        making_ = false;
        Q_EMIT failed(error);
    });
    connect(&bridge_, &ui::EngineBridge::closed, this, [this] {
        state_ = State::Closed;
        Q_EMIT closed();
    });
}

ProfileKeys::~ProfileKeys() = default;

Result<void> ProfileKeys::take()
{
    SIGNET_TRY(folder, store::ProfileFolder::take(files_, path_.toStdString(), store::IfMissing::Make));
    SIGNET_TRY(exists, folder.has_profile());
    state_ = exists ? State::Closed : State::Absent;
    folder_.emplace(std::move(folder));
    return {};
}

void ProfileKeys::open(engine::Engine::Options options)
{
    if (state_ != State::Closed && state_ != State::Absent) return;
    if (!folder_) {
        // The engine let the folder go at its end, or with a passphrase that did not fit.
        if (Result<void> const taken = take(); !taken) {
            Q_EMIT failed(taken.error());
            return;
        }
    }
    making_ = state_ == State::Absent;
    options.create = making_;
    state_ = State::Opening;
    store::ProfileFolder folder = std::move(*folder_);
    folder_.reset();
    bridge_.open(std::move(folder), std::move(options));
    Q_EMIT opening();
}

void ProfileKeys::close()
{
    if (state_ != State::Open) return;
    state_ = State::Closing;
    bridge_.close();
}

} // namespace signet::desktop
