#pragma once

#include <QTranslator>

namespace signet::ui {

/// The windows' language: the translators that are installed, and the locale that dates and numbers are written in.
class Language final {
public:
    /// "en", "de" and "fr": those that Signet speaks.
    [[nodiscard]] static QStringList all();
    /// The one that was chosen, else the first of the system's that Signet speaks, else English.
    /// chosen  "" = as the system, or a code
    /// system  as QLocale::uiLanguages() has them: "de-AT", "de", …
    [[nodiscard]] static QString codeFor(QString const& chosen, QStringList const& system);

    /// Texts that stand in windows already stay as they are: at the program's start, before there are any.
    void use(QString const& chosen);
    ~Language();

private:
    QTranslator ours_;
    QTranslator qts_; ///< the words on Qt's own buttons
};

} // namespace signet::ui
