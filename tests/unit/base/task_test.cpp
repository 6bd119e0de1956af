#include "core/base/task.h"

#include <QTest>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/system/system_error.hpp>

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace signet::link {
class Network { }; // Env names one; nothing here uses it
} // namespace signet::link

using namespace signet;
namespace asio = boost::asio;

namespace {

/// Time that moves only when the test says so.
class ManualClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] WallTime wall() const override { return {}; }
    [[nodiscard]] std::unique_ptr<Timer> call_at(Instant when, std::function<void()> act) override
    {
        struct Handle final : Timer {
            Handle(ManualClock& owner, std::uint64_t number) : clock{owner}, id{number} { }
            ~Handle() override { clock.calls_.erase(id); }
            ManualClock& clock;
            std::uint64_t id;
        };
        std::uint64_t const id = next_id_++;
        calls_.emplace(id, Call{when, std::move(act)});
        return std::make_unique<Handle>(*this, id);
    }
    void move(nanoseconds time)
    {
        now_ += time;
        for (auto each = calls_.begin(); each != calls_.end();) {
            auto const due = each++;
            if (due->second.when > now_) continue;
            std::function<void()> const act = std::move(due->second.act);
            calls_.erase(due);
            act();
        }
    }
    [[nodiscard]] std::size_t pending() const { return calls_.size(); }

private:
    struct Call {
        Instant when;
        std::function<void()> act;
    };
    Instant now_{1h};
    std::uint64_t next_id_ = 0;
    std::map<std::uint64_t, Call> calls_;
};

class NoRandom final : public Random {
public:
    void fill(MutableBytes) override { check(false); }
};

class NoFiles final : public Files {
public:
    Result<FolderPtr> open(std::string const&) override { return fail(ErrorCode::NotFound, "no files"); }
    Result<FolderPtr> make(std::string const&) override { return fail(ErrorCode::NotFound, "no files"); }
    char const* database_vfs() const override { return nullptr; }
    std::string boot_id() const override { return {}; }
};

/// Does the work when the test says so.
class ManualWorkers final : public Workers {
public:
    void run(std::function<void()> work, std::function<void()> done) override
    {
        jobs_.emplace_back(std::move(work), std::move(done));
    }
    [[nodiscard]] std::size_t concurrency() const override { return 1; }
    [[nodiscard]] std::size_t waiting() const { return jobs_.size(); }
    void finish_one()
    {
        auto const [work, done] = std::move(jobs_.front());
        jobs_.pop_front();
        work();
        done();
    }

private:
    std::deque<std::pair<std::function<void()>, std::function<void()>>> jobs_;
};

struct World {
    asio::io_context io{1};
    ManualClock clock;
    NoRandom random;
    link::Network net;
    NoFiles files;
    ManualWorkers workers;
    Env env{io.get_executor(), clock, random, net, files, workers};
    std::vector<std::string> log;
    TaskScope scope{env,
                    [this](char const* name, Error error) { log.push_back(std::string{name} + ": " + name_of(error.code)); }};

    ~World()
    {
        if (scope.size() > 0) stop(scope);
    }
    /// Runs everything that can go on.
    void settle()
    {
        io.restart();
        io.poll();
    }
    void move(nanoseconds time)
    {
        clock.move(time);
        settle();
    }
    /// Begins to stop a scope; `log` gets the word "stopped", or what stop() threw.
    void begin_stop(TaskScope& which, std::string word = "stopped")
    {
        asio::co_spawn(env.executor, which.stop(),
                       [this, word](std::exception_ptr const& thrown) { log.push_back(thrown ? "thrown" : word); });
        settle();
    }
    void stop(TaskScope& which)
    {
        begin_stop(which);
        settle();
        check(which.size() == 0);
    }
    [[nodiscard]] std::string joined() const
    {
        std::string all;
        for (std::string const& each : log) all += (all.empty() ? "" : ", ") + each;
        return all;
    }
};

/// Says when it is destroyed.
struct Farewell {
    std::vector<std::string>& log;
    std::string word;
    ~Farewell() { log.push_back(word); }
};

Task<void> wait_and_say(Event& event, Instant deadline, std::vector<std::string>& log, std::string word)
{
    std::optional<ErrorCode> code;
    try {
        co_await event.next(deadline);
    } catch (Failure const& failure) {
        code = failure.code();
    }
    log.push_back(word + (code ? std::string{" "} + name_of(*code) : std::string{}));
}

Task<void> wait_for(Event& event, std::vector<std::string>& log)
{
    Farewell const farewell{log, "locals gone"};
    co_await event.next();
}

Task<void> fail_with(ErrorCode code)
{
    throw Failure{code, "on purpose"};
    co_return;
}

Task<void> fail_with_network_error()
{
    throw boost::system::system_error{asio::error::connection_reset};
    co_return;
}

Task<void> sleep_and_say(Env const& env, Instant when, std::vector<std::string>& log)
{
    co_await sleep_until(env, when);
    log.push_back("awake");
}

/// Ends only some time after it was cancelled, as one does that closes what it holds.
Task<void> end_slowly(Event& begin, Event& end, std::vector<std::string>& log)
{
    bool cancelled = false;
    try {
        co_await begin.next();
    } catch (Failure const&) {
        cancelled = true;
    }
    if (!cancelled) co_return;
    co_await asio::this_coro::reset_cancellation_state();
    co_await end.next();
    log.push_back("lingered");
}

/// Does not notice that it was cancelled until it waits again.
Task<void> swallow_then_wait(Event& first, Event& second, std::vector<std::string>& log)
{
    try {
        co_await first.next();
    } catch (Failure const&) {
        log.push_back("swallowed");
    }
    co_await second.next();
    log.push_back("not reached");
}

/// Owns a scope, as a session does, and stops it when it is cancelled itself.
Task<void> own_a_scope(Env const& env, Event& never_comes, Event& end, std::vector<std::string>& log)
{
    TaskScope scope{env, {}};
    scope.spawn("child", end_slowly(never_comes, end, log));
    std::exception_ptr thrown;
    try {
        co_await never_comes.next();
    } catch (...) {
        thrown = std::current_exception();
    }
    co_await asio::this_coro::reset_cancellation_state();
    co_await scope.stop();
    log.push_back("child joined");
    if (thrown) std::rethrow_exception(thrown);
}

Task<void> cancel_own_scope(TaskScope& scope, std::vector<std::string>& log)
{
    scope.cancel();
    log.push_back("cancelled all");
    co_return;
}

Task<void> spawn_inside(TaskScope& scope, Task<void> task, std::vector<std::string>& log)
{
    scope.spawn("inner", std::move(task), [&log] { log.push_back("inner ended"); });
    co_return;
}

Task<void> stop_and_say(TaskScope& scope, std::vector<std::string>& log)
{
    std::optional<ErrorCode> code;
    try {
        co_await scope.stop();
    } catch (Failure const& failure) {
        code = failure.code();
    }
    log.push_back(code ? name_of(*code) : "stopped");
}

Task<void> work_on_a_number(Env const& env, int number, std::vector<std::string>& log)
{
    Farewell const farewell{log, "locals gone"};
    int const result = co_await on_worker(env, [&number] { return number * 2; });
    log.push_back(std::to_string(result));
}

Task<void> work_without_result(Env const& env, std::vector<std::string>& log)
{
    co_await on_worker(env, [&log] { log.push_back("worked"); });
    log.push_back("went on");
}

int throw_from_work()
{
    throw Failure{ErrorCode::NoSpace, "on purpose"};
}

Task<void> work_that_throws(Env const& env)
{
    co_await on_worker(env, throw_from_work);
}

} // namespace

class TaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- Event

    void announcementWakesAllWhoWait()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_and_say(event, never, world.log, "a"));
        world.scope.spawn("b", wait_and_say(event, never, world.log, "b"));
        world.settle();
        QCOMPARE(world.joined(), std::string{});
        event.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"a, b"});
        QCOMPARE(world.scope.size(), std::size_t{0});
    }

    void announcementIsNotRemembered()
    {
        World world;
        Event event{world.env};
        event.announce();
        world.scope.spawn("a", wait_and_say(event, never, world.log, "a"));
        world.settle();
        QCOMPARE(world.joined(), std::string{});
        event.announce();
        event.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"a"});
    }

    void deadlinePasses()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("early", wait_and_say(event, world.clock.after(1s), world.log, "early"));
        world.scope.spawn("late", wait_and_say(event, world.clock.after(2s), world.log, "late"));
        world.settle();
        world.move(999ms);
        QCOMPARE(world.joined(), std::string{});
        world.move(1ms);
        QCOMPARE(world.joined(), std::string{"early timeout"}); // the other one was woken too, and waits on
        event.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"early timeout, late"});
        QCOMPARE(world.clock.pending(), std::size_t{0}); // its deadline was taken back
    }

    void deadlineInThePastPassesAtOnce()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_and_say(event, world.clock.now() - 1s, world.log, "a"));
        world.settle();
        world.move(0s);
        QCOMPARE(world.joined(), std::string{"a timeout"});
    }

    void announcementBeatsADeadlineOfTheSameMoment()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_and_say(event, world.clock.after(1s), world.log, "a"));
        world.settle();
        event.announce();
        world.move(1s);
        QCOMPARE(world.joined(), std::string{"a"});
    }

    void cancelledWaitThrows()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_and_say(event, world.clock.after(1s), world.log, "a"));
        world.settle();
        world.stop(world.scope);
        QCOMPARE(world.joined(), std::string{"a cancelled, stopped"});
        QCOMPARE(world.clock.pending(), std::size_t{0});
    }

    void cancellationBeatsAnAnnouncementOfTheSameMoment()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_and_say(event, never, world.log, "a"));
        world.settle();
        event.announce();
        world.scope.cancel();
        world.settle();
        QCOMPARE(world.joined(), std::string{"a cancelled"});
    }

    void whoSwallowsCancellationDoesNotWaitAgain()
    {
        World world;
        Event first{world.env};
        Event second{world.env};
        world.scope.spawn("a", swallow_then_wait(first, second, world.log));
        world.settle();
        world.stop(world.scope);
        QCOMPARE(world.joined(), std::string{"swallowed, stopped"});
    }

    // ---- sleep_until

    void sleepsUntilThen()
    {
        World world;
        world.scope.spawn("a", sleep_and_say(world.env, world.clock.after(10s), world.log));
        world.settle();
        world.move(9s);
        QCOMPARE(world.joined(), std::string{});
        world.move(1s);
        QCOMPARE(world.joined(), std::string{"awake"});
    }

    void cancelledSleepDoesNotGoOn()
    {
        World world;
        world.scope.spawn("a", sleep_and_say(world.env, world.clock.after(10s), world.log));
        world.settle();
        world.stop(world.scope);
        QCOMPARE(world.joined(), std::string{"stopped"});
    }

    // ---- TaskScope

    void errorsAreReportedByName()
    {
        World world;
        world.scope.spawn("first", fail_with(ErrorCode::BadProof), [&world] { world.log.push_back("first ended"); });
        world.scope.spawn("second", fail_with_network_error());
        world.settle();
        QCOMPARE(world.joined(), std::string{"first: bad proof, first ended, second: link lost"});
    }

    void cancelledIsNotReported()
    {
        World world;
        world.scope.spawn("a", fail_with(ErrorCode::Cancelled), [&world] { world.log.push_back("ended"); });
        world.settle();
        QCOMPARE(world.joined(), std::string{"ended"});
    }

    void endedComesAfterTheLocalsAreGone()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_for(event, world.log), [&world] { world.log.push_back("ended"); });
        world.settle();
        event.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"locals gone, ended"});
    }

    void endedMaySpawn()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("first", fail_with(ErrorCode::Refused),
                          [&] { world.scope.spawn("second", wait_and_say(event, never, world.log, "second")); });
        world.settle();
        QCOMPARE(world.scope.size(), std::size_t{1});
        event.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"first: refused, second"});
    }

    void cancelledBeforeItBegan()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_for(event, world.log), [&world] { world.log.push_back("ended"); });
        world.scope.cancel();
        world.settle();
        QCOMPARE(world.joined(), std::string{"ended"});
        QCOMPARE(world.scope.size(), std::size_t{0});
    }

    void endsThoughItCancelledItself()
    {
        World world;
        world.scope.spawn("outer", spawn_inside(world.scope, cancel_own_scope(world.scope, world.log), world.log));
        world.settle();
        QCOMPARE(world.joined(), std::string{"cancelled all, inner ended"});
        QCOMPARE(world.scope.size(), std::size_t{0});
    }

    void cancelledWhileItsEndIsOnItsWay()
    {
        World world;
        Event event{world.env};
        world.scope.spawn("a", wait_for(event, world.log), [&world] { world.log.push_back("ended"); });
        world.settle();
        event.announce();
        world.scope.cancel();
        world.scope.cancel();
        world.settle();
        world.scope.cancel();
        QCOMPARE(world.joined(), std::string{"locals gone, ended"});
    }

    void stopCancelsAndJoins()
    {
        World world;
        Event event{world.env};
        for (int i = 0; i < 3; ++i) world.scope.spawn("a", wait_for(event, world.log));
        world.settle();
        QCOMPARE(world.scope.size(), std::size_t{3});
        world.stop(world.scope);
        QCOMPARE(world.joined(), std::string{"locals gone, locals gone, locals gone, stopped"});
    }

    void stopOfAnEmptyScopeReturns()
    {
        World world;
        world.stop(world.scope);
        QCOMPARE(world.joined(), std::string{"stopped"});
    }

    void stopWaitsForWhoTakesTime()
    {
        World world;
        Event begin{world.env};
        Event end{world.env};
        world.scope.spawn("a", end_slowly(begin, end, world.log));
        world.settle();
        world.begin_stop(world.scope);
        QCOMPARE(world.joined(), std::string{});
        end.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"lingered, stopped"});
    }

    void stopThatIsCancelledStillJoins()
    {
        World world;
        Event begin{world.env};
        Event end{world.env};
        TaskScope inner{world.env, {}};
        inner.spawn("child", end_slowly(begin, end, world.log));
        world.settle();
        world.scope.spawn("stopper", stop_and_say(inner, world.log));
        world.settle();
        world.scope.cancel();
        world.settle();
        QCOMPARE(inner.size(), std::size_t{1});
        QCOMPARE(world.joined(), std::string{});
        end.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"lingered, cancelled"});
    }

    void cancelledOwnerStopsItsScope()
    {
        World world;
        Event never_comes{world.env};
        Event end{world.env};
        world.scope.spawn("owner", own_a_scope(world.env, never_comes, end, world.log));
        world.settle();
        world.begin_stop(world.scope);
        QCOMPARE(world.joined(), std::string{});
        end.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"lingered, child joined, stopped"});
    }

    void nothingStartsWhileStopping()
    {
        World world;
        Event event{world.env};
        int starts = 0;
        std::function<void()> start = [&] {
            ++starts;
            world.scope.spawn("restarted", wait_for(event, world.log), start);
        };
        start();
        world.settle();
        world.stop(world.scope);
        QCOMPARE(world.joined(), std::string{"locals gone, stopped"});
        QCOMPARE(starts, 2);
        world.scope.spawn("later", wait_and_say(event, never, world.log, "later")); // a stopped scope may be used again
        world.settle();
        event.announce();
        world.settle();
        QCOMPARE(world.joined(), std::string{"locals gone, stopped, later"});
    }

    // ---- on_worker

    void workGivesItsResult()
    {
        World world;
        world.scope.spawn("a", work_on_a_number(world.env, 21, world.log));
        world.settle();
        QCOMPARE(world.workers.waiting(), std::size_t{1});
        world.workers.finish_one();
        world.settle();
        QCOMPARE(world.joined(), std::string{"42, locals gone"});
    }

    void workNeedsNoResult()
    {
        World world;
        world.scope.spawn("a", work_without_result(world.env, world.log));
        world.settle();
        world.workers.finish_one();
        world.settle();
        QCOMPARE(world.joined(), std::string{"worked, went on"});
    }

    void whatWorkThrowsIsThrown()
    {
        World world;
        world.scope.spawn("a", work_that_throws(world.env));
        world.settle();
        world.workers.finish_one();
        world.settle();
        QCOMPARE(world.joined(), std::string{"a: no space"});
    }

    void cancellationWaitsForTheWork()
    {
        World world;
        world.scope.spawn("a", work_on_a_number(world.env, 21, world.log));
        world.settle();
        world.begin_stop(world.scope);
        world.scope.cancel(); // a second time changes nothing
        world.settle();
        QCOMPARE(world.joined(), std::string{}); // the work still refers to the coroutine's locals
        world.workers.finish_one();
        world.settle();
        QCOMPARE(world.joined(), std::string{"locals gone, stopped"});
    }
};

QTEST_GUILESS_MAIN(TaskTest)
#include "task_test.moc"
