#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace signet::ui {

/// What the person chose in Settings.
enum class ThemeChoice { System, Light, Dark, HighContrast };

/// Every colour of the windows, ui.md §2. Style sheet, palette and painters all take theirs from one of these.
struct Theme {
    enum class Kind { Light, Dark, HighContrast };
    Kind kind = Kind::Light;

    QColor desk, surface, raised, paper, paperEdge;
    QColor line, lineStrong;
    QColor ink, ink2, ink3;
    QColor blue, onBlue, blueBg;
    QColor wax, onWax, tabMark;
    QColor ok, okBg, warn, warnBg, err, errBg;
    QColor sel, focus;
    QColor accept, reject, onFixed; ///< the same in both: buttons that answer

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    /// From the system's palette, roles only.
    [[nodiscard]] static Theme highContrast(QPalette const& system);
    /// `system` is the palette before any of ours was set.
    [[nodiscard]] static Theme chosen(ThemeChoice choice, QPalette const& system);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] bool isDark() const { return kind == Kind::Dark; }
    /// A token by its name in ui.md, as the style sheet's template writes it after an @; invalid for another name.
    [[nodiscard]] QColor token(QString const& name) const;
};

/// The theme that is in force. UI thread; set by applyTheme.
[[nodiscard]] Theme const& theme();
/// Sets palette and style sheet of the application and has every window painted anew. `scale` is a factor of the system's font
/// size, 1.0 to 2.0.
void applyTheme(Theme const& theme, double scale);

/// Sizes of ui.md §3, as factors of the person's font size. Fixed: fingerprints and links, in the size of the body.
/// CodeBox: a character that is typed.
enum class TextRole { Small, Label, Body, Title, Heading, Caller, Code, CodeBox, Fixed };
[[nodiscard]] QFont fontFor(TextRole role);
/// Device-independent pixels of the mock's 13 px text, scaled with the person's font size.
[[nodiscard]] int scaled(int pixels);

/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(QColor const& a, QColor const& b);

} // namespace signet::ui
