#include "app/cli/process_places.h"
#include "app/desktop/application.h"
#include "app/desktop/fonts.h"
#include "app/desktop/practice.h"

#include "ui/model/preferences.h"
#include "ui/view/base_style.h"
#include "ui/view/language.h"

#include <QCommandLineParser>
#include <QDBusConnection>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

#include <thread>

namespace {

/// The key file that scripts and tests name, as the command line takes it.
QByteArray keyFile()
{
    QFile file{qEnvironmentVariable("SIGNET_PROFILE_KEY_FILE")};
    return !file.fileName().isEmpty() && file.open(QIODevice::ReadOnly) ? file.read(33) : QByteArray{};
}

/// A link as it stands; a file, which a file manager names by a URL, by its whole path: another process may be the one that opens
/// it.
QString whole(QString const& what)
{
    if (what.isEmpty() || what.startsWith(QStringLiteral("signet:"))) return what;
    QUrl const url{what};
    return QDir::current().absoluteFilePath(url.isLocalFile() ? url.toLocalFile() : what);
}

/// --help and --version are answered where there is no display, too.
bool asksForWordsOnly(int argc, char** argv)
{
    return std::any_of(argv + 1, argv + argc, [](std::string_view word) {
        return word == "-h" || word == "--help" || word == "--help-all" || word == "-v" || word == "--version";
    });
}

} // namespace

int main(int argc, char** argv)
{
    signet::cli::protect_process();
    std::jthread fonts;
    if (argc > 1 && asksForWordsOnly(argc, argv))
        qputenv("QT_QPA_PLATFORM", "minimal");
    else
        fonts = signet::desktop::read_font_settings();
    QApplication application{argc, argv};
    QApplication::setApplicationName(QStringLiteral("signet"));
    QApplication::setApplicationDisplayName(QStringLiteral("Signet"));
    QApplication::setApplicationVersion(QStringLiteral(SIGNET_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.signet.Signet"));
    QApplication::setStyle(new signet::ui::BaseStyle);
    QApplication::setQuitOnLastWindowClosed(false);

    signet::ui::Language language;
    language.use({}); // the words of --help
    QCommandLineParser words;
    words.setApplicationDescription(QCoreApplication::translate("main", "Sends and receives sealed envelopes."));
    words.addHelpOption();
    words.addVersionOption();
    QCommandLineOption const profile{
        QStringLiteral("profile"), QCoreApplication::translate("main", "The profile's folder."), QStringLiteral("DIR"),
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/signet")};
    QCommandLineOption const practise{
        QStringLiteral("practise"),
        QCoreApplication::translate("main", "With a server and a correspondent on this computer only.")};
    words.addOptions({profile, practise});
    words.addPositionalArgument(QStringLiteral("what"), QCoreApplication::translate("main", "A signet: link or a .signet file."),
                                QStringLiteral("[LINK|FILE]"));
    words.process(application);
    // Accessibility asks for the session bus with the first widget, and waits: it is looked up by then.
    std::jthread const bus{[] { (void)QDBusConnection::sessionBus(); }};

    signet::desktop::Application::Start start;
    start.practise = words.isSet(practise);
    start.profile =
        start.practise ? signet::desktop::Practice::folder() + QStringLiteral("/you") : QDir{words.value(profile)}.absolutePath();
    start.what = whole(words.positionalArguments().value(0));
    start.keyFile = keyFile();
    language.use(signet::ui::Preferences{start.profile + QStringLiteral("/window.ini")}.language()); // as Application keeps them
    start.system = QApplication::palette();
    signet::desktop::Application program{std::move(start)};
    using Program = signet::desktop::Application;
    QObject::connect(&program, &Program::ended, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    // Practising comes back to the profile that it began from.
    QStringList const given =
        words.isSet(profile) ? QStringList{QStringLiteral("--profile"), words.value(profile)} : QStringList{};
    QObject::connect(&program, &Program::startWished, [&given](QStringList const& wished) {
        QProcess::startDetached(QCoreApplication::applicationFilePath(), wished + given);
    });
    if (!program.begin()) return 0;
    return QApplication::exec();
}
