#include "program.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <csignal>

namespace signet::e2e {

bool holds_soon(std::function<bool()> const& condition, int patience)
{
    QElapsedTimer clock;
    clock.start();
    QTimer tick; // what is waited for may be a file's size, which sends no event
    tick.start(3);
    while (!condition()) {
        if (clock.hasExpired(patience)) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

Program::Program(QString const& path, QStringList const& words, QProcessEnvironment const& environment, QString const& folder)
{
    process_.setProcessEnvironment(environment);
    process_.setWorkingDirectory(folder);
    QObject::connect(&process_, &QProcess::readyReadStandardOutput, &process_,
                     [this] { out_ += process_.readAllStandardOutput(); });
    QObject::connect(&process_, &QProcess::readyReadStandardError, &process_,
                     [this] { err_ += process_.readAllStandardError(); });
    process_.start(path, words);
    process_.waitForStarted(patience_ms);
}

Program::~Program()
{
    if (!runs()) return;
    process_.kill();
    process_.waitForFinished(patience_ms);
}

bool Program::finds(QByteArray const& text, QByteArray const& in, qsizetype& from, int patience)
{
    qsizetype found = -1;
    bool const came = holds_soon([&] { return (found = in.indexOf(text, from)) >= 0 || !runs(); }, patience);
    if (!came || found < 0) found = in.indexOf(text, from);
    if (found < 0) return false;
    from = found + text.size();
    return true;
}

bool Program::says(QByteArray const& text, int patience)
{
    return finds(text, out_, out_read_, patience);
}

bool Program::complains(QByteArray const& text, int patience)
{
    return finds(text, err_, err_read_, patience);
}

QByteArray Program::rest_of_line()
{
    qsizetype const from = out_read_;
    if (!says("\n")) return {};
    return out_.mid(from, out_read_ - from - 1);
}

void Program::type(QByteArray const& line)
{
    process_.write(line + '\n');
    while (process_.bytesToWrite() > 0 && process_.waitForBytesWritten(patience_ms)) { }
}

void Program::signal(int number) const
{
    if (runs()) ::kill(static_cast<pid_t>(pid()), number);
}

Finished Program::finish(int number)
{
    if (number != 0) signal(number);
    if (!holds_soon([this] { return !runs(); })) return {-1, out_, err_};
    out_ += process_.readAllStandardOutput();
    err_ += process_.readAllStandardError();
    return {process_.exitStatus() == QProcess::CrashExit ? -number : process_.exitCode(), out_, err_};
}

} // namespace signet::e2e
