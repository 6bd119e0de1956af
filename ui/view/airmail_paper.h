#pragma once

#include <QWidget>

namespace signet::ui {

/// Something that is paper like the envelope, with its edge along the bottom: the wizard's side, the address card. ui.md §7.
class AirmailPaper final : public QWidget {
    Q_OBJECT
public:
    /// `kind` is the style sheet's; `corner` the radius it gives the paper.
    AirmailPaper(QString const& kind, int corner, QWidget* parent = nullptr);

    /// What the edge takes at the bottom, for the margins of what stands on the paper.
    [[nodiscard]] static int edgeHeight();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int corner_;
};

} // namespace signet::ui
