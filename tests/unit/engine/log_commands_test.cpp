#include "tests/unit/engine/stage.h"

#include <QTest>

using namespace signet;
using namespace signet::engine;
using test::Stage;

/// The files of an envelope, and what a person does to what has arrived.
class LogCommandsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Stage> stage_;

    EnvelopeFiles list(test::Party& party, std::int64_t row, Way way, std::uint64_t from = 0)
    {
        stage_->files.clear();
        Finished const done = party.await(ListFiles{row, way, from});
        if (done.error) return {};
        return stage_->files.at(0);
    }
    std::int64_t deliver(std::vector<std::string> paths)
    {
        EnvelopeInfo const sent = stage_->send(std::move(paths));
        bool const delivered = stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Delivered); });
        check(delivered);
        stage_->run_for(10s);
        return sent.row;
    }

private Q_SLOTS:
    void init() { stage_ = std::make_unique<Stage>(); }
    void cleanup() { stage_.reset(); }

    void filesAreKnownFromTheStart()
    {
        stage_->bert.stop();
        stage_->put("/home/tender/plan.pdf", 5'000);
        stage_->put("/home/tender/parts/a.txt", 10);
        stage_->put("/home/costs.xlsx", 20);
        EnvelopeInfo const sent = stage_->send({"/home/tender", "/home/costs.xlsx"});
        QCOMPARE(sent.names, (std::vector<std::string>{"tender", "costs.xlsx"}));
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Waiting); }));
        EnvelopeFiles const listed = list(stage_->anna, sent.row, Way::Sent);
        QCOMPARE(listed.total, 3U);
        QCOMPARE(listed.files.size(), 3U);
        auto const plan = std::ranges::find(listed.files, std::string{"tender/plan.pdf"}, &EnvelopeFiles::File::path);
        QVERIFY(plan != listed.files.end());
        QCOMPARE(plan->size, 5'000U);
        QCOMPARE(milliseconds_of(plan->modified), 1'700'000'000'123);
        QVERIFY(!listed.receipt);
        QCOMPARE(listed.sources, (std::vector<std::string>{"/home/tender", "/home/costs.xlsx"}));
        QVERIFY(stage_->at_anna(sent.row).sealed);
    }

    void deliveredFilesAreListedWhereTheyLieWithTheReceiptsTime()
    {
        stage_->put("/home/tender/.hidden", 10);
        std::int64_t const row = deliver({"/home/tender/.hidden"});
        EnvelopeFiles const sent = list(stage_->anna, row, Way::Sent);
        QCOMPARE(sent.files.at(0).path, std::string{".hidden"});
        QVERIFY(sent.receipt && sent.receipt->by_server_clock);
        EnvelopeFiles const received = list(stage_->bert, stage_->at_bert()->row, Way::Received);
        QCOMPARE(received.files.at(0).path, std::string{"_.hidden"});
        QVERIFY(stage_->bert.files.content(stage_->at_bert()->path + "/" + received.files.at(0).path));
        QVERIFY(received.receipt && received.receipt->time == sent.receipt->time);
    }

    void manyFilesComeInSlices()
    {
        std::size_t const count = EnvelopeFiles::max_files + 7;
        for (std::size_t i = 0; i < count; ++i) stage_->anna.files.put("/home/many/" + std::to_string(i), bytes_of("x"));
        std::int64_t const row = deliver({"/home/many"});
        EnvelopeFiles const first = list(stage_->anna, row, Way::Sent);
        EnvelopeFiles const rest = list(stage_->anna, row, Way::Sent, first.files.size());
        QCOMPARE(first.total, count);
        QCOMPARE(first.files.size(), EnvelopeFiles::max_files);
        QCOMPARE(rest.from, EnvelopeFiles::max_files);
        QCOMPARE(rest.files.size(), 7U);
        QVERIFY(list(stage_->anna, row, Way::Sent, count).files.empty());
    }

    void theLogIsListedFromItsEnd()
    {
        std::vector<std::int64_t> rows;
        for (char const* const name : {"/home/a", "/home/b", "/home/c"}) {
            stage_->put(name, 10);
            rows.push_back(deliver({name}));
        }
        auto const list = [this](ListEnvelopes const& command) {
            stage_->lists.clear();
            check(!stage_->anna.await(command).error);
            return stage_->lists.at(0);
        };
        auto const rowsOf = [](Envelopes const& envelopes) {
            std::vector<std::int64_t> found;
            for (EnvelopeInfo const& each : envelopes.all) found.push_back(each.row);
            return found;
        };
        Envelopes const newest = list({2});
        QCOMPARE(rowsOf(newest), (std::vector<std::int64_t>{rows[1], rows[2]}));
        QVERIFY(newest.more && !newest.older);
        Envelopes const rest = list({2, rows[1]});
        QCOMPARE(rowsOf(rest), (std::vector<std::int64_t>{rows[0]}));
        QVERIFY(!rest.more && rest.older);
        Envelopes const all = list({});
        QCOMPARE(rowsOf(all), rows);
        QVERIFY(!all.more && !all.older);
    }

    void unknownRowsAreRefused()
    {
        QVERIFY(stage_->anna.await(ListFiles{99, Way::Sent, 0}).error.has_value());
        QVERIFY(stage_->anna.await(MarkSeen{99}).error.has_value());
        QVERIFY(stage_->anna.await(DeleteReceived{99}).error.has_value());
    }

    void aSentOneIsNeverDeleted()
    {
        stage_->put("/home/a.txt", 10);
        std::int64_t const row = deliver({"/home/a.txt"});
        QVERIFY(stage_->anna.await(DeleteReceived{row}).error.has_value());
        QVERIFY(stage_->anna.files.content("/home/a.txt").has_value());
    }

    void whatArrivesIsNewUntilItIsSeen()
    {
        stage_->put("/home/a.txt", 10);
        deliver({"/home/a.txt"});
        QVERIFY(!stage_->at_bert()->seen);
        QVERIFY(!stage_->bert.envelopes().at(0).seen);
        QVERIFY(!stage_->bert.await(MarkSeen{stage_->at_bert()->row}).error);
        QVERIFY(stage_->at_bert()->seen);
        QVERIFY(stage_->log_is_as_told());
    }

    void deletingTakesTheFilesAndKeepsTheLine()
    {
        stage_->put("/home/tender/a.txt", 10);
        stage_->put("/home/b.txt", 10);
        deliver({"/home/tender", "/home/b.txt"});
        EnvelopeInfo const received = *stage_->at_bert();
        std::string const kept = received.path.substr(0, received.path.rfind('/'));
        QVERIFY(!stage_->bert.await(DeleteReceived{received.row}).error);
        QVERIFY(stage_->bert.files.list(kept).empty());
        EnvelopeInfo const after = *stage_->at_bert();
        QCOMPARE(after.state, EnvelopeState::Received);
        QVERIFY(after.deleted.has_value());
        QCOMPARE(after.path, std::string{});
        QVERIFY(stage_->log_is_as_told());
        EnvelopeFiles const listed = list(stage_->bert, received.row, Way::Received);
        QCOMPARE(listed.total, 2U);
        QVERIFY(listed.receipt.has_value());
        QVERIFY(!stage_->bert.await(DeleteReceived{received.row}).error); // once more does no harm
    }

    void whatCannotBeDeletedIsTold()
    {
        stage_->put("/home/a.txt", 10);
        deliver({"/home/a.txt"});
        std::int64_t const row = stage_->at_bert()->row;
        stage_->bert.files.forbid_removal(true);
        QVERIFY(stage_->bert.await(DeleteReceived{row}).error.has_value());
        stage_->bert.files.forbid_removal(false);
        QVERIFY(!stage_->at_bert()->deleted);
        QVERIFY(!stage_->at_bert()->path.empty());
    }
};

QTEST_GUILESS_MAIN(LogCommandsTest)
#include "log_commands_test.moc"
