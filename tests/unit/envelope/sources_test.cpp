#include "core/envelope/source_reader.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/base/system_files.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>

using namespace signet;
using namespace signet::envelope;

namespace {

std::vector<std::string> paths_of(SourceTree const& tree)
{
    std::vector<std::string> paths;
    for (EntryDraft const& entry : tree.entries) paths.push_back(entry.path + (entry.kind == EntryKind::Folder ? "/" : ""));
    return paths;
}

std::vector<std::string> problems_of(SourceListing const& listing)
{
    std::vector<std::string> problems;
    for (SourceProblem const& problem : listing.problems) problems.push_back(problem.path + ": " + name_of(problem.kind));
    return problems;
}

} // namespace

class SourcesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldersAreListedDownInOrder()
    {
        EnvelopeWorld world;
        world.put("/home/docs/b", 10);
        world.put("/home/docs/a/z", 20);
        world.files.put_folder("/home/docs/empty");
        world.put("/home/docs/.hidden", 1);
        world.put("/home/other", 2);
        SourceTree const tree = world.sources({"/home/docs/", "/home/other"});
        std::vector<std::string> const expected{"docs/", "docs/.hidden", "docs/a/", "docs/a/z", "docs/b", "docs/empty/", "other"};
        QVERIFY(paths_of(tree) == expected);
        QCOMPARE(tree.files(), std::uint64_t{4});
        QCOMPARE(tree.bytes(), std::uint64_t{33});
    }

    void equalNamesOfPickedPathsAreNumbered()
    {
        EnvelopeWorld world;
        world.put("/a/x.txt", 1);
        world.put("/b/x.txt", 3);
        world.put("/c/x.txt/inside", 5);
        SourceTree const tree = world.sources({"/a/x.txt", "/b/x.txt", "/c/x.txt"});
        std::vector<std::string> const expected{"x.txt", "x (2).txt", "x (3).txt/", "x (3).txt/inside"};
        QVERIFY(paths_of(tree) == expected);
    }

    void E14_linksDevicesAndBadNamesAreListed()
    {
        EnvelopeWorld world;
        world.put("/home/d/good", 1);
        world.files.put_kind("/home/d/link", FileKind::Link);
        world.files.put_kind("/home/d/fifo", FileKind::Other);
        world.put("/home/d/bad\xFF", 1);
        Result<SourceListing> const listing =
            list_sources(world.files, {"/home/d", "/home/missing", "/nowhere/x", "/home/d/link"});
        QVERIFY(listing.has_value());
        std::vector<std::string> const expected{"/home/d/bad\xFF: name is not UTF-8",
                                                "/home/d/fifo: not a file",
                                                "/home/d/link: link",
                                                "/home/missing: missing",
                                                "/nowhere/x: missing",
                                                "/home/d/link: link"};
        QVERIFY(problems_of(*listing) == expected);
        std::vector<std::string> const left{"d/", "d/good"};
        QVERIFY(paths_of(listing->tree) == left);
    }

    void pathsThatNameNothingAreRefused()
    {
        EnvelopeWorld world;
        for (char const* const path : {"", "relative", "/", "//", "/home/..", "/home/."})
            QCOMPARE(code_of(list_sources(world.files, {path})), ErrorCode::InvalidArgument);
    }

    void tooDeepFoldersAreListed()
    {
        EnvelopeWorld world;
        std::string path = "/d";
        for (int i = 0; i < 120; ++i) path += "/d";
        world.put(path + "/file", 1);
        Result<SourceListing> const listing = list_sources(world.files, {"/d"});
        QCOMPARE(listing->problems.size(), std::size_t{1});
        QVERIFY(listing->problems.front().kind == ProblemKind::TooDeep);
    }

    void E14_specialFilesOfTheSystemNeitherHangNorPassAsEmpty()
    {
        QTemporaryDir dir;
        std::string const base = dir.path().toStdString();
        QCOMPARE(::mkfifo((base + "/fifo").c_str(), 0600), 0);
        QCOMPARE(::symlink("nothing", (base + "/dangling").c_str()), 0);
        int const socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        ::sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::string const socket_path = base + "/socket";
        QVERIFY(socket_path.size() < sizeof address.sun_path);
        std::ranges::copy(socket_path, address.sun_path);
        QCOMPARE(::bind(socket, reinterpret_cast<::sockaddr*>(&address), sizeof address), 0);
        std::ofstream{base + "/file"} << "hello";
        SystemFiles files;
        Result<SourceListing> const listing = list_sources(files, {base, "/proc/self/status", "/dev/zero"});
        ::close(socket);
        std::vector<std::string> const expected{base + "/dangling: link", base + "/fifo: not a file",
                                                base + "/socket: not a file", "/proc/self/status: not a file",
                                                "/dev/zero: not a file"};
        QVERIFY(problems_of(*listing) == expected);
        QCOMPARE(listing->tree.files(), std::uint64_t{1});
    }

    void blocksRunAcrossFiles()
    {
        EnvelopeWorld world;
        Bytes all;
        for (int i = 0; i < 40; ++i) {
            Bytes const content = world.content(static_cast<std::size_t>(i) * 7001);
            world.files.put("/home/d/" + std::string(1, static_cast<char>('A' + i)), content);
            append(all, content);
        }
        SourceTree const tree = world.sources({"/home/d"});
        Manifest const manifest = *Manifest::make({}, Compression::Zstd, tree.entries);
        SourcePlaces const places{tree.roots, tree.identities};
        QVERIFY(SourcePlaces::parse(places.encode())->encode() == places.encode());
        SourceReader reader{world.files, places, manifest};
        for (std::uint64_t block = manifest.blocks(); block-- > 0;) { // any order
            Bytes bytes(manifest.block_bytes(block));
            QVERIFY(reader.read(block, bytes).has_value());
            QVERIFY(std::ranges::equal(bytes, ByteView{all}.subspan(static_cast<std::size_t>(block) * block_size, bytes.size())));
        }
        QVERIFY(reader.check_unchanged().has_value());
    }

    void E15_aSparseFileOfAHundredGigabytesIsReadAtItsEnd()
    {
        constexpr std::uint64_t size = 100'000'000'000;
        constexpr std::uint64_t marked = 99'000'000'000; // far behind what 32 bits can say
        QTemporaryDir dir;
        std::string const base = dir.path().toStdString();
        SystemFiles files;
        FolderPtr const folder = *files.make(base + "/d");
        {
            FilePtr const file = *folder->open("huge", OpenFor::Create);
            if (!file->write_at(marked, view_of("marker")) || !file->truncate(size))
                QSKIP("no sparse file of this size fits on this file system");
        }
        Result<SourceListing> const listing = list_sources(files, {base + "/d"});
        QVERIFY(listing->problems.empty());
        QCOMPARE(listing->tree.bytes(), size);
        Manifest const manifest = *Manifest::make({}, Compression::Zstd, listing->tree.entries);
        SourcePlaces const places{listing->tree.roots, listing->tree.identities};
        SourceReader reader{files, places, manifest};
        Bytes block(block_size);
        std::uint64_t const index = marked / block_size;
        QVERIFY(reader.read(index, block).has_value());
        QVERIFY(text_of(ByteView{block}.subspan(marked % block_size, 6)) == "marker");
        Bytes last(manifest.block_bytes(manifest.blocks() - 1));
        QVERIFY(reader.read(manifest.blocks() - 1, last).has_value());
        QVERIFY(std::ranges::all_of(last, [](std::uint8_t byte) { return byte == 0; }));
    }

    void E14_everyChangeOfASourceIsNoticed_data()
    {
        QTest::addColumn<int>("change");
        for (int i = 0; i < 6; ++i) QTest::newRow(std::to_string(i).c_str()) << i;
    }
    void E14_everyChangeOfASourceIsNoticed()
    {
        QFETCH(int, change);
        EnvelopeWorld world;
        world.put("/home/d/file", 5000);
        SourceTree const tree = world.sources({"/home/d"});
        Manifest const manifest = *Manifest::make({}, Compression::Zstd, tree.entries);
        SourcePlaces const places{tree.roots, tree.identities};
        FolderPtr const folder = world.folder("/home/d");
        FilePtr const file = *folder->open("file", OpenFor::Write);
        std::int64_t const before = file->info()->modified_ns;
        switch (change) {
        case 0: QVERIFY(file->write_at(10, Bytes{1}).has_value()); break;
        case 1: QVERIFY(file->truncate(4000).has_value()); break;
        case 2: QVERIFY(folder->remove("file").has_value()); break;
        case 3: // replaced by another one of the same size and date
            QVERIFY(folder->remove("file").has_value());
            world.files.put("/home/d/file", world.content(5000), before);
            break;
        case 4:
            QVERIFY(folder->remove("file").has_value());
            world.files.put_kind("/home/d/file", FileKind::Link);
            break;
        default: QVERIFY(world.folder("/home")->remove_tree("d").has_value()); break;
        }
        SourceReader reader{world.files, places, manifest};
        Bytes block(5000);
        QCOMPARE(code_of(reader.read(0, block)), ErrorCode::Changed);
        QCOMPARE(code_of(reader.check_unchanged()), ErrorCode::Changed);
    }
};

QTEST_GUILESS_MAIN(SourcesTest)
#include "sources_test.moc"
