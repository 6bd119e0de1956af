#include "core/envelope/block_codec.h"
#include "core/envelope/format.h"
#include "core/envelope/spool_folder.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include <QTest>

#include <set>

using namespace signet;
using namespace signet::envelope;

namespace {

constexpr std::size_t mib = 1024 * 1024;

/// Six blocks: noise, text, small files in one block, and a short last one.
SourceTree put_sources(EnvelopeWorld& world)
{
    world.put("/home/d/big.bin", 2 * mib + 77);
    world.put("/home/d/text.txt", 2 * mib);
    for (int i = 0; i < 60; ++i) world.put("/home/d/small/" + std::to_string(i), 20'000 + static_cast<std::size_t>(i));
    world.put("/home/d/empty", 0);
    return world.sources({"/home/d"});
}

/// What the chunk holds, opened under the Segment it was sealed under.
Result<Bytes> opened(EnvelopeWorld& world, SpooledEnvelope& envelope, std::uint64_t index, std::size_t expected)
{
    SIGNET_TRY(chunk, world.chunk(envelope, index));
    std::vector<Segment> const segments = envelope.segments();
    Segment const segment = segments[segment_of(segments, index)];
    crypto::BulkCipher cipher{crypto::Suite::ChaCha20Poly1305, chunk_key(world.key, head_hash(envelope.head()), segment)};
    SIGNET_TRY(head, open_head(world.key, envelope.head()));
    BlockOpener opener;
    SIGNET_TRY(block, opener.open(cipher, {index, index + 1 == head.manifest.blocks()}, chunk, expected));
    return bytes_of(block);
}

Bytes all_content(EnvelopeWorld& world, SpooledEnvelope& envelope)
{
    Manifest const manifest = open_head(world.key, envelope.head())->manifest;
    Bytes all;
    for (std::uint64_t i = 0; i < manifest.blocks(); ++i) append(all, *opened(world, envelope, i, manifest.block_bytes(i)));
    return all;
}

Bytes source_content(EnvelopeWorld& world, SourceTree const& tree)
{
    Bytes all;
    for (EntryDraft const& entry : tree.entries)
        if (entry.kind == EntryKind::File) append(all, *world.files.content("/home/" + entry.path));
    return all;
}

} // namespace

class SpoolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sealsWhatWasPicked()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        auto const envelope = *world.start(tree);
        QVERIFY(!envelope->complete());
        QVERIFY(!envelope->chunk_count().has_value());
        QVERIFY(world.run_void(envelope->run()).has_value());
        QVERIFY(envelope->complete());
        QCOMPARE(envelope->chunk_count(), std::uint64_t{6});
        QCOMPARE(envelope->bytes_sealed(), tree.bytes());
        QCOMPARE(envelope->segments().size(), std::size_t{1});
        QVERIFY(all_content(world, *envelope) == source_content(world, tree));
        QVERIFY(!world.run(envelope->chunk(6))->has_value());
    }

    void contentHashIsTheSameForAnyNumberOfRuns()
    {
        std::set<std::string> hashes;
        for (int stop = 0; stop <= 6; ++stop) {
            EnvelopeWorld world;
            auto envelope = *world.start(put_sources(world));
            Bytes const header = bytes_of(envelope->header());
            for (int again = 0; again < stop; ++again) {
                world.files.fail_write(14);
                (void)world.run_void(envelope->run());
                world.files.fail_write(0);
            }
            QVERIFY(world.run_void(envelope->run()).has_value());
            crypto::Blake2b256 expected{"signet/1 content"};
            Bytes const all = source_content(world, world.sources({"/home/d"}));
            expected.add(envelope->key_commit()).add(crypto::sha256(header)).add_u64(6);
            for (std::size_t at = 0; at < all.size(); at += block_size)
                expected.add(crypto::sha256(ByteView{all}.subspan(at, std::min(block_size, all.size() - at))));
            QVERIFY(envelope->content_hash() == expected.finish());
        }
    }

    void E16_killedAtEveryChangeItIsTakenUpExactly()
    {
        // Counts the changes of one whole run, then kills at each of them.
        std::uint64_t changes = 0;
        {
            EnvelopeWorld world;
            auto const envelope = *world.start(put_sources(world));
            world.files.on_change([&](std::uint64_t number) { changes = number; });
            QVERIFY(world.run_void(envelope->run()).has_value());
        }
        QVERIFY(changes > 18);
        for (std::uint64_t at = 1; at <= changes; ++at) {
            EnvelopeWorld world;
            SourceTree const tree = put_sources(world);
            auto envelope = *world.start(tree);
            world.files.on_change([&](std::uint64_t number) {
                if (number == at) world.files.kill();
            });
            QVERIFY(!world.run_void(envelope->run()).has_value());
            std::uint64_t const counted = envelope->chunks_spooled();
            envelope.reset();
            world.files.on_change({});
            envelope = *world.resume();
            QVERIFY(envelope->chunks_spooled() >= counted); // what counted counts
            QVERIFY(world.run_void(envelope->run()).has_value());
            QVERIFY(all_content(world, *envelope) == source_content(world, tree));
        }
    }

    void continuedSealingIsUnderAFreshSegment()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        auto envelope = *world.start(tree);
        world.files.fail_write(14);
        QCOMPARE(code_of(world.run_void(envelope->run())), ErrorCode::Disk);
        world.files.fail_write(0);
        std::uint64_t const held = envelope->chunks_spooled();
        QVERIFY(held > 0 && held < 6);
        Segment const first = envelope->segments().front();
        world.files.kill();
        envelope = *world.resume();
        QVERIFY(world.run_void(envelope->run()).has_value());
        QCOMPARE(envelope->segments().size(), std::size_t{2});
        QVERIFY(envelope->segments()[0] == first);
        QCOMPARE(envelope->segments()[1].first_chunk, held);
        QVERIFY(envelope->segments()[1].salt != first.salt);
        QVERIFY(all_content(world, *envelope) == source_content(world, tree));
    }

    void D84_twoCopiesOfAProfileSealUnderDifferentKeys()
    {
        // The spool of a profile that was copied, with its key: each copy goes on sealing, and no chunk's key and number meet
        // again.
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        {
            auto const envelope = *world.start(tree);
            world.files.fail_write(14);
            QVERIFY(!world.run_void(envelope->run()).has_value());
            world.files.fail_write(0);
        }
        world.files.kill();
        for (std::string const& name : world.files.list("/spool"))
            world.files.put("/copy/" + name, *world.files.content("/spool/" + name));
        std::vector<Segment> last;
        std::vector<Bytes> chunks;
        for (char const* const folder : {"/spool", "/copy"}) {
            auto const envelope =
                *world.run(SpooledEnvelope::resume(world.env, world.folder(folder), world.key.duplicate(), std::nullopt));
            QVERIFY(world.run_void(envelope->run()).has_value());
            QVERIFY(all_content(world, *envelope) == source_content(world, tree));
            last.push_back(envelope->segments().back());
            chunks.push_back(*world.chunk(*envelope, last.back().first_chunk));
        }
        QCOMPARE(last[0].first_chunk, last[1].first_chunk);
        QVERIFY(last[0].salt != last[1].salt);
        QVERIFY(chunks[0] != chunks[1]);
    }

    void afterACrashOfTheMachineOnlySyncedChunksCount()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        auto envelope = *world.start(tree);
        world.files.fail_write(10);
        QVERIFY(!world.run_void(envelope->run()).has_value());
        world.files.fail_write(0);
        std::uint64_t const synced = envelope->chunks_spooled();
        QVERIFY(synced > 0);
        QVERIFY(world.run_void(envelope->sync()).has_value());
        QVERIFY(world.run_void(envelope->run()).has_value());
        QCOMPARE(envelope->chunks_spooled(), std::uint64_t{6});
        world.files.crash();
        envelope = *world.resume();
        QCOMPARE(envelope->chunks_spooled(), synced);
        QVERIFY(!envelope->complete());
        QVERIFY(world.run_void(envelope->run()).has_value());
        QVERIFY(all_content(world, *envelope) == source_content(world, tree));
    }

    void spoolThatWasNeverSyncedIsGoneAfterACrash()
    {
        EnvelopeWorld world;
        auto envelope = *world.start(put_sources(world));
        QVERIFY(world.run_void(envelope->run()).has_value());
        world.files.crash();
        QVERIFY(!world.files.make("/spool")->get()->names()->empty() || !world.resume().has_value());
    }

    void completeSpoolComesBackComplete()
    {
        EnvelopeWorld world;
        auto envelope = *world.start(put_sources(world));
        QVERIFY(world.run_void(envelope->run()).has_value());
        std::optional<ContentHash> const hash = envelope->content_hash();
        world.files.kill();
        QVERIFY(world.folder("/home")->remove_tree("d").has_value()); // the sources are not needed any more
        envelope = *world.resume();
        QVERIFY(envelope->complete());
        QVERIFY(envelope->content_hash() == hash);
        QVERIFY(world.run_void(envelope->run()).has_value());
    }

    void E14_sourceThatChangesWhileItIsSealedStopsTheEnvelope()
    {
        for (bool const early : {true, false}) {
            EnvelopeWorld world;
            auto const envelope = *world.start(put_sources(world));
            // Late: a file of the last block, whose block was read before it changed.
            FilePtr const file = *world.folder("/home/d")->open(early ? "text.txt" : "big.bin", OpenFor::Write);
            if (early) QVERIFY(file->write_at(0, Bytes{1}).has_value());
            bool changed = early;
            world.files.on_change([&](std::uint64_t) {
                if (changed || envelope->chunks_spooled() < 4) return;
                changed = true;
                world.files.touch("/home/d/big.bin");
            });
            QCOMPARE(code_of(world.run_void(envelope->run())), ErrorCode::Changed);
            QVERIFY(!envelope->complete());
            QCOMPARE(code_of(world.run(envelope->chunk(6))), ErrorCode::Changed);
        }
    }

    void E9_fullDiskStopsSealingAndItGoesOnLater()
    {
        EnvelopeWorld world;
        SourceTree const tree = put_sources(world);
        auto const envelope = *world.start(tree);
        world.files.set_capacity(world.files.used() + 2 * mib);
        QCOMPARE(code_of(world.run_void(envelope->run())), ErrorCode::NoSpace);
        world.files.set_capacity(1000 * mib);
        QVERIFY(world.run_void(envelope->run()).has_value());
        QVERIFY(all_content(world, *envelope) == source_content(world, tree));
    }

    void attachedReaderIsKeptJustAhead()
    {
        EnvelopeWorld world;
        world.put("/home/d/big.bin", 40 * mib + 1);
        auto const envelope = *world.start(world.sources({"/home/d"}));
        envelope->attach_reader();
        TaskScope scope{world.env, [](char const*, Error) { QFAIL("sealing failed"); }};
        scope.spawn("seal", envelope->run());
        world.world.run_for(1s);
        QCOMPARE(envelope->chunks_spooled(), std::uint64_t{12});
        for (std::uint64_t i = 0; i < 20; ++i) QVERIFY(world.chunk(*envelope, i).has_value());
        world.world.run_for(1s);
        QCOMPARE(envelope->chunks_spooled(), std::uint64_t{32});
        envelope->detach_reader();
        world.world.run_for(1s);
        QVERIFY(envelope->complete());
        QVERIFY(world.run_void(scope.join()).has_value());
    }

    void cancelledSealingEndsCleanlyAndGoesOn()
    {
        EnvelopeWorld world;
        world.put("/home/d/big.bin", 20 * mib);
        SourceTree const tree = world.sources({"/home/d"});
        auto const envelope = *world.start(tree);
        envelope->attach_reader(); // so that it waits
        TaskScope scope{world.env, [](char const*, Error) { QFAIL("sealing failed"); }};
        scope.spawn("seal", envelope->run());
        world.world.run_for(1s);
        QVERIFY(world.run_void(scope.stop()).has_value());
        envelope->detach_reader();
        QVERIFY(world.run_void(envelope->run()).has_value());
        QVERIFY(all_content(world, *envelope) == source_content(world, tree));
    }

    void spoolNamesNoFileInTheClear()
    {
        EnvelopeWorld world;
        auto const envelope = *world.start(put_sources(world));
        QVERIFY(world.run_void(envelope->run()).has_value());
        for (std::string const& name : world.files.list("/spool")) {
            Bytes const content = *world.files.content("/spool/" + name);
            for (std::string_view const word : {"text.txt", "small", "/home", "quick brown"})
                QVERIFY(text_of(content).find(word) == std::string_view::npos);
        }
    }

    void anotherKeyDoesNotTakeItUp()
    {
        EnvelopeWorld world;
        auto envelope = *world.start(put_sources(world));
        envelope.reset();
        world.key = EnvelopeKey::random(world.world.random());
        QCOMPARE(code_of(world.resume()), ErrorCode::BadProof);
    }

    void aSpoolThatWasBegunAnewTooOftenIsOfNoUse()
    {
        EnvelopeWorld world;
        world.put("/home/d/large", 2);
        SourceTree tree = world.sources({"/home/d"});
        for (EntryDraft& entry : tree.entries)
            if (entry.kind == EntryKind::File) entry.size = (max_segments + 1) * std::uint64_t{block_size};
        QVERIFY(world.start(std::move(tree)).has_value());
        {
            // One chunk under each Segment, as if every chunk had been the last before a crash.
            SpoolFolder spool = *SpoolFolder::reopen(world.folder("/spool"), boot_mark(world.files));
            for (std::uint64_t i = 0; i < max_segments; ++i) {
                std::uint64_t const position = spool.end() + record_prefix + segment_size;
                QVERIFY(spool.begin_segment({{1}, i}).has_value());
                QVERIFY(spool.body()->write_at(position, encode_record_prefix(chunk_record, min_chunk)).has_value());
                QVERIFY(spool.body()->write_at(position + record_prefix, Bytes(min_chunk)).has_value());
                QVERIFY(spool.count_chunk(position, min_chunk, {}).has_value());
                if (i + 2 == max_segments) QVERIFY(world.resume().has_value()); // one more would do
            }
            QCOMPARE(code_of(spool.begin_segment({{1}, max_segments})), ErrorCode::Malformed);
        }
        QCOMPARE(code_of(world.resume()), ErrorCode::Malformed);
    }

    void wipeLeavesNothing()
    {
        EnvelopeWorld world;
        auto const envelope = *world.start(put_sources(world));
        QVERIFY(world.run_void(envelope->run()).has_value());
        QVERIFY(envelope->wipe().has_value());
        QVERIFY(world.files.list("/spool").empty());
        QCOMPARE(code_of(world.resume()), ErrorCode::NotFound);
    }

    void E15_nothingToSendIsOneEmptyChunk()
    {
        EnvelopeWorld world;
        world.put("/home/d/empty", 0);
        auto const envelope = *world.start(world.sources({"/home/d"}));
        QVERIFY(world.run_void(envelope->run()).has_value());
        QCOMPARE(envelope->chunk_count(), std::uint64_t{1});
        QVERIFY(opened(world, *envelope, 0, 0)->empty());
    }
};

QTEST_GUILESS_MAIN(SpoolTest)
#include "spool_test.moc"
