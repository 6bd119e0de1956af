#include "core/base/real_env.h"

#include <QTest>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <atomic>
#include <latch>
#include <set>
#include <thread>

using namespace signet;
namespace asio = boost::asio;

class RealEnvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clockGoesOn()
    {
        asio::io_context io{1};
        RealClock clock{io.get_executor()};
        Instant const first = clock.now();
        QVERIFY(clock.now() >= first);
        QVERIFY(clock.after(1s) >= first + 1s);
        QVERIFY(rfc3339(clock.wall()) >= "2024-01-01T00:00:00Z");
    }

    void callsInOrderAndNotEarly()
    {
        asio::io_context io{1};
        RealClock clock{io.get_executor()};
        std::string order;
        Instant const due = clock.after(20ms);
        auto const second = clock.call_at(due, [&] {
            QVERIFY(clock.now() >= due);
            order += "2";
        });
        auto const first = clock.call_at(clock.after(1ms), [&] { order += "1"; });
        auto const past = clock.call_at(clock.now() - 1h, [&] { order += "0"; });
        QVERIFY(order.empty()); // never from within call_at
        io.run();
        QCOMPARE(order, std::string{"012"});
    }

    void takenBackBeforehand()
    {
        asio::io_context io{1};
        RealClock clock{io.get_executor()};
        bool called = false;
        auto timer = clock.call_at(clock.after(1h), [&] { called = true; });
        timer.reset();
        io.run(); // returns, because nothing is left to wait for
        QVERIFY(!called);
    }

    void takenBackWhenItsTurnHasComeAlready()
    {
        asio::io_context io{1};
        RealClock clock{io.get_executor()};
        int calls = 0;
        std::unique_ptr<Timer> a;
        std::unique_ptr<Timer> b;
        Instant const due = clock.now() - 1s; // both are due in one turn of the loop; whichever comes first takes the other back
        a = clock.call_at(due, [&] {
            ++calls;
            b.reset();
        });
        b = clock.call_at(due, [&] {
            ++calls;
            a.reset();
        });
        io.run();
        QCOMPARE(calls, 1);
    }

    void callMayDestroyItsOwnHandle()
    {
        asio::io_context io{1};
        RealClock clock{io.get_executor()};
        auto const value = std::make_shared<int>(7);
        std::unique_ptr<Timer> timer;
        int seen = 0;
        timer = clock.call_at(clock.now(), [&timer, &seen, value] {
            timer.reset();
            seen = *value; // what it captured is still there
        });
        io.run();
        QCOMPARE(seen, 7);
        QCOMPARE(value.use_count(), 1L);
    }

    void neverIsFarAway()
    {
        asio::io_context io{1};
        RealClock clock{io.get_executor()};
        bool called = false;
        auto const timer = clock.call_at(never, [&] { called = true; });
        io.poll();
        QVERIFY(!called);
    }

    void workRunsElsewhereAndIsToldHere()
    {
        asio::io_context io{1};
        RealWorkers workers{io.get_executor(), 2};
        QCOMPARE(workers.concurrency(), std::size_t{2});
        std::thread::id const here = std::this_thread::get_id();
        std::atomic<int> worked = 0;
        int done = 0;
        for (int i = 0; i < 100; ++i) {
            workers.run(
                [&] {
                    if (std::this_thread::get_id() != here) ++worked;
                },
                [&] {
                    if (std::this_thread::get_id() == here) ++done;
                });
        }
        io.run(); // goes on while work is under way, and ends with it
        QCOMPARE(worked.load(), 100);
        QCOMPARE(done, 100);
    }

    void asManyAtOnceAsThreads()
    {
        asio::io_context io{1};
        RealWorkers workers{io.get_executor(), 3};
        std::latch all_here{3}; // passes only when three work at the same time
        int done = 0;
        for (int i = 0; i < 3; ++i) workers.run([&] { all_here.arrive_and_wait(); }, [&] { ++done; });
        io.run();
        QCOMPARE(done, 3);
    }

    void endsWithWorkThatHasNotBegun()
    {
        asio::io_context io{1};
        std::atomic<int> worked = 0;
        std::latch begun{1};
        std::latch go_on{1};
        {
            RealWorkers workers{io.get_executor(), 1};
            workers.run(
                [&] {
                    begun.count_down();
                    go_on.wait();
                    ++worked;
                },
                [] {});
            begun.wait();
            for (int i = 0; i < 10; ++i) workers.run([&] { go_on.wait(); }, [] {});
            go_on.count_down();
        }
        QCOMPARE(worked.load(), 1); // what had begun was finished before the destructor returned
    }
};

QTEST_GUILESS_MAIN(RealEnvTest)
#include "real_env_test.moc"
