#include "tests/sim/memory_vfs.h"

#include "core/base/check.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <cstring>
#include <map>

namespace signet::sim {

namespace {

/// Who holds what of one database file, by SQLite's five lock levels.
struct Locks {
    int readers = 0;
    void const* writer = nullptr; ///< RESERVED or above
    bool exclusive = false;
};

constexpr std::int64_t julian_day_of_1970_ms = 210'866'760'000'000; ///< SQLite counts days from noon, 24 November 4714 BC

} // namespace

struct MemoryVfs::State {
    std::string name;
    Files& files;
    Clock& clock;
    Random& random;
    sqlite3_vfs vfs{};
    std::map<std::string, Locks> locks;
    std::uint64_t life = 0; ///< grows with each crash; files of an earlier life are dead
    std::uint64_t changes = 0;
    std::uint64_t fails_at = 0; ///< 0 = never
    Fault fault = Fault::IoError;

    /// What the next change comes to.
    int change()
    {
        ++changes;
        if (fails_at == 0 || changes < fails_at) return SQLITE_OK;
        return fault == Fault::NoSpace ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
};

namespace {

/// What SQLite allocates for an open file; `base` first.
struct OpenFile {
    sqlite3_file base;
    MemoryVfs::State* state;
    File* file;
    std::string* path;
    int level;
    std::uint64_t life;
    bool delete_on_close;

    [[nodiscard]] bool dead() const { return life != state->life; }
};

OpenFile& of(sqlite3_file* file)
{
    return *reinterpret_cast<OpenFile*>(file);
}

MemoryVfs::State& of(sqlite3_vfs* vfs)
{
    return *static_cast<MemoryVfs::State*>(vfs->pAppData);
}

std::pair<std::string, std::string> split(std::string const& path)
{
    std::size_t const slash = path.rfind('/');
    if (slash == std::string::npos) return {".", path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

int code_of(Error const& error, int otherwise)
{
    return error.code == ErrorCode::NoSpace ? SQLITE_FULL : otherwise;
}

int remove_file(MemoryVfs::State& state, std::string const& path)
{
    if (int const code = state.change(); code != SQLITE_OK) return code;
    auto const [folder_path, name] = split(path);
    Result<FolderPtr> const folder = state.files.open(folder_path);
    if (!folder) return SQLITE_IOERR_DELETE;
    Result<void> const removed = (*folder)->remove(name);
    if (!removed && removed.error().code == ErrorCode::NotFound) return SQLITE_IOERR_DELETE_NOENT;
    return removed && (*folder)->sync() ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

// ---- locks

int unlock(sqlite3_file* base, int level)
{
    OpenFile& file = of(base);
    if (file.dead() || level >= file.level) return SQLITE_OK;
    Locks& locks = file.state->locks[*file.path];
    if (file.level >= SQLITE_LOCK_RESERVED) locks = {locks.readers, nullptr, false};
    if (level == SQLITE_LOCK_NONE) --locks.readers;
    file.level = level;
    return SQLITE_OK;
}

int lock(sqlite3_file* base, int level)
{
    OpenFile& file = of(base);
    if (file.dead()) return SQLITE_IOERR_LOCK;
    if (level <= file.level) return SQLITE_OK;
    Locks& locks = file.state->locks[*file.path];
    if (locks.writer && locks.writer != &file && (level > SQLITE_LOCK_SHARED || locks.exclusive)) return SQLITE_BUSY;
    if (file.level == SQLITE_LOCK_NONE) {
        ++locks.readers;
        file.level = SQLITE_LOCK_SHARED;
    }
    if (level == SQLITE_LOCK_SHARED) return SQLITE_OK;
    locks.writer = &file;
    file.level = SQLITE_LOCK_RESERVED;
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        if (locks.readers > 1) return SQLITE_BUSY;
        locks.exclusive = true;
    }
    file.level = level;
    return SQLITE_OK;
}

int check_reserved(sqlite3_file* base, int* result)
{
    OpenFile& file = of(base);
    *result = file.state->locks[*file.path].writer != nullptr ? 1 : 0;
    return SQLITE_OK;
}

// ---- one file

int close_file(sqlite3_file* base)
{
    OpenFile& file = of(base);
    unlock(base, SQLITE_LOCK_NONE);
    delete file.file;
    if (file.delete_on_close && !file.dead()) remove_file(*file.state, *file.path);
    delete file.path;
    return SQLITE_OK;
}

int read_file(sqlite3_file* base, void* to, int size, sqlite3_int64 offset)
{
    OpenFile& file = of(base);
    if (file.dead()) return SQLITE_IOERR_READ;
    MutableBytes const bytes{static_cast<std::uint8_t*>(to), static_cast<std::size_t>(size)};
    Result<std::size_t> const got = file.file->read_at(static_cast<std::uint64_t>(offset), bytes);
    if (!got) return SQLITE_IOERR_READ;
    std::ranges::fill(bytes.subspan(*got), std::uint8_t{0}); // SQLite wants zeros after a short read
    return *got == bytes.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* base, void const* from, int size, sqlite3_int64 offset)
{
    OpenFile& file = of(base);
    if (file.dead()) return SQLITE_IOERR_WRITE;
    if (int const code = file.state->change(); code != SQLITE_OK) return code;
    ByteView const bytes{static_cast<std::uint8_t const*>(from), static_cast<std::size_t>(size)};
    Result<void> const written = file.file->write_at(static_cast<std::uint64_t>(offset), bytes);
    return written ? SQLITE_OK : code_of(written.error(), SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* base, sqlite3_int64 size)
{
    OpenFile& file = of(base);
    if (file.dead()) return SQLITE_IOERR_TRUNCATE;
    if (int const code = file.state->change(); code != SQLITE_OK) return code;
    return file.file->truncate(static_cast<std::uint64_t>(size)) ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int sync_file(sqlite3_file* base, int /*flags*/)
{
    OpenFile& file = of(base);
    if (file.dead()) return SQLITE_IOERR_FSYNC;
    if (int const code = file.state->change(); code != SQLITE_OK) return code;
    return file.file->sync() ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

int file_size(sqlite3_file* base, sqlite3_int64* size)
{
    OpenFile& file = of(base);
    if (file.dead()) return SQLITE_IOERR_FSTAT;
    Result<FileInfo> const info = file.file->info();
    if (!info) return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(info->size);
    return SQLITE_OK;
}

int file_control(sqlite3_file* /*base*/, int /*operation*/, void* /*argument*/)
{
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file* /*base*/)
{
    return 512; // the smallest unit that is written as a whole: SQLite must not count on more
}

int characteristics(sqlite3_file* /*base*/)
{
    return 0;
}

/// Version 1: without shared memory, so that WAL works in exclusive mode only.
constexpr sqlite3_io_methods file_methods{.iVersion = 1,
                                          .xClose = close_file,
                                          .xRead = read_file,
                                          .xWrite = write_file,
                                          .xTruncate = truncate_file,
                                          .xSync = sync_file,
                                          .xFileSize = file_size,
                                          .xLock = lock,
                                          .xUnlock = unlock,
                                          .xCheckReservedLock = check_reserved,
                                          .xFileControl = file_control,
                                          .xSectorSize = sector_size,
                                          .xDeviceCharacteristics = characteristics};

// ---- the file system

int open_file(sqlite3_vfs* vfs, char const* path, sqlite3_file* base, int flags, int* flags_out)
{
    MemoryVfs::State& state = of(vfs);
    base->pMethods = nullptr; // SQLite then does not close what was not opened
    std::string const whole = path ? path : "/temporary-" + to_hex(state.random.array<8>());
    auto const [folder_path, name] = split(whole);
    Result<FolderPtr> const folder = state.files.open(folder_path);
    if (!folder) return SQLITE_CANTOPEN;
    bool const is_new = !(*folder)->info(name).has_value();
    if (is_new && !(flags & SQLITE_OPEN_CREATE)) return SQLITE_CANTOPEN;
    Result<FilePtr> opened = (*folder)->open(name, flags & SQLITE_OPEN_READONLY ? OpenFor::Read : OpenFor::Write);
    if (!opened && opened.error().code == ErrorCode::NoAccess && !is_new) {
        // As SQLite's own VFS: what cannot be written is opened for reading.
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
        opened = (*folder)->open(name, OpenFor::Read);
    }
    if (!opened) return code_of(opened.error(), SQLITE_CANTOPEN);
    if (is_new && !(*folder)->sync()) return SQLITE_IOERR_DIR_FSYNC;
    new (base) OpenFile{.base = {.pMethods = &file_methods},
                        .state = &state,
                        .file = opened->release(),
                        .path = new std::string{whole},
                        .level = SQLITE_LOCK_NONE,
                        .life = state.life,
                        .delete_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
    if (flags_out) *flags_out = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, char const* path, int /*sync_folder*/)
{
    return remove_file(of(vfs), path);
}

int access_file(sqlite3_vfs* vfs, char const* path, int /*flags*/, int* result)
{
    auto const [folder_path, name] = split(path);
    Result<FolderPtr> const folder = of(vfs).files.open(folder_path);
    Result<FileInfo> const info = folder ? (*folder)->info(name) : std::unexpected{folder.error()};
    // An empty journal counts as none, as SQLite's own VFS has it.
    *result = info && info->size > 0 ? 1 : 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs* /*vfs*/, char const* path, int size, char* out)
{
    std::size_t const length = std::strlen(path);
    if (length + 1 > static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
    std::memcpy(out, path, length + 1);
    return SQLITE_OK;
}

int fill_random(sqlite3_vfs* vfs, int size, char* out)
{
    of(vfs).random.fill({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(size)});
    return size;
}

int sleep_for(sqlite3_vfs* /*vfs*/, int microseconds)
{
    return microseconds; // virtual time stands still inside a call
}

int time_now_int64(sqlite3_vfs* vfs, sqlite3_int64* now)
{
    *now = julian_day_of_1970_ms + milliseconds_of(of(vfs).clock.wall());
    return SQLITE_OK;
}

int time_now(sqlite3_vfs* vfs, double* now)
{
    sqlite3_int64 ms = 0;
    time_now_int64(vfs, &ms);
    *now = static_cast<double>(ms) / 86'400'000.0;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs* /*vfs*/, int /*size*/, char* /*text*/)
{
    return 0;
}

} // namespace

MemoryVfs::MemoryVfs(std::string name, Files& files, Clock& clock, Random& random)
    : state_{new State{.name = std::move(name), .files = files, .clock = clock, .random = random}}
{
    state_->vfs = {.iVersion = 2,
                   .szOsFile = sizeof(OpenFile),
                   .mxPathname = 4096,
                   .zName = state_->name.c_str(),
                   .pAppData = state_.get(),
                   .xOpen = open_file,
                   .xDelete = delete_file,
                   .xAccess = access_file,
                   .xFullPathname = full_path,
                   .xRandomness = fill_random,
                   .xSleep = sleep_for,
                   .xCurrentTime = time_now,
                   .xGetLastError = last_error,
                   .xCurrentTimeInt64 = time_now_int64};
    check(sqlite3_vfs_register(&state_->vfs, 0) == SQLITE_OK);
}

MemoryVfs::~MemoryVfs()
{
    sqlite3_vfs_unregister(&state_->vfs);
}

void MemoryVfs::crash()
{
    ++state_->life;
    state_->locks.clear();
    mend();
}

void MemoryVfs::fail_at(std::uint64_t k, Fault fault)
{
    check(k >= 1);
    state_->fails_at = state_->changes + k;
    state_->fault = fault;
}

void MemoryVfs::mend()
{
    state_->fails_at = 0;
}

std::uint64_t MemoryVfs::changes() const
{
    return state_->changes;
}

} // namespace signet::sim
