#pragma once

#include "ui/view/language.h"

#include <QTranslator>

class QWidget;

namespace signet::ui {

/// What the program's texts are shown in while it lives: one of the languages, or "pseudo" (translations/pseudo.py).
class Speech {
public:
    explicit Speech(QString const& language);
    ~Speech();

private:
    Language language_;
    QTranslator pseudo_;
};

/// All that a window says at this moment: labels, buttons, fields, menus, headers and first rows of lists, tool tips, and what a
/// screen reader is told. With the object's name, for the reader of a failed test.
struct Said {
    QString where;
    QString text;
};
[[nodiscard]] std::vector<Said> textsOf(QWidget& window);

/// What of a text stands outside the pseudo-language's brackets, without marks and digits.
[[nodiscard]] QString outsideBrackets(QString const& text);

} // namespace signet::ui
