#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <memory>

namespace signet::e2e {

/// What a finished command left.
struct Finished {
    int exit_code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QList<QJsonObject> objects() const; ///< its JSON lines
    [[nodiscard]] QJsonObject object() const { return objects().value(0); }
};

/// Runs `signet-server` with these words to its end.
[[nodiscard]] Finished signet_server(QStringList const& words);

/// A `signet-server run` of the test's own; killed with it.
class ServerProcess {
public:
    /// Starts it and waits for its `ready` line, or for its end where it does not come so far.
    explicit ServerProcess(QString const& data,
                           QStringList const& more = {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")},
                           QProcessEnvironment const& environment = QProcessEnvironment::systemEnvironment());
    ~ServerProcess();

    [[nodiscard]] bool is_ready() const { return address_.size() > 0; }
    [[nodiscard]] QString address() const { return address_; } ///< as the ready line says
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] qint64 pid() const { return process_.processId(); }
    [[nodiscard]] Finished finish(int signal); ///< sends it and waits; the exit code is -signal where that killed it
    [[nodiscard]] Finished finished();         ///< waits for an end that comes by itself
    [[nodiscard]] QByteArray log_so_far();

private:
    QProcess process_;
    QByteArray out_;
    QString address_;
};

} // namespace signet::e2e
