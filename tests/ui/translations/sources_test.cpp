#include "ts_file.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace signet::ui {

/// The translations' sources, held to the code: what lupdate finds in it stands in them, whole, with the same places for names
/// and numbers.
class SourcesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyTextOfTheCodeIsTranslated_data() { languages(); }
    void everyTextOfTheCodeIsTranslated();
    void everyPluralHasItsForms_data() { languages(); }
    void everyPluralHasItsForms();
    void placesAreTheSame_data() { languages(); }
    void placesAreTheSame();
    void accessKeysAndEndsAreTheSame_data() { languages(); }
    void accessKeysAndEndsAreTheSame();
    void theCodeKnowsEveryContext();
    void aTextWithoutTranslationIsFound();

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        for (char const* const each : {"de", "fr", "en"}) QTest::newRow(each) << QString::fromLatin1(each);
    }
    static QString kept(QString const& language)
    {
        return QStringLiteral(SIGNET_SOURCE_DIR "/translations/signet_%1.ts").arg(language);
    }
    /// A copy of `./dev translate`'s work, in a folder of its own.
    [[nodiscard]] QString updated(QString const& language) const
    {
        return fresh_.filePath(QStringLiteral("signet_%1.ts").arg(language));
    }

    QTemporaryDir fresh_;
};

void SourcesTest::initTestCase()
{
    for (char const* const each : {"de", "fr", "en"}) {
        QString const language = QString::fromLatin1(each);
        QVERIFY(QFile::copy(kept(language), updated(language)));
    }
    QProcess update;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LUPDATE"), QStringLiteral(SIGNET_LUPDATE));
    update.setProcessEnvironment(environment);
    update.start(QStringLiteral("bash"), {QStringLiteral(SIGNET_SOURCE_DIR "/translations/update.sh"), fresh_.path()});
    QVERIFY(update.waitForFinished(100'000));
    QCOMPARE(update.exitCode(), 0);
    QVERIFY(readTs(updated(QStringLiteral("de"))).size() > 900);
}

/// Where this fails: `./dev translate`, and translate what is unfinished then.
void SourcesTest::everyTextOfTheCodeIsTranslated()
{
    QFETCH(QString, language);
    QSet<QString> now;
    for (TsMessage const& each : readTs(updated(language))) {
        QVERIFY2(each.isFinished, qPrintable(each.key()));
        for (QString const& form : each.forms) QVERIFY2(!form.isEmpty(), qPrintable(each.key()));
        now.insert(each.key());
    }
    for (TsMessage const& each : readTs(kept(language)))
        QVERIFY2(now.contains(each.key()), qPrintable(QStringLiteral("no longer in the code: ") + each.key()));
}

void SourcesTest::everyPluralHasItsForms()
{
    QFETCH(QString, language);
    int plurals = 0;
    for (TsMessage const& each : readTs(updated(language))) {
        bool const counts =
            placesIn(each.source).contains(QStringLiteral("%n")) || placesIn(each.source).contains(QStringLiteral("%Ln"));
        QVERIFY2(each.isPlural == counts, qPrintable(each.key()));
        if (!each.isPlural) continue;
        ++plurals;
        QVERIFY2(each.forms.size() == 2, qPrintable(each.key())); // one and many, in all three languages
        for (QString const& form : each.forms) QVERIFY2(!form.contains(QStringLiteral("(s)")), qPrintable(form));
    }
    QVERIFY(plurals > 10);
}

void SourcesTest::placesAreTheSame()
{
    QFETCH(QString, language);
    for (TsMessage const& each : readTs(updated(language)))
        for (QString const& form : each.forms) QVERIFY2(placesIn(form) == placesIn(each.source), qPrintable(form));
}

void SourcesTest::accessKeysAndEndsAreTheSame()
{
    QFETCH(QString, language);
    static QRegularExpression const accessKey{QStringLiteral("&[^ &]")};
    static QRegularExpression const shortcut{QStringLiteral("^(?:(?:Ctrl|Alt|Shift)\\+)+\\w+$|^F\\d+$")};
    for (TsMessage const& each : readTs(updated(language)))
        for (QString const& form : each.forms) {
            QVERIFY2(form.count(accessKey) == each.source.count(accessKey), qPrintable(form));
            QVERIFY2(form.endsWith(QChar{u'…'}) == each.source.endsWith(QChar{u'…'}), qPrintable(form));
            bool const isSentence = each.source.endsWith(QLatin1Char{'.'});
            QVERIFY2(form.endsWith(QLatin1Char{'.'}) == isSentence, qPrintable(form));
            QVERIFY2(form.trimmed().size() == form.size() || each.source.trimmed().size() != each.source.size(),
                     qPrintable(form));
            if (each.source.contains(shortcut)) QCOMPARE(form, each.source);
        }
}

/// lupdate guesses contexts from the code's text; the program asks for them by its classes. A context that no class has is a
/// wrong guess, and its texts would show in English.
void SourcesTest::theCodeKnowsEveryContext()
{
    QSet<QString> known;
    static QRegularExpression const named{
        QStringLiteral("(?:Q_DECLARE_TR_FUNCTIONS\\(|translate\\(\\s*\"|QT_TRANSLATE_NOOP\\(\")([A-Za-z:]+)")};
    static QRegularExpression const object{QStringLiteral("class (\\w+)[^;{]*\\{\\s*Q_OBJECT")};
    for (char const* const folder : {"/ui", "/app"})
        for (QDirIterator files{QStringLiteral(SIGNET_SOURCE_DIR) + QLatin1String{folder}, QDirIterator::Subdirectories};
             files.hasNext();) {
            QFile file{files.next()};
            if (!file.open(QIODevice::ReadOnly)) continue;
            QString const text = QString::fromUtf8(file.readAll());
            QLatin1String const space{folder == QByteArray{"/ui"} ? "signet::ui::" : "signet::desktop::"};
            for (QRegularExpressionMatchIterator found = named.globalMatch(text); found.hasNext();)
                known.insert(found.next().captured(1));
            for (QRegularExpressionMatchIterator found = object.globalMatch(text); found.hasNext();)
                known.insert(space + found.next().captured(1));
        }
    for (TsMessage const& each : readTs(updated(QStringLiteral("de"))))
        QVERIFY2(known.contains(each.context), qPrintable(each.key()));
}

/// The checks above can fail: without one translation the code's text comes in unfinished.
void SourcesTest::aTextWithoutTranslationIsFound()
{
    QTemporaryDir folder;
    QFile whole{kept(QStringLiteral("fr"))};
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QByteArray text = whole.readAll();
    qsizetype const begin = text.indexOf("<message>");
    qsizetype const end = text.indexOf("</message>", begin) + 10;
    QVERIFY(begin > 0);
    QFile part{folder.filePath(QStringLiteral("signet_fr.ts"))};
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write(text.remove(begin, end - begin));
    part.close();
    QProcess update;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LUPDATE"), QStringLiteral(SIGNET_LUPDATE));
    update.setProcessEnvironment(environment);
    update.start(QStringLiteral("bash"), {QStringLiteral(SIGNET_SOURCE_DIR "/translations/update.sh"), folder.path()});
    QVERIFY(update.waitForFinished(100'000));
    std::vector<TsMessage> const all = readTs(part.fileName());
    QCOMPARE(std::ranges::count_if(all, [](TsMessage const& each) { return !each.isFinished; }), 1);
}

} // namespace signet::ui

QTEST_APPLESS_MAIN(signet::ui::SourcesTest)
#include "sources_test.moc"
