#include "speech.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

namespace signet::ui {

/// Which language is spoken, and what goes with it.
class LanguageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void code_data();
    void code();
    void textsAndMonthsAreOfOneLanguage_data();
    void textsAndMonthsAreOfOneLanguage();
    void oneIsNotMany();
};

void LanguageTest::code_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QStringList>("system");
    QTest::addColumn<QString>("spoken");
    auto const list = [](char const* words) { return QString::fromLatin1(words).split(QLatin1Char{' '}); };
    QTest::newRow("the system's") << QString{} << list("de-AT de") << QStringLiteral("de");
    QTest::newRow("the first that is known") << QString{} << list("es-ES es fr-CA fr de") << QStringLiteral("fr");
    QTest::newRow("English before others") << QString{} << list("en-GB en de") << QStringLiteral("en");
    QTest::newRow("none that is known") << QString{} << list("es-ES es") << QStringLiteral("en");
    QTest::newRow("C") << QString{} << list("C") << QStringLiteral("en");
    QTest::newRow("chosen") << QStringLiteral("fr") << list("de-DE de") << QStringLiteral("fr");
    QTest::newRow("chosen, of another version") << QStringLiteral("tlh") << list("de-DE de") << QStringLiteral("de");
}

void LanguageTest::code()
{
    QFETCH(QString, chosen);
    QFETCH(QStringList, system);
    QTEST(Language::codeFor(chosen, system), "spoken");
}

void LanguageTest::textsAndMonthsAreOfOneLanguage_data()
{
    QTest::addColumn<QString>("inbox");
    QTest::addColumn<QString>("may");
    QTest::newRow("en") << QStringLiteral("Inbox") << QStringLiteral("May");
    QTest::newRow("de") << QStringLiteral("Posteingang") << QStringLiteral("Mai");
    QTest::newRow("fr") << QStringLiteral("Boîte de réception") << QStringLiteral("mai");
}

void LanguageTest::textsAndMonthsAreOfOneLanguage()
{
    auto const inbox = [] { return QCoreApplication::translate("signet::ui::MainWindow", "Inbox"); };
    {
        Speech const speech{QString::fromLatin1(QTest::currentDataTag())};
        QTEST(inbox(), "inbox");
        QTEST(QLocale{}.monthName(5), "may");
    }
    QCOMPARE(inbox(), QStringLiteral("Inbox")); // nothing stays installed
}

void LanguageTest::oneIsNotMany()
{
    auto const days = [](int count) { return QCoreApplication::translate("signet::ui::TimeText", "%Ln days", nullptr, count); };
    Speech const english{QStringLiteral("en")};
    QCOMPARE(days(1), QStringLiteral("1 day"));
    QCOMPARE(days(2), QStringLiteral("2 days"));
    Speech const french{QStringLiteral("fr")};
    QCOMPARE(days(0), QStringLiteral("0 jour"));
    QCOMPARE(days(2), QStringLiteral("2 jours"));
}

} // namespace signet::ui

QTEST_GUILESS_MAIN(signet::ui::LanguageTest)
#include "language_test.moc"
