#pragma once

#include <QApplication>
#include <QTest>

#include <chrono>

namespace signet::ui {

/// One turn of the event loop, from waking to waiting again.
struct Turn {
    std::chrono::microseconds own{0}; ///< wall time without what the thread waited for a processor
    std::chrono::microseconds ran{0}; ///< of that, on a processor: the rest is waiting for a disk or for another thread
    bool isFirstShow = false;         ///< a window was shown or painted for the first time
    QString longestEvent;             ///< what took most of it, for the reader of a failed test
};

/// The application of tests that watch turns: SIGNET_UI_TEST_MAIN makes it.
class WatchedApplication final : public QApplication {
    Q_OBJECT
public:
    WatchedApplication(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

private:
    friend class TurnWatch;

    void startPiece();
    void endPiece();
    void endTurn();
    void noteFirstShow(QObject* receiver, QEvent const* event);

    int depth_ = 0; ///< of events inside each other: nested event loops
    bool isRunning_ = false;
    std::chrono::steady_clock::time_point began_;
    std::chrono::nanoseconds ranBefore_{0};
    std::chrono::nanoseconds waitedBefore_{0};
    std::chrono::microseconds longestPiece_{0};
    Turn turn_;
    std::vector<class TurnWatch*> watches_;
};

/// Keeps the longest turns of its lifetime. What a test itself does between events is not counted, what its clicks and keys set
/// off is; those that follow each other without a wait between them count as one turn.
class TurnWatch {
public:
    /// What must hold: no turn takes longer (issue 3), with room for sanitizers, and for a machine that is slow at the moment.
    static std::chrono::milliseconds limit();
    static std::chrono::milliseconds firstShowLimit();

    TurnWatch();
    ~TurnWatch();
    TurnWatch(TurnWatch const&) = delete;
    TurnWatch& operator=(TurnWatch const&) = delete;

    [[nodiscard]] Turn const& longest() const { return longest_; }
    [[nodiscard]] Turn const& longestFirstShow() const { return longestFirstShow_; }
    [[nodiscard]] std::size_t turns() const { return turns_; }
    /// Empty where the limits held: QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint())).
    [[nodiscard]] QString complaint() const;

private:
    friend class WatchedApplication;
    void take(Turn const& turn);

    double slowness_; ///< of the machine, when the watch began
    Turn longest_;
    Turn longestFirstShow_;
    std::size_t turns_ = 0;
};

} // namespace signet::ui

/// Instead of QTEST_MAIN.
#define SIGNET_UI_TEST_MAIN(TestClass)                                                                                           \
    int main(int argc, char** argv)                                                                                              \
    {                                                                                                                            \
        signet::ui::WatchedApplication application{argc, argv};                                                                  \
        TestClass test;                                                                                                          \
        return QTest::qExec(&test, argc, argv);                                                                                  \
    }
