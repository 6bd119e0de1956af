#include "real_window.h"

#include "tests/e2e/client/tree.h"
#include "ui/view/inbox_page.h"
#include "ui/view/send_log_page.h"
#include "ui/view/session_details.h"

#include <QFile>
#include <QPushButton>

namespace signet::ui {

using namespace e2e;
using engine::EnvelopeState;
using engine::Way;

/// A real window whose disk fills up: the test's own disk, which fails on demand (tests/e2e/faults). Nothing is lost, and it is
/// said.
class FullDiskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void E9_aSendersFullDiskIsSaidAndTheEnvelopeResumes();
    void E9_aRecipientsFullDiskIsSaidAndTheEnvelopeArrives();

private:
    void open(RealWindow& window)
    {
        QVERIFY(window.begin());
        QTRY_VERIFY_WITH_TIMEOUT(window.isOnline(), patience);
    }
    void fill() const { write_file(fault_, "full"); }
    void mend() const { QFile::remove(fault_); } // nothing can be written to it now

    QString fault_ = qEnvironmentVariable("SIGNET_FAULTY_DISK");
    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    QString large_;
};

namespace {

/// What the log says of an envelope, opened.
SessionDetails* detailsOf(LogPage& page, std::int64_t row)
{
    page.showSession({page.filter().way(), row});
    QModelIndex const envelope = page.filter().mapFromSource(page.filter().model().indexOf({page.filter().way(), row}));
    QModelIndex const last = page.filter().index(page.filter().rowCount(envelope) - 1, 0, envelope);
    return qobject_cast<SessionDetails*>(page.view().indexWidget(last));
}

} // namespace

void FullDiskTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariable("LD_PRELOAD").contains(QStringLiteral("faulty_disk")), "run by ctest");
    qunsetenv("LD_PRELOAD"); // other people's disks are well
}

void FullDiskTest::init()
{
    mend();
    world_ = std::make_unique<World>();
    QVERIFY2(world_->is_ready(), world_->server_log());
    ada_ = world_->add_person(QStringLiteral("Ada"));
    bob_ = world_->add_person(QStringLiteral("Bob"));
    QVERIFY(world_->verify(ada_, bob_));
    large_ = world_->path(QStringLiteral("large"));
    QVERIFY(write_file(large_, random_bytes(96 << 20, 3)));
}

void FullDiskTest::cleanup()
{
    mend();
}

void FullDiskTest::E9_aSendersFullDiskIsSaidAndTheEnvelopeResumes()
{
    TurnWatch const watch;
    auto const bobs = world_->listen(bob_);
    QVERIFY(bobs);
    RealWindow adas{ada_};
    open(adas);
    adas.addressTo(bob_);
    adas.drop(large_);
    adas.pressStamp();
    QTRY_VERIFY_WITH_TIMEOUT(held_in(ada_.profile() + QStringLiteral("/spool")) > (4 << 20), patience);
    fill();
    QTRY_VERIFY_WITH_TIMEOUT(adas.newest(Way::Sent) && adas.newest(Way::Sent)->waits_for_person, patience);
    QCOMPARE(adas.stamp().label, QStringLiteral("PAUSED"));
    adas.pressStamp(); // shows it in the log
    QCOMPARE(adas.window().page(), MainWindow::Page::SendLog);
    SessionDetails* const details = detailsOf(*adas.part<SendLogPage>("sendLogPage"), adas.newest(Way::Sent)->row);
    QVERIFY(details);
    QCOMPARE(details->accessibleName(), QStringLiteral("This computer has too little free space"));
    mend();
    press(*details, "resumeButton");
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
    QVERIFY(read_file(bob_.saved() + QLatin1Char{'/'} + envelopes_in(bob_.saved()).value(0) + QStringLiteral("/large"))
            == read_file(large_));
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
}

void FullDiskTest::E9_aRecipientsFullDiskIsSaidAndTheEnvelopeArrives()
{
    TurnWatch const watch;
    RealWindow bobs{bob_};
    open(bobs);
    auto const sending = world_->start(ada_, {QStringLiteral("send"), QStringLiteral("--to"), bob_.number, large_});
    QTRY_VERIFY_WITH_TIMEOUT(held_in(bob_.saved() + QStringLiteral("/.signet-part")) > (4 << 20), patience);
    fill();
    QTRY_VERIFY_WITH_TIMEOUT(bobs.newestIs(Way::Received, EnvelopeState::Paused), patience);
    bobs.window().showPage(MainWindow::Page::Inbox);
    SessionDetails* const details = detailsOf(*bobs.part<InboxPage>("inboxPage"), bobs.newest(Way::Received)->row);
    QVERIFY(details);
    QCOMPARE(details->accessibleName(), QStringLiteral("This computer has too little free space"));
    mend();
    press(*details, "resumeButton");
    QTRY_VERIFY_WITH_TIMEOUT(bobs.newestIs(Way::Received, EnvelopeState::Received), patience);
    QVERIFY(read_file(QString::fromStdString(bobs.newest(Way::Received)->path) + QStringLiteral("/large")) == read_file(large_));
    Finished const sent = sending->finish();
    QVERIFY2(sent.exit_code == 0, sent.err);
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::FullDiskTest)
#include "full_disk_test.moc"
