#include "server_process.h"
#include "tests/support/sanitized.h"

#include <QJsonDocument>

#include <csignal>

namespace signet::e2e {

namespace {

constexpr int patience_ms = 20'000;

QString program()
{
    return QString::fromStdString(test::programs(SIGNET_BIN)) + "/signet-server";
}

} // namespace

QList<QJsonObject> Finished::objects() const
{
    QList<QJsonObject> all;
    for (QByteArray const& line : out.split('\n'))
        if (!line.isEmpty()) all.append(QJsonDocument::fromJson(line).object());
    return all;
}

Finished signet_server(QStringList const& words)
{
    QProcess process;
    process.start(program(), words);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience_ms)) return {};
    Finished finished{-1, process.readAllStandardOutput(), process.readAllStandardError()};
    if (process.exitStatus() == QProcess::NormalExit) finished.exit_code = process.exitCode();
    return finished;
}

ServerProcess::ServerProcess(QString const& data, QStringList const& more, QProcessEnvironment const& environment)
{
    process_.setProcessEnvironment(environment);
    process_.start(program(), QStringList{"run", "--data", data} + more);
    while (!out_.contains('\n') && process_.waitForReadyRead(patience_ms)) out_ += process_.readAllStandardOutput();
    if (out_.startsWith("ready ") && out_.endsWith('\n')) address_ = QString::fromUtf8(out_.mid(6).trimmed());
}

ServerProcess::~ServerProcess()
{
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished(patience_ms);
}

quint16 ServerProcess::port() const
{
    return address_.mid(address_.lastIndexOf(':') + 1).toUShort();
}

Finished ServerProcess::finish(int signal)
{
    ::kill(static_cast<pid_t>(process_.processId()), signal);
    Finished ended = finished();
    if (process_.exitStatus() == QProcess::CrashExit) ended.exit_code = -signal;
    return ended;
}

Finished ServerProcess::finished()
{
    if (process_.state() != QProcess::NotRunning && !process_.waitForFinished(patience_ms)) return {};
    out_ += process_.readAllStandardOutput();
    return {process_.exitCode(), out_, process_.readAllStandardError()};
}

QByteArray ServerProcess::log_so_far()
{
    process_.setReadChannel(QProcess::StandardError);
    return process_.peek(1 << 20);
}

} // namespace signet::e2e
