#include "core/envelope/delivered_tree.h"
#include "core/envelope/file_listing.h"
#include "core/wire/envelope.pb.h"
#include "core/wire/message.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include <QTest>

using namespace signet;
using namespace signet::envelope;

namespace {

constexpr char const* party = "/inbox/Bert";
constexpr char const* place = "2026-11-21 09.30.12 0a";

/// A header's plaintext; paths that end in "//" are folders.
Bytes header_of(std::vector<std::string> const& paths)
{
    pb::EnvelopeHeader header;
    header.set_id(std::string(16, 'i'));
    for (std::string const& path : paths) {
        pb::EnvelopeHeader::Entry& entry = *header.add_entries();
        bool const is_folder = path.ends_with("//");
        entry.set_path(is_folder ? path.substr(0, path.size() - 2) : path);
        if (is_folder)
            entry.set_kind(pb::EnvelopeHeader::Entry::FOLDER);
        else
            entry.set_size(path.size());
        entry.set_modified_ns(static_cast<std::int64_t>(path.size()));
    }
    return wire::encode(header);
}

std::vector<std::string> paths_in(FileListing const& listing)
{
    std::vector<std::string> paths;
    for (ListedFile const& each : listing.files) paths.push_back(each.path);
    return paths;
}

/// What `deliver` would have left of these paths.
void put_delivered(sim::MemoryFiles& files, std::vector<std::string> const& paths)
{
    files.put_folder(std::string{party} + "/" + place);
    FileListing const listing = unwrap(list_files(header_of(paths), ListedAs::Delivered, 0, paths.size()));
    for (ListedFile const& each : listing.files)
        files.put(std::string{party} + "/" + place + "/" + each.path, bytes_of("content"));
}

} // namespace

/// What a header says of an envelope's files, and what is removed by it.
class ListingTest : public QObject {
    Q_OBJECT

    std::vector<std::string> const paths_{"a.txt", "docs//", "docs/b.txt", "docs/deep/c.txt", "empty//"};

    Result<void> remove(sim::MemoryFiles& files)
    {
        return remove_delivered(*unwrap(files.open(party)), place, header_of(paths_));
    }

private Q_SLOTS:
    void filesAreListedInOrderWithoutFolders()
    {
        FileListing const listing = unwrap(list_files(header_of(paths_), ListedAs::Sent, 0, 100));
        QCOMPARE(listing.total, 3U);
        QCOMPARE(paths_in(listing), (std::vector<std::string>{"a.txt", "docs/b.txt", "docs/deep/c.txt"}));
        QCOMPARE(listing.files[1].size, 10U);
        QCOMPARE(listing.files[1].modified_ns, 10);
    }

    void slicesAddUp()
    {
        std::vector<std::string> all;
        for (std::uint64_t from = 0; from < 4; from += 2) {
            FileListing const slice = unwrap(list_files(header_of(paths_), ListedAs::Sent, from, 2));
            QCOMPARE(slice.total, 3U);
            std::ranges::copy(paths_in(slice), std::back_inserter(all));
        }
        QCOMPARE(all.size(), 3U);
        QVERIFY(unwrap(list_files(header_of(paths_), ListedAs::Sent, 3, 2)).files.empty());
    }

    void E1_deliveredPathsAreThoseOnTheDisk()
    {
        std::vector<std::string> const hostile{"../../etc/passwd", "a:b", "A:B", ".bashrc"};
        FileListing const listing = unwrap(list_files(header_of(hostile), ListedAs::Delivered, 0, 100));
        sim::MemoryFiles files;
        put_delivered(files, hostile);
        for (ListedFile const& each : listing.files)
            QVERIFY2(files.info(std::string{party} + "/" + place + "/" + each.path), each.path.c_str());
        QCOMPARE(listing.files[3].path, std::string{"_.bashrc"});
        QCOMPARE(paths_in(unwrap(list_files(header_of(hostile), ListedAs::Sent, 0, 100))), hostile);
    }

    void aDamagedHeaderIsRefused()
    {
        QCOMPARE(code_of(list_files(bytes_of("\xff\xff"), ListedAs::Sent, 0, 1)), ErrorCode::Malformed);
    }

    void removalLeavesNothingOfOurs()
    {
        sim::MemoryFiles files;
        put_delivered(files, paths_);
        files.put_folder(std::string{party} + "/" + place + "/empty");
        QVERIFY(remove(files).has_value());
        QVERIFY(files.info(party).has_value());
        QVERIFY(files.list(party).empty());
        QVERIFY(remove(files).has_value()); // nothing is there any more
    }

    void whatThePersonMovedOrMadeStays()
    {
        sim::MemoryFiles files;
        put_delivered(files, paths_);
        std::string const root = std::string{party} + "/" + place;
        files.put(root + "/docs/mine.txt", bytes_of("mine"));
        unwrap(unwrap(files.open(root))->rename("a.txt", *unwrap(files.open(root)), "kept.txt"));
        QVERIFY(remove(files).has_value());
        QCOMPARE(files.list(root), (std::vector<std::string>{"docs/", "docs/mine.txt", "kept.txt"}));
    }

    void linksAreLeftAndNotFollowed()
    {
        sim::MemoryFiles files;
        std::string const root = std::string{party} + "/" + place;
        put_delivered(files, {"docs/b.txt"});
        files.put_kind(root + "/a.txt", FileKind::Link);
        QVERIFY(remove(files).has_value());
        QCOMPARE(files.list(root), (std::vector<std::string>{"a.txt"}));
    }

    void aFolderThatForbidsItIsOpenedUp()
    {
        sim::MemoryFiles files;
        std::string const root = std::string{party} + "/" + place;
        put_delivered(files, paths_);
        files.put_folder(root + "/docs", 0, 0500);
        QVERIFY(remove(files).has_value());
        QVERIFY(files.list(party).empty());
    }

    void aFaultIsToldAndItMayBeRepeated()
    {
        sim::MemoryFiles files;
        put_delivered(files, paths_);
        files.forbid_removal(true);
        QVERIFY(!remove(files).has_value());
        files.forbid_removal(false);
        QVERIFY(remove(files).has_value());
        QVERIFY(files.list(party).empty());
    }
};

QTEST_GUILESS_MAIN(ListingTest)
#include "listing_test.moc"
