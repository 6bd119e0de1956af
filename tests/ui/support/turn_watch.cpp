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

/// How long this thread has waited for a processor since it began; 0 where the system does not tell.
nanoseconds waited()
{
    static thread_local QFile file{QStringLiteral("/proc/thread-self/schedstat")};
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return nanoseconds{0};
    file.seek(0);
    QList<QByteArray> const numbers = file.read(128).split(' '); // ran, waited, slices
    return nanoseconds{numbers.size() > 1 ? numbers.at(1).toLongLong() : 0};
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
    waitedBefore_ = waited();
    began_ = steady_clock::now();
}

void WatchedApplication::endPiece()
{
    if (!isRunning_) return;
    isRunning_ = false;
    nanoseconds const wall = steady_clock::now() - began_;
    nanoseconds const own = wall - (waited() - waitedBefore_);
    turn_.own += std::chrono::duration_cast<std::chrono::microseconds>(std::max(own, nanoseconds{0}));
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

TurnWatch::TurnWatch()
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
    auto const about = [](Turn const& turn, milliseconds most) {
        if (turn.own <= most) return QString{};
        return QStringLiteral("a turn took %1 ms, and %2 are the most; longest in it: event %3")
            .arg(static_cast<double>(turn.own.count()) / 1000)
            .arg(most.count())
            .arg(turn.longestEvent);
    };
    QString const ordinary = about(longest_, limit());
    return ordinary.isEmpty() ? about(longestFirstShow_, firstShowLimit()) : ordinary;
}

} // namespace signet::ui
