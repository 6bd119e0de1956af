#include "core/envelope/manifest.h"
#include "core/wire/message.h"
#include "tests/unit/envelope/envelope_fixture.h"

#include "core/wire/envelope.pb.h"

#include <QTest>

using namespace signet;
using namespace signet::envelope;

namespace {

pb::EnvelopeHeader header_of(std::vector<EntryDraft> const& entries)
{
    pb::EnvelopeHeader header;
    header.set_id(std::string(16, 'i'));
    header.set_compression(pb::EnvelopeHeader::ZSTD);
    for (EntryDraft const& draft : entries) {
        pb::EnvelopeHeader::Entry& entry = *header.add_entries();
        entry.set_path(draft.path);
        entry.set_size(draft.size);
        entry.set_modified_ns(draft.modified_ns);
        entry.set_mode(draft.mode);
        entry.set_kind(static_cast<pb::EnvelopeHeader::Entry::Kind>(draft.kind));
    }
    return header;
}

EnvelopeId test_id()
{
    EnvelopeId id;
    id.bytes.fill('i');
    return id;
}

std::optional<ErrorCode> refusal(pb::EnvelopeHeader const& header)
{
    return code_of(Manifest::parse(wire::encode(header)));
}

std::vector<EntryDraft> some_entries()
{
    return {{"docs", 0, 1'600'000'000'123'456'789, 0750, EntryKind::Folder},
            {"docs/a.txt", 300, -5, 0640, EntryKind::File},
            {"docs/empty", 0, 0, 0, EntryKind::File},
            {"docs/größer/名.bin", 5'000'000'000, 1, 0600, EntryKind::File}};
}

} // namespace

class ManifestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodesAsProtocolBuffersDo()
    {
        Result<Manifest> const manifest = Manifest::make(test_id(), Compression::Zstd, some_entries());
        QVERIFY(manifest.has_value());
        QVERIFY(std::ranges::equal(manifest->encoded(), wire::encode(header_of(some_entries()))));
    }

    void entriesComeBack()
    {
        Manifest const manifest = *Manifest::parse(wire::encode(header_of(some_entries())));
        QCOMPARE(manifest.size(), std::size_t{4});
        QCOMPARE(manifest.files(), std::uint64_t{3});
        QCOMPARE(manifest.bytes(), std::uint64_t{5'000'000'300});
        QCOMPARE(manifest.blocks(), std::uint64_t{4769});
        QVERIFY(manifest.compression() == Compression::Zstd);
        Entry const entry = manifest.entry(1);
        QVERIFY(entry.path == "docs/a.txt");
        QCOMPARE(entry.size, std::uint64_t{300});
        QCOMPARE(entry.modified_ns, std::int64_t{-5});
        QCOMPARE(entry.mode, 0640u);
        QCOMPARE(manifest.entry(3).start, std::uint64_t{300});
        QVERIFY(manifest.entry(0).kind == EntryKind::Folder);
    }

    void positionsFindTheirFile()
    {
        Manifest const manifest = *Manifest::parse(wire::encode(header_of(some_entries())));
        QCOMPARE(manifest.entry_at(0), std::size_t{1});
        QCOMPARE(manifest.entry_at(299), std::size_t{1});
        QCOMPARE(manifest.entry_at(300), std::size_t{3});
        QCOMPARE(manifest.entry_at(5'000'000'299), std::size_t{3});
        QCOMPARE(manifest.entry_at(5'000'000'300), std::size_t{4});
        QCOMPARE(manifest.block_bytes(0), block_size);
        QCOMPARE(manifest.block_bytes(4768), std::size_t{5'000'000'300 - 4768ull * block_size});
    }

    void E15_emptyEnvelopeHasOneEmptyBlock()
    {
        Manifest const manifest = *Manifest::make(test_id(), Compression::Stored, {});
        QCOMPARE(manifest.blocks(), std::uint64_t{1});
        QCOMPARE(manifest.block_bytes(0), std::size_t{0});
    }

    void everyOtherEncodingIsRefused()
    {
        Bytes const good = wire::encode(header_of(some_entries()));
        QVERIFY(Manifest::parse(good).has_value());
        for (std::size_t size = 0; size < good.size(); ++size) {
            Result<Manifest> const cut = Manifest::parse(Bytes{good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)});
            // Cut between two entries it is another, shorter header.
            if (cut) QVERIFY(std::ranges::equal(cut->encoded(), ByteView{good}.first(size)));
        }
        // One changed byte: refused, or another header whose one encoding it is.
        for (std::size_t at = 0; at < good.size(); ++at) {
            for (int change = 1; change < 256; ++change) {
                Bytes changed = good;
                changed[at] ^= static_cast<std::uint8_t>(change);
                Result<Manifest> const parsed = Manifest::parse(changed);
                pb::EnvelopeHeader again;
                if (parsed) QVERIFY(wire::parse_exact(changed, again).has_value());
            }
        }
    }

    void unknownFieldsAreRefused()
    {
        Bytes bytes = wire::encode(header_of({}));
        bytes.push_back(9 * 8);
        bytes.push_back(1);
        QCOMPARE(code_of(Manifest::parse(bytes)), ErrorCode::Malformed);
    }

    void unknownKindAndCompressionAreNamed()
    {
        pb::EnvelopeHeader header = header_of(some_entries());
        header.mutable_entries(1)->set_kind(static_cast<pb::EnvelopeHeader::Entry::Kind>(2));
        QCOMPARE(refusal(header), ErrorCode::Unsupported);
        header = header_of({});
        header.set_compression(static_cast<pb::EnvelopeHeader::Compression>(2));
        QCOMPARE(refusal(header), ErrorCode::Unsupported);
    }

    void folderWithASizeIsRefused()
    {
        pb::EnvelopeHeader header = header_of(some_entries());
        header.mutable_entries(0)->set_size(1);
        QCOMPARE(refusal(header), ErrorCode::Malformed);
    }

    void E3_pathThatIsNotUtf8IsRefused()
    {
        Bytes bytes = wire::encode(header_of({{"abcd", 1, 0, 0, EntryKind::File}}));
        auto const at = std::ranges::search(bytes, std::string_view{"abcd"}).begin();
        *at = 0xFF;
        QCOMPARE(code_of(Manifest::parse(bytes)), ErrorCode::Malformed);
    }

    void utf8_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        // RFC 3629 §3 and §4.
        QTest::newRow("ascii") << QByteArray("abc") << true;
        QTest::newRow("two, three, four") << QByteArray("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80") << true;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << false;
        QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << false;
        QTest::newRow("overlong four") << QByteArray("\xF0\x80\x80\xAF") << false;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
        QTest::newRow("above U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << false;
        QTest::newRow("cut short") << QByteArray("\xE2\x82") << false;
        QTest::newRow("stray tail") << QByteArray("\x80") << false;
        QTest::newRow("F5") << QByteArray("\xF5\x80\x80\x80") << false;
    }
    void utf8()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QCOMPARE(is_utf8(text.toStdString()), good);
    }

    void E6_sizesThatNoDiskHasAreRefused()
    {
        EntryDraft const half{"a", std::uint64_t{1} << 63, 0, 0, EntryKind::File};
        EntryDraft const rest{"b", std::uint64_t{1} << 63, 0, 0, EntryKind::File};
        QCOMPARE(refusal(header_of({half})), ErrorCode::TooLarge);
        QCOMPARE(refusal(header_of({half, rest})), ErrorCode::TooLarge);
    }

    void E7_moreThanAMillionEntriesAreRefused()
    {
        pb::EnvelopeHeader header = header_of({});
        for (std::size_t i = 0; i < max_entries; ++i) header.add_entries()->set_path("e");
        QVERIFY(Manifest::parse(wire::encode(header)).has_value());
        header.add_entries()->set_path("e");
        Result<Manifest> const refused = Manifest::parse(wire::encode(header));
        QCOMPARE(code_of(refused), ErrorCode::TooLarge);
        QCOMPARE(std::string{refused.error().text}, std::string{"an envelope has too many entries"}); // the limit by its name
    }

    void E15_aHundredGigabytesAreCounted()
    {
        constexpr std::uint64_t size = 100'000'000'000;
        Manifest const manifest = *Manifest::make(test_id(), Compression::Zstd,
                                                  {{"before", 7, 0, 0, EntryKind::File}, {"huge", size, 0, 0, EntryKind::File}});
        QCOMPARE(manifest.bytes(), size + 7);
        QCOMPARE(manifest.blocks(), std::uint64_t{95'368});
        QCOMPARE(manifest.entry_at(size + 6), std::size_t{1});
        QCOMPARE(manifest.entry_at(size + 7), std::size_t{2});
        QCOMPARE(manifest.block_bytes(95'367), std::size_t{size + 7 - 95'367 * std::uint64_t{block_size}});
    }

    void ownPathsMustBePlain_data()
    {
        QTest::addColumn<QString>("path");
        for (char const* const path : {"", "/a", "a/", "a//b", "./a", "a/..", "..", "a/./b"})
            QTest::newRow(path) << QString{path};
    }
    void ownPathsMustBePlain()
    {
        QFETCH(QString, path);
        QCOMPARE(code_of(Manifest::make(test_id(), Compression::Stored, {{path.toStdString()}})), ErrorCode::InvalidArgument);
    }

    void E22_onlyReadAndWriteOfUserAndGroupAreKept()
    {
        QCOMPARE(kept_mode(07777, EntryKind::File), 0660u);
        QCOMPARE(kept_mode(07777, EntryKind::Folder), 0770u);
        QCOMPARE(kept_mode(0444, EntryKind::File), 0440u);
    }
};

QTEST_GUILESS_MAIN(ManifestTest)
#include "manifest_test.moc"
