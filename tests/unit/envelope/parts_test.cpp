#include "core/envelope/block_codec.h"
#include "core/envelope/format.h"
#include "core/wire/message.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include "core/wire/envelope.pb.h"

#include <QTest>

#ifdef __linux__
#include <malloc.h>
#endif

using namespace signet;
using namespace signet::envelope;

namespace {

constexpr std::size_t mib = 1024 * 1024;

SourceTree put_sources(EnvelopeWorld& world)
{
    world.put("/home/d/big.bin", 2 * mib + 77);
    world.put("/home/d/text.txt", 2 * mib);
    for (int i = 0; i < 60; ++i) world.put("/home/d/small/" + std::to_string(i), 20'000 + static_cast<std::size_t>(i));
    world.put("/home/d/empty", 0);
    world.files.put_folder("/home/d/nothing inside", 1'500'000'000'000'000'001, 0755);
    return world.sources({"/home/d"});
}

/// Two blocks, for tests that go through every change there is.
SourceTree put_few_sources(EnvelopeWorld& world)
{
    world.put("/home/d/big", 1 * mib + 77);
    for (int i = 0; i < 6; ++i) world.put("/home/d/small/" + std::to_string(i), 200);
    world.put("/home/d/empty", 0);
    return world.sources({"/home/d"});
}

/// A world with a complete spool and an open recipient.
struct Ends {
    enum class Size { Usual, Small };
    explicit Ends(Size size = Size::Usual)
    {
        tree = size == Size::Usual ? put_sources(world) : put_few_sources(world);
        from = std::move(*world.start(tree));
        check(world.run_void(from->run()).has_value());
        to = std::move(*world.receive(*from));
    }
    void begin()
    {
        check(world.transfer_head(*from, *to).has_value());
        check(to->set_segments(from->segments()).has_value());
    }
    EnvelopeWorld world;
    SourceTree tree;
    std::unique_ptr<SpooledEnvelope> from;
    std::unique_ptr<ReceivedParts> to;
};

/// What the recipient's folder must look like: the sources, with the modes that are kept.
std::vector<std::string> expected_tree(EnvelopeWorld& world, SourceTree const& tree)
{
    std::vector<std::string> lines;
    for (EntryDraft const& entry : tree.entries) {
        bool const is_folder = entry.kind == EntryKind::Folder;
        std::string const hash = is_folder ? "folder" : to_hex(crypto::plain_hash(*world.files.content("/home/" + entry.path)));
        lines.push_back(entry.path + (is_folder ? "/ " : " ") + std::to_string(kept_mode(entry.mode, entry.kind)) + " "
                        + std::to_string(entry.modified_ns) + " " + hash);
    }
    std::ranges::sort(lines);
    return lines;
}

std::vector<std::string> sorted(std::vector<std::string> lines)
{
    std::ranges::sort(lines);
    return lines;
}

/// An envelope as a hostile sender makes it: any manifest, any blocks.
struct Hostile {
    Hostile(EnvelopeWorld& world, Manifest what) : key{world.key}, manifest{std::move(what)}
    {
        head = *seal_head(key, crypto::Suite::ChaCha20Poly1305, {}, manifest);
        segment.salt = {1};
    }
    ReceivedParts::Expected expected() const
    {
        return {manifest.id(), key.duplicate(), key_commit_of(key), manifest.files(), manifest.bytes()};
    }
    Bytes chunk(std::uint64_t index, ByteView block) const
    {
        BlockSealer sealer{Compression::Zstd};
        crypto::BulkCipher cipher{crypto::Suite::ChaCha20Poly1305, chunk_key(key, head_hash(head), segment)};
        std::ranges::copy(block, sealer.block(block.size()).begin());
        return sealer.seal(cipher, {index, index + 1 == manifest.blocks()}, {});
    }
    EnvelopeKey const& key;
    Manifest manifest;
    Bytes head;
    Segment segment;
};

} // namespace

class PartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void arrivesByteForByteWithDatesAndModes()
    {
        Ends ends;
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        QVERIFY(ends.to->content_hash() == *ends.from->content_hash());
        Result<ReceivedParts::Delivered> const delivered = ends.world.deliver(*ends.to, "2026-11-21");
        QVERIFY(delivered.has_value());
        QCOMPARE(delivered->name, std::string{"2026-11-21"});
        QVERIFY(delivered->renamed.empty());
        QVERIFY(sorted(ends.world.describe("/in/2026-11-21")) == expected_tree(ends.world, ends.tree));
        QVERIFY(ends.to->wipe().has_value());
        QVERIFY(ends.world.files.list("/parts").empty());
    }

    void partsCarryOnlyOpaqueNames()
    {
        Ends ends;
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        for (std::string const& name : ends.world.files.list("/parts"))
            QVERIFY(name.find("text") == std::string::npos && name.find("small") == std::string::npos);
        QVERIFY(ends.world.files.list("/in").empty());
    }

    void E16_everyChunkBorderIsAPlaceToGoOnFrom()
    {
        for (std::uint64_t stop = 0; stop <= 6; ++stop) {
            Ends ends;
            ends.begin();
            for (std::uint64_t i = 0; i < stop; ++i)
                QVERIFY(ends.world.put_chunk(*ends.to, i, *ends.world.chunk(*ends.from, i)).has_value());
            QCOMPARE(ends.to->next(), stop);
            ends.to.reset();
            ends.world.files.kill();
            ends.from = *ends.world.resume();
            ends.to = *ends.world.receive(*ends.from);
            QCOMPARE(ends.to->next(), stop);
            QVERIFY(ends.to->have_head());
            QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
            QVERIFY(ends.to->content_hash() == *ends.from->content_hash());
            QVERIFY(ends.world.deliver(*ends.to, "e").has_value());
            QVERIFY(sorted(ends.world.describe("/in/e")) == expected_tree(ends.world, ends.tree));
        }
    }

    void E16_killedAtEveryChangeNothingThatCountedIsLostAndNothingIsDeliveredTwice()
    {
        std::uint64_t changes = 0;
        {
            Ends ends{Ends::Size::Small};
            ends.world.files.on_change([&](std::uint64_t number) { changes = number; });
            QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
            QVERIFY(ends.world.deliver(*ends.to, "e").has_value());
        }
        QVERIFY(changes > 30);
        for (std::uint64_t at = 1; at <= changes; ++at) {
            Ends ends{Ends::Size::Small};
            ends.world.files.on_change([&](std::uint64_t number) {
                if (number == at) ends.world.files.kill();
            });
            bool const sent = ends.world.transfer(*ends.from, *ends.to).has_value();
            if (sent) QVERIFY(!ends.world.deliver(*ends.to, "e").has_value());
            std::uint64_t const held = ends.to->next();
            ends.to.reset();
            ends.world.files.on_change({});
            ends.world.files.kill();
            ends.from = *ends.world.resume();
            ends.to = *ends.world.receive(*ends.from);
            QVERIFY(ends.to->next() >= held);
            QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
            Result<ReceivedParts::Delivered> const delivered = ends.world.deliver(*ends.to, "e");
            QVERIFY(delivered.has_value());
            QCOMPARE(delivered->name, std::string{"e"});
            QVERIFY(sorted(ends.world.describe("/in/e")) == expected_tree(ends.world, ends.tree));
            QCOMPARE(ends.world.folder("/in")->names()->size(), std::size_t{1});
        }
    }

    void D79_machineThatCrashesAtEveryChangeOfADeliveryDeliversOnce_data()
    {
        QTest::addColumn<bool>("synced");
        QTest::newRow("parts synced before") << true;
        QTest::newRow("parts not synced") << false;
    }
    void D79_machineThatCrashesAtEveryChangeOfADeliveryDeliversOnce()
    {
        QFETCH(bool, synced);
        for (std::uint64_t at = 1, last = 0; !last; ++at) {
            Ends ends{Ends::Size::Small};
            QVERIFY(ends.world.run_void(ends.from->sync()).has_value());
            QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
            if (synced) QVERIFY(ends.world.run_void(ends.to->sync()).has_value());
            ends.world.files.on_change([&](std::uint64_t number) {
                if (number == at) ends.world.files.kill();
            });
            if (ends.world.deliver(*ends.to, "e")) last = at;
            ends.to.reset();
            ends.world.files.on_change({});
            ends.world.files.crash();
            ends.from = *ends.world.resume();
            // Killed once more while it is taken up: it must not be taken for something that was settled.
            ends.world.files.on_change([&](std::uint64_t number) {
                if (number == 1 + at % 3) ends.world.files.kill();
            });
            (void)ends.world.receive(*ends.from);
            ends.world.files.on_change({});
            ends.world.files.kill();
            ends.from = *ends.world.resume();
            QVERIFY(ends.world.run_void(ends.from->run()).has_value());
            ends.to = *ends.world.receive(*ends.from);
            QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
            QVERIFY(ends.to->content_hash() == *ends.from->content_hash());
            Result<ReceivedParts::Delivered> const delivered = ends.world.deliver(*ends.to, "e");
            QVERIFY(delivered.has_value());
            QCOMPARE(delivered->name, std::string{"e"});
            QVERIFY(sorted(ends.world.describe("/in/e")) == expected_tree(ends.world, ends.tree));
            QCOMPARE(ends.world.folder("/in")->names()->size(), std::size_t{1});
        }
    }

    void deliveryThatTheOwnerDidNotRecordIsFoundAgain()
    {
        Ends ends;
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        ends.world.files.put_folder("/in/e");
        QCOMPARE(ends.world.deliver(*ends.to, "e")->name, std::string{"e (2)"});
        for (bool const machine : {false, true}) {
            machine ? ends.world.files.crash() : ends.world.files.kill();
            ends.to = *ends.world.receive(*ends.from);
            QVERIFY(*ends.world.run(ends.to->drained()));
            QCOMPARE(ends.world.deliver(*ends.to, "e")->name, std::string{"e (2)"});
            QCOMPARE(ends.world.folder("/in")->names()->size(), std::size_t{2});
            QVERIFY(sorted(ends.world.describe("/in/e (2)")) == expected_tree(ends.world, ends.tree));
        }
    }

    void D79_whatWasDeliveredSurvivesACrashOfTheMachine()
    {
        Ends ends;
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        QVERIFY(ends.world.deliver(*ends.to, "e").has_value());
        ends.world.files.crash();
        std::vector<std::string> const lines = ends.world.describe("/in/e");
        QVERIFY(sorted(lines) == expected_tree(ends.world, ends.tree));
    }

    void afterACrashOfTheMachineOnlySyncedChunksCount()
    {
        Ends ends;
        ends.begin();
        QVERIFY(ends.world.run_void(ends.from->sync()).has_value());
        for (std::uint64_t i = 0; i < 3; ++i)
            QVERIFY(ends.world.put_chunk(*ends.to, i, *ends.world.chunk(*ends.from, i)).has_value());
        QVERIFY(ends.world.run_void(ends.to->sync()).has_value());
        for (std::uint64_t i = 3; i < 5; ++i)
            QVERIFY(ends.world.put_chunk(*ends.to, i, *ends.world.chunk(*ends.from, i)).has_value());
        ends.to.reset();
        ends.world.files.crash();
        ends.from = *ends.world.resume();
        ends.to = *ends.world.receive(*ends.from);
        QCOMPARE(ends.to->next(), std::uint64_t{3});
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        QVERIFY(ends.world.deliver(*ends.to, "e").has_value());
        QVERIFY(sorted(ends.world.describe("/in/e")) == expected_tree(ends.world, ends.tree));
    }

    void E6_diskUseStaysAtWhatIsDeclared()
    {
        Ends ends;
        std::uint64_t const before = ends.world.files.used();
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        std::uint64_t const head = ends.from->head().size();
        QVERIFY(ends.world.files.peak_used() - before <= ends.tree.bytes() + 2 * head + block_size);
    }

    void E6_declaredSizeBeyondTheFreeSpaceIsRefusedAtTheHead()
    {
        EnvelopeWorld world;
        Hostile const hostile{world, *Manifest::make({}, Compression::Stored, {{"a", 500 * mib, 0, 0600, EntryKind::File}})};
        world.files.set_capacity(400 * mib);
        auto const parts = *world.run(ReceivedParts::open(world.env, world.folder("/parts"), hostile.expected()));
        QCOMPARE(code_of(world.run_void(parts->put_head(0, hostile.head, hostile.head.size()))), ErrorCode::NoSpace);
        QVERIFY(!parts->have_head());
        world.files.set_capacity(600 * mib); // space was freed: the next run brings the head again
        QVERIFY(world.run_void(parts->put_head(0, hostile.head, hostile.head.size())).has_value());
    }

    void E6_moreThanDeclaredIsStopped()
    {
        EnvelopeWorld world;
        Hostile const hostile{world, *Manifest::make({}, Compression::Stored, {{"a", 1, 0, 0600, EntryKind::File}})};
        auto const parts = *world.run(ReceivedParts::open(world.env, world.folder("/parts"), hostile.expected()));
        QVERIFY(world.run_void(parts->put_head(0, hostile.head, hostile.head.size())).has_value());
        QVERIFY(parts->set_segments({hostile.segment}).has_value());
        QCOMPARE(code_of(world.put_chunk(*parts, 0, hostile.chunk(0, Bytes(mib, 'x')))), ErrorCode::Malformed);
        QVERIFY(world.files.peak_used() < 64 * 1024);
        QVERIFY(parts->set_segments({hostile.segment}).has_value());
        QVERIFY(world.put_chunk(*parts, 0, hostile.chunk(0, Bytes(1, 'x'))).has_value());
        QCOMPARE(code_of(world.put_chunk(*parts, 1, hostile.chunk(1, Bytes(1, 'x')))), ErrorCode::Malformed); // after the last
    }

    void E9_fullDiskKeepsWhatIsHeldAndGoesOnLater()
    {
        Ends ends;
        ends.begin();
        std::uint64_t const used = ends.world.files.used();
        ends.world.files.set_capacity(used + 2 * mib + 100'000);
        Result<void> const stopped = ends.world.transfer(*ends.from, *ends.to);
        QCOMPARE(code_of(stopped), ErrorCode::NoSpace);
        (void)ends.world.run_void(ends.to->stop());
        QCOMPARE(ends.to->next(), std::uint64_t{2});
        QVERIFY(ends.world.files.list("/in").empty());
        ends.world.files.set_capacity(1000 * mib);
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        QVERIFY(ends.world.deliver(*ends.to, "e").has_value());
        QVERIFY(sorted(ends.world.describe("/in/e")) == expected_tree(ends.world, ends.tree));
    }

    void E10_damagedSwappedRepeatedAndDroppedChunks_data()
    {
        QTest::addColumn<int>("what");
        for (char const* const name : {"bit", "swap", "repeat", "drop", "truncate", "extend"})
            QTest::newRow(name) << static_cast<int>(std::string_view{"bsrdte"}.find(name[0]));
    }
    void E10_damagedSwappedRepeatedAndDroppedChunks()
    {
        QFETCH(int, what);
        Ends ends;
        ends.begin();
        QVERIFY(ends.world.put_chunk(*ends.to, 0, *ends.world.chunk(*ends.from, 0)).has_value());
        Bytes chunk = *ends.world.chunk(*ends.from, what == 1 || what == 3 ? 2 : what == 2 ? 0 : 1);
        if (what == 0) chunk[chunk.size() / 2] ^= 0x10;
        if (what == 4) chunk.resize(chunk.size() - 1000);
        if (what == 5) chunk.push_back(0);
        QVERIFY(!ends.world.put_chunk(*ends.to, 1, std::move(chunk)).has_value());
        QCOMPARE(ends.to->next(), std::uint64_t{1});
        // What follows in the same run does not count either.
        QVERIFY(!ends.world.put_chunk(*ends.to, 2, *ends.world.chunk(*ends.from, 2)).has_value());
        QVERIFY(ends.world.files.list("/in").empty());
        // The resume asks again from that chunk.
        QVERIFY(ends.world.transfer(*ends.from, *ends.to).has_value());
        QVERIFY(ends.to->content_hash() == *ends.from->content_hash());
    }

    void E10_chunksOutOfOrderAreRefusedUnopened()
    {
        Ends ends;
        ends.begin();
        QCOMPARE(code_of(ends.world.put_chunk(*ends.to, 1, *ends.world.chunk(*ends.from, 1))), ErrorCode::Malformed);
    }

    void segmentsOfHeldChunksMayNotChange()
    {
        Ends ends;
        ends.begin();
        QVERIFY(ends.world.put_chunk(*ends.to, 0, *ends.world.chunk(*ends.from, 0)).has_value());
        std::vector<Segment> segments = ends.from->segments();
        segments[0].salt[0] ^= 1;
        QCOMPARE(code_of(ends.to->set_segments(segments)), ErrorCode::NotAllowed);
        QCOMPARE(code_of(ends.to->set_segments({})), ErrorCode::NotAllowed);
        segments = ends.from->segments();
        segments.push_back({{7}, 1}); // at or above next: replaces what is held
        QVERIFY(ends.to->set_segments(segments).has_value());
        segments.back().salt = {8};
        QVERIFY(ends.to->set_segments(segments).has_value());
        QVERIFY(ends.to->set_segments(ends.from->segments()).has_value());
        QCOMPARE(code_of(ends.to->set_segments({ends.from->segments()[0], {{1}, 5}, {{1}, 5}})), ErrorCode::Malformed);
        QCOMPARE(code_of(ends.to->add_segment({{1}, 0})), ErrorCode::NotAllowed);
        QVERIFY(ends.to->add_segment({{1}, 1}).has_value());
    }

    void anEnvelopeHasOnlySoManySegments()
    {
        Ends ends;
        QVERIFY(ends.world.transfer_head(*ends.from, *ends.to).has_value());
        std::vector<Segment> segments;
        for (std::uint64_t i = 0; i <= max_segments; ++i) segments.push_back({{1}, i});
        QCOMPARE(code_of(ends.to->set_segments(segments)), ErrorCode::TooLarge);
        Segment const over = segments.back();
        segments.pop_back();
        QVERIFY(ends.to->set_segments(segments).has_value());
        QCOMPARE(code_of(ends.to->add_segment(over)), ErrorCode::TooLarge);
        QVERIFY(ends.to->add_segment({{2}, over.first_chunk - 1}).has_value()); // in the place of the last
    }

    void firstSegmentBeginsAtTheFirstChunk()
    {
        Ends ends;
        QVERIFY(ends.world.transfer_head(*ends.from, *ends.to).has_value());
        QCOMPARE(code_of(ends.to->set_segments({{{1}, 1}})), ErrorCode::Malformed);
        QVERIFY(ends.to->set_segments({}).has_value());
        QCOMPARE(code_of(ends.world.put_chunk(*ends.to, 0, *ends.world.chunk(*ends.from, 0))), ErrorCode::NotAllowed);
    }

    void headsThatDoNotFitAreRefused()
    {
        EnvelopeWorld world;
        Hostile const hostile{world, *Manifest::make({}, Compression::Stored, {{"a", 5, 0, 0600, EntryKind::File}})};
        auto const refused = [&](ReceivedParts::Expected expected, Bytes const& head) {
            auto const parts = *world.run(ReceivedParts::open(world.env, world.folder("/parts"), std::move(expected)));
            Result<void> const put = world.run_void(parts->put_head(0, head, head.size()));
            check(!parts->have_head() || put.has_value());
            (void)parts->wipe();
            return code_of(put);
        };
        QCOMPARE(refused(hostile.expected(), hostile.head), std::nullopt);
        ReceivedParts::Expected other = hostile.expected();
        other.files = 2;
        QCOMPARE(refused(std::move(other), hostile.head), ErrorCode::Malformed);
        other = hostile.expected();
        other.bytes = 6;
        QCOMPARE(refused(std::move(other), hostile.head), ErrorCode::Malformed);
        other = hostile.expected();
        other.id.bytes[0] ^= 1;
        QCOMPARE(refused(std::move(other), hostile.head), ErrorCode::Malformed);
        Bytes damaged = hostile.head;
        damaged.back() ^= 1;
        QCOMPARE(refused(hostile.expected(), damaged), ErrorCode::BadProof);
        Bytes locked = *seal_head(hostile.key, crypto::Suite::ChaCha20Poly1305, Bytes(60), hostile.manifest);
        QCOMPARE(refused(hostile.expected(), locked), ErrorCode::Malformed);
        other = hostile.expected();
        other.key_commit[0] ^= 1;
        QCOMPARE(code_of(world.run(ReceivedParts::open(world.env, world.folder("/parts"), std::move(other)))),
                 ErrorCode::BadProof);
    }

    void headPiecesMustFollowEachOther()
    {
        EnvelopeWorld world;
        Hostile const hostile{world, *Manifest::make({}, Compression::Stored, {{"a", 5, 0, 0600, EntryKind::File}})};
        auto const parts = *world.run(ReceivedParts::open(world.env, world.folder("/parts"), hostile.expected()));
        ByteView const head{hostile.head};
        QCOMPARE(code_of(world.run_void(parts->put_head(0, head.first(10), max_head + 1))), ErrorCode::TooLarge);
        QCOMPARE(code_of(world.run_void(parts->put_head(5, head.subspan(5), head.size()))), ErrorCode::Malformed);
        QCOMPARE(code_of(world.run_void(parts->put_head(0, head, head.size() - 1))), ErrorCode::Malformed);
        QCOMPARE(code_of(world.run_void(parts->put_head(0, {}, 0))), ErrorCode::Malformed);
        QVERIFY(world.run_void(parts->put_head(0, head.first(100), head.size())).has_value());
        QVERIFY(world.run_void(parts->put_head(0, head.first(200), head.size())).has_value()); // a new run begins again
        QVERIFY(world.run_void(parts->put_head(200, head.subspan(200), head.size())).has_value());
        QVERIFY(parts->have_head());
    }

    void E5_nothingIsWrittenThroughALinkThatTookAFoldersPlace()
    {
        Ends ends;
        ends.begin();
        ends.world.files.put_kind("/parts/c0", FileKind::Link);
        QVERIFY(!ends.world.put_chunk(*ends.to, 0, *ends.world.chunk(*ends.from, 0)).has_value());
        QCOMPARE(ends.to->next(), std::uint64_t{0});
    }

    void E1_E4_hostileNamesAreDeliveredCleanAndListed()
    {
        EnvelopeWorld world;
        pb::EnvelopeHeader header;
        header.set_id(std::string(16, 'i'));
        for (char const* const path : {"../../up", "/etc/passwd", ".bashrc", "CON", "a", "A", "a"}) {
            header.add_entries()->set_path(path);
            header.mutable_entries(header.entries_size() - 1)->set_size(1);
            header.mutable_entries(header.entries_size() - 1)->set_mode(07777);
        }
        Hostile const hostile{world, *Manifest::parse(wire::encode(header))};
        auto const parts = *world.run(ReceivedParts::open(world.env, world.folder("/parts"), hostile.expected()));
        QVERIFY(world.run_void(parts->put_head(0, hostile.head, hostile.head.size())).has_value());
        QVERIFY(parts->set_segments({hostile.segment}).has_value());
        QVERIFY(world.put_chunk(*parts, 0, hostile.chunk(0, view_of("1234567"))).has_value());
        Result<ReceivedParts::Delivered> const delivered = world.deliver(*parts, "e");
        QVERIFY(delivered.has_value());
        std::vector<std::string> const expected{"A (2)", "_.bashrc", "_CON", "a", "a (3)", "passwd", "up"};
        QVERIFY(world.files.list("/in/e") == expected);
        QCOMPARE(delivered->renamed.size(), std::size_t{6});
        QVERIFY(world.files.content("/in/e/passwd") == bytes_of("2"));
        for (std::string const& name : expected) QCOMPARE(world.files.info("/in/e/" + name)->mode, 0660u); // E21
        QCOMPARE(parts->top_level_names().size(), std::size_t{7});
    }

    void E7_manyEmptyFilesAreTakenInOneBlock()
    {
        EnvelopeWorld world;
        std::vector<EntryDraft> entries(20'000);
        for (std::size_t i = 0; i < entries.size(); ++i) entries[i].path = std::to_string(i);
        Hostile const hostile{world, *Manifest::make({}, Compression::Stored, entries)};
        auto const parts = *world.run(ReceivedParts::open(world.env, world.folder("/parts"), hostile.expected()));
        ByteView const head{hostile.head};
        QVERIFY(world.run_void(parts->put_head(0, head, head.size())).has_value());
        QVERIFY(parts->set_segments({hostile.segment}).has_value());
        QVERIFY(world.put_chunk(*parts, 0, hostile.chunk(0, {})).has_value());
        QVERIFY(world.deliver(*parts, "e").has_value());
        QCOMPARE(world.files.list("/in/e").size(), entries.size());
    }

    void E7_aMillionEntriesTakeLittleMemory()
    {
#if defined(__linux__) && !defined(SIGNET_SANITIZED)
        auto const used = [] {
            auto const heap = ::mallinfo2();
            return heap.uordblks + heap.hblkhd;
        };
        EnvelopeWorld world;
        Bytes head;
        ReceivedParts::Expected expected;
        {
            std::vector<EntryDraft> entries(max_entries);
            for (std::size_t i = 0; i < entries.size(); ++i) entries[i].path = std::to_string(i);
            Hostile const hostile{world, *Manifest::make({}, Compression::Stored, entries)};
            head = hostile.head;
            expected = hostile.expected();
        }
        std::size_t const before = used();
        auto const parts = *world.run(ReceivedParts::open(world.env, world.folder("/parts"), std::move(expected)));
        QVERIFY(world.run_void(parts->put_head(0, head, head.size())).has_value());
        QVERIFY(parts->have_head());
        std::size_t const taken = used() - before;
        QVERIFY2(taken < 64 * mib, qPrintable(QString::number(taken / mib) + " MiB"));
#endif
    }

    void E15_hundredThousandFilesArrive()
    {
        EnvelopeWorld world;
        for (int i = 0; i < 100'000; ++i)
            world.files.put("/home/d/" + std::to_string(i % 100) + "/" + std::to_string(i),
                            Bytes(static_cast<std::size_t>(i % 3), 'x'));
        SourceTree const tree = world.sources({"/home/d"});
        QCOMPARE(tree.files(), std::uint64_t{100'000});
        auto const from = *world.start(tree);
        QVERIFY(world.run_void(from->run()).has_value());
        auto const to = *world.receive(*from);
        QVERIFY(world.transfer(*from, *to).has_value());
        QVERIFY(to->content_hash() == *from->content_hash());
        Result<ReceivedParts::Delivered> const delivered = world.deliver(*to, "e");
        QVERIFY(delivered.has_value() && delivered->renamed.empty());
        QCOMPARE(world.files.list("/in/e").size(), std::size_t{100'000 + 101});
        QVERIFY(world.files.content("/in/e/d/99/99999") == Bytes(99'999 % 3, 'x'));
    }

    void partsOfAnotherEnvelopeAreNotTakenUp()
    {
        Ends ends;
        ends.begin();
        ends.to.reset();
        ReceivedParts::Expected expected{ends.world.id, EnvelopeKey::random(ends.world.world.random()), {}, 1, 1};
        expected.key_commit = key_commit_of(expected.key);
        QCOMPARE(code_of(ends.world.run(ReceivedParts::open(ends.world.env, ends.world.folder("/parts"), std::move(expected)))),
                 ErrorCode::Malformed);
    }

    void randomTreesComeBack_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 30; ++seed) QTest::newRow(std::to_string(seed).c_str()) << seed;
    }
    void randomTreesComeBack()
    {
        QFETCH(quint64, seed);
        EnvelopeWorld world{seed};
        Random& random = world.world.random();
        std::vector<std::string> folders{"/home/r"};
        world.files.put_folder("/home/r", 5);
        for (std::uint64_t i = 0, count = random.below(60); i < count; ++i) {
            std::string const path = folders[random.below(folders.size())] + "/n" + std::to_string(i);
            if (random.below(4) == 0) {
                world.files.put_folder(path, static_cast<std::int64_t>(random.below(1'000'000'000)), 0700);
                folders.push_back(path);
                continue;
            }
            std::size_t const size = random.below(3) == 0 ? random.below(3 * mib) : random.below(5000);
            auto const mode = static_cast<std::uint32_t>(random.below(0777));
            world.files.put(path, world.content(random.below(5) == 0 ? 0 : size),
                            static_cast<std::int64_t>(random.below(1u << 30) + 1), mode);
        }
        SourceTree const tree = world.sources({"/home/r"});
        auto const from = *world.start(
            tree, {random.below(2) == 0, random.below(2) == 0 ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305});
        QVERIFY(world.run_void(from->run()).has_value());
        auto const to = *world.receive(*from);
        QVERIFY(world.transfer(*from, *to).has_value());
        QVERIFY(to->content_hash() == *from->content_hash());
        QVERIFY(world.deliver(*to, "e").has_value());
        QVERIFY(sorted(world.describe("/in/e")) == expected_tree(world, tree));
    }
};

QTEST_GUILESS_MAIN(PartsTest)
#include "parts_test.moc"
