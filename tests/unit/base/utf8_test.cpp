#include "core/base/utf8.h"

#include <QStringDecoder>
#include <QTest>

using namespace signet;

/// RFC 3629, compared with Qt's own decoder.
class Utf8Test : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesEveryCharacter();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void agreesWithQtOnAllPairsAndTriples();
    void E3_whatSteersTextIsNotPlain_data();
    void E3_whatSteersTextIsNotPlain();
    void E3_wordsOfTwoAlphabetsAreUnusual_data();
    void E3_wordsOfTwoAlphabetsAreUnusual();
};

namespace {

bool is_well_formed(std::string_view text)
{
    while (!text.empty())
        if (!take_character(text)) return false;
    return true;
}

bool qt_decodes(QByteArrayView bytes)
{
    QStringDecoder decoder{QStringDecoder::Utf8, QStringConverter::Flag::Stateless};
    QString const text = decoder.decode(bytes);
    return !decoder.hasError();
}

} // namespace

void Utf8Test::takesEveryCharacter()
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c == 0xD800) c = 0xE000;
        if (c == 0xFEFF) continue; // Qt takes it for a byte order mark
        QByteArray const bytes = QString::fromUcs4(&c, 1).toUtf8();
        std::string_view text{bytes.constData(), static_cast<std::size_t>(bytes.size())};
        std::optional<char32_t> const taken = take_character(text);
        if (taken != c || !text.empty()) QFAIL(qPrintable(QString::number(static_cast<unsigned>(c), 16)));
    }
}

void Utf8Test::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("tail alone") << QByteArray("\x80");
    QTest::newRow("head alone") << QByteArray("\xC3");
    QTest::newRow("overlong of two") << QByteArray("\xC1\xBF");
    QTest::newRow("overlong of three") << QByteArray("\xE0\x9F\xBF");
    QTest::newRow("overlong of four") << QByteArray("\xF0\x8F\xBF\xBF");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::newRow("above the last") << QByteArray("\xF4\x90\x80\x80");
    QTest::newRow("five bytes") << QByteArray("\xF8\x88\x80\x80\x80");
    QTest::newRow("cut short") << QByteArray("\xF0\x9F\x98");
}

void Utf8Test::refusesWhatIsNone()
{
    QFETCH(QByteArray, bytes);
    std::string_view text{bytes.constData(), static_cast<std::size_t>(bytes.size())};
    QVERIFY(!take_character(text));
    QCOMPARE(text.size(), static_cast<std::size_t>(bytes.size()));
}

void Utf8Test::agreesWithQtOnAllPairsAndTriples()
{
    for (unsigned first = 0x80; first < 0x100; ++first) {
        for (unsigned second = 0; second < 0x100; ++second) {
            for (unsigned const third : {0x00u, 0x41u, 0x7Fu, 0x80u, 0xA0u, 0xBFu, 0xC0u, 0xFFu}) {
                char const bytes[]{static_cast<char>(first), static_cast<char>(second), static_cast<char>(third)};
                QCOMPARE(is_well_formed({bytes, 2}), qt_decodes({bytes, 2}));
                QCOMPARE(is_well_formed({bytes, 3}), qt_decodes({bytes, 3}));
            }
        }
    }
}

void Utf8Test::E3_whatSteersTextIsNotPlain_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("plain");
    QTest::newRow("nothing") << QByteArray("") << true;
    QTest::newRow("any script") << QByteArray("Möbel 北京 \xF0\x9F\x93\x9E") << true;
    QTest::newRow("Persian with its joiner") << QByteArray("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645") << true;
    QTest::newRow("line end") << QByteArray("a\nb") << false;
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << false;
    QTest::newRow("escape") << QByteArray("\x1b[2J") << false;
    QTest::newRow("escape of eight bits") << QByteArray("\u009B2J") << false;
    QTest::newRow("delete") << QByteArray("\x7f") << false;
    QTest::newRow("override") << QByteArray("cod\u202Eexe") << false;
    QTest::newRow("isolate") << QByteArray("\u2067x") << false;
    QTest::newRow("direction mark") << QByteArray("\u200Fx") << false;
    QTest::newRow("Arabic letter mark") << QByteArray("\u061Cx") << false;
    QTest::newRow("line separator") << QByteArray("a\u2028b") << false;
    QTest::newRow("byte order mark") << QByteArray("\uFEFFx") << false;
    QTest::newRow("no UTF-8") << QByteArray("\xff") << false;
}

void Utf8Test::E3_whatSteersTextIsNotPlain()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, plain);
    QCOMPARE(is_plain_text({text.constData(), static_cast<std::size_t>(text.size())}), plain);
}

void Utf8Test::E3_wordsOfTwoAlphabetsAreUnusual_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("mixes");
    QTest::newRow("nothing") << QByteArray("") << false;
    QTest::newRow("one alphabet") << QByteArray("invoice 2026.pdf") << false;
    QTest::newRow("accents") << QByteArray("Größe çà ŵ.txt") << false;
    QTest::newRow("Cyrillic, Latin suffix") << QByteArray("отчёт.docx") << false;
    QTest::newRow("two words of two") << QByteArray("отчёт final-Ωμέγα") << false;
    QTest::newRow("Han beside Latin") << QByteArray("北京abc") << false;
    QTest::newRow("Cyrillic a in Latin") << QByteArray("p\u0430ypal.pdf") << true;
    QTest::newRow("Greek omicron in Latin") << QByteArray("g\u03BFogle") << true;
    QTest::newRow("Cherokee in Latin") << QByteArray("\u13A0og") << true;
    QTest::newRow("Armenian in Latin") << QByteArray("\u0570ello") << true;
    QTest::newRow("full-width Latin in Cyrillic") << QByteArray("\uFF21\u0431") << true;
    QTest::newRow("in a path") << QByteArray("docs/fine.txt/micr\u043Esoft") << true;
    QTest::newRow("another script between") << QByteArray("a\u05D0\u0430") << true;
    QTest::newRow("digits between") << QByteArray("a1\u0430") << false;
    QTest::newRow("no UTF-8") << QByteArray("a\xff") << false;
}

void Utf8Test::E3_wordsOfTwoAlphabetsAreUnusual()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, mixes);
    QCOMPARE(mixes_scripts({text.constData(), static_cast<std::size_t>(text.size())}), mixes);
}

QTEST_GUILESS_MAIN(Utf8Test)
#include "utf8_test.moc"
