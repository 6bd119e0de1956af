#include "ui/model/plain_text.h"

#include "core/base/utf8.h"

namespace signet::ui {

namespace {

constexpr int most_marks_in_a_row = 3; ///< ours: real scripts need no more on one letter

bool isMark(char32_t character)
{
    QChar::Category const category = QChar::category(character);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

QString cutInTheMiddle(QString const& text, qsizetype longest)
{
    if (text.size() <= longest) return text;
    qsizetype head = longest / 2;
    qsizetype tail = longest - head - 1;
    if (text.at(head - 1).isHighSurrogate()) --head;
    if (text.at(text.size() - tail).isLowSurrogate()) --tail;
    return text.left(head) + QChar{0x2026} + text.right(tail);
}

enum class Isolates { Drop, Keep };

constexpr char32_t first_strong_isolate = 0x2068;
constexpr char32_t pop_isolate = 0x2069;

QString cleaned(std::string_view text, qsizetype longest, Isolates isolates)
{
    QString shown;
    int marks = 0;
    while (!text.empty()) {
        std::optional<char32_t> const character = take_character(text);
        if (!character) text.remove_prefix(1);
        bool const ours =
            isolates == Isolates::Keep && character && (*character == first_strong_isolate || *character == pop_isolate);
        bool const good = character && (ours || !steers_text(*character));
        marks = good && isMark(*character) ? marks + 1 : 0;
        if (marks > most_marks_in_a_row) continue;
        if (good)
            shown += QString::fromUcs4(&*character, 1);
        else
            shown += QChar{QChar::ReplacementCharacter};
        if (shown.size() > 4 * longest) break; // a megabyte of name is not read to its end
    }
    return cutInTheMiddle(shown, longest);
}

QString cleaned(QString const& text, qsizetype longest, Isolates isolates)
{
    QByteArray const utf8 = text.left(4 * longest).toUtf8();
    return cleaned(std::string_view{utf8.constData(), static_cast<std::size_t>(utf8.size())}, longest, isolates);
}

} // namespace

QString plain(std::string_view text, qsizetype longest)
{
    return cleaned(text, longest, Isolates::Drop);
}

QString plain(QString const& text, qsizetype longest)
{
    return cleaned(text, longest, Isolates::Drop);
}

QString plainSentence(QString const& text, qsizetype longest)
{
    return cleaned(text, longest, Isolates::Keep);
}

QString isolated(QString const& text)
{
    return QChar{static_cast<char16_t>(first_strong_isolate)} + text + QChar{static_cast<char16_t>(pop_isolate)};
}

QString withoutIsolates(QString text)
{
    return text.remove(QChar{static_cast<char16_t>(first_strong_isolate)}).remove(QChar{static_cast<char16_t>(pop_isolate)});
}

} // namespace signet::ui
