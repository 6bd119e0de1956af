#include "tests/unit/envelope/envelope_fixture.h"
#include "tests/unit/hex.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace signet;
using namespace signet::envelope;
using nlohmann::json;

namespace {

json vectors()
{
    std::ifstream file{SIGNET_VECTORS "/envelope.json"};
    return json::parse(file).at("vectors");
}

/// Gives out the vector's bytes in the order in which sealing draws them.
class VectorRandom final : public Random {
public:
    explicit VectorRandom(Bytes stream) : stream_{std::move(stream)} { }
    void fill(MutableBytes bytes) override
    {
        check(at_ + bytes.size() <= stream_.size());
        std::copy_n(stream_.begin() + static_cast<std::ptrdiff_t>(at_), bytes.size(), bytes.begin());
        at_ += bytes.size();
    }

private:
    Bytes stream_;
    std::size_t at_ = 0;
};

std::string text_in(json const& object, char const* name)
{
    return object.at(name).get<std::string>();
}

LockSecret secret_of(json const& lock)
{
    std::string const mode = text_in(lock, "mode");
    if (mode == "passphrase")
        return PassphraseLock{SecretBytes::copy_of(view_of(text_in(lock, "secret"))),
                              {lock.at("memory_kib"), lock.at("passes"), 1}};
    LockKey key = LockKey::copy_of(array_of_hex<32>(text_in(lock, "secret")));
    if (mode == "key-file") return KeyFileLock{std::move(key)};
    OperatorId const operator_id{array_of_hex<32>(text_in(lock, "operator"))};
    Account const from{operator_id, *AccountNumber::parse(text_in(lock, "from"))};
    Account const to{operator_id, *AccountNumber::parse(text_in(lock, "to"))};
    return LtkLock{std::move(key), array_of_hex<16>(text_in(lock, "ltk_id")), from, to};
}

/// Puts the vector's files below /home and lists them.
SourceTree put_entries(EnvelopeWorld& world, json const& entries)
{
    std::vector<std::string> roots;
    for (json const& entry : entries) {
        std::string const path = "/home/" + text_in(entry, "path");
        if (text_in(entry, "kind") == "file")
            world.files.put(path, from_hex(text_in(entry, "content")), entry.at("modified_ns"), entry.at("mode"));
        if (path.rfind('/') == 5) roots.push_back(path);
    }
    for (json const& entry : entries)
        if (text_in(entry, "kind") == "folder")
            world.files.put_folder("/home/" + text_in(entry, "path"), entry.at("modified_ns"), entry.at("mode"));
    return world.sources(roots);
}

SealOptions options_of(json const& vector)
{
    return {vector.at("compressed").get<bool>(), *crypto::suite_of(vector.at("suite").get<std::uint32_t>())};
}

} // namespace

class VectorsTest : public QObject {
    Q_OBJECT
    static void one_row_each()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (json const& each : vectors()) QTest::newRow(text_in(each, "name").c_str()) << index++;
    }
private Q_SLOTS:
    void sealingMakesTheseBytes_data() { one_row_each(); }
    void sealingMakesTheseBytes()
    {
        QFETCH(int, index);
        json const vector = vectors().at(static_cast<std::size_t>(index));
        if (vector.at("compressed").get<bool>()) return; // zstd's versions differ in what they write
        EnvelopeWorld world;
        QVERIFY(world.files.make("/out").has_value());
        SourceTree tree = put_entries(world, vector.at("entries"));
        VectorRandom random{from_hex(text_in(vector, "random"))};
        Env const env{world.env.executor, world.env.clock, random, world.network, world.files, world.env.workers};
        SealFile order{std::move(tree), "/out/sealed", secret_of(vector.at("lock")), options_of(vector), IfExists::Refuse, {}};
        QVERIFY(world.run(seal_file(env, std::move(order))).has_value());
        QVERIFY(world.files.content("/out/sealed") == from_hex(text_in(vector, "sealed")));
    }

    void theseBytesOpen_data() { one_row_each(); }
    void theseBytesOpen()
    {
        QFETCH(int, index);
        json const vector = vectors().at(static_cast<std::size_t>(index));
        EnvelopeWorld world;
        world.files.put("/out/sealed", from_hex(text_in(vector, "sealed")));
        Result<OpenedFile> const opened =
            world.run(open_file(world.env, {"/out/sealed", "/in", secret_of(vector.at("lock")), {}}));
        QVERIFY(opened.has_value());
        QCOMPARE(world.files.list("/in").size(), vector.at("entries").size());
        for (json const& entry : vector.at("entries")) {
            std::string const path = "/in/" + text_in(entry, "path");
            std::optional<FileInfo> const info = world.files.info(path);
            QVERIFY(info.has_value());
            QCOMPARE(info->modified_ns, entry.at("modified_ns").get<std::int64_t>());
            QCOMPARE(info->mode, entry.at("mode").get<std::uint32_t>());
            if (entry.contains("content")) QVERIFY(world.files.content(path) == from_hex(text_in(entry, "content")));
        }
    }

    void contentHashIsThis_data() { one_row_each(); }
    void contentHashIsThis()
    {
        QFETCH(int, index);
        json const vector = vectors().at(static_cast<std::size_t>(index));
        EnvelopeWorld world;
        Bytes const random = from_hex(text_in(vector, "random"));
        world.id = *EnvelopeId::from(ByteView{random}.first(16));
        world.key = EnvelopeKey::copy_of(ByteView{random}.subspan<16, 32>());
        auto const envelope = *world.start(put_entries(world, vector.at("entries")), options_of(vector));
        QVERIFY(world.run_void(envelope->run()).has_value());
        QCOMPARE(to_hex(envelope->key_commit()), text_in(vector, "key_commit"));
        QCOMPARE(to_hex(envelope->header()), text_in(vector, "header"));
        QCOMPARE(to_hex(*envelope->content_hash()), text_in(vector, "content_hash"));
    }
};

QTEST_GUILESS_MAIN(VectorsTest)
#include "vectors_test.moc"
