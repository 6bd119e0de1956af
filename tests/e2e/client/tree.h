#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <ostream>

namespace signet::e2e {

/// One file or folder as it lies on the disk.
struct Leaf {
    bool is_folder = false;
    int mode = 0;
    qint64 modified = 0; ///< seconds
    QByteArray content;  ///< its SHA-256; empty for a folder
    friend bool operator==(Leaf const&, Leaf const&) = default;
};

/// Everything below a folder, by path in bytes.
[[nodiscard]] QMap<QByteArray, Leaf> tree_below(QString const& folder);
/// As a recipient has it: x on folders only, nothing for others, no special bits.
[[nodiscard]] QMap<QByteArray, Leaf> as_received(QMap<QByteArray, Leaf> tree);
/// The first difference in words, empty where there is none.
[[nodiscard]] QByteArray difference(QMap<QByteArray, Leaf> const& wanted, QMap<QByteArray, Leaf> const& found);
bool set_modified(QString const& path, qint64 seconds);

/// Bytes on the disk below a folder: of `.signet-part`, what the recipient holds of an envelope that has not arrived yet.
[[nodiscard]] qint64 held_in(QString const& folder);

} // namespace signet::e2e
