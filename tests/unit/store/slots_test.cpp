#include "tests/unit/store/profile_fixture.h"

#include <QTest>

using namespace signet;
using namespace signet::store;

class SlotsTest : public QObject {
    Q_OBJECT

    SystemRandom random_;
    DatabaseKey key_ = DatabaseKey::random(random_);

    [[nodiscard]] bool is_key(DatabaseKeys const& keys) const
    {
        return keys.size() == 1 && equal_constant_time(keys[0].expose(), key_.expose());
    }
    [[nodiscard]] SlotFile three_ways()
    {
        return {{unwrap(wrap_with_passphrase(key_, passphrase("correct horse"), random_, cheapest)),
                 wrap_with_bytes(SlotKind::KeyFile, key_, key_file(1), random_),
                 wrap_with_bytes(SlotKind::Keychain, key_, key_file(2), random_)}};
    }
    /// The checksum made good, so that what it guards is reached.
    static Bytes with_checksum(Bytes bytes)
    {
        bytes.resize(bytes.size() - 32);
        append(bytes, crypto::labelled_hash("signet/1 slots", bytes));
        return bytes;
    }

private Q_SLOTS:
    void everyWayInOpens()
    {
        SlotFile const file = unwrap(SlotFile::parse(three_ways().encode()));
        QCOMPARE(file.entries.size(), 3U);
        QVERIFY(is_key(unwrap(unwrap_with_passphrase(file, passphrase("correct horse")))));
        QVERIFY(is_key(unwrap(unwrap_with_key_file(file, key_file(1)))));
        QVERIFY(is_key(unwrap(unwrap_with_keychain(file, key_file(2)))));
    }

    void aWayOfOneKindIsNoneOfAnother()
    {
        SlotFile const file{{wrap_with_bytes(SlotKind::KeyFile, key_, key_file(1), random_)}};
        QCOMPARE(code_of(unwrap_with_keychain(file, key_file(1))), ErrorCode::NotFound);
        QCOMPARE(code_of(unwrap_with_passphrase(file, passphrase("x"))), ErrorCode::NotFound);
        SlotFile relabelled = file;
        relabelled.entries[0].kind = SlotKind::Keychain;
        QCOMPARE(code_of(unwrap_with_keychain(relabelled, key_file(1))), ErrorCode::WrongKey);
    }

    void D82_wrongKeysFailAlike()
    {
        SlotFile const file = three_ways();
        Result<DatabaseKeys> const a = unwrap_with_passphrase(file, passphrase("correct hors"));
        Result<DatabaseKeys> const b = unwrap_with_passphrase(file, passphrase("Correct horse"));
        Result<DatabaseKeys> const c = unwrap_with_key_file(file, key_file(3));
        QCOMPARE(code_of(a), ErrorCode::WrongKey);
        QCOMPARE(code_of(c), ErrorCode::WrongKey);
        QCOMPARE(QString{a.error().text}, QString{b.error().text});
        QCOMPARE(QString{a.error().text}, QString{c.error().text});
    }

    void D82_whatIsWrittenCostsAsMuchAsIsPromised()
    {
        // protocol.md §7: 256 MiB, t = 3, p = 1 for each try; nothing cheaper than 64 MiB is read at all.
        Slot const slot = unwrap(wrap_with_passphrase(key_, passphrase("correct horse"), random_, {}));
        QVERIFY((slot.cost == crypto::PasswordCost{.memory_kib = 256 * 1024, .passes = 3, .lanes = 1}));
        QVERIFY(is_key(unwrap(unwrap_with_passphrase({{slot}}, passphrase("correct horse")))));
    }

    void D82_hostileCostsAreRefusedBeforeAllocating_data()
    {
        QTest::addColumn<quint32>("memory");
        QTest::addColumn<quint32>("passes");
        QTest::addColumn<quint32>("lanes");
        QTest::newRow("too little memory") << 64U * 1024 - 1 << 3U << 1U;
        QTest::newRow("too much memory") << 1024U * 1024 + 1 << 3U << 1U;
        QTest::newRow("all memory") << 0xffffffffU << 3U << 1U;
        QTest::newRow("no pass") << 64U * 1024 << 0U << 1U;
        QTest::newRow("eleven passes") << 64U * 1024 << 11U << 1U;
        QTest::newRow("two lanes") << 64U * 1024 << 1U << 2U;
    }
    void D82_hostileCostsAreRefusedBeforeAllocating()
    {
        QFETCH(quint32, memory);
        QFETCH(quint32, passes);
        QFETCH(quint32, lanes);
        SlotFile file = three_ways();
        file.entries[0].cost = {memory, passes, lanes};
        QCOMPARE(code_of(SlotFile::parse(file.encode())), ErrorCode::Unsupported);
    }

    void anEmptyPassphraseIsRefused()
    {
        QCOMPARE(code_of(wrap_with_passphrase(key_, SecretBytes{}, random_, cheapest)), ErrorCode::InvalidArgument);
    }

    void truncatedAndExtendedFilesAreDamaged()
    {
        Bytes const bytes = three_ways().encode();
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QCOMPARE(code_of(SlotFile::parse(ByteView{bytes}.first(size))), ErrorCode::Malformed);
        Bytes longer = bytes;
        longer.push_back(0);
        QCOMPARE(code_of(SlotFile::parse(longer)), ErrorCode::Malformed);
    }

    void everyFlippedBitIsSeen()
    {
        Bytes const bytes = three_ways().encode();
        for (std::size_t i = 0; i < 8 * bytes.size(); ++i) {
            Bytes changed = bytes;
            changed[i / 8] ^= static_cast<std::uint8_t>(1U << (i % 8));
            QVERIFY(!SlotFile::parse(changed));
        }
    }

    /// Behind a good checksum, too: a change is refused or the way in does not open.
    void everyFlippedBitOfASlotKeepsItShut()
    {
        SlotFile const file{{wrap_with_bytes(SlotKind::KeyFile, key_, key_file(1), random_)}};
        Bytes const bytes = file.encode();
        for (std::size_t i = 8 * 8; i < 8 * (bytes.size() - 32); ++i) {
            Bytes changed = bytes;
            changed[i / 8] ^= static_cast<std::uint8_t>(1U << (i % 8));
            Result<SlotFile> const parsed = SlotFile::parse(with_checksum(changed));
            if (parsed) QVERIFY(!unwrap_with_key_file(*parsed, key_file(1)));
        }
    }

    void anotherVersionOrKindNeedsAnUpdate()
    {
        Bytes bytes = three_ways().encode();
        bytes[8] = 2;
        QCOMPARE(code_of(SlotFile::parse(bytes)), ErrorCode::Unsupported);
        bytes[8] = 1;
        bytes[10] = 4;
        QCOMPARE(code_of(SlotFile::parse(with_checksum(bytes))), ErrorCode::Unsupported);
    }

    void whatIsAcceptedEncodesToTheSameBytes()
    {
        Bytes const bytes = three_ways().encode();
        for (int round = 0; round < 3'000; ++round) {
            Bytes changed = bytes;
            changed[random_.below(changed.size() - 32)] = static_cast<std::uint8_t>(random_.below(256));
            changed = with_checksum(changed);
            Result<SlotFile> const parsed = SlotFile::parse(changed);
            if (parsed) QCOMPARE(parsed->encode(), changed);
        }
    }
};

QTEST_GUILESS_MAIN(SlotsTest)
#include "slots_test.moc"
