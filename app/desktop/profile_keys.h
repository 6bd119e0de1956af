#pragma once

#include "app/desktop/profile_socket.h"
#include "core/base/system_files.h"
#include "ui/bridge/engine_bridge.h"

namespace signet::desktop {

/// The profile's keys as the window has them: taken for this process, opened by one of the ways in, and wiped again. UI thread.
class ProfileKeys final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Absent, ///< a folder without a profile: the first start
        Closed, ///< there is one; its passphrase is wanted
        Opening,
        Open,
        Closing,
    };

    /// `path` is absolute.
    explicit ProfileKeys(QString path, QObject* parent = nullptr);
    ~ProfileKeys() override;

    /// Takes the folder for this process, once. Errors: Locked (another process has it), NoAccess, Disk.
    [[nodiscard]] Result<void> take();

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString const& path() const { return path_; }
    [[nodiscard]] ui::EngineBridge& engine() { return bridge_; }

    /// Makes the profile where there is none, else opens it.
    void open(engine::Engine::Options options);
    /// Signs out and wipes the keys. What is under way stays resumable; the folder is let go of and taken again by open().
    void close();

Q_SIGNALS:
    void opening(); ///< commands posted now are carried out first
    void opened(bool made);
    void failed(signet::Error error);
    void closed();

private:
    QString path_;
    SystemFiles files_;
    std::optional<store::ProfileFolder> folder_;
    State state_ = State::Closed;
    bool making_ = false;
    ProfileSocket socket_;
    ui::EngineBridge bridge_; // before the socket it serves is gone
};

} // namespace signet::desktop
