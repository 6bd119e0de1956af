#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace signet::ui {

/// Speed of a transfer over its last five seconds. Times are milliseconds of any clock that does not go back.
class TransferRate {
public:
    /// So many bytes are through at `now`.
    void take(quint64 bytes, qint64 now);
    /// Bytes a second; 0 where nothing has moved for a while; nothing before it can be told.
    [[nodiscard]] std::optional<double> speed(qint64 now) const;
    /// Seconds for the rest; nothing while it stands still.
    [[nodiscard]] std::optional<double> secondsFor(quint64 rest, qint64 now) const;
    void reset() { samples_.clear(); }

private:
    struct Sample {
        qint64 at;
        quint64 bytes;
    };
    std::deque<Sample> samples_;
};

} // namespace signet::ui
