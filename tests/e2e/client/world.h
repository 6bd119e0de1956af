#pragma once

#include "program.h"

#include <QTemporaryDir>

namespace signet::e2e {

/// One account on one device.
struct Person {
    QString name;
    QString number;
    QString folder; ///< its home
    QProcessEnvironment environment;
    [[nodiscard]] QString profile() const { return folder + QStringLiteral("/profile"); }
    [[nodiscard]] QString saved() const { return folder + QStringLiteral("/saved"); } ///< where listen() lets envelopes land
};

/// A server and its people in a temporary folder, all through the programs' own commands, over the loopback.
class World {
public:
    enum class Limits { OutOfTheWay, AsShipped };
    struct Server {
        QString address; ///< where given, what links and tickets name
        QString operator_name = QStringLiteral("Test Operator");
        QString monitor; ///< where given, where it serves metrics and health
        Limits limits = Limits::OutOfTheWay;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    };
    World() : World{Server{}} { }
    /// Starts the server.
    explicit World(Server const& server);

    [[nodiscard]] bool is_ready() const { return server_ && server_->is_ready(); }
    [[nodiscard]] QString path(QString const& name) const { return folder_.filePath(name); }
    [[nodiscard]] QString data() const { return path(QStringLiteral("server")); }
    [[nodiscard]] QString server_address() const { return address_; }
    [[nodiscard]] qint64 server_pid() const { return server_->pid(); }
    [[nodiscard]] QByteArray server_log() { return server_->log_so_far(); }
    [[nodiscard]] Finished stop_server(int signal) { return server_->finish(signal); }
    /// After stop_server(): again, on the same port.
    [[nodiscard]] bool start_server();
    [[nodiscard]] QList<QJsonObject> calls() const;

    /// A number, a link and a work order.
    [[nodiscard]] QJsonObject add_account(QString const& name, QString const& company = {}) const;
    /// A home with a key file, and nothing provisioned.
    [[nodiscard]] Person make_home(QString const& name);
    /// Provisions an account there; the person has no number where that failed.
    void provision(Person& person, QString const& company = {}) const;
    /// An account that is provisioned on a device. Without a number where that failed.
    [[nodiscard]] Person add_person(QString const& name, QString const& company = {});
    /// The whole spoken dialogue; both trust each other afterwards.
    [[nodiscard]] bool verify(Person const& caller, Person const& callee) const;

    /// Runs `signet-cli` as this person to its end.
    [[nodiscard]] Finished run(Person const& who, QStringList const& words) const;
    [[nodiscard]] std::unique_ptr<Program> start(Person const& who, QStringList const& words) const;
    /// `listen`, signed in; envelopes land in who.saved(). Null where it did not get there.
    [[nodiscard]] std::unique_ptr<Program> listen(Person const& who, QStringList const& more = {}) const;

private:
    QTemporaryDir folder_;
    QString address_ = QStringLiteral("127.0.0.1:0");
    QProcessEnvironment server_environment_;
    std::unique_ptr<ServerProcess> server_;
};

[[nodiscard]] QString cli();
/// Writes a file, and the folders above it.
bool write_file(QString const& path, QByteArray const& content);
[[nodiscard]] QByteArray read_file(QString const& path);
/// Incompressible.
[[nodiscard]] QByteArray random_bytes(qsizetype count, quint32 seed);
/// The envelopes' folders below a person's saved(): "PARTY NUMBER/DATE TIME TRACKING", without the folder of parts.
[[nodiscard]] QStringList envelopes_in(QString const& saved);

} // namespace signet::e2e
