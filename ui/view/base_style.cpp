#include "ui/view/base_style.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

namespace signet::ui {

BaseStyle::BaseStyle() : QProxyStyle{QStringLiteral("Fusion")} { }

int BaseStyle::pixelMetric(PixelMetric metric, QStyleOption const* option, QWidget const* widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_LineEditIconSize: return scaled(16); // ui.md §4
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon BaseStyle::standardIcon(StandardPixmap which, QStyleOption const* option, QWidget const* widget) const
{
    // Kept by whoever asked, from theme to theme: lineStrong is seen on each.
    if (which == SP_ToolBarHorizontalExtensionButton) return icon(QStringLiteral("more"), theme().lineStrong);
    return QProxyStyle::standardIcon(which, option, widget);
}

} // namespace signet::ui
