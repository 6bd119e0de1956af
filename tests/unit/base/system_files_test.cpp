#include "core/base/system_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace signet;

namespace {

template <class T> ErrorCode code_of(Result<T> const& result)
{
    check(!result.has_value());
    return result.error().code;
}

void put(Folder& folder, std::string const& name, std::string_view content)
{
    FilePtr const file = folder.open(name, OpenFor::Write).value();
    unwrap(file->truncate(0));
    unwrap(file->write_at(0, view_of(content)));
}

std::string content_of(Folder& folder, std::string const& name)
{
    FilePtr const file = folder.open(name, OpenFor::Read).value();
    Bytes bytes(100);
    bytes.resize(file->read_at(0, bytes).value());
    return string_of(bytes);
}

std::vector<std::string> sorted_names(Folder& folder)
{
    std::vector<std::string> names = folder.names().value();
    std::ranges::sort(names);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

/// What every system's files have to do, through files.h alone.
class SystemFilesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    std::string path_;
    SystemFiles files_;
    FolderPtr folder_;

private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        path_ = temporary_->path().toStdString();
        folder_ = files_.open(path_).value();
    }
    void cleanup()
    {
        folder_.reset();
        temporary_.reset();
    }

    void writesAndReads()
    {
        FilePtr const file = folder_->open("a", OpenFor::Create).value();
        QVERIFY(file->write_at(0, view_of("hello world")).has_value());
        QVERIFY(file->write_at(20, view_of("!")).has_value());
        QVERIFY(file->sync().has_value());
        Bytes buffer(100);
        QCOMPARE(file->read_at(0, buffer).value(), std::size_t{21});
        QCOMPARE(file->read_at(20, buffer).value(), std::size_t{1});
        QCOMPARE(file->read_at(21, buffer).value(), std::size_t{0});
        QVERIFY(file->truncate(5).has_value());
        QCOMPARE(content_of(*folder_, "a"), std::string{"hello"});
        QCOMPARE(file->info().value().size, std::uint64_t{5});
        QCOMPARE(code_of(file->write_at(~std::uint64_t{0}, buffer)), ErrorCode::InvalidArgument);
    }

    void opensForEachPurpose()
    {
        QCOMPARE(code_of(folder_->open("a", OpenFor::Read)), ErrorCode::NotFound);
        QVERIFY(folder_->open("a", OpenFor::Create).has_value());
        QCOMPARE(code_of(folder_->open("a", OpenFor::Create)), ErrorCode::Exists);
        put(*folder_, "a", "kept");
        FilePtr const read_only = folder_->open("a", OpenFor::Read).value();
        QVERIFY(!read_only->write_at(0, view_of("x")));
        QCOMPARE(content_of(*folder_, "a"), std::string{"kept"});
        QVERIFY(folder_->make_folder("folder").has_value());
        QCOMPARE(code_of(folder_->open("folder", OpenFor::Read)), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->open("folder", OpenFor::Write)), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->folder("a")), ErrorCode::Disk);
        QCOMPARE(code_of(folder_->folder("missing")), ErrorCode::NotFound);
        QCOMPARE(folder_->info("folder").value().kind, FileKind::Folder);
        QCOMPARE(folder_->info("a").value().kind, FileKind::Regular);
    }

    void refusesNamesThatLeadElsewhere()
    {
        for (std::string const& bad :
             {std::string{}, std::string{"."}, std::string{".."}, std::string{"a/b"}, std::string{"a\0b", 3}}) {
            QCOMPARE(code_of(folder_->info(bad)), ErrorCode::InvalidArgument);
            QCOMPARE(code_of(folder_->open(bad, OpenFor::Write)), ErrorCode::InvalidArgument);
            QCOMPARE(code_of(folder_->make_folder(bad)), ErrorCode::InvalidArgument);
            QCOMPARE(code_of(folder_->remove_tree(bad)), ErrorCode::InvalidArgument);
        }
        QCOMPARE(code_of(folder_->open(std::string(300, 'a'), OpenFor::Create)), ErrorCode::InvalidArgument);
        QVERIFY(sorted_names(*folder_).empty());
    }

    void namesAreUtf8()
    {
        put(*folder_, "\xC3\xBC\xF0\x9F\x93\x81.txt", "x"); // an umlaut, and a character outside the first plane
        QCOMPARE(sorted_names(*folder_), Names{"\xC3\xBC\xF0\x9F\x93\x81.txt"});
        QCOMPARE(folder_->info("\xC3\xBC\xF0\x9F\x93\x81.txt").value().size, std::uint64_t{1});
    }

    void renameNeverReplacesAndReplaceDoes()
    {
        put(*folder_, "a", "a");
        put(*folder_, "b", "b");
        FolderPtr const inner = folder_->make_folder("inner").value();
        QCOMPARE(code_of(folder_->rename("a", *folder_, "b")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->rename("a", *folder_, "inner")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->rename("missing", *folder_, "c")), ErrorCode::NotFound);
        QCOMPARE(content_of(*folder_, "b"), std::string{"b"});
        QVERIFY(folder_->rename("a", *inner, "moved").has_value());
        QCOMPARE(content_of(*inner, "moved"), std::string{"a"});
        QVERIFY(inner->replace("moved", *folder_, "b").has_value());
        QCOMPARE(content_of(*folder_, "b"), std::string{"a"});
        QCOMPARE(sorted_names(*folder_), (Names{"b", "inner"}));
    }

    void aWholeTreeIsRenamed()
    {
        FolderPtr const parts = folder_->make_folder("parts").value();
        put(*parts->make_folder("tree").value()->make_folder("below").value(), "file", "x");
        QVERIFY(parts->rename("tree", *folder_, "there").has_value());
        QCOMPARE(content_of(*folder_->folder("there").value()->folder("below").value(), "file"), std::string{"x"});
        QVERIFY(sorted_names(*parts).empty());
    }

    void removes()
    {
        put(*folder_, "file", "");
        put(*folder_->make_folder("full").value()->make_folder("inner").value(), "x", "x");
        QVERIFY(folder_->make_folder("empty").has_value());
        QVERIFY(folder_->set_times_and_mode("file", 0, 0400).has_value());
        QCOMPARE(code_of(folder_->remove("full")), ErrorCode::Exists);
        QCOMPARE(code_of(folder_->remove("missing")), ErrorCode::NotFound);
        QVERIFY(folder_->remove("file").has_value());
        QVERIFY(folder_->remove("empty").has_value());
        QVERIFY(folder_->remove_tree("full").has_value());
        QVERIFY(folder_->remove_tree("missing").has_value());
        QVERIFY(sorted_names(*folder_).empty());
    }

    void whatIsRemovedMakesRoomAtOnce()
    {
        FilePtr const held = folder_->open("a", OpenFor::Create).value();
        QVERIFY(folder_->remove("a").has_value());
        QVERIFY(folder_->open("a", OpenFor::Create).has_value());
    }

    void keepsTimesAndTheWriteBit()
    {
        constexpr std::int64_t time = 1'795'253'400'123'456'700; // whole ticks of Windows
        FilePtr const file = folder_->open("open", OpenFor::Create).value();
        put(*folder_, "named", "");
        QVERIFY(file->set_times_and_mode(time, 0600).has_value());
        QVERIFY(folder_->set_times_and_mode("named", time, 0400).has_value());
        QVERIFY(folder_->make_folder("folder").value() != nullptr);
        QVERIFY(folder_->set_times_and_mode("folder", time, 0700).has_value());
        QCOMPARE(folder_->info("open").value().modified_ns, time);
        QCOMPARE(folder_->info("named").value().modified_ns, time);
        QCOMPARE(folder_->info("folder").value().modified_ns, time);
        QCOMPARE(folder_->info("open").value().mode & 0700U, 0600U);
        QCOMPARE(folder_->info("named").value().mode & 0700U, 0400U);
    }

    void datesAreGivenThroughAReadersHandle()
    {
        put(*folder_, "a", "x");
        FilePtr const file = folder_->open("a", OpenFor::Read).value();
        QVERIFY(file->set_times_and_mode(1'000'000'000, 0600).has_value());
        QCOMPARE(folder_->info("a").value().modified_ns, std::int64_t{1'000'000'000});
    }

    void tellsFilesApart()
    {
        put(*folder_, "a", "1");
        put(*folder_, "b", "1");
        QVERIFY(folder_->info("a").value().inode != folder_->info("b").value().inode);
        QCOMPARE(folder_->info("a").value().inode, folder_->open("a", OpenFor::Read).value()->info().value().inode);
    }

    void syncsAllThatLiesBelow()
    {
        FolderPtr const inner = folder_->make_folder("inner").value();
        put(*inner, "read only", "x");
        QVERIFY(inner->set_times_and_mode("read only", 1'000'000'000, 0400).has_value());
        FilePtr const open = inner->open("open", OpenFor::Create).value();
        QVERIFY(open->write_at(0, view_of("x")).has_value());
        QVERIFY(folder_->sync_all().has_value());
        QVERIFY(folder_->sync().has_value());
        QCOMPARE(sorted_names(*inner), (Names{"open", "read only"}));
        QCOMPARE(inner->info("read only").value().mode & 0700U, 0400U);
        QCOMPARE(inner->info("read only").value().modified_ns, std::int64_t{1'000'000'000});
        QVERIFY(inner->make_folder("empty").value()->sync_all().has_value());
    }

    void opensAndMakesPaths()
    {
        QCOMPARE(code_of(files_.open(path_ + "/missing")), ErrorCode::NotFound);
        QCOMPARE(code_of(files_.open("relative")), ErrorCode::InvalidArgument);
        QCOMPARE(code_of(files_.make("")), ErrorCode::InvalidArgument);
        QVERIFY(is_absolute_path(path_) && !is_absolute_path("relative"));
        put(*folder_, "file", "");
        QCOMPARE(code_of(files_.open(path_ + "/file")), ErrorCode::Disk);
        QVERIFY(!files_.make(path_ + "/file/below"));
        QVERIFY(files_.make(path_ + "/x/y/z").has_value());
        put(*files_.make(path_ + "/x/y/z/").value(), "file", "made");
        QCOMPARE(content_of(*files_.open(path_ + "/x/y/z").value(), "file"), std::string{"made"});
    }

    void spaceAndBoot()
    {
        QVERIFY(folder_->free_space().value() > 0);
        QCOMPARE(files_.boot_id(), files_.boot_id());
        QVERIFY(!files_.boot_id().empty());
    }
};

QTEST_GUILESS_MAIN(SystemFilesTest)
#include "system_files_test.moc"
