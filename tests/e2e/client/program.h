#pragma once

#include "../server/server_process.h"

#include <QProcessEnvironment>

#include <functional>

namespace signet::e2e {

inline constexpr int patience_ms = 60'000;

/// Runs the event loop until this holds; false after the patience. Looks after every event, and a few hundred times a second for
/// what sends none.
[[nodiscard]] bool holds_soon(std::function<bool()> const& condition, int patience = patience_ms);

/// A program of the test's own that is talked with; killed with its object.
class Program {
public:
    Program(QString const& path, QStringList const& words, QProcessEnvironment const& environment, QString const& folder);
    ~Program();

    /// Waits for this text on stdout, after everything that was waited for before.
    [[nodiscard]] bool says(QByteArray const& text, int patience = patience_ms);
    /// The same on stderr.
    [[nodiscard]] bool complains(QByteArray const& text, int patience = patience_ms);
    /// The rest of the line on stdout at which says() stopped.
    [[nodiscard]] QByteArray rest_of_line();
    void type(QByteArray const& line);
    void end_input() { process_.closeWriteChannel(); }
    [[nodiscard]] qint64 pid() const { return process_.processId(); }
    [[nodiscard]] bool runs() const { return process_.state() != QProcess::NotRunning; }
    void signal(int number) const;
    /// Sends nothing with 0; waits for the end. The exit code is -signal where that killed it, -1 where it did not end.
    Finished finish(int number = 0);
    /// All it said, for a failing test's message.
    [[nodiscard]] QByteArray told() const { return out_ + "\n--- stderr:\n" + err_; }
    [[nodiscard]] QByteArray const& out() const { return out_; }
    [[nodiscard]] QByteArray const& err() const { return err_; }

private:
    [[nodiscard]] bool finds(QByteArray const& text, QByteArray const& in, qsizetype& from, int patience);

    QProcess process_;
    QByteArray out_;
    QByteArray err_;
    qsizetype out_read_ = 0;
    qsizetype err_read_ = 0;
};

} // namespace signet::e2e
