#include "tests/ui/logs/sample_log.h"
#include "tests/ui/support/fake_engine.h"
#include "tests/ui/support/model_watch.h"
#include "ui/model/session_filter.h"

#include <QTest>

namespace signet::ui {

using namespace engine;

/// What a page shows of the log: one way, searched, of one group, sorted.
class SessionFilterTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeEngine> engine_;
    std::unique_ptr<SessionModel> model_;

    void load(std::vector<EnvelopeInfo> all)
    {
        engine_ = std::make_unique<FakeEngine>();
        model_ = std::make_unique<SessionModel>(*engine_);
        model_->refresh();
        engine_->tells(Envelopes{engine_->lastRequest<ListEnvelopes>(), std::move(all)});
    }
    static std::vector<std::int64_t> rows(SessionFilter const& filter)
    {
        std::vector<std::int64_t> all;
        for (EnvelopeInfo const& each : filter.shown()) all.push_back(each.row);
        return all;
    }
    using Rows = std::vector<std::int64_t>;

private Q_SLOTS:
    void cleanup()
    {
        model_.reset();
        engine_.reset();
    }

    void eachPageHasItsWay()
    {
        load(manyEnvelopes(10));
        SessionFilter const sent{*model_, Way::Sent};
        SessionFilter const received{*model_, Way::Received};
        QCOMPARE(rows(sent), (Rows{10, 8, 6, 4, 2}));
        QCOMPARE(rows(received), (Rows{9, 7, 5, 3, 1}));
    }

    void searchLooksEverywhere_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("found");
        auto const add = [](char const* name, char const* words, bool found) {
            QTest::newRow(name) << QString::fromUtf8(words) << found;
        };
        add("name", "ilse", true);
        add("capitals", "VERHAGEN", true);
        add("company", "biologics", true);
        add("number as shown", "6604\u00A01182", true);
        add("number with spaces", "6604 1182", true);
        add("number without", "66041182", true);
        add("file", "tender", true);
        add("tracking", "5a100001e1", true);
        add("several words", "corvane verhagen", true);
        add("every word counts", "corvane asherwick", false);
        add("nothing", "lincense", false);
        add("empty", "  ", true);
        add("no pattern", "ver%en", false);
    }
    void searchLooksEverywhere()
    {
        QFETCH(QString, words);
        QFETCH(bool, found);
        EnvelopeInfo info = sentEnvelope(1);
        info.names = {"Tender 2026.pdf"};
        load({info});
        SessionFilter filter{*model_, Way::Sent};
        filter.setText(words);
        QCOMPARE(filter.rowCount(), found ? 1 : 0);
    }

    void filesThatBecameKnownAreFound()
    {
        load({sentEnvelope(1), sentEnvelope(2)});
        SessionFilter filter{*model_, Way::Sent};
        filter.setText(QStringLiteral("ethics"));
        QCOMPARE(filter.rowCount(), 0);
        filter.setText({});
        model_->fetchMore(model_->indexOf({Way::Sent, 1}));
        engine_->tells(EnvelopeFiles{engine_->lastRequest<ListFiles>(), 1, Way::Sent, 0, 4, sampleFiles(), {}, {}});
        filter.setText(QStringLiteral("ethics"));
        QCOMPARE(rows(filter), (Rows{1}));
        QCOMPARE(filter.rowCount(filter.index(0, 0)), 5); // its files go with it
    }

    void chipsChooseByState()
    {
        load(sampleLog());
        SessionFilter filter{*model_, Way::Sent};
        for (StateGroup const group : {StateGroup::Waiting, StateGroup::InProgress, StateGroup::Done, StateGroup::Failed}) {
            filter.setGroup(group);
            QCOMPARE(static_cast<std::size_t>(filter.rowCount()), model_->count(Way::Sent, group));
            QVERIFY(filter.rowCount() > 0);
            for (EnvelopeInfo const& each : filter.shown()) QCOMPARE(groupOf(each), group);
        }
    }

    void aChangeTakesARowInAndOut()
    {
        load(sampleLog());
        SessionFilter filter{*model_, Way::Sent};
        ModelWatch const watch{filter};
        filter.setGroup(StateGroup::Waiting);
        int const before = filter.rowCount();
        engine_->tells(EnvelopeChanged{sentEnvelope(27)}); // waited
        QCOMPARE(filter.rowCount(), before - 1);
        engine_->tells(EnvelopeChanged{sentEnvelope(40, EnvelopeState::Waiting)});
        QCOMPARE(filter.rowCount(), before);
        QCOMPARE(rows(filter).front(), 40);
    }

    void everyColumnSorts_data()
    {
        QTest::addColumn<int>("column");
        for (int column = 0; column < SessionModel::ColumnCount; ++column) QTest::addRow("%d", column) << column;
    }
    void everyColumnSorts()
    {
        QFETCH(int, column);
        load(manyEnvelopes(60));
        SessionFilter filter{*model_, Way::Sent};
        auto const key = [column](EnvelopeInfo const& info) -> std::string {
            auto const padded = [](std::uint64_t number) {
                return std::string(20 - std::to_string(number).size(), '0') + std::to_string(number);
            };
            switch (column) {
            case SessionModel::Party: return info.party_name;
            case SessionModel::Company: return info.company;
            case SessionModel::Account: return info.party.digits();
            case SessionModel::Files: return padded(info.files);
            case SessionModel::Size: return padded(info.bytes);
            case SessionModel::State:
                return padded(static_cast<std::uint64_t>(groupOf(info))) + padded(static_cast<std::uint64_t>(info.state));
            case SessionModel::Took:
                return info.state == EnvelopeState::Delivered
                           ? padded(static_cast<std::uint64_t>((*info.ended - info.started).count()))
                           : "";
            case SessionModel::Tracking: return info.tracking;
            default: return padded(static_cast<std::uint64_t>(milliseconds_of(info.started)));
            }
        };
        filter.sort(column, Qt::AscendingOrder);
        QVERIFY(std::ranges::is_sorted(filter.shown(), {}, key));
        filter.sort(column, Qt::DescendingOrder);
        QVERIFY(std::ranges::is_sorted(filter.shown(), std::ranges::greater{}, key));
    }

    void filesKeepTheirOrder()
    {
        load({sentEnvelope(1)});
        SessionFilter filter{*model_, Way::Sent};
        model_->fetchMore(model_->indexOf({Way::Sent, 1}));
        engine_->tells(EnvelopeFiles{engine_->lastRequest<ListFiles>(), 1, Way::Sent, 0, 4, sampleFiles(), {}, {}});
        for (Qt::SortOrder const order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            filter.sort(SessionModel::Party, order);
            QModelIndex const above = filter.index(0, 0);
            for (int row = 0; row < 4; ++row)
                QCOMPARE(filter.index(row, 0, above).data().toString(),
                         QString::fromStdString(sampleFiles()[static_cast<std::size_t>(row)].path));
            QCOMPARE(filter.kind(filter.index(4, 0, above)), SessionModel::RowKind::Details);
        }
    }

    void headersSayWhoseRows()
    {
        load({});
        SessionFilter const sent{*model_, Way::Sent};
        SessionFilter const received{*model_, Way::Received};
        QCOMPARE(sent.headerData(SessionModel::Party, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("To"));
        QCOMPARE(received.headerData(SessionModel::Party, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("From"));
    }
};

} // namespace signet::ui

QTEST_MAIN(signet::ui::SessionFilterTest)
#include "session_filter_test.moc"
