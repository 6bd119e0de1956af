#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace signet::e2e {

/// Somebody on the wire: passes every connection on to the server and keeps a copy of every byte, both ways, or counts only.
class Tap {
public:
    enum class Keep { Everything, Nothing };
    explicit Tap(Keep keep = Keep::Everything);
    ~Tap();
    [[nodiscard]] QString address() const { return QString{"127.0.0.1:%1"}.arg(port_); }
    void set_server(QString const& address);
    [[nodiscard]] QByteArray recorded();
    [[nodiscard]] int connections() const { return connections_; }
    [[nodiscard]] qint64 bytes_to_server() const { return to_server_; }
    /// The client speaks so many more times and is answered, but for the last time: that answer is held back, and all that
    /// follows.
    void hold_answers(int turns);
    void let_go();
    /// Every connection that is open breaks.
    void cut();

private:
    void accept_all();
    void client_spoke();
    void wait_to_answer();
    struct Connection;
    void pass_on(std::shared_ptr<Connection> connection, bool to_server);

    Keep keep_;
    int listener_ = -1;
    quint16 port_ = 0;
    std::atomic<quint16> server_port_{0};
    std::atomic<int> connections_{0};
    std::atomic<qint64> to_server_{0};
    std::mutex mutex_;
    QByteArray recorded_;
    std::condition_variable let_go_;
    std::optional<int> turns_left_; ///< nothing: no answer is held
    bool clients_turn_ = true;
    std::mutex open_mutex_;
    std::list<std::weak_ptr<Connection>> open_;
    std::list<std::thread> lines_;
    std::thread accepting_;
};

} // namespace signet::e2e
