#include "tree.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace signet::e2e {

namespace {

void add_below(QMap<QByteArray, Leaf>& all, QByteArray const& root, QByteArray const& below)
{
    DIR* const folder = ::opendir((root + below).constData());
    if (!folder) return;
    while (dirent const* const entry = ::readdir(folder)) {
        QByteArray const name{entry->d_name};
        if (name == "." || name == "..") continue;
        QByteArray const path = below.isEmpty() ? name : below + '/' + name;
        struct ::stat status{};
        if (::lstat((root + path).constData(), &status) != 0) continue;
        Leaf leaf{S_ISDIR(status.st_mode), static_cast<int>(status.st_mode & 07777), status.st_mtim.tv_sec, {}};
        if (leaf.is_folder) {
            add_below(all, root, path);
        } else {
            QFile file{QString::fromUtf8(root + path)};
            QCryptographicHash hash{QCryptographicHash::Sha256};
            if (file.open(QIODevice::ReadOnly)) hash.addData(&file);
            leaf.content = hash.result();
        }
        all.insert(path, leaf);
    }
    ::closedir(folder);
}

} // namespace

QMap<QByteArray, Leaf> tree_below(QString const& folder)
{
    QMap<QByteArray, Leaf> all;
    add_below(all, folder.toUtf8() + '/', {});
    return all;
}

QMap<QByteArray, Leaf> as_received(QMap<QByteArray, Leaf> tree)
{
    for (Leaf& leaf : tree) leaf.mode &= leaf.is_folder ? 0770 : 0660;
    return tree;
}

QByteArray difference(QMap<QByteArray, Leaf> const& wanted, QMap<QByteArray, Leaf> const& found)
{
    for (auto const& [path, leaf] : wanted.asKeyValueRange()) {
        if (!found.contains(path)) return path + " is missing";
        Leaf const other = found.value(path);
        if (other.content != leaf.content || other.is_folder != leaf.is_folder) return path + " has another content";
        if (other.mode != leaf.mode)
            return path + " has mode " + QByteArray::number(other.mode, 8) + ", not " + QByteArray::number(leaf.mode, 8);
        if (other.modified != leaf.modified) return path + " has another date";
    }
    for (QByteArray const& path : found.keys())
        if (!wanted.contains(path)) return path + " was not sent";
    return {};
}

bool set_modified(QString const& path, qint64 seconds)
{
    timespec const times[2]{{seconds, 0}, {seconds, 0}};
    return ::utimensat(AT_FDCWD, path.toUtf8().constData(), times, 0) == 0;
}

qint64 held_in(QString const& folder)
{
    qint64 bytes = 0;
    QDirIterator all{folder, QDir::Files, QDirIterator::Subdirectories};
    while (all.hasNext()) {
        struct ::stat status{};
        if (::stat(all.next().toUtf8().constData(), &status) == 0) bytes += status.st_blocks * 512;
    }
    return bytes;
}

} // namespace signet::e2e
