#pragma once

#include <QProxyStyle>

namespace signet::ui {

/// What lies under the style sheet: Fusion, on every system alike (ui.md §12), with the small sizes that no sheet reaches grown
/// with the person's font size.
class BaseStyle final : public QProxyStyle {
    Q_OBJECT
public:
    BaseStyle();

    [[nodiscard]] int pixelMetric(PixelMetric metric, QStyleOption const* option, QWidget const* widget) const override;
    /// One that Qt asks for with every menu bar is ours: reading its own would load every picture format there is.
    [[nodiscard]] QIcon standardIcon(StandardPixmap which, QStyleOption const* option, QWidget const* widget) const override;
};

} // namespace signet::ui
