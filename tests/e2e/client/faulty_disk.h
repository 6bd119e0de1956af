#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace signet::e2e {

/// A disk that fails on demand, for processes that are started with its environment.
class FaultyDisk {
public:
    /// `control`: a file of its own.
    explicit FaultyDisk(QString control) : control_{std::move(control)} { }
    [[nodiscard]] QProcessEnvironment under(QProcessEnvironment environment) const;
    void fill() const { say("full"); }         ///< no space left
    void break_down() const { say("broken"); } ///< I/O errors
    void mend() const { say(""); }

private:
    void say(char const* how) const;
    QString control_;
};

} // namespace signet::e2e
