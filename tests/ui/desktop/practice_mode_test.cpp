#include "app/desktop/application.h"
#include "app/desktop/practice.h"
#include "ui/view/message_bar.h"
#include "ui/view/start_dialog.h"

#include "../support/widgets.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace signet::ui {

/// The window while practising: marked, never locked, and gone by one click. (An envelope in it: first_envelope_test.)
class PracticeModeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFirstStartOffersIt();
    void isMarkedAndRemovedByOneClick();
    void theServersFolderIsBrokenAndItIsRemovedAllTheSame();
    void whatCannotBeRemovedIsSaid();

private:
    static constexpr int patience = 60'000;
    using Program = desktop::Application;

    [[nodiscard]] static std::unique_ptr<Program> practising()
    {
        Program::Start start;
        start.practise = true;
        start.profile = desktop::Practice::folder() + QStringLiteral("/you");
        start.system = QApplication::palette();
        return std::make_unique<Program>(std::move(start));
    }
    /// The bar that marks it.
    [[nodiscard]] static MessageBar* mark(Program& program)
    {
        for (MessageBar* const bar : program.window().findChildren<MessageBar*>())
            if (bar->isVisible() && bar->notice().heading == QStringLiteral("You are practising on this computer")) return bar;
        return nullptr;
    }
    void write(QString const& path)
    {
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kept");
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void PracticeModeTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder_->path()));
}

void PracticeModeTest::theFirstStartOffersIt()
{
    Program::Start start;
    start.profile = folder_->filePath(QStringLiteral("signet"));
    start.system = QApplication::palette();
    Program program{std::move(start)};
    QVERIFY(program.begin());
    QSignalSpy const wished{&program, &Program::startWished};
    QSignalSpy const ended{&program, &Program::ended};
    QTRY_VERIFY(program.window().findChild<StartDialog*>());
    QVERIFY(!program.actions().removePractice.isVisible());
    press(*program.window().findChild<StartDialog*>(), "practiseButton");
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.at(0).at(0).toStringList(), QStringList{QStringLiteral("--practise")});
    QVERIFY(!QFileInfo::exists(desktop::Practice::folder()));
}

void PracticeModeTest::isMarkedAndRemovedByOneClick()
{
    auto const program = practising();
    QVERIFY(program->begin());
    QTRY_VERIFY_WITH_TIMEOUT(mark(*program), patience);
    QTRY_COMPARE_WITH_TIMEOUT(program->models().contacts.rowCount(), 1, patience);
    QVERIFY(program->window().windowTitle().contains(QStringLiteral("practising")));
    QVERIFY(program->actions().removePractice.isVisible());
    // No passphrase would unlock it.
    QVERIFY(!program->actions().lock.isVisible() && !program->actions().closeKeys.isVisible());

    // What a link leads to stays, and what forbids to be removed does not.
    QDir const practice{desktop::Practice::folder()};
    QVERIFY(QDir{folder_->path()}.mkdir(QStringLiteral("elsewhere")));
    QString const elsewhere = folder_->filePath(QStringLiteral("elsewhere"));
    write(elsewhere + QStringLiteral("/file"));
    QVERIFY(practice.mkpath(QStringLiteral("received/closed")));
    QVERIFY(QFile::link(elsewhere, practice.filePath(QStringLiteral("received/link"))));
    QVERIFY(QFile::link(elsewhere + QStringLiteral("/file"), practice.filePath(QStringLiteral("received/closed/link"))));
    QVERIFY(QFile::setPermissions(practice.filePath(QStringLiteral("received/closed")), QFile::ReadOwner | QFile::ExeOwner));

    QSignalSpy const wished{program.get(), &Program::startWished};
    QSignalSpy const ended{program.get(), &Program::ended};
    press(*mark(*program), "messageButton");
    QVERIFY(!program->window().findChild<QDialog*>(QStringLiteral("questionDialog"))); // nothing was sent: nothing to lose
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.at(0).at(0).toStringList(), QStringList{}); // the first start again
    program->window().close();
    QVERIFY(!QFileInfo::exists(practice.path()));
    QVERIFY(QFile::exists(elsewhere + QStringLiteral("/file")));
}

void PracticeModeTest::theServersFolderIsBrokenAndItIsRemovedAllTheSame()
{
    QVERIFY(QDir{folder_->path()}.mkpath(QStringLiteral("signet-practice")));
    write(desktop::Practice::folder() + QStringLiteral("/server"));
    auto const program = practising();
    QVERIFY(program->begin());
    QTRY_VERIFY_WITH_TIMEOUT(mark(*program), patience);
    QSignalSpy const ended{program.get(), &Program::ended};
    program->actions().removePractice.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    QVERIFY(!QFileInfo::exists(desktop::Practice::folder()));
}

void PracticeModeTest::whatCannotBeRemovedIsSaid()
{
    auto const program = practising();
    QVERIFY(program->begin());
    QTRY_VERIFY_WITH_TIMEOUT(mark(*program), patience);
    QString deep = desktop::Practice::folder(); // deeper than any envelope's tree
    for (int i = 0; i < 300; ++i) deep += QStringLiteral("/d");
    QVERIFY(QDir{}.mkpath(deep));
    QSignalSpy const ended{program.get(), &Program::ended};
    program->actions().removePractice.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(program->models().notices.find(QStringLiteral("said")), patience);
    QVERIFY(program->models().notices.find(QStringLiteral("said"))->heading.contains(QStringLiteral("was not removed whole")));
    QVERIFY(mark(*program));
    // Cleared by hand, the second click has it.
    QVERIFY(QDir{desktop::Practice::folder() + QStringLiteral("/d")}.removeRecursively());
    program->actions().removePractice.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    QVERIFY(!QFileInfo::exists(desktop::Practice::folder()));
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::PracticeModeTest)
#include "practice_mode_test.moc"
