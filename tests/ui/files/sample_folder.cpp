#include "sample_folder.h"

#include "core/base/check.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

namespace signet::ui {

namespace {
QString somewhere()
{
    // Tens of thousands of files take a journalling file system a minute on a busy machine.
    QString const memory = QStringLiteral("/dev/shm");
    return (QFileInfo{memory}.isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/signet-XXXXXX");
}
} // namespace

SampleFolder::SampleFolder() : folder_{somewhere()}
{
    check(folder_.isValid());
}

SampleFolder::~SampleFolder()
{
    remove("");
}

std::string SampleFolder::path(std::string_view name) const
{
    std::string path = QFile::encodeName(folder_.path()).toStdString();
    if (!name.empty()) path += "/" + std::string{name};
    return path;
}

void SampleFolder::file(std::string_view name, std::size_t size) const
{
    int const file = ::open(path(name).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    check(file >= 0 && ::ftruncate(file, static_cast<::off_t>(size)) == 0);
    ::close(file);
}

void SampleFolder::dated(std::string_view name, std::size_t size, qint64 modifiedMs) const
{
    file(name, size);
    date(name, modifiedMs);
}

void SampleFolder::date(std::string_view name, qint64 modifiedMs) const
{
    ::timespec const when{modifiedMs / 1000, 0};
    ::timespec const times[2]{when, when};
    check(::utimensat(AT_FDCWD, path(name).c_str(), times, 0) == 0);
}

void SampleFolder::folder(std::string_view name) const
{
    std::filesystem::create_directories(path(name));
}

void SampleFolder::link(std::string_view name, std::string const& target) const
{
    check(::symlink(target.c_str(), path(name).c_str()) == 0);
}

void SampleFolder::fifo(std::string_view name) const
{
    check(::mkfifo(path(name).c_str(), 0600) == 0);
}

void SampleFolder::socket(std::string_view name) const
{
    int const made = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ::sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::string const where = path(name);
    check(where.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, where.c_str(), where.size());
    check(::bind(made, reinterpret_cast<::sockaddr const*>(&address), sizeof address) == 0);
    ::close(made);
}

void SampleFolder::many(std::string_view prefix, int count) const
{
    int const parent = ::open(path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    check(parent >= 0);
    for (int i = 0; i < count; ++i) {
        std::string number = std::to_string(i);
        number.insert(0, 5 - std::min<std::size_t>(5, number.size()), '0');
        int const file = ::openat(parent, (std::string{prefix} + number).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        check(file >= 0);
        ::close(file);
    }
    ::close(parent);
}

void SampleFolder::remove(std::string_view name) const
{
    std::filesystem::remove_all(path(name));
}

} // namespace signet::ui
