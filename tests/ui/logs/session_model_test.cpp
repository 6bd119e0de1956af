#include "tests/ui/logs/sample_log.h"
#include "tests/ui/support/fake_engine.h"
#include "tests/ui/support/model_watch.h"
#include "ui/model/session_model.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

namespace signet::ui {

using namespace engine;

/// The log as a tree: events in any order, files on opening, what a screen reader hears.
class SessionModelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeEngine> engine_;
    std::unique_ptr<SessionModel> model_;
    std::unique_ptr<ModelWatch> watch_;

    void load(std::vector<EnvelopeInfo> all)
    {
        model_->refresh();
        RequestId const request = engine_->lastRequest<ListEnvelopes>();
        engine_->tells(Envelopes{request, std::move(all)});
        engine_->finishes(request);
    }
    QModelIndex row(std::int64_t row, Way way = Way::Sent) const { return model_->indexOf({way, row}); }
    QString text(QModelIndex const& index, int column) const { return index.siblingAtColumn(column).data().toString(); }
    EnvelopeFiles answer(std::int64_t row, Way way, std::vector<EnvelopeFiles::File> files, std::uint64_t from,
                         std::uint64_t total) const
    {
        return {engine_->lastRequest<ListFiles>(), row, way, from, total, std::move(files), {}, {}};
    }
    void open(QModelIndex const& index) { model_->fetchMore(index); }

private Q_SLOTS:
    void init()
    {
        engine_ = std::make_unique<FakeEngine>();
        model_ = std::make_unique<SessionModel>(*engine_);
        watch_ = std::make_unique<ModelWatch>(*model_);
    }
    void cleanup()
    {
        watch_.reset();
        model_.reset();
        engine_.reset();
    }

    void newestComesFirst()
    {
        load(manyEnvelopes(20));
        QCOMPARE(model_->rowCount(), 20);
        QCOMPARE(model_->session(model_->index(0, 0))->info.row, 20);
        QCOMPARE(model_->session(model_->index(19, 0))->info.row, 1);
        QVERIFY(model_->isLoaded());
    }

    void theNewestAreShownBeforeTheRest()
    {
        std::vector<EnvelopeInfo> const all = manyEnvelopes(3000);
        model_->refresh();
        RequestId const first = engine_->lastRequest<ListEnvelopes>();
        QVERIFY(engine_->last<ListEnvelopes>()->newest > 0);
        engine_->tells(Envelopes{first, {all.end() - 50, all.end()}, true});
        QCOMPARE(model_->rowCount(), 50);
        QVERIFY(!model_->isLoaded());
        // What happens meanwhile may be about any of them.
        for (std::size_t const older : {7U, 8U, 2000U}) engine_->tells(EnvelopeChanged{all[older]});
        QTRY_VERIFY(engine_->lastRequest<ListEnvelopes>() != first);
        QCOMPARE(engine_->last<ListEnvelopes>()->before, 2951);
        QSignalSpy const inserted{model_.get(), &SessionModel::rowsInserted};
        RequestId const second = engine_->lastRequest<ListEnvelopes>();
        engine_->tells(Envelopes{second, {all.begin() + 1000, all.end() - 50}, true, true});
        QVERIFY(!model_->isLoaded());
        QCOMPARE(inserted.count(), 2); // by runs, not one by one: 1000 to 1999, and from 2001 on
        QVERIFY(engine_->lastRequest<ListEnvelopes>() != second);
        QCOMPARE(engine_->last<ListEnvelopes>()->before, 1001);
        engine_->tells(Envelopes{engine_->lastRequest<ListEnvelopes>(), {all.begin(), all.begin() + 1000}, false, true});
        QVERIFY(model_->isLoaded());
        QCOMPARE(model_->rowCount(), 3000);
        for (int i = 0; i < 3000; ++i) {
            QCOMPARE(model_->session(model_->index(i, 0))->info.row, 3000 - i);
            QCOMPARE(model_->indexOf(model_->session(model_->index(i, 0))->key()).row(), i);
        }
    }

    void anotherProcessesListIsNotOurs()
    {
        load(manyEnvelopes(4));
        engine_->tells(Envelopes{99, manyEnvelopes(40)});
        QCOMPARE(model_->rowCount(), 4);
    }

    void cellsAreInWords()
    {
        EnvelopeInfo info = sentEnvelope(7);
        info.ended = info.started + seconds{6};
        load({info});
        QModelIndex const index = row(7);
        QCOMPARE(text(index, SessionModel::Party), QStringLiteral("Tobin Asherwick"));
        QVERIFY(text(index, SessionModel::Account).contains(QChar{QChar::Nbsp}));
        QCOMPARE(text(index, SessionModel::Took), QStringLiteral("0:06"));
        QCOMPARE(text(index, SessionModel::State), QStringLiteral("Delivered"));
        QCOMPARE(text(index, SessionModel::Tracking), QString::fromStdString(info.tracking));
    }

    /// What comes first, the event or the list, changes nothing.
    void eventsInAnyOrderEndInTheSameLog_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed) QTest::addRow("%u", seed) << seed;
    }
    void eventsInAnyOrderEndInTheSameLog()
    {
        QFETCH(unsigned, seed);
        std::vector<EnvelopeInfo> all = manyEnvelopes(30);
        std::mt19937 random{seed};
        model_->refresh();
        RequestId const request = engine_->lastRequest<ListEnvelopes>();
        std::vector<EnvelopeInfo> events = all;
        std::ranges::shuffle(events, random);
        auto const listAt = static_cast<std::size_t>(random() % events.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (i == listAt) engine_->tells(Envelopes{request, all});
            if (random() % 2 == 0)
                engine_->tells(EnvelopeChanged{events[i]});
            else
                engine_->tells(EnvelopeQueued{5, events[i]});
        }
        QCOMPARE(model_->rowCount(), 30);
        for (int i = 0; i < 30; ++i) QCOMPARE(model_->session(model_->index(i, 0))->info.row, 30 - i);
        std::size_t sum = 0;
        for (StateGroup const group :
             {StateGroup::New, StateGroup::InProgress, StateGroup::Waiting, StateGroup::Done, StateGroup::Failed})
            sum += model_->count(Way::Sent, group) + model_->count(Way::Received, group);
        QCOMPARE(sum, 30U);
    }

    void bothWaysMayHaveTheSameRow()
    {
        load({sentEnvelope(3), receivedEnvelope(3)});
        QCOMPARE(model_->rowCount(), 2);
        EnvelopeInfo changed = receivedEnvelope(3);
        changed.seen = false;
        engine_->tells(EnvelopeChanged{changed});
        QVERIFY(model_->find({Way::Sent, 3})->info.seen);
        QVERIFY(!model_->find({Way::Received, 3})->info.seen);
    }

    void unseenOnesAreCounted()
    {
        load(manyEnvelopes(10));
        QCOMPARE(model_->unseenCount(), 0U);
        QSignalSpy const counted{model_.get(), &SessionModel::countsChanged};
        EnvelopeInfo fresh = receivedEnvelope(11);
        fresh.seen = false;
        engine_->tells(EnvelopeChanged{fresh});
        QCOMPARE(model_->unseenCount(), 1U);
        model_->markSeen({Way::Received, 11});
        QCOMPARE(engine_->last<MarkSeen>()->row, 11);
        fresh.seen = true;
        engine_->tells(EnvelopeChanged{fresh});
        QCOMPARE(model_->unseenCount(), 0U);
        QCOMPARE(counted.count(), 2);
    }

    void progressShowsInTheState()
    {
        load({sentEnvelope(1, EnvelopeState::Sending)});
        engine_->tells(TransferProgress{1, Way::Sent, 64, 100});
        QVERIFY(text(row(1), SessionModel::State).contains(QStringLiteral("64")));
        QSignalSpy const changed{model_.get(), &QAbstractItemModel::dataChanged};
        engine_->tells(TransferProgress{1, Way::Sent, 64, 100});
        QCOMPARE(changed.count(), 0);
        engine_->tells(TransferProgress{2, Way::Sent, 64, 100}); // not known: no harm
        engine_->tells(EnvelopeChanged{sentEnvelope(1)});
        QCOMPARE(text(row(1), SessionModel::State), QStringLiteral("Delivered"));
    }

    void filesComeOnOpening()
    {
        load(manyEnvelopes(6));
        QModelIndex const index = row(4);
        QVERIFY(model_->hasChildren(index));
        QCOMPARE(model_->rowCount(index), 0);
        QVERIFY(model_->canFetchMore(index));
        open(index);
        QCOMPARE(model_->rowCount(index), 1);
        QCOMPARE(model_->kind(model_->index(0, 0, index)), SessionModel::RowKind::Details);
        QCOMPARE(engine_->last<ListFiles>()->row, 4);
        engine_->tells(answer(4, Way::Sent, sampleFiles(), 0, 4));
        QCOMPARE(model_->rowCount(index), 5);
        QCOMPARE(model_->kind(model_->index(3, 0, index)), SessionModel::RowKind::File);
        QCOMPARE(model_->kind(model_->index(4, 0, index)), SessionModel::RowKind::Details);
        QCOMPARE(model_->index(1, 0, index).data().toString(), QStringLiteral("Site list.xlsx"));
        QVERIFY(!model_->canFetchMore(index));
    }

    void manyFilesComeInSlices()
    {
        load({sentEnvelope(1)});
        QModelIndex const index = row(1);
        open(index);
        engine_->tells(answer(1, Way::Sent, sampleFiles(), 0, 10));
        QCOMPARE(model_->rowCount(index), 6);
        QModelIndex const more = model_->index(4, 0, index);
        QCOMPARE(model_->kind(more), SessionModel::RowKind::More);
        QVERIFY(more.data().toString().contains(QLatin1Char('6')));
        model_->fetchMoreFiles(index);
        QCOMPARE(engine_->last<ListFiles>()->from, 4U);
        std::size_t const posted = engine_->posted.size();
        model_->fetchMoreFiles(index); // asked once is enough
        QCOMPARE(engine_->posted.size(), posted);
        engine_->tells(answer(1, Way::Sent, sampleFiles(), 4, 10));
        engine_->finishes(engine_->lastRequest<ListFiles>());
        QVERIFY(model_->index(8, 0, index).data().toString().contains(QLatin1Char('2')));
        model_->fetchMoreFiles(index);
        engine_->tells(answer(1, Way::Sent, {sampleFiles()[0], sampleFiles()[1]}, 8, 10));
        QCOMPARE(model_->rowCount(index), 11);
        QCOMPARE(model_->kind(model_->index(10, 0, index)), SessionModel::RowKind::Details);
    }

    void rowsMayMoveWhileFilesAreFetched()
    {
        load(manyEnvelopes(6));
        QPersistentModelIndex const index = row(4);
        open(index);
        int const before = index.row();
        engine_->tells(EnvelopeQueued{1, sentEnvelope(8)});
        engine_->tells(EnvelopeChanged{receivedEnvelope(7)});
        QCOMPARE(index.row(), before + 2);
        engine_->tells(answer(4, Way::Sent, sampleFiles(), 0, 4));
        QCOMPARE(model_->rowCount(index), 5);
        QCOMPARE(model_->session(index)->info.row, 4);
        QCOMPARE(model_->parent(model_->index(2, 0, index)), QModelIndex{index});
    }

    void anOldAnswerIsNotTaken()
    {
        load({sentEnvelope(1)});
        open(row(1));
        EnvelopeFiles stale = answer(1, Way::Sent, sampleFiles(), 0, 4);
        stale.request += 7;
        engine_->tells(stale);
        QCOMPARE(model_->rowCount(row(1)), 1);
    }

    void filesAreAskedForAgainWhenTheyBecomeKnown()
    {
        load({receivedEnvelope(1, EnvelopeState::Receiving)});
        QModelIndex const index = row(1, Way::Received);
        open(index);
        engine_->tells(answer(1, Way::Received, {}, 0, 0));
        engine_->finishes(engine_->lastRequest<ListFiles>());
        RequestId const first = engine_->lastRequest<ListFiles>();
        engine_->tells(EnvelopeChanged{receivedEnvelope(1)});
        QVERIFY(engine_->lastRequest<ListFiles>() != first);
        EnvelopeFiles all = answer(1, Way::Received, sampleFiles(), 0, 4);
        all.receipt = EnvelopeFiles::Receipt{wall_time(1), true};
        engine_->tells(all);
        QCOMPARE(model_->rowCount(row(1, Way::Received)), 5);
        QVERIFY(model_->find({Way::Received, 1})->receipt.has_value());
    }

    void aRefusedListIsTold()
    {
        load({sentEnvelope(1)});
        QSignalSpy const failed{model_.get(), &SessionModel::failed};
        open(row(1));
        engine_->finishes(engine_->lastRequest<ListFiles>(), Error{ErrorCode::Disk, ""});
        QCOMPARE(failed.count(), 1);
        QVERIFY(!failed.at(0).at(0).toString().isEmpty());
        model_->deleteReceived({Way::Sent, 1}); // never of what was sent
        QVERIFY(!engine_->last<DeleteReceived>());
    }

    void rowsAreHeardWhole()
    {
        EnvelopeInfo info = sentEnvelope(7);
        info.files = 2;
        info.bytes = 1'300'000;
        info.tracking = "0a1b";
        load({info});
        QModelIndex const index = row(7);
        QString const name = index.data(Qt::AccessibleTextRole).toString();
        QVERIFY2(name.startsWith(QStringLiteral("Tobin Asherwick, Delivered, 2 files, 1.3 megabytes, ")), qPrintable(name));
        QCOMPARE(index.data(Qt::AccessibleDescriptionRole).toString(), QStringLiteral("tracking ID 0 a 1 b"));
    }

    /// threats.md E3, U89, U97
    void U97_namesFromOutsideAreCleanEverywhere()
    {
        EnvelopeInfo info = receivedEnvelope(1);
        info.party_name = "Ilse\n\u202Egpj.exe<b>";
        info.company = std::string(1'000'000, 'x');
        load({info});
        QModelIndex const index = row(1, Way::Received);
        open(index);
        engine_->tells(answer(1, Way::Received, {{"a\r\nb\u2066.pdf", 1, wall_time(0)}}, 0, 1));
        QStringList shown;
        for (int column = 0; column < SessionModel::ColumnCount; ++column) {
            shown << text(index, column) << text(model_->index(0, 0, index), column);
            shown << index.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
        }
        shown << model_->index(0, 0, index).data(Qt::AccessibleTextRole).toString();
        for (QString const& each : shown) {
            for (QChar const character : {QChar{0x0A}, QChar{0x0D}, QChar{0x202E}, QChar{0x2066}})
                QVERIFY2(!each.contains(character), qPrintable(each.left(80)));
            QVERIFY(each.size() < 1'000);
        }
        QVERIFY(text(index, SessionModel::Party).contains(QStringLiteral("<b>"))); // as it is: plain text
    }

    void aNamelessPartyIsItsNumber()
    {
        EnvelopeInfo info = sentEnvelope(1);
        info.party_name.clear();
        load({info});
        QCOMPARE(text(row(1), SessionModel::Party), text(row(1), SessionModel::Account));
    }

    void closedKeysEmptyTheLog()
    {
        load(manyEnvelopes(10));
        open(row(4));
        model_->clear();
        QCOMPARE(model_->rowCount(), 0);
        QCOMPARE(model_->count(Way::Sent, StateGroup::All), 0U);
        QVERIFY(!model_->isLoaded());
        load(manyEnvelopes(3));
        QCOMPARE(model_->rowCount(), 3);
    }
};

} // namespace signet::ui

QTEST_MAIN(signet::ui::SessionModelTest)
#include "session_model_test.moc"
