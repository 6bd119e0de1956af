#pragma once

#include <QFrame>
#include <QHBoxLayout>

namespace signet::ui {

/// The bars at a pane's top and bottom: a line towards the middle, and the heights and margins of ui.md §3 at the person's size.
class PaneBar final : public QFrame {
    Q_OBJECT
public:
    enum class Place { Top, Bottom };

    explicit PaneBar(Place place, QWidget* parent = nullptr);

    [[nodiscard]] QHBoxLayout* row() const { return row_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void lay();

    Place place_;
    QHBoxLayout* row_;
};

} // namespace signet::ui
