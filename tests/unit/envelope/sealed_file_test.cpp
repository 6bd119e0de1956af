#include "core/envelope/format.h"
#include "tests/unit/envelope/real_machine.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

using namespace signet;
using namespace signet::envelope;

namespace {

constexpr std::size_t mib = 1024 * 1024;

LockSecret key_file(std::uint8_t fill)
{
    ByteArray<32> key{};
    key.fill(fill);
    return KeyFileLock{LockKey::copy_of(key)};
}

LockSecret passphrase(std::string_view text)
{
    return PassphraseLock{SecretBytes::copy_of(view_of(text)), {65'536, 1, 1}};
}

Result<SealedFile> seal(EnvelopeWorld& world, SourceTree tree, IfExists if_exists = IfExists::Refuse,
                        LockSecret secret = key_file(1))
{
    return world.run(seal_file(world.env, {std::move(tree), "/out/sealed", std::move(secret), {}, if_exists, {}}));
}

Result<OpenedFile> open(EnvelopeWorld& world, LockSecret secret = key_file(1))
{
    return world.run(open_file(world.env, {"/out/sealed", "/in", std::move(secret), {}}));
}

template <class T> Task<void> forget(Task<T> task)
{
    co_await std::move(task);
}

SourceTree put_sources(EnvelopeWorld& world)
{
    check(world.files.make("/out").has_value());
    world.put("/home/d/big.bin", 2 * mib + 77);
    world.put("/home/d/text.txt", 1 * mib);
    for (int i = 0; i < 20; ++i) world.put("/home/d/small/" + std::to_string(i), 20'000 + static_cast<std::size_t>(i));
    world.files.put_folder("/home/d/small", 1'500'000'000'000'000'000, 0550);
    world.files.put_folder("/home/d", 1'400'000'000'000'000'000, 0755);
    return world.sources({"/home/d"});
}

/// A small sealed file and what it holds, to damage.
struct Sealed {
    Sealed()
    {
        check(world.files.make("/out").has_value());
        world.put("/home/d/noise", 1 * mib + 301);
        check(seal(world, world.sources({"/home/d"})).has_value());
        bytes = *world.files.content("/out/sealed");
        prefix = *parse_prefix(bytes);
        body = prefix.size + prefix.header_size;
    }
    std::optional<ErrorCode> open_damaged(Bytes const& damaged)
    {
        world.files.put("/out/sealed", damaged);
        std::optional<ErrorCode> const code = code_of(open(world));
        check(world.files.list("/in").empty() || !code); // nothing of it is visible
        return code;
    }
    EnvelopeWorld world;
    Bytes bytes;
    Prefix prefix;
    std::size_t body = 0;
};

} // namespace

class SealedFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasSealedOpens()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        Result<SealedFile> const sealed = seal(world, tree);
        QVERIFY(sealed.has_value());
        QCOMPARE(sealed->files, std::uint64_t{22});
        QCOMPARE(sealed->sealed_bytes, world.files.content("/out/sealed")->size());
        QCOMPARE(world.files.list("/out").size(), std::size_t{1});
        Result<OpenedFile> const opened = open(world);
        QVERIFY(opened.has_value());
        QVERIFY(opened->names == std::vector<std::string>{"d"});
        QCOMPARE(world.files.list("/in").size(), std::size_t{24}); // d/, small/ and the files: nothing temporary
        for (std::string const& name : world.files.list("/home")) {
            FileInfo const there = *world.files.info("/in/" + name);
            FileInfo const here = *world.files.info("/home/" + name);
            QVERIFY(world.files.content("/in/" + name) == world.files.content("/home/" + name));
            QCOMPARE(there.modified_ns, here.modified_ns);
            QCOMPARE(there.mode, here.mode & (here.kind == FileKind::Folder ? 0770u : 0660u));
        }
    }

    void sealingDoesNotReplaceUnlessTold()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        world.files.put("/out/sealed", bytes_of("mine"));
        QCOMPARE(code_of(seal(world, tree)), ErrorCode::Exists);
        QVERIFY(world.files.content("/out/sealed") == bytes_of("mine"));
        QCOMPARE(world.files.list("/out").size(), std::size_t{1});
        QVERIFY(seal(world, tree, IfExists::Replace).has_value());
        QVERIFY(open(world).has_value());
    }

    void sealingThatFailsLeavesNothing()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        world.files.set_capacity(world.files.used() + 2 * mib);
        QCOMPARE(code_of(seal(world, tree)), ErrorCode::NoSpace);
        QVERIFY(world.files.list("/out").empty());
        world.files.set_capacity(1000 * mib);
        world.files.touch("/home/d/small/3"); // threats.md E14
        QCOMPARE(code_of(seal(world, tree)), ErrorCode::Changed);
        QVERIFY(world.files.list("/out").empty());
    }

    void sealedFileSurvivesACrashOfTheMachine()
    {
        EnvelopeWorld world;
        QVERIFY(seal(world, put_sources(world)).has_value());
        world.files.crash();
        QVERIFY(open(world).has_value());
    }

    void E4_takenNamesAreNumbered()
    {
        EnvelopeWorld world;
        QVERIFY(seal(world, put_sources(world)).has_value());
        world.files.put("/in/d", bytes_of("mine"));
        Result<OpenedFile> const opened = open(world);
        QVERIFY(opened->names == std::vector<std::string>{"d (2)"});
        QCOMPARE(opened->renamed.size(), std::size_t{1});
        QVERIFY(open(world)->names == std::vector<std::string>{"d (3)"});
        QVERIFY(world.files.content("/in/d") == bytes_of("mine"));
        QCOMPARE(world.files.info("/in/d (2)")->mode, 0750u);
    }

    void E2_dotNamesAtTheTopGetALine()
    {
        EnvelopeWorld world;
        QVERIFY(world.files.make("/out").has_value());
        world.put("/home/.bashrc", 10);
        world.put("/home/.d/.inside", 10);
        QVERIFY(seal(world, world.sources({"/home/.bashrc", "/home/.d"})).has_value());
        QVERIFY(open(world).has_value());
        std::vector<std::string> const expected{"_.bashrc", "_.d/", "_.d/.inside"};
        QVERIFY(world.files.list("/in") == expected);
    }

    void wrongSecretsAreNamed()
    {
        EnvelopeWorld world;
        QVERIFY(seal(world, put_sources(world), IfExists::Refuse, passphrase("right")).has_value());
        QCOMPARE(code_of(open(world, passphrase("wrong"))), ErrorCode::WrongKey);
        QCOMPARE(code_of(open(world, key_file(1))), ErrorCode::InvalidArgument);
        QVERIFY(read_lock(world.files, "/out/sealed")->mode == LockMode::Passphrase);
        QVERIFY(world.files.list("/in").empty());
        QVERIFY(open(world, passphrase("right")).has_value());
        QVERIFY(seal(world, world.sources({"/home/d/text.txt"}), IfExists::Replace, key_file(1)).has_value());
        QCOMPARE(code_of(open(world, key_file(2))), ErrorCode::WrongKey);
        QVERIFY(open(world, key_file(1)).has_value());
    }

    void filesThatAreNoneAreNamed()
    {
        EnvelopeWorld world;
        QVERIFY(world.files.make("/out").has_value());
        QCOMPARE(code_of(open(world)), ErrorCode::NotFound);
        world.files.put("/out/sealed", {});
        QCOMPARE(code_of(open(world)), ErrorCode::Malformed);
        world.files.put("/out/sealed", world.noise(100'000));
        QCOMPARE(code_of(open(world)), ErrorCode::Malformed);
        QCOMPARE(code_of(read_lock(world.files, "/out/sealed")), ErrorCode::Malformed);
    }

    void E10_everyFlippedBitOfThePrefixIsRefused()
    {
        Sealed sealed;
        for (std::size_t bit = 0; bit < 8 * sealed.prefix.size; ++bit) {
            Bytes damaged = sealed.bytes;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
            QVERIFY(sealed.open_damaged(damaged).has_value());
        }
    }

    void E10_flippedBitsAnywhereElseAreRefused()
    {
        Sealed sealed;
        for (std::size_t at = sealed.prefix.size; at < sealed.bytes.size(); at += at < sealed.body + 100 ? 7 : 20'011) {
            Bytes damaged = sealed.bytes;
            damaged[at] ^= 4;
            QVERIFY(sealed.open_damaged(damaged).has_value());
        }
    }

    void E10_truncatedExtendedAndRearrangedFilesAreRefused()
    {
        Sealed sealed;
        std::size_t const first = sealed.body + record_prefix + segment_size;
        std::size_t const second = first + record_prefix + max_chunk;
        ByteView const all{sealed.bytes};
        for (std::size_t const size : {sealed.body, sealed.body + 10, first, second, second + 3, all.size() - 1})
            QCOMPARE(sealed.open_damaged(bytes_of(all.first(size))), ErrorCode::Malformed);
        Bytes longer = sealed.bytes;
        append(longer, all.subspan(second)); // the last chunk once more
        QCOMPARE(sealed.open_damaged(longer), ErrorCode::Malformed);
        Bytes repeated = bytes_of(all.first(second));
        append(repeated, all.subspan(first, second - first)); // the first chunk in the second's place
        QCOMPARE(sealed.open_damaged(repeated), ErrorCode::BadProof);
        Bytes segments = bytes_of(all.first(second));
        append(segments, all.subspan(sealed.body, record_prefix + segment_size)); // a second Segment
        append(segments, all.subspan(second));
        QCOMPARE(sealed.open_damaged(segments), ErrorCode::Malformed);
        QCOMPARE(sealed.open_damaged(sealed.bytes), std::nullopt);
    }

    void cancelledWorkLeavesNothing()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        TaskScope scope{world.env, [](char const*, Error) { QFAIL("a cancelled task reports nothing"); }};
        auto const cancel = [&](std::uint64_t bytes) {
            if (bytes < tree.bytes()) scope.cancel();
        };
        scope.spawn("seal", forget(seal_file(world.env, {tree, "/out/sealed", key_file(1), {}, IfExists::Refuse, cancel})));
        QVERIFY(world.run_void(scope.join()).has_value());
        QVERIFY(world.files.list("/out").empty());
        QVERIFY(seal(world, tree).has_value());
        scope.spawn("open", forget(open_file(world.env, {"/out/sealed", "/in", key_file(1), cancel})));
        QVERIFY(world.run_void(scope.join()).has_value());
        QVERIFY(world.files.list("/in").empty());
    }

    void E9_fullDiskWhileOpeningLeavesNothing()
    {
        EnvelopeWorld world;
        QVERIFY(seal(world, put_sources(world)).has_value());
        world.files.set_capacity(world.files.used() + 1 * mib); // less than is needed: refused before anything is written
        QCOMPARE(code_of(open(world)), ErrorCode::NoSpace);
        world.files.set_capacity(1000 * mib);
        world.files.fail_write(4);
        QCOMPARE(code_of(open(world)), ErrorCode::Disk);
        world.files.fail_write(0);
        QVERIFY(world.files.list("/in").empty());
        QVERIFY(open(world).has_value());
    }

    void progressRisesToTheTotal()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        std::vector<std::uint64_t> told;
        auto const progress = [&](std::uint64_t bytes) { told.push_back(bytes); };
        QVERIFY(world.run(seal_file(world.env, {tree, "/out/sealed", key_file(1), {}, IfExists::Refuse, progress})).has_value());
        QVERIFY(std::ranges::is_sorted(told));
        QCOMPARE(told.back(), tree.bytes());
        told.clear();
        QVERIFY(world.run(open_file(world.env, {"/out/sealed", "/in", key_file(1), progress})).has_value());
        QVERIFY(std::ranges::is_sorted(told));
        QCOMPARE(told.back(), tree.bytes());
    }

    void E15_realFilesAndThreads()
    {
        QTemporaryDir dir;
        std::string const base = dir.path().toStdString();
        EnvelopeWorld maker;
        write_file(base + "/d/zero", "");
        write_file(base + "/d/big", string_of(maker.noise(5 * mib + 3)));
        for (int i = 0; i < 3000; ++i)
            write_file(base + "/d/many/" + std::to_string(i), string_of(maker.content(static_cast<std::size_t>(i))));
        write_file(base + "/d/sparse", "");
        QCOMPARE(::truncate((base + "/d/sparse").c_str(), 20 * static_cast<::off_t>(mib)), 0);
        std::filesystem::create_directory(base + "/d/empty");
        std::filesystem::create_directory(base + "/into");
        QCOMPARE(::chmod((base + "/d/many/7").c_str(), 0444), 0);
        QCOMPARE(::chmod((base + "/d/many/8").c_str(), 06777), 0);

        RealMachine real;
        SourceListing listing = *list_sources(real.files, {base + "/d"});
        QVERIFY(listing.problems.empty());
        Result<SealedFile> const sealed = real.run(seal_file(
            real.env,
            {std::move(listing.tree), base + "/sealed", key_file(1), {true, crypto::Suite::Aes256Gcm}, IfExists::Refuse, {}}));
        QVERIFY(sealed.has_value());
        Result<OpenedFile> const opened = real.run(open_file(real.env, {base + "/sealed", base + "/into", key_file(1), {}}));
        QVERIFY(opened.has_value());
        QCOMPARE(opened->files, std::uint64_t{3003});
        for (auto const& each : std::filesystem::recursive_directory_iterator{base + "/d"}) {
            std::string const there = base + "/into/d" + each.path().string().substr(base.size() + 2);
            struct ::stat before{};
            struct ::stat after{};
            QCOMPARE(::lstat(each.path().c_str(), &before), 0);
            QCOMPARE(::lstat(there.c_str(), &after), 0);
            bool const is_folder = S_ISDIR(before.st_mode);
            QCOMPARE(after.st_mode & 07777u, before.st_mode & (is_folder ? 0770u : 0660u)); // threats.md E21 and E22
            QVERIFY(after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
            if (!is_folder) QVERIFY(read_file(there) == read_file(each.path().string()));
        }
        QCOMPARE(std::distance(std::filesystem::directory_iterator{base + "/into"}, {}), std::ptrdiff_t{1});
    }

    void E15_pathsLongerThanTheSystemTakes()
    {
        QTemporaryDir dir;
        std::string const base = dir.path().toStdString();
        RealMachine real;
        FolderPtr folder = *real.files.make(base + "/d");
        std::string const name(200, 'n');
        for (int i = 0; i < 40; ++i) folder = *folder->make_folder(name);
        QVERIFY((*folder->open("file", OpenFor::Create))->write_at(0, view_of("deep")).has_value());
        QVERIFY(real.files.make(base + "/into").has_value());
        SourceListing listing = *list_sources(real.files, {base + "/d"});
        QVERIFY(listing.problems.empty());
        QVERIFY(real.run(seal_file(real.env, {std::move(listing.tree), base + "/sealed", key_file(1), {}, IfExists::Refuse, {}}))
                    .has_value());
        Result<OpenedFile> const opened = real.run(open_file(real.env, {base + "/sealed", base + "/into", key_file(1), {}}));
        QVERIFY(opened.has_value());
        QVERIFY(opened->renamed.empty());
        folder = *real.files.open(base + "/into/d");
        for (int i = 0; i < 40; ++i) folder = *folder->folder(name);
        QCOMPARE((*folder->open("file", OpenFor::Read))->info()->size, std::uint64_t{4});
        QVERIFY(real.files.open(base)->get()->remove_tree("d").has_value());
        QVERIFY(real.files.open(base)->get()->remove_tree("into").has_value());
    }
};

QTEST_GUILESS_MAIN(SealedFileTest)
#include "sealed_file_test.moc"
