#include "ui/view/theme.h"

#include "ui/view/rescale.h"
#include "ui/view/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QMap>
#include <QStyle>

#include <cmath>

namespace signet::ui {

namespace {

QColor hex(unsigned rgb)
{
    return QColor::fromRgb(rgb);
}

void setFixed(Theme& theme)
{
    theme.accept = hex(0x1E6B43);
    theme.reject = hex(0xB3261E);
    theme.onFixed = hex(0xFFFFFF);
}

QMap<QString, QColor Theme::*> const& tokens()
{
    static QMap<QString, QColor Theme::*> const all{
        {QStringLiteral("desk"), &Theme::desk},
        {QStringLiteral("surface"), &Theme::surface},
        {QStringLiteral("raised"), &Theme::raised},
        {QStringLiteral("paper"), &Theme::paper},
        {QStringLiteral("paperEdge"), &Theme::paperEdge},
        {QStringLiteral("line"), &Theme::line},
        {QStringLiteral("lineStrong"), &Theme::lineStrong},
        {QStringLiteral("ink"), &Theme::ink},
        {QStringLiteral("ink2"), &Theme::ink2},
        {QStringLiteral("ink3"), &Theme::ink3},
        {QStringLiteral("blue"), &Theme::blue},
        {QStringLiteral("onBlue"), &Theme::onBlue},
        {QStringLiteral("blueBg"), &Theme::blueBg},
        {QStringLiteral("wax"), &Theme::wax},
        {QStringLiteral("onWax"), &Theme::onWax},
        {QStringLiteral("tabMark"), &Theme::tabMark},
        {QStringLiteral("ok"), &Theme::ok},
        {QStringLiteral("okBg"), &Theme::okBg},
        {QStringLiteral("warn"), &Theme::warn},
        {QStringLiteral("warnBg"), &Theme::warnBg},
        {QStringLiteral("err"), &Theme::err},
        {QStringLiteral("errBg"), &Theme::errBg},
        {QStringLiteral("sel"), &Theme::sel},
        {QStringLiteral("focus"), &Theme::focus},
        {QStringLiteral("accept"), &Theme::accept},
        {QStringLiteral("reject"), &Theme::reject},
        {QStringLiteral("onFixed"), &Theme::onFixed},
    };
    return all;
}

Theme& current()
{
    static Theme theme = Theme::light();
    return theme;
}

double& currentScale()
{
    static double scale = 1.0;
    return scale;
}

double factor(TextRole role)
{
    switch (role) {
    case TextRole::Small: return 0.85;
    case TextRole::Label: return 0.92;
    case TextRole::Body:
    case TextRole::Fixed: return 1.0;
    case TextRole::Title: return 1.15;
    case TextRole::Heading: return 1.4;
    case TextRole::Caller: return 1.55;
    case TextRole::Code: return 4.0;
    case TextRole::CodeBox: return 3.2;
    }
    return 1.0;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(QColor const& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Theme Theme::light()
{
    Theme t;
    t.kind = Kind::Light;
    t.desk = hex(0xE8EAEF);
    t.surface = hex(0xFFFFFF);
    t.raised = hex(0xF4F5F8);
    t.paper = hex(0xFBF7EC);
    t.paperEdge = hex(0xD9CFB6);
    t.line = hex(0xD3D7DF);
    t.lineStrong = hex(0x7E8695);
    t.ink = hex(0x1A2130);
    t.ink2 = hex(0x4A5364);
    t.ink3 = hex(0x5C6575);
    t.blue = hex(0x1F4D8F);
    t.onBlue = hex(0xFFFFFF);
    t.blueBg = hex(0xE3EBF7);
    t.wax = hex(0x8C1F3F);
    t.onWax = hex(0xFFFFFF);
    t.tabMark = hex(0x8C1F3F);
    t.ok = hex(0x1E6B43);
    t.okBg = hex(0xE0F0E6);
    t.warn = hex(0x874A00);
    t.warnBg = hex(0xFCEDD3);
    t.err = hex(0xB3261E);
    t.errBg = hex(0xFBE5E2);
    t.sel = hex(0xDBE6F6);
    t.focus = hex(0x2F62B8);
    setFixed(t);
    return t;
}

Theme Theme::dark()
{
    Theme t;
    t.kind = Kind::Dark;
    t.desk = hex(0x14171C);
    t.surface = hex(0x1C2027);
    t.raised = hex(0x242932);
    t.paper = hex(0x2F2C27);
    t.paperEdge = hex(0x514A3E);
    t.line = hex(0x343B47);
    t.lineStrong = hex(0x7C8596);
    t.ink = hex(0xECEEF2);
    t.ink2 = hex(0xB8C0CD);
    t.ink3 = hex(0x99A2B2);
    t.blue = hex(0x9BBBF0);
    t.onBlue = hex(0x0F2140);
    t.blueBg = hex(0x22304A);
    t.wax = hex(0xB03A5B);
    t.onWax = hex(0xFFFFFF);
    t.tabMark = hex(0xF0A0B5);
    t.ok = hex(0x7CCB97);
    t.okBg = hex(0x1C3327);
    t.warn = hex(0xF0B35A);
    t.warnBg = hex(0x3A2C14);
    t.err = hex(0xFF9A8F);
    t.errBg = hex(0x432220);
    t.sel = hex(0x2A3A57);
    t.focus = hex(0x8FB4FF);
    setFixed(t);
    return t;
}

Theme Theme::highContrast(QPalette const& system)
{
    Theme t;
    t.kind = Kind::HighContrast;
    QColor const back = system.color(QPalette::Window);
    QColor const base = system.color(QPalette::Base);
    QColor const text = system.color(QPalette::WindowText);
    QColor const mark = system.color(QPalette::Highlight);
    QColor const onMark = system.color(QPalette::HighlightedText);
    t.desk = t.raised = t.paper = back;
    t.surface = t.blueBg = t.okBg = t.warnBg = t.errBg = base;
    t.paperEdge = t.line = t.lineStrong = t.ink = t.ink2 = t.ink3 = t.tabMark = t.ok = t.warn = t.err = text;
    t.blue = t.wax = t.sel = t.focus = mark;
    t.onBlue = t.onWax = onMark;
    setFixed(t);
    return t;
}

Theme Theme::chosen(ThemeChoice choice, QPalette const& system)
{
    switch (choice) {
    case ThemeChoice::Light: return light();
    case ThemeChoice::Dark: return dark();
    case ThemeChoice::HighContrast: return highContrast(system);
    case ThemeChoice::System: break;
    }
    // Qt 6.5 can ask the system; before it the palette tells.
    bool const isDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    return isDark ? dark() : light();
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, desk);
    p.setColor(QPalette::WindowText, ink);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, raised);
    p.setColor(QPalette::Text, ink);
    p.setColor(QPalette::PlaceholderText, ink3);
    p.setColor(QPalette::Button, surface);
    p.setColor(QPalette::ButtonText, ink);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, ink);
    p.setColor(QPalette::Highlight, sel);
    p.setColor(QPalette::HighlightedText, kind == Kind::HighContrast ? onBlue : ink);
    p.setColor(QPalette::Link, blue);
    p.setColor(QPalette::LinkVisited, blue);
    for (QPalette::ColorRole const role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, ink3);
    return p;
}

QColor Theme::token(QString const& name) const
{
    auto const found = tokens().constFind(name);
    return found == tokens().constEnd() ? QColor{} : this->*found.value();
}

Theme const& theme()
{
    return current();
}

void applyTheme(Theme const& theme, double scale)
{
    double const before = currentScale();
    current() = theme;
    currentScale() = std::clamp(scale, 1.0, 2.0);
    bool const isOther = before != currentScale();
    if (isOther) rescaleRoom(currentScale() / before);
    QApplication::setFont(fontFor(TextRole::Body));
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(styleSheetFor(theme));
    if (isOther) rescaleFonts();
}

QFont fontFor(TextRole role)
{
    bool const isCode = role == TextRole::Code || role == TextRole::CodeBox;
    QFont font =
        QFontDatabase::systemFont(isCode || role == TextRole::Fixed ? QFontDatabase::FixedFont : QFontDatabase::GeneralFont);
    // A system that gives no size in points gives pixels of 96 dpi.
    double const base = font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo{font}.pixelSize() * 0.75;
    font.setPointSizeF(base * factor(role) * currentScale());
    if (role == TextRole::Title || role == TextRole::Heading || role == TextRole::Caller) font.setWeight(QFont::DemiBold);
    if (isCode) font.setWeight(QFont::Bold);
    return font;
}

int scaled(int pixels)
{
    return static_cast<int>(std::lround(pixels * currentScale()));
}

double contrast(QColor const& a, QColor const& b)
{
    double const first = luminance(a) + 0.05;
    double const second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace signet::ui
