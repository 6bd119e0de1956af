#include "core/crypto/aead.h"
#include "core/wire/control.pb.h"
#include "core/wire/message.h"
#include "tests/unit/link/real_world.h"
#include "tests/unit/memory/real_play.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace signet;
using namespace signet::test;

namespace {

std::string in_one_line(std::vector<std::string> const& names)
{
    std::string line;
    for (std::string const& name : names) line += (line.empty() ? "" : ", ") + name;
    return line;
}

/// Thirty-two bytes that are nowhere else, handed to `search` and, through `put`, to whatever is tested.
template <class Put> void draw_secret(MemorySearch& search, std::string name, Put const& put)
{
    SystemRandom random;
    ByteArray<32> secret{};
    random.fill(secret);
    search.add(std::move(name), secret);
    put(secret);
    wipe(secret);
}

} // namespace

/// What stays in a process's memory once it is no longer needed. threats.md S74, D87.
class MemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void theSearchFindsWhatIsThere();
    void wipedBytesAreGoneWhenGivenBack();
    void D87_keySchedulesGoWithTheirCipher_data();
    void D87_keySchedulesGoWithTheirCipher();
    void D87_keysOfOneUseAreGone_data();
    void D87_keysOfOneUseAreGone();
    void tlsKeepsNothingOfWhatWasRead();
    void S74_neitherEndKeepsACallsKeyOrTickets();
};

void MemoryTest::theSearchFindsWhatIsThere()
{
    MemorySearch search;
    std::string heap;
    Bytes large;
    SecretBytes locked;
    draw_secret(search, "in a string", [&](ByteView secret) { heap = string_of(secret); });
    draw_secret(search, "at many places", [&](ByteView secret) {
        large.resize(5 * 1024 * 1024);
        for (std::size_t at = 1024 * 1024 - 7; at + secret.size() < large.size(); at += 1024 * 1024)
            std::ranges::copy(secret, large.begin() + static_cast<std::ptrdiff_t>(at));
    });
    draw_secret(search, "in locked memory", [&](ByteView secret) { locked = SecretBytes::copy_of(secret); });
    draw_secret(search, "nowhere", [](ByteView) { });
    QCOMPARE(in_one_line(search.found()), std::string{"in a string, at many places, in locked memory"});
    locked.wipe();
    wipe(large);
    QCOMPARE(in_one_line(search.found()), std::string{"in a string"});
}

void MemoryTest::wipedBytesAreGoneWhenGivenBack()
{
    MemorySearch search;
    WipedBytes bytes;
    draw_secret(search, "in wiped bytes", [&](ByteView secret) { bytes.assign(secret.begin(), secret.end()); });
    bytes.reserve(64 * 1024); // moved, and what it left is wiped
    bytes.clear();
    QCOMPARE(search.found().size(), 1u);
    bytes = WipedBytes(1);
    QVERIFY(search.found().empty());

    pb::Frame frame;
    draw_secret(search, "in a message", [&](ByteView secret) {
        frame.mutable_notification()->mutable_ring()->set_call_key(wire::field_of(secret));
        frame.mutable_notification()->mutable_ring()->mutable_caller()->set_operator_(string_of(secret));
    });
    QCOMPARE(search.found().size(), 1u);
    {
        WipedBytes const encoded = wire::encode_wiped(frame);
        wire::wipe_message(frame);
        QCOMPARE(search.found().size(), 1u);
        pb::Frame again;
        QVERIFY(wire::parse_exact(encoded, again).has_value());
        wire::WipeAtEnd const wiped{again};
    }
    QVERIFY(search.found().empty());
    QVERIFY(frame.kind_case() == pb::Frame::KIND_NOT_SET);
}

void MemoryTest::D87_keySchedulesGoWithTheirCipher_data()
{
    QTest::addColumn<crypto::Suite>("suite");
    QTest::newRow("ChaCha20-Poly1305") << crypto::Suite::ChaCha20Poly1305;
    QTest::newRow("AES-256-GCM") << crypto::Suite::Aes256Gcm;
}

/// OpenSSL keeps ChaCha20's key as it is, and AES-NI's schedule begins with the key: both are found while they are there.
void MemoryTest::D87_keySchedulesGoWithTheirCipher()
{
    QFETCH(crypto::Suite, suite);
    MemorySearch search;
    {
        std::optional<crypto::BulkCipher> cipher;
        draw_secret(search, "key schedule", [&](ByteView secret) {
            crypto::AeadKey const key = crypto::AeadKey::copy_of(secret.first<32>());
            cipher.emplace(suite, key);
        });
        Bytes sealed(5000 + crypto::tag_size);
        cipher->seal(crypto::counter_nonce(1), {}, Bytes(5000), sealed);
        Bytes opened(5000);
        QVERIFY(cipher->open(crypto::counter_nonce(1), {}, sealed, opened).has_value());
        if (suite == crypto::Suite::ChaCha20Poly1305 || crypto::prefers_aes()) QCOMPARE(search.found().size(), 1u);
    }
    QVERIFY(search.found().empty());
}

void MemoryTest::D87_keysOfOneUseAreGone_data()
{
    D87_keySchedulesGoWithTheirCipher_data();
}

void MemoryTest::D87_keysOfOneUseAreGone()
{
    QFETCH(crypto::Suite, suite);
    MemorySearch search;
    draw_secret(search, "key", [&](ByteView secret) {
        crypto::AeadKey const key = crypto::AeadKey::copy_of(secret.first<32>());
        Bytes const sealed = crypto::seal(suite, key, crypto::counter_nonce(0), {}, Bytes(300));
        QVERIFY(crypto::open(suite, key, crypto::counter_nonce(0), {}, sealed).has_value());
    });
    QVERIFY(search.found().empty());
}

namespace {

/// A TLS connection over loopback, both ends in this process.
struct Line {
    explicit Line(link::RealWorld& world) : operator_{world.random()}
    {
        std::unique_ptr<link::Listener> const listener = unwrap(world.net().listen({"127.0.0.1", 0}));
        world.spawn("accept", accept(world, *listener));
        world.spawn("dial", dial(world, listener->local()));
        world.run();
        check(client && server);
    }
    Task<void> accept(link::RealWorld& world, link::Listener& listener)
    {
        link::StreamPtr plain = co_await listener.accept();
        server = co_await world.net().accept_secure(std::move(plain), {}, operator_.identity, world.soon());
    }
    Task<void> dial(link::RealWorld& world, link::Endpoint to)
    {
        client = co_await world.net().connect_secure(std::move(to), operator_.trust(), world.soon());
    }
    static Task<void> pass(link::Stream& from, link::Stream& to, WipedBytes& bytes)
    {
        co_await from.write(bytes);
        std::ranges::fill(bytes, std::uint8_t{0});
        co_await link::read_exact(to, bytes);
    }

    link::TestOperator operator_;
    link::SecureStreamPtr client;
    link::SecureStreamPtr server;
};

} // namespace

void MemoryTest::tlsKeepsNothingOfWhatWasRead()
{
    link::RealWorld world;
    Line line{world};
    MemorySearch search;
    WipedBytes bytes(500);
    draw_secret(search, "what the client reads", [&](ByteView secret) { std::ranges::copy(secret, bytes.begin() + 100); });
    world.spawn("to the client", Line::pass(*line.server, *line.client, bytes));
    world.run();
    QCOMPARE(search.found().size(), 1u); // where it was read to
    bytes = WipedBytes(1);
    QCOMPARE(in_one_line(search.found()), std::string{}); // and the connection is still there
}

void MemoryTest::S74_neitherEndKeepsACallsKeyOrTickets()
{
    QTemporaryDir const folder;
    std::string const path = folder.path().toStdString();
    MemorySearch search;
    RealPlay play{search, path};
    play.provision(*play.alice, "Alice");
    play.provision(*play.bob, "Bob");
    play.alice->command(engine::GoOnline{});
    play.bob->command(engine::GoOnline{std::nullopt, true, path + "/inbox"});
    play.work_until([&] { return play.alice->online && play.bob->online; });

    play.servers_random.watching = true;
    play.carry_out(*play.alice, engine::VerifyContact{play.alice->number, play.bob->number});
    QCOMPARE(search.size(), 3u); // a call's key and its two tickets
    play.work_until([&] { return play.run(play.server->storage().both_admit(play.alice->number, play.bob->number)); });

    std::ofstream{path + "/letter"} << "Dear Bob";
    play.carry_out(*play.alice, engine::SendEnvelope{play.alice->number, play.bob->number, {path + "/letter"}});
    play.work_until([&] { return play.alice->delivered && play.server->stats().open_calls == 0; });
    QVERIFY(search.size() >= 6u); // one envelope may have needed a second call

    // Both are still signed in, and so is what the server knows of them.
    QVERIFY(play.alice->online && play.bob->online);
    QCOMPARE(in_one_line(search.found()), std::string{});
}

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"
