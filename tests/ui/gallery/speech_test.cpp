#include "scenes.h"

#include "../support/sample_data.h"
#include "../translations/speech.h"

#include "ui/view/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTest>

namespace signet::ui {

namespace {

/// Every word of the literals that scenes are filled with: names, companies, files, what a server said.
QSet<QString> wordsOfTheScenes()
{
    static QRegularExpression const literal{QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\"")};
    static QRegularExpression const notALetter{QStringLiteral("[^\\p{L}]+")};
    QSet<QString> words;
    for (char const* const name : {"support/sample_data.h", "logs/sample_log.cpp", "files/mock_folder.cpp", "gallery/scenes.cpp",
                                   "gallery/main_scenes.cpp", "gallery/window_scenes.cpp"}) {
        QFile file{QStringLiteral(SIGNET_SOURCE_DIR "/tests/ui/") + QLatin1String{name}};
        if (!file.open(QIODevice::ReadOnly)) return {};
        for (QRegularExpressionMatchIterator found = literal.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();)
            for (QString const& word : found.next().captured(1).split(notALetter)) words.insert(word);
    }
    for (engine::ContactInfo const& each : sample::contacts()) // some are written as escapes
        for (QString const& word : QString::fromStdString(each.name).split(notALetter)) words.insert(word);
    return words;
}

} // namespace

/// Every window and state in a language that nobody speaks, and from right to left.
class SpeechTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsTranslated_data() { everyScene(NotTheHostileOne); }
    void everyTextIsTranslated();
    void aTextThatIsNotTranslatedIsFound();
    void menusAccessKeysDiffer_data();
    void menusAccessKeysDiffer();
    void rightToLeftIsTheMirror_data() { everyScene(All); }
    void rightToLeftIsTheMirror();

private:
    enum Which { All, NotTheHostileOne }; ///< its names are made to look like the program's words
    static void everyScene(Which which)
    {
        QTest::addColumn<int>("scene");
        for (std::size_t scene = 0; scene < scenes().size(); ++scene)
            if (which == All || !scenes()[scene].name.contains(QStringLiteral("hostile")))
                QTest::addRow("%s", qPrintable(scenes()[scene].name)) << static_cast<int>(scene);
    }
    /// Where the parts of a window stand that have a name of their own.
    struct Places {
        QMap<QString, QRect> places;
        int width = 0;
    };
    [[nodiscard]] static Places placesOf(int scene, Qt::LayoutDirection direction)
    {
        QApplication::setLayoutDirection(direction);
        Shown const shown = scenes().at(static_cast<std::size_t>(scene)).make();
        QWidget& window = *shown.window;
        window.show();
        QApplication::processEvents();
        Places found;
        found.width = window.width();
        QSet<QString> repeated;
        for (QWidget const* const each : window.findChildren<QWidget*>()) {
            QString const name = each->objectName();
            // The list of an address field is a window of its own, which scenes put where it shows.
            QWidget const* const list = window.findChild<QWidget*>(QStringLiteral("addressPopup"));
            if (name.isEmpty() || name.startsWith(QStringLiteral("qt_")) || !each->isVisibleTo(&window)) continue;
            if (list && (each == list || list->isAncestorOf(each))) continue;
            if (found.places.contains(name)) repeated.insert(name);
            found.places.insert(name, QRect{each->mapTo(&window, QPoint{}), each->size()});
        }
        for (QString const& name : repeated) found.places.remove(name);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        return found;
    }
    /// What is neither in brackets nor the scenes' own.
    [[nodiscard]] static QStringList untranslated(QWidget& window)
    {
        static QSet<QString> const theirs = wordsOfTheScenes();
        // Names that languages give themselves, and letters on a dial's keys.
        static QSet<QString> const asTheyAre{QStringLiteral("English"), QStringLiteral("Deutsch"), QStringLiteral("Français")};
        QStringList left;
        for (Said const& each : textsOf(window)) {
            QStringList words = outsideBrackets(each.text).split(QLatin1Char{' '}, Qt::SkipEmptyParts);
            words.removeIf([](QString const& word) {
                bool const isMonth = QDate::fromString(word, QStringLiteral("MMM")).isValid();
                bool const isKey = word == word.toUpper();
                return word.size() == 1 || isMonth || isKey || theirs.contains(word) || asTheyAre.contains(word);
            });
            if (!words.isEmpty()) left += each.where + QStringLiteral(": ") + each.text;
        }
        return left;
    }
};

void SpeechTest::everyTextIsTranslated()
{
    QFETCH(int, scene);
    applyTheme(Theme::light(), 1.0);
    Speech const speech{QStringLiteral("pseudo")};
    Shown const shown = scenes().at(static_cast<std::size_t>(scene)).make();
    shown.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
    QStringList const left = untranslated(*shown.window);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QStringLiteral("\n"))));
}

void SpeechTest::aTextThatIsNotTranslatedIsFound()
{
    QWidget window;
    auto* const label = new QLabel{QStringLiteral("Waits for nobody"), &window};
    window.show();
    QCOMPARE(untranslated(window).size(), 1);
    label->setText(QStringLiteral("⟦Ŵáíťš fóř Dr. Ilse Verhagen~~~⟧"));
    QVERIFY(untranslated(window).isEmpty());
}

void SpeechTest::menusAccessKeysDiffer_data()
{
    QTest::addColumn<QString>("language");
    for (QString const& each : Language::all()) QTest::newRow(qPrintable(each)) << each;
}

void SpeechTest::menusAccessKeysDiffer()
{
    QFETCH(QString, language);
    applyTheme(Theme::light(), 1.0);
    Speech const speech{language};
    auto const main =
        std::ranges::find_if(scenes(), [](Scene const& each) { return each.name == QStringLiteral("main-1-ready"); });
    QVERIFY(main != scenes().end());
    Shown const shown = main->make();
    QList<QWidget*> menus{shown.window->findChild<QMenuBar*>()};
    for (char const* const name : {"fileMenu", "envelopeMenu", "viewMenu"})
        menus += shown.window->findChild<QMenu*>(QLatin1String{name});
    for (QWidget const* const menu : menus) {
        QVERIFY(menu);
        QMap<QKeySequence, QString> taken;
        for (QAction const* const each : menu->actions()) {
            if (each->isSeparator() || !each->isVisible()) continue;
            QKeySequence const key = QKeySequence::mnemonic(each->text());
            QVERIFY2(!key.isEmpty(), qPrintable(each->text()));
            QVERIFY2(!taken.contains(key), qPrintable(each->text() + QStringLiteral(" and ") + taken.value(key)));
            taken.insert(key, each->text());
        }
    }
}

void SpeechTest::rightToLeftIsTheMirror()
{
    QFETCH(int, scene);
    applyTheme(Theme::light(), 1.0);
    Places const plain = placesOf(scene, Qt::LeftToRight);
    Places const turned = placesOf(scene, Qt::RightToLeft);
    QVERIFY(!plain.places.isEmpty());
    constexpr int margins = 6; // a layout's left margin stays left
    for (auto const& [name, place] : plain.places.asKeyValueRange()) {
        // Digits and the code's characters run as they are read out; the postmark is a picture, and what stands beside it makes
        // room.
        bool const stays = name.startsWith(QStringLiteral("dial")) || name.startsWith(QStringLiteral("codeBox"));
        if (!turned.places.contains(name) || name == QStringLiteral("postmark") || name == QStringLiteral("moreButton")) continue;
        QRect const then = turned.places.value(name);
        int const mirrored = turned.width - then.x() - then.width();
        if (!stays) QVERIFY2(std::abs(place.x() - mirrored) <= margins, qPrintable(name));
    }
    for (auto const& [first, second] : {std::pair{"dial0", "dial2"}, std::pair{"codeBox1", "codeBox5"}}) {
        QRect const one = turned.places.value(QLatin1String{first});
        QRect const other = turned.places.value(QLatin1String{second});
        if (one.isValid()) QVERIFY(one.x() < other.x());
    }
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::SpeechTest)
#include "speech_test.moc"
