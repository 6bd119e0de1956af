#include "tests/ui/logs/sample_log.h"
#include "tests/ui/support/fake_engine.h"
#include "tests/ui/support/turn_watch.h"
#include "ui/view/inbox_page.h"
#include "ui/view/send_log_page.h"
#include "ui/view/theme.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

namespace signet::ui {

using namespace engine;

/// Ten thousand rows: no turn of the event loop over its limit, whatever a person does (issue 3).
class LogsSpeedTest : public QObject {
    Q_OBJECT

    static constexpr int rows = 10'000;

    std::unique_ptr<FakeEngine> engine_;
    std::unique_ptr<SessionModel> model_;
    std::unique_ptr<TransfersModel> transfers_;
    std::unique_ptr<SendLogPage> page_;

    /// As events come from the engine: from within the event loop.
    void inATurn(std::function<void()> act)
    {
        bool done = false;
        QTimer::singleShot(0, this, [&] {
            act();
            done = true;
        });
        QTRY_VERIFY(done);
        settle();
    }
    /// As the engine answers. Rows are counted from 1.
    static Envelopes sliceOf(std::vector<EnvelopeInfo> const& all, ListEnvelopes const& asked, RequestId request)
    {
        std::size_t const end = asked.before == 0 ? all.size() : static_cast<std::size_t>(asked.before) - 1;
        std::size_t const count = std::min(asked.newest, end);
        auto const last = all.begin() + static_cast<std::ptrdiff_t>(end);
        return {request, {last - static_cast<std::ptrdiff_t>(count), last}, count == asked.newest, asked.before != 0};
    }
    static void settle()
    {
        for (int i = 0; i < 20; ++i) QCoreApplication::processEvents();
    }
    void say(char const* what, TurnWatch const& watch)
    {
        qInfo("%s: longest turn %.1f ms of %zu", what, static_cast<double>(watch.longest().own.count()) / 1000, watch.turns());
        QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(Theme::light(), 1.0);
        engine_ = std::make_unique<FakeEngine>();
        model_ = std::make_unique<SessionModel>(*engine_);
        transfers_ = std::make_unique<TransfersModel>(*engine_);
        page_ = std::make_unique<SendLogPage>(*model_, *transfers_);
        page_->resize(1280, 700);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    }
    void cleanupTestCase()
    {
        page_.reset();
        transfers_.reset();
        model_.reset();
        engine_.reset();
    }

    void aLogComes()
    {
        std::vector<EnvelopeInfo> const all = manyEnvelopes(2 * rows);
        model_->refresh();
        TurnWatch const watch;
        for (RequestId answered = 0; !model_->isLoaded();) {
            QTRY_VERIFY(engine_->lastRequest<ListEnvelopes>() != answered);
            answered = engine_->lastRequest<ListEnvelopes>();
            EngineEvent const slice = sliceOf(all, *engine_->last<ListEnvelopes>(), answered); // copied once
            inATurn([&] { engine_->tells(slice); });
        }
        QCOMPARE(page_->filter().rowCount(), rows);
        say("a log of 10,000 rows comes", watch);
    }

    void itIsScrolled()
    {
        TurnWatch const watch;
        QScrollBar& bar = *page_->view().verticalScrollBar();
        QVERIFY(bar.maximum() > rows - 100);
        QElapsedTimer since;
        since.start();
        int frames = 0;
        for (int at = 0; at < bar.maximum(); at += bar.maximum() / 100) {
            inATurn([&] { bar.setValue(at); });
            page_->view().viewport()->repaint();
            ++frames;
        }
        qInfo("%d frames in %lld ms of wall time", frames, static_cast<long long>(since.elapsed()));
        say("scrolling", watch);
    }

    void itIsSearched()
    {
        auto* const field = page_->findChild<QLineEdit*>(QStringLiteral("searchField"));
        for (char const* const words : {"a", "asherwick", "5a105", "document 7", "lincense", ""}) {
            TurnWatch const watch;
            inATurn([&] {
                field->setText(QString::fromLatin1(words));
                QTest::keyClick(field, Qt::Key_Return);
            });
            say(words, watch);
        }
        QCOMPARE(page_->filter().rowCount(), rows);
    }

    void itIsFiltered()
    {
        for (char const* const chip : {"chipFailed", "chipDone", "chipWaiting", "chipAll"}) {
            TurnWatch const watch;
            inATurn([&] { page_->findChild<QToolButton*>(QString::fromLatin1(chip))->click(); });
            say(chip, watch);
        }
    }

    void itIsSorted()
    {
        for (int column = 0; column < SessionModel::ColumnCount; ++column) {
            TurnWatch const watch;
            inATurn([&] { page_->view().sortByColumn(column, Qt::AscendingOrder); });
            say(qPrintable(QStringLiteral("sorted by column %1").arg(column)), watch);
        }
        page_->view().sortByColumn(SessionModel::Time, Qt::DescendingOrder);
    }

    void manyFilesAreListed()
    {
        QModelIndex const index = page_->filter().index(0, 0);
        std::vector<EnvelopeFiles::File> files;
        for (std::size_t i = 0; i < EnvelopeFiles::max_files; ++i)
            files.push_back({"folder/file " + std::to_string(i) + ".pdf", i, wall_time(0)});
        TurnWatch const watch;
        inATurn([&] { page_->view().expand(index); });
        ListFiles const asked = *engine_->last<ListFiles>();
        EnvelopeFiles const answer{engine_->lastRequest<ListFiles>(), asked.row, asked.way, 0, 50'000, files, {}, {}};
        inATurn([&] { engine_->tells(answer); });
        QCOMPARE(page_->filter().rowCount(index), static_cast<int>(EnvelopeFiles::max_files) + 2);
        say("2,000 files are listed", watch);
        inATurn([&] { page_->view().collapse(index); });
        say("and closed", watch);
    }

    void eventsFlow()
    {
        TurnWatch const watch;
        for (int i = 0; i < 50; ++i)
            inATurn([&] {
                engine_->tells(EnvelopeChanged{sentEnvelope(2 * i + 2, EnvelopeState::Refused)});
                engine_->tells(EnvelopeQueued{1, sentEnvelope(2 * rows + 2 * i + 2, EnvelopeState::Sending)});
                engine_->tells(TransferProgress{2 * rows + 2 * i + 2, Way::Sent, 10, 100});
            });
        say("events", watch);
    }
};

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::LogsSpeedTest)
#include "speed_test.moc"
