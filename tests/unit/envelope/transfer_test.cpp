#include "tests/unit/envelope/real_machine.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signet;
using namespace signet::envelope;

namespace {

constexpr std::size_t mib = 1024 * 1024;

/// Both ends of a transfer in one process: seals, takes each chunk across, delivers.
Task<ReceivedParts::Delivered> transfer(Env const& env, std::string base, SourceTree tree)
{
    FolderPtr spool = unwrap(env.store.make(base + "/spool"));
    FolderPtr parts = unwrap(env.store.make(base + "/in/.signet-part/x"));
    FolderPtr place = unwrap(env.store.open(base + "/in"));
    SpooledEnvelope::Start start{std::move(spool), std::move(tree), {}, EnvelopeKey::random(env.random), {}, {}};
    std::unique_ptr<SpooledEnvelope> const from = co_await SpooledEnvelope::start(env, std::move(start));
    TaskScope scope{env, [](char const*, Error) { QFAIL("sealing failed"); }};
    from->attach_reader();
    scope.spawn("seal", from->run());

    ReceivedParts::Expected expected{from->id(), from->key().duplicate(), from->key_commit(), from->files(), from->bytes()};
    std::unique_ptr<ReceivedParts> const to = co_await ReceivedParts::open(env, std::move(parts), std::move(expected));
    co_await to->put_head(0, from->head(), from->head().size());
    for (std::uint64_t index = 0;; ++index) {
        std::optional<Bytes> chunk = co_await from->chunk(index);
        if (!chunk) break;
        if (index == 0) unwrap(to->set_segments(from->segments()));
        co_await to->put_chunk(index, std::move(*chunk));
        from->recycle(to->buffer());
    }
    bool const whole = co_await to->drained();
    check(whole && unwrap(to->content_hash()) == *from->content_hash());
    co_await to->sync();
    co_await from->sync();
    ReceivedParts::Delivered delivered = co_await to->deliver(std::move(place), "e");
    co_await scope.join();
    co_await to->stop();
    co_return delivered;
}

} // namespace

class TransferTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void E15_realFilesAndThreads()
    {
        QTemporaryDir dir;
        std::string const base = dir.path().toStdString();
        EnvelopeWorld maker;
        write_file(base + "/d/big", string_of(maker.content(30 * mib + 2)));
        for (int i = 0; i < 500; ++i)
            write_file(base + "/d/many/" + std::to_string(i), string_of(maker.content(static_cast<std::size_t>(i) * 40)));
        RealMachine real;
        SourceListing listing = *list_sources(real.files, {base + "/d"});
        Result<ReceivedParts::Delivered> const delivered = real.run(transfer(real.env, base, std::move(listing.tree)));
        QVERIFY(delivered.has_value());
        QVERIFY(delivered->renamed.empty());
        std::size_t compared = 0;
        for (auto const& each : std::filesystem::recursive_directory_iterator{base + "/d"}) {
            if (!each.is_regular_file()) continue;
            std::string const there = base + "/in/e/d" + each.path().string().substr(base.size() + 2);
            QVERIFY(read_file(there) == read_file(each.path().string()));
            ++compared;
        }
        QCOMPARE(compared, std::size_t{501});
    }
};

QTEST_GUILESS_MAIN(TransferTest)
#include "transfer_test.moc"
