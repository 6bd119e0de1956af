#include "core/crypto/hash.h"

#include "tests/unit/hex.h"

#include <QTest>

using namespace signet;
using namespace signet::crypto;

class HashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // BLAKE2b with 32 bytes of result: made with Python's hashlib.blake2b(…, digest_size=32).
    void blake2b_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("digest");
        QByteArray long_input;
        for (int i = 0; i < 1024; ++i) long_input.append(static_cast<char>(i));
        QTest::addRow("empty") << QByteArray{} << QByteArray{"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"};
        QTest::addRow("abc") << QByteArray{"abc"}
                             << QByteArray{"bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"};
        QTest::addRow("eight blocks") << long_input
                                      << QByteArray{"f1551feeb252c7e60bb362205bd1ac2f70b145260a91d41e8c5d0a187549a5f2"};
    }
    void blake2b()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, digest);
        ByteView const bytes = view_of({input.constData(), static_cast<std::size_t>(input.size())});
        QCOMPARE(to_hex(plain_hash(bytes)), digest.toStdString());
        // In pieces it is the same.
        Blake2b256 hash;
        for (std::size_t at = 0; at < bytes.size(); at += 100)
            hash.add(bytes.subspan(at, std::min<std::size_t>(100, bytes.size() - at)));
        QCOMPARE(to_hex(hash.finish()), digest.toStdString());
    }

    void labelAndIntegersStandInNetworkOrder()
    {
        // hashlib.blake2b(b"signet/1 test\0abc" + bytes([1,2,3,4]) + bytes([1,2,3,4,5,6,7,8]), digest_size=32)
        Blake2b256 hash{"signet/1 test"};
        hash.add(view_of("abc")).add_u32(0x01020304).add_u64(0x0102030405060708);
        QCOMPARE(to_hex(hash.finish()), std::string{"7da77fdeb600f89fb8a2ba580611d4f96f9ad1362213f389c0673b0e2ddd36aa"});
    }

    void labelIsSeparatedFromBytes()
    {
        QVERIFY(labelled_hash("signet/1 a", view_of("b")) != labelled_hash("signet/1 ab", {}));
        Bytes const joined = bytes_of(std::string_view{"signet/1 a\0b", 12});
        QCOMPARE(labelled_hash("signet/1 a", view_of("b")), plain_hash(joined));
    }

    void copiesGoOnApart()
    {
        Blake2b256 first{"signet/1 test"};
        Blake2b256 second = first;
        first.add(view_of("a"));
        second.add(view_of("b"));
        QCOMPARE(first.finish(), labelled_hash("signet/1 test", view_of("a")));
        QCOMPARE(second.finish(), labelled_hash("signet/1 test", view_of("b")));
    }

    // FIPS 180-4 examples, checked with Python's hashlib.
    void sha256_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("digest");
        QTest::addRow("empty") << QByteArray{} << QByteArray{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"};
        QTest::addRow("abc") << QByteArray{"abc"}
                             << QByteArray{"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};
        QTest::addRow("two blocks") << QByteArray{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"}
                                    << QByteArray{"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"};
        QTest::addRow("a million a") << QByteArray(1'000'000, 'a')
                                     << QByteArray{"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"};
    }
    void sha256()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, digest);
        ByteView const bytes = view_of({input.constData(), static_cast<std::size_t>(input.size())});
        QCOMPARE(to_hex(crypto::sha256(bytes)), digest.toStdString());
    }
};

QTEST_GUILESS_MAIN(HashTest)
#include "hash_test.moc"
