#pragma once

#include <QString>

#include <string_view>

namespace signet::ui {

/// Text from outside as a window may show it: one line, no control or direction-changing characters, no pile of combining marks;
/// what is not becomes U+FFFD. At most `longest` characters, cut in the middle. threats.md E3, U89, U97.
[[nodiscard]] QString plain(std::string_view text, qsizetype longest = 200);
[[nodiscard]] QString plain(QString const& text, qsizetype longest = 200);
/// The same for a sentence of ours with cleaned text inside: keeps what isolated() put there.
[[nodiscard]] QString plainSentence(QString const& text, qsizetype longest);

/// The same for a sentence's insides: set apart by isolates, so that a name written from right to left turns nothing around it.
[[nodiscard]] QString isolated(QString const& text);
/// For where it is spoken or copied.
[[nodiscard]] QString withoutIsolates(QString text);

} // namespace signet::ui
