#include "core/base/posix_entries.h"
#include "core/base/posix_error.h"
#include "core/base/posix_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace signet;
namespace fs = std::filesystem;

namespace {

std::string content_of(fs::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void put(fs::path const& path, std::string const& content)
{
    std::ofstream{path, std::ios::binary} << content;
}

unsigned mode_of(fs::path const& path)
{
    struct ::stat status{};
    check(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

template <class T> ErrorCode code_of(Result<T> const& result)
{
    check(!result.has_value());
    return result.error().code;
}

} // namespace

class PosixFilesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path base_;    ///< the folder under test
    fs::path outside_; ///< what nothing here may touch
    PosixFiles files_;
    FolderPtr folder_;

private Q_SLOTS:
    void init()
    {
        ::umask(0022);
        temporary_ = std::make_unique<QTemporaryDir>();
        QVERIFY(temporary_->isValid());
        fs::path const root{temporary_->path().toStdString()};
        base_ = root / "base";
        outside_ = root / "outside";
        fs::create_directories(base_);
        fs::create_directories(outside_);
        put(outside_ / "secret", "untouched");
        folder_ = files_.open(base_).value();
    }
    void cleanup()
    {
        QCOMPARE(content_of(outside_ / "secret"), std::string{"untouched"});
        folder_.reset();
        temporary_.reset();
    }

    void writesAndReads()
    {
        FilePtr const file = folder_->open("a", OpenFor::Create).value();
        QVERIFY(file->write_at(0, view_of("hello world")).has_value());
        QVERIFY(file->write_at(6, view_of("there")).has_value());
        QVERIFY(file->write_at(20, view_of("!")).has_value());
        QVERIFY(file->sync().has_value());
        Bytes buffer(100);
        QCOMPARE(file->read_at(0, buffer).value(), std::size_t{21});
        QCOMPARE(string_of(ByteView{buffer}.first(11)), std::string{"hello there"});
        QCOMPARE(file->read_at(20, buffer).value(), std::size_t{1});
        QCOMPARE(file->read_at(21, buffer).value(), std::size_t{0});
        QCOMPARE(file->read_at(1000, buffer).value(), std::size_t{0});
        QVERIFY(file->truncate(5).has_value());
        QCOMPARE(content_of(base_ / "a"), std::string{"hello"});
        QCOMPARE(file->info().value().size, std::uint64_t{5});
        QCOMPARE(file->info().value().kind, FileKind::Regular);
    }

    void offsetsNoFileCanHave()
    {
        FilePtr const file = folder_->open("a", OpenFor::Create).value();
        Bytes buffer(10);
        std::uint64_t const greatest = ~std::uint64_t{0};
        QCOMPARE(code_of(file->read_at(greatest, buffer)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(file->write_at(greatest, buffer)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(file->write_at(greatest / 2 - 5, buffer)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(file->truncate(greatest)), ErrorCode::InvalidArgument);
        QCOMPARE(fs::file_size(base_ / "a"), std::uintmax_t{0});
    }

    void openingForEachPurpose()
    {
        QCOMPARE(code_of(folder_->open("a", OpenFor::Read)), ErrorCode::NotFound);
        QVERIFY(folder_->open("a", OpenFor::Create).has_value());
        QCOMPARE(code_of(folder_->open("a", OpenFor::Create)), ErrorCode::Exists);
        put(base_ / "a", "kept");
        QVERIFY(folder_->open("a", OpenFor::Write).has_value());
        QCOMPARE(content_of(base_ / "a"), std::string{"kept"});
        QVERIFY(folder_->open("b", OpenFor::Write).has_value());
        FilePtr const read_only = folder_->open("a", OpenFor::Read).value();
        QVERIFY(!read_only->write_at(0, view_of("x")));
        QCOMPARE(content_of(base_ / "a"), std::string{"kept"});
    }

    void newFilesAreForTheirOwnerOnly()
    {
        ::umask(0);
        QVERIFY(folder_->open("created", OpenFor::Create).has_value());
        QVERIFY(folder_->open("written", OpenFor::Write).has_value());
        QVERIFY(folder_->make_folder("folder").has_value());
        QVERIFY(files_.make(base_ / "deep" / "er").has_value());
        QCOMPARE(mode_of(base_ / "created"), 0600U);
        QCOMPARE(mode_of(base_ / "written"), 0600U);
        QCOMPARE(mode_of(base_ / "folder"), 0700U);
        QCOMPARE(mode_of(base_ / "deep"), 0700U);
        QCOMPARE(mode_of(base_ / "deep" / "er"), 0700U);
    }

    void namesAreSingleComponents_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addRow("empty") << QByteArray{""};
        QTest::addRow("here") << QByteArray{"."};
        QTest::addRow("parent") << QByteArray{".."};
        QTest::addRow("path") << QByteArray{"a/b"};
        QTest::addRow("absolute") << QByteArray{"/etc"};
        QTest::addRow("upwards") << QByteArray{"../outside/secret"};
        QTest::addRow("trailing slash") << QByteArray{"a/"};
        QTest::addRow("NUL") << QByteArray{"a\0b", 3};
    }
    void namesAreSingleComponents()
    {
        QFETCH(QByteArray, name);
        std::string const bad = name.toStdString();
        put(base_ / "good", "");
        QCOMPARE(code_of(folder_->info(bad)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->open(bad, OpenFor::Write)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->folder(bad)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->make_folder(bad)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->rename(bad, *folder_, "x")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->rename("good", *folder_, bad)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->replace(bad, *folder_, "x")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->replace("good", *folder_, bad)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->set_times_and_mode(bad, 0, 0600)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->remove(bad)), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(folder_->remove_tree(bad)), ErrorCode::InvalidArgument);
        QCOMPARE(folder_->names().value(), std::vector<std::string>{"good"});
    }

    void namesTooLongAreNoDiskError()
    {
        QCOMPARE(code_of(folder_->open(std::string(300, 'a'), OpenFor::Create)), ErrorCode::InvalidArgument);
    }

    void E5_linksAreNeverFollowed()
    {
        fs::create_symlink(outside_ / "secret", base_ / "to_file");
        fs::create_symlink(outside_, base_ / "to_folder");
        fs::create_symlink(outside_ / "new", base_ / "to_nothing");
        QCOMPARE(code_of(folder_->open("to_file", OpenFor::Read)), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->open("to_file", OpenFor::Write)), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->open("to_file", OpenFor::Create)), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->open("to_nothing", OpenFor::Write)), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->open("to_nothing", OpenFor::Create)), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->folder("to_folder")), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->make_folder("to_folder")), ErrorCode::Disk);
        Result<void> const set = folder_->set_times_and_mode("to_file", 0, 0777);
        QVERIFY(!set || QSysInfo::kernelType() == "darwin"); // there links have modes of their own
        QCOMPARE(folder_->info("to_file").value().kind, FileKind::Link);
        QCOMPARE(folder_->info("to_folder").value().kind, FileKind::Link);
        QVERIFY(!fs::exists(outside_ / "new"));
        QCOMPARE(mode_of(outside_ / "secret"), 0644U);
    }

    void E5_folderSwappedForALinkLeadsNowhereElse()
    {
        FolderPtr const inner = folder_->make_folder("inner").value();
        fs::rename(base_ / "inner", base_ / "moved");
        fs::create_symlink(outside_, base_ / "inner");
        QVERIFY(inner->open("file", OpenFor::Create).has_value()); // goes where the handle is
        QVERIFY(fs::exists(base_ / "moved" / "file"));
        QVERIFY(!fs::exists(outside_ / "file"));
    }

    void E14_fifoDoesNotHang()
    {
        QCOMPARE(::mkfifo((base_ / "fifo").c_str(), 0600), 0);
        QCOMPARE(code_of(folder_->open("fifo", OpenFor::Read)), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->open("fifo", OpenFor::Write)), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->open("fifo", OpenFor::Create)), ErrorCode::Exists);
        QCOMPARE(folder_->info("fifo").value().kind, FileKind::Other);
    }

    void E14_socketsDevicesAndFoldersAreNoFiles()
    {
        QVERIFY(folder_->make_folder("folder").has_value());
        QVERIFY(!folder_->open("folder", OpenFor::Read));
        QVERIFY(!folder_->open("folder", OpenFor::Write));
        FolderPtr const devices = files_.open("/dev").value();
        QCOMPARE(code_of(devices->open("zero", OpenFor::Read)), ErrorCode::Disk);
        Descriptor const socket{::socket(AF_UNIX, SOCK_STREAM, 0)};
        ::sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::string const path = base_ / "socket";
        if (path.size() >= sizeof address.sun_path) QSKIP("the temporary folder's path is too long for a socket");
        std::ranges::copy(path, address.sun_path);
        QCOMPARE(::bind(socket.get(), reinterpret_cast<::sockaddr const*>(&address), sizeof address), 0);
        QVERIFY(!folder_->open("socket", OpenFor::Read));
    }

    void renameNeverReplaces()
    {
        put(base_ / "a", "a");
        put(base_ / "b", "b");
        fs::create_symlink("nowhere", base_ / "link");
        fs::create_directory(base_ / "folder");
        fs::create_directory(base_ / "other");
        QCOMPARE(code_of(folder_->rename("a", *folder_, "b")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->rename("a", *folder_, "link")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->rename("a", *folder_, "folder")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->rename("other", *folder_, "folder")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->rename("missing", *folder_, "c")), ErrorCode::NotFound);
        QCOMPARE(content_of(base_ / "a"), std::string{"a"});
        QCOMPARE(content_of(base_ / "b"), std::string{"b"});
        FolderPtr const inner = folder_->folder("folder").value();
        QVERIFY(folder_->rename("a", *inner, "moved").has_value());
        QVERIFY(folder_->rename("other", *inner, "moved folder").has_value());
        QCOMPARE(content_of(base_ / "folder" / "moved"), std::string{"a"});
        QVERIFY(!fs::exists(base_ / "a") && !fs::exists(base_ / "other"));
    }

    void renameByLinkNeverReplaces() // as on file systems without RENAME_NOREPLACE
    {
        put(base_ / "a", "a");
        put(base_ / "b", "b");
        fs::create_directory(base_ / "folder");
        fs::create_directory(base_ / "other");
        fs::create_symlink(outside_ / "secret", base_ / "link");
        Descriptor const at{::open(base_.c_str(), folder_flags)};
        auto const renamed = [&](char const* name, char const* new_name) {
            return rename_by_link(at.get(), name, at.get(), new_name);
        };
        QCOMPARE(code_of(renamed("a", "b")), ErrorCode::Exists);
        QCOMPARE(code_of(renamed("a", "link")), ErrorCode::Exists);
        QCOMPARE(code_of(renamed("other", "folder")), ErrorCode::Exists);
        QCOMPARE(code_of(renamed("other", "a")), ErrorCode::Exists);
        QCOMPARE(code_of(renamed("missing", "c")), ErrorCode::NotFound);
        QCOMPARE(content_of(base_ / "b"), std::string{"b"});
        QVERIFY(renamed("a", "c").has_value());
        QVERIFY(renamed("other", "d").has_value());
        QVERIFY(renamed("link", "e").has_value());
        QCOMPARE(content_of(base_ / "c"), std::string{"a"});
        QVERIFY(fs::is_symlink(base_ / "e")); // the link itself moved
        QVERIFY(!fs::exists(base_ / "a") && !fs::exists(base_ / "other") && fs::is_directory(base_ / "d"));
    }

    void replaceReplacesAFile()
    {
        put(base_ / "new", "new");
        put(base_ / "old", "old");
        QVERIFY(folder_->replace("new", *folder_, "old").has_value());
        QCOMPARE(content_of(base_ / "old"), std::string{"new"});
        QCOMPARE(folder_->names().value(), std::vector<std::string>{"old"});
        fs::create_symlink(outside_ / "secret", base_ / "link");
        QVERIFY(folder_->replace("old", *folder_, "link").has_value()); // the link, not what it points to
        QCOMPARE(content_of(base_ / "link"), std::string{"new"});
        QVERIFY(!fs::is_symlink(base_ / "link"));
    }

    void removesOneEntry()
    {
        put(base_ / "file", "");
        fs::create_symlink(outside_, base_ / "link");
        fs::create_directories(base_ / "full" / "inner");
        fs::create_directory(base_ / "empty");
        QVERIFY(folder_->remove("file").has_value());
        QVERIFY(folder_->remove("link").has_value());
        QVERIFY(folder_->remove("empty").has_value());
        QCOMPARE(code_of(folder_->remove("full")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->remove("missing")), ErrorCode::NotFound);
        QCOMPARE(folder_->names().value(), std::vector<std::string>{"full"});
    }

    void removeTreeDoesNotFollowLinks()
    {
        fs::create_directories(base_ / "tree" / "a" / "b");
        put(base_ / "tree" / "a" / "file", "x");
        fs::create_directory_symlink(outside_, base_ / "tree" / "a" / "b" / "link");
        fs::create_directory_symlink(outside_, base_ / "top");
        QCOMPARE(::mkfifo((base_ / "tree" / "fifo").c_str(), 0600), 0);
        QVERIFY(folder_->remove_tree("tree").has_value());
        QVERIFY(folder_->remove_tree("top").has_value());
        QVERIFY(folder_->remove_tree("missing").has_value());
        QVERIFY(folder_->names().value().empty());
        QVERIFY(fs::exists(outside_ / "secret"));
    }

    void removeTreePassesReadOnlyFolders()
    {
        fs::create_directories(base_ / "tree" / "inner" / "closed");
        put(base_ / "tree" / "inner" / "file", "x");
        put(base_ / "tree" / "inner" / "closed" / "file", "x");
        QCOMPARE(::chmod((base_ / "tree" / "inner" / "closed").c_str(), 0), 0);
        QCOMPARE(::chmod((base_ / "tree" / "inner").c_str(), 0500), 0);
        QVERIFY(folder_->remove_tree("tree").has_value());
        QVERIFY(!fs::exists(base_ / "tree"));
    }

    void removeTreeIsBounded()
    {
        FolderPtr at = folder_->make_folder("deep").value();
        for (int i = 0; i < 300; ++i) at = at->make_folder("d").value();
        QCOMPARE(code_of(folder_->remove_tree("deep")), ErrorCode::Disk);
        QVERIFY(fs::exists(base_ / "deep"));
    }

    void timesAndMode_data()
    {
        QTest::addColumn<qlonglong>("time");
        QTest::addRow("usual") << qlonglong{1'795'253'400'123'456'789};
        QTest::addRow("beginning") << qlonglong{0};
        QTest::addRow("before 1970") << qlonglong{-1'500'000'000};
    }
    void timesAndMode()
    {
        QFETCH(qlonglong, time);
        FilePtr const file = folder_->open("open", OpenFor::Create).value();
        put(base_ / "named", "");
        fs::create_directory(base_ / "folder");
        QVERIFY(file->set_times_and_mode(time, 06755).has_value());
        QVERIFY(folder_->set_times_and_mode("named", time, 06755).has_value());
        QVERIFY(folder_->set_times_and_mode("folder", time, 0700).has_value());
        for (char const* const name : {"open", "named"}) {
            FileInfo const info = folder_->info(name).value();
            QCOMPARE(info.modified_ns, std::int64_t{time});
            QCOMPARE(info.mode, std::uint32_t{0755}); // set-user-id and set-group-id are never given
        }
        QCOMPARE(folder_->info("folder").value().modified_ns, std::int64_t{time});
        QCOMPARE(folder_->info("folder").value().kind, FileKind::Folder);
    }

    void infoTellsFilesApart()
    {
        put(base_ / "a", "12345");
        put(base_ / "b", "12345");
        fs::create_hard_link(base_ / "a", base_ / "c");
        FileInfo const a = folder_->info("a").value();
        FileInfo const b = folder_->info("b").value();
        FileInfo const c = folder_->info("c").value();
        QCOMPARE(a.size, std::uint64_t{5});
        QVERIFY(a.inode != b.inode);
        QCOMPARE(a.inode, c.inode);
        QCOMPARE(a.device, b.device);
        QCOMPARE(code_of(folder_->info("missing")), ErrorCode::NotFound);
    }

    void namesAreGivenEachTime()
    {
        put(base_ / "a", "");
        put(base_ / "\xff raw", ""); // not UTF-8
        if (!fs::exists(base_ / "\xff raw")) QSKIP("this file system takes UTF-8 only");
        for (int round = 0; round < 2; ++round) {
            std::vector<std::string> names = folder_->names().value();
            std::ranges::sort(names);
            QCOMPARE(names, (std::vector<std::string>{"a", "\xff raw"}));
        }
    }

    void opensAndMakesPaths()
    {
        QCOMPARE(code_of(files_.open(base_ / "missing")), ErrorCode::NotFound);
        QCOMPARE(code_of(files_.open("relative")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(files_.open("")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(files_.make("relative")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(files_.open(std::string{"/tmp\0/x", 7})), ErrorCode::InvalidArgument);
        put(base_ / "file", "");
        QCOMPARE(code_of(files_.open(base_ / "file")), ErrorCode::Disk);
        QVERIFY(!files_.make(base_ / "file" / "below"));
        QVERIFY(files_.make(base_ / "x" / "y" / "z").has_value());
        QVERIFY(files_.make(base_ / "x" / "y" / "z").has_value());
        QVERIFY(files_.make((base_ / "x" / "y").string() + "/").has_value());
        QVERIFY(fs::is_directory(base_ / "x" / "y" / "z"));
        fs::create_directory_symlink(base_ / "x", base_ / "chosen"); // the person's own link on the way is followed
        QVERIFY(files_.make(base_ / "chosen" / "new").has_value());
        QVERIFY(fs::is_directory(base_ / "x" / "new"));
    }

    void makeFolderOpensAnExistingOne()
    {
        FolderPtr const first = folder_->make_folder("inner").value();
        QVERIFY(first->open("file", OpenFor::Create).has_value());
        FolderPtr const second = folder_->make_folder("inner").value();
        QCOMPARE(second->names().value(), std::vector<std::string>{"file"});
        QVERIFY(first->sync().has_value());
        put(base_ / "taken", "");
        QVERIFY(!folder_->make_folder("taken"));
    }

    void spaceAndBoot()
    {
        QVERIFY(folder_->free_space().value() > 0);
        QCOMPARE(files_.boot_id(), files_.boot_id());
        QVERIFY(!files_.boot_id().empty());
        QVERIFY(files_.database_vfs() == nullptr);
    }

    void fullDiskIsNoSpace()
    {
        // Every write to /dev/full fails like one to a full disk, but it is no regular file: only the error's mapping can be
        // shown.
        Descriptor const full{::open("/dev/full", O_WRONLY | O_CLOEXEC)};
        if (!full.valid()) QSKIP("no /dev/full here");
        QCOMPARE(::pwrite(full.get(), "x", 1, 0), ::ssize_t{-1});
        QCOMPARE(error_of_errno(errno).code, ErrorCode::NoSpace);
    }

    void errnoMapping_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        auto const row = [](char const* name, int number, ErrorCode code) {
            QTest::addRow("%s", name) << number << static_cast<int>(code);
        };
        row("ENOENT", ENOENT, ErrorCode::NotFound);
        row("EEXIST", EEXIST, ErrorCode::Exists);
        row("ENOTEMPTY", ENOTEMPTY, ErrorCode::Exists);
        row("ENOSPC", ENOSPC, ErrorCode::NoSpace);
        row("EDQUOT", EDQUOT, ErrorCode::NoSpace);
        row("EACCES", EACCES, ErrorCode::NoAccess);
        row("EPERM", EPERM, ErrorCode::NoAccess);
        row("EROFS", EROFS, ErrorCode::NoAccess);
        row("ELOOP", ELOOP, ErrorCode::Disk);
        row("EIO", EIO, ErrorCode::Disk);
        row("ESTALE", ESTALE, ErrorCode::Disk);
    }
    void errnoMapping()
    {
        QFETCH(int, number);
        QFETCH(int, code);
        QCOMPARE(static_cast<int>(error_of_errno(number).code), code);
    }
};

QTEST_GUILESS_MAIN(PosixFilesTest)
#include "posix_files_test.moc"
