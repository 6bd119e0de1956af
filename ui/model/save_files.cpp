#include "ui/model/save_files.h"

#include <cerrno>
#include <filesystem>
#include <fstream>

namespace signet::ui {

namespace {

namespace fs = std::filesystem;
using Failure = Saved::Failure;

constexpr std::size_t step = 1024 * 1024;
constexpr unsigned most_copies = 10'000; ///< ours: of one name in one folder

struct Broken {
    Failure failure;
    std::string at;
};

[[noreturn]] void breakOff(std::error_code const& error, fs::path const& at)
{
    if (error == std::errc::no_such_file_or_directory) throw Broken{Failure::Missing, at.string()};
    if (error == std::errc::no_space_on_device || error == std::errc::file_too_large) throw Broken{Failure::NoSpace, at.string()};
    if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted
        || error == std::errc::read_only_file_system)
        throw Broken{Failure::NoAccess, at.string()};
    throw Broken{Failure::Disk, at.string()};
}

std::error_code lastError()
{
    return {errno == 0 ? EIO : errno, std::generic_category()};
}

/// "report (2).pdf"
fs::path numbered(fs::path const& path, unsigned number)
{
    fs::path const name = path.stem().string() + " (" + std::to_string(number) + ")" + path.extension().string();
    return path.parent_path() / name;
}

fs::path freePlace(fs::path const& wanted)
{
    std::error_code error;
    fs::path place = wanted;
    for (unsigned number = 2; fs::exists(fs::symlink_status(place, error)); ++number) {
        if (number > most_copies) throw Broken{Failure::Disk, wanted.string()};
        place = numbered(wanted, number);
    }
    return place;
}

class Copier {
public:
    Copier(std::atomic<bool> const& stop, Saved& saved) : stop_{stop}, saved_{saved} { }

    void copy(fs::path const& from, fs::path const& to)
    {
        std::error_code error;
        fs::file_status const status = fs::symlink_status(from, error);
        if (!fs::exists(status)) breakOff(std::make_error_code(std::errc::no_such_file_or_directory), from);
        if (fs::is_directory(status))
            folder(from, to);
        else if (fs::is_regular_file(status))
            file(from, to);
    }

    /// Under another name first: a name that a person sees is never half a file.
    void file(fs::path const& from, fs::path const& to)
    {
        fs::path const part = freePlace(to.parent_path() / (to.filename().string() + ".part"));
        try {
            contents(from, part);
            std::error_code error;
            fs::last_write_time(part, fs::last_write_time(from, error), error); // a disk without dates is no failure
            fs::rename(part, to, error);
            if (error) breakOff(error, to);
        } catch (Broken const&) {
            std::error_code ignored;
            fs::remove(part, ignored);
            throw;
        }
        ++saved_.files;
    }

private:
    void folder(fs::path const& from, fs::path const& to)
    {
        std::error_code error;
        fs::create_directory(to, error);
        if (error) breakOff(error, to);
        fs::directory_iterator each{from, error};
        if (error) breakOff(error, from);
        for (; each != fs::directory_iterator{}; each.increment(error)) {
            if (error) breakOff(error, from);
            copy(each->path(), to / each->path().filename());
        }
        fs::last_write_time(to, fs::last_write_time(from, error), error);
    }

    void contents(fs::path const& from, fs::path const& to)
    {
        errno = 0;
        std::ifstream in{from, std::ios::binary};
        if (!in) breakOff(lastError(), from);
        std::ofstream out{to, std::ios::binary | std::ios::trunc};
        if (!out) breakOff(lastError(), to);
        buffer_.resize(step);
        while (in) {
            if (stop_) throw Broken{Failure::Stopped, from.string()};
            in.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
            out.write(buffer_.data(), in.gcount());
            if (!out) breakOff(lastError(), to);
        }
        if (in.bad()) breakOff(lastError(), from);
        out.close();
        if (!out) breakOff(lastError(), to);
    }

    std::atomic<bool> const& stop_;
    Saved& saved_;
    std::vector<char> buffer_;
};

} // namespace

Saved saveFiles(SaveFiles const& job, std::atomic<bool> const& stop)
{
    Saved saved;
    Copier copier{stop, saved};
    try {
        for (std::string const& from : job.from) {
            if (!job.as.empty()) {
                copier.file(from, job.as);
                continue;
            }
            fs::path const to = freePlace(fs::path{job.into} / fs::path{from}.filename());
            copier.copy(from, to);
            saved.names.push_back(to.filename().string());
        }
    } catch (Broken const& broken) {
        saved.failure = broken.failure;
        saved.at = broken.at;
    }
    return saved;
}

} // namespace signet::ui
