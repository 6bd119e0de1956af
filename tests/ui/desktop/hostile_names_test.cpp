#include "../files/sample_folder.h"
#include "../gallery/scenes.h"
#include "../support/visible_texts.h"

#include "app/desktop/tray.h"
#include "ui/view/file_list_pane.h"
#include "ui/view/file_list_view.h"
#include "ui/view/theme.h"
#include "ui/window/window_actions.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QToolTip>

namespace signet::ui {

/// threats.md U89, everywhere at once: every window and state of the gallery, told hostile names, companies, files, prompts and
/// reasons. Nothing is fetched, laid out or turned round; what is shown is that text, cleaned.
class HostileNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void U89_everySceneShowsItAsText_data();
    void U89_everySceneShowsItAsText();
    void U89_theScenesHaveShownIt();
    void U89_filesOnTheDisk();
    void U89_whatTheDesktopShows();

private:
    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(listener_.serverPort()); }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::string const at = address();
        return {"<img src='" + at + "/x'><a href='" + at + "/y'>Ilse</a>",
                "<html><body background=\"" + at + "/b\"><style>@import '" + at
                    + "/s';</style><b>bold</b> &lt;i&gt; file:///etc/passwd",
                "cod\u202Eexe.pdf \u2067\u2068\x1B[31m\x07\nline two\r\u2028line three", std::string(1'000'000, 'W'),
                "\xFF\xFE <img src='file:///etc/passwd'>"};
    }
    /// The complaint about what is shown now; empty where it is as it should be.
    [[nodiscard]] static QString complaint(QWidget& window);
    void quiet() const
    {
        QCoreApplication::processEvents();
        QCOMPARE(fetched_->size(), 0);
    }

    QTcpServer listener_;
    std::unique_ptr<QSignalSpy> fetched_;
    std::set<QString> literal_; ///< scenes in which the first name stood as it is
};

namespace {

/// Puts a text in the place of all that comes from outside.
struct Spoiler {
    std::string const& text;

    void operator()(engine::AccountInfo& account) const
    {
        account.name = account.company = account.server = account.operator_name = text;
    }
    void operator()(engine::ContactInfo& contact) const { contact.name = contact.company = text; }
    void operator()(engine::EnvelopeInfo& envelope) const
    {
        envelope.party_name = envelope.company = text;
        envelope.reason.detail = text;
        for (std::string& name : envelope.names) name = text;
        if (!envelope.path.empty()) envelope.path += '/' + text;
    }
    void operator()(engine::Finished& finished) const { finished.reason.detail = text; }
    void operator()(engine::NeedDigits& need) const { need.operator_name = need.prompt = text; }
    void operator()(engine::AccountAdded& added) const { (*this)(added.account); }
    void operator()(engine::Accounts& accounts) const { each(accounts.all); }
    void operator()(engine::Contacts& contacts) const { each(contacts.all); }
    void operator()(engine::Envelopes& envelopes) const { each(envelopes.all); }
    void operator()(engine::EnvelopeFiles& files) const
    {
        for (auto& file : files.files) file.path = text;
        for (std::string& source : files.sources) source = '/' + text;
    }
    void operator()(engine::EnvelopeQueued& queued) const { (*this)(queued.envelope); }
    void operator()(engine::EnvelopeChanged& changed) const { (*this)(changed.envelope); }
    void operator()(engine::SourceProblems& problems) const
    {
        for (auto& problem : problems.all) problem.path = problem.why = '/' + text;
    }
    void operator()(engine::ConnectionChanged& changed) const { changed.reason.detail = text; }
    void operator()(engine::NeedAccept& need) const { need.name = need.company = text; }
    void operator()(engine::ExchangeEnded& ended) const { ended.reason.detail = text; }
    void operator()(engine::ContactChanged& changed) const { (*this)(changed.contact); }
    void operator()(auto&) const { }

private:
    void each(auto& all) const
    {
        for (auto& one : all) (*this)(one);
    }
};

bool isClean(QString const& text)
{
    if (text.size() > 5000 || text.contains(QStringLiteral("\nline two"))) return false;
    return std::ranges::none_of(text, [](QChar const each) {
        ushort const code = each.unicode();
        bool const turns = code >= 0x202A && code <= 0x202E;
        bool const controls = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
        return turns || controls || code == 0x2028 || code == 0x2029;
    });
}

bool isMarkup(QString const& tip)
{
    return tip.contains(QStringLiteral("<img")) || tip.contains(QStringLiteral("<a ")) || tip.contains(QStringLiteral("<body"));
}

/// Tips of widgets and of the first rows of lists, shown as the pointer would show them.
QString complaintOfTips(QWidget& window)
{
    for (QWidget* const each : window.findChildren<QWidget*>()) {
        QStringList tips{each->toolTip()};
        if (auto const* const view = qobject_cast<QAbstractItemView const*>(each); view && view->model())
            for (int row = 0; row < std::min(view->model()->rowCount(), 5); ++row)
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    tips += view->model()->index(row, column).data(Qt::ToolTipRole).toString();
        for (QString const& tip : std::as_const(tips)) {
            if (isMarkup(tip)) return each->objectName() + QStringLiteral(" has the tip ") + tip;
            if (!tip.isEmpty() && each->isVisible()) QToolTip::showText({1, 1}, tip, each);
        }
    }
    QCoreApplication::processEvents();
    QToolTip::hideText();
    return {};
}

} // namespace

QString HostileNamesTest::complaint(QWidget& window)
{
    for (QLabel const* const label : window.findChildren<QLabel*>())
        if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
            return QStringLiteral("rich: ") + label->text().left(100);
    for (QString const& text : visibleTexts())
        if (!isClean(text)) return QStringLiteral("not clean: ") + text.left(200);
    return complaintOfTips(window);
}

void HostileNamesTest::initTestCase()
{
    QVERIFY(listener_.listen(QHostAddress::LocalHost));
    fetched_ = std::make_unique<QSignalSpy>(&listener_, &QTcpServer::newConnection);
    applyTheme(Theme::light(), 1.0);
}

void HostileNamesTest::cleanup()
{
    FakeEngine::alters = {};
}

/// A fetch would have been seen.
void HostileNamesTest::cleanupTestCase()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, listener_.serverPort());
    QTRY_COMPARE(fetched_->size(), 1);
}

void HostileNamesTest::U89_everySceneShowsItAsText_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<int>("name");
    for (std::size_t scene = 0; scene < scenes().size(); ++scene)
        for (int name = 0; name < static_cast<int>(names().size()); ++name)
            QTest::addRow("%s, name %d", qPrintable(scenes()[scene].name), name) << static_cast<int>(scene) << name;
}

void HostileNamesTest::U89_everySceneShowsItAsText()
{
    QFETCH(int, scene);
    QFETCH(int, name);
    std::string const text = names().at(static_cast<std::size_t>(name));
    FakeEngine::alters = [spoiler = Spoiler{text}](engine::EngineEvent& event) { std::visit(spoiler, event); };
    Scene const& each = scenes().at(static_cast<std::size_t>(scene));
    Shown const shown = each.make();
    shown.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
    QVERIFY(!shown.window->grab().isNull());
    QString const said = complaint(*shown.window);
    QVERIFY2(said.isEmpty(), qPrintable(said));
    if (name == 0
        && std::ranges::any_of(visibleTexts(), [](QString const& one) { return one.contains(QStringLiteral("<img src='")); }))
        literal_.insert(each.name);
    quiet();
}

void HostileNamesTest::U89_theScenesHaveShownIt()
{
    // All main windows and most dialogs name somebody: the names were there to be seen.
    QVERIFY2(literal_.size() > 25, qPrintable(QString::number(literal_.size())));
}

void HostileNamesTest::U89_filesOnTheDisk()
{
    SampleFolder folder;
    std::string escaped = address();
    for (std::size_t at = 0; (at = escaped.find('/')) != std::string::npos;) escaped.replace(at, 1, "&#47;");
    folder.file("<img src='" + escaped + "'>", 10);
    folder.file("cod\u202Eexe.pdf\x1B[31m\nline two", 10);
    folder.file("\xFF\xFE", 10);
    folder.file("<b>" + std::string(200, 'W'), 10);
    folder.link("<a href=x>", "nowhere");
    auto const scene = std::ranges::find(scenes(), QStringLiteral("main-2-no-files"), &Scene::name);
    Shown const shown = scene->make();
    shown.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
    auto& pane = *shown.window->findChild<FileListPane*>();
    pane.goTo(folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(pane.list()->model()->rowCount(), 5, patience);
    pane.list()->selectAll();
    pane.list()->setFocus();
    QTest::keyClick(pane.list(), Qt::Key_Space);
    QTRY_VERIFY(visibleTexts().filter(QStringLiteral("<img src='http:&#47;")).size() >= 2); // in the list and in the envelope
    QVERIFY(!shown.window->grab().isNull());
    QString const said = complaint(*shown.window);
    QVERIFY2(said.isEmpty(), qPrintable(said));
    quiet();
}

/// Notifications and tips of the tray are drawn by others, who may read markup.
void HostileNamesTest::U89_whatTheDesktopShows()
{
    WindowActions actions;
    desktop::Tray tray{actions};
    QSignalSpy const notified{&tray, &desktop::Tray::notified};
    QString const name = QString::fromStdString(names().front());
    tray.notify(QStringLiteral("An envelope has arrived"), QStringLiteral("From %1").arg(name));
    tray.setConnection(QStringLiteral("Connected to %1").arg(name));
    for (QString const& shown : {notified.at(0).at(1).toString(), tray.tip()}) {
        QVERIFY(shown.contains(QStringLiteral("Ilse")));
        QVERIFY(!shown.contains(QLatin1Char('<')) && !shown.contains(QLatin1Char('>')));
    }
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::HostileNamesTest)
#include "hostile_names_test.moc"
