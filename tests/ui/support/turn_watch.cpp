#include "turn_watch.h"
#include "tests/support/sanitized.h"

#include "core/base/check.h"

#include <QAbstractEventDispatcher>
#include <QFile>
#include <QThread>
#include <QWidget>
#include <QWindow>

namespace signet::ui {

namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::steady_clock;

constexpr int slowed = signet::test::sanitized ? 10 : 1;

constexpr char const* shown_mark = "turn watch: shown";

/// What this thread has had of processors since it began; nothing where the system does not tell.
struct Share {
    nanoseconds ran{0};
    nanoseconds waited{0};
};
Share share()
{
    static thread_local QFile file{QStringLiteral("/proc/thread-self/schedstat")};
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return {};
    file.seek(0);
    QList<QByteArray> const numbers = file.read(128).split(' '); // ran, waited, slices
    if (numbers.size() < 2) return {};
    return {nanoseconds{numbers.at(0).toLongLong()}, nanoseconds{numbers.at(1).toLongLong()}};
}

/// How much longer a fixed piece of work takes at the moment than the limits were set for: a virtual machine's host gives its
/// processors and its memory to others too, and says nothing of it. At least 1, at most 6.
double slowness()
{
    constexpr std::size_t size = 40 << 20; // so much is fresh from the system each time
    constexpr double expected = 35;        // ms for both, seen on two virtual processors with nothing else to do: 22 to 30
    auto const began = steady_clock::now();
    auto const memory = std::make_unique_for_overwrite<char[]>(size);
    for (std::size_t at = 0; at < size; at += 4096) static_cast<char volatile*>(memory.get())[at] = 1;
    std::uint64_t volatile number = 1;
    for (int i = 0; i < 4'000'000; ++i) number = number * 6364136223846793005U + 1;
    double const took = std::chrono::duration<double, std::milli>{steady_clock::now() - began}.count();
    return std::clamp(took / expected, 1.0, 6.0);
}

} // namespace

WatchedApplication::WatchedApplication(int& argc, char** argv) : QApplication{argc, argv}
{
    // GLib's dispatcher tells its waking at the end of a round, Qt's own at the beginning: either way a turn ends there.
    QAbstractEventDispatcher const* const dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &WatchedApplication::endTurn, Qt::DirectConnection);
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &WatchedApplication::endTurn, Qt::DirectConnection);
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread() || watches_.empty()) return QApplication::notify(receiver, event);
    if (!isRunning_) startPiece();
    ++depth_;
    noteFirstShow(receiver, event);
    QString what = QStringLiteral("%1 for %2 %3")
                       .arg(static_cast<int>(event->type()))
                       .arg(QString::fromLatin1(receiver->metaObject()->className()), receiver->objectName());
    auto const began = steady_clock::now();
    bool const result = QApplication::notify(receiver, event);
    auto const took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - began);
    if (took > longestPiece_ + longestPiece_ / 10) { // an event that sent another says less than that one
        longestPiece_ = took;
        turn_.longestEvent = std::move(what);
    }
    if (--depth_ == 0) endPiece();
    return result;
}

void WatchedApplication::startPiece()
{
    isRunning_ = true;
    Share const now = share();
    ranBefore_ = now.ran;
    waitedBefore_ = now.waited;
    began_ = steady_clock::now();
}

void WatchedApplication::endPiece()
{
    if (!isRunning_) return;
    isRunning_ = false;
    nanoseconds const wall = steady_clock::now() - began_;
    Share const now = share();
    nanoseconds const own = wall - (now.waited - waitedBefore_);
    turn_.own += std::chrono::duration_cast<std::chrono::microseconds>(std::max(own, nanoseconds{0}));
    turn_.ran += std::chrono::duration_cast<std::chrono::microseconds>(now.ran - ranBefore_);
}

void WatchedApplication::endTurn()
{
    endPiece();
    Turn const turn = std::exchange(turn_, {});
    longestPiece_ = {};
    if (turn.own.count() == 0) return;
    for (TurnWatch* const watch : watches_) watch->take(turn);
}

void WatchedApplication::noteFirstShow(QObject* receiver, QEvent const* event)
{
    // Showing is spread over turns: the widget's own event, the platform's, the first painting.
    QEvent::Type const type = event->type();
    if (type != QEvent::Show && type != QEvent::Expose && type != QEvent::UpdateRequest) return;
    auto const* const widget = qobject_cast<QWidget const*>(receiver);
    if (!(widget && widget->isWindow()) && !qobject_cast<QWindow const*>(receiver)) return;
    QByteArray const mark = shown_mark + QByteArray::number(static_cast<int>(type));
    if (receiver->property(mark).isValid()) return;
    receiver->setProperty(mark, true);
    turn_.isFirstShow = true;
}

milliseconds TurnWatch::limit()
{
    return milliseconds{50} * slowed;
}

milliseconds TurnWatch::firstShowLimit()
{
    return milliseconds{150} * slowed;
}

TurnWatch::TurnWatch() : slowness_{slowness()}
{
    auto* const application = qobject_cast<WatchedApplication*>(qApp);
    check(application != nullptr); // the test's main is SIGNET_UI_TEST_MAIN
    application->watches_.push_back(this);
}

TurnWatch::~TurnWatch()
{
    std::erase(static_cast<WatchedApplication*>(qApp)->watches_, this);
}

void TurnWatch::take(Turn const& turn)
{
    ++turns_;
    Turn& longest = turn.isFirstShow ? longestFirstShow_ : longest_;
    if (turn.own > longest.own) longest = turn;
}

QString TurnWatch::complaint() const
{
    double const slower = std::max(slowness_, slowness());
    auto const about = [slower](Turn const& turn, milliseconds most) {
        double const took = static_cast<double>(turn.own.count()) / 1000;
        if (took <= static_cast<double>(most.count()) * slower) return QString{};
        return QStringLiteral("a turn took %1 ms (%2 of them on a processor), and %3 are the most on a machine %4 times as slow; "
                              "longest in it: event %5")
            .arg(took)
            .arg(static_cast<double>(turn.ran.count()) / 1000)
            .arg(most.count())
            .arg(slower)
            .arg(turn.longestEvent);
    };
    QString const ordinary = about(longest_, limit());
    return ordinary.isEmpty() ? about(longestFirstShow_, firstShowLimit()) : ordinary;
}

} // namespace signet::ui
