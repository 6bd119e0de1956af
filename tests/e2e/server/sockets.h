#pragma once

#include <QByteArray>
#include <QString>

namespace signet::e2e {

/// A connection to this port of the loopback, from this address of it; -1 where there is none.
[[nodiscard]] int connected(quint16 port, char const* from = "127.0.0.1");
/// All that a GET of the target brings.
[[nodiscard]] QByteArray get(quint16 port, QByteArray const& target);
/// A port that was free a moment ago.
[[nodiscard]] quint16 free_port();
[[nodiscard]] inline QString address_of(quint16 port)
{
    return QString{"127.0.0.1:%1"}.arg(port);
}

} // namespace signet::e2e
