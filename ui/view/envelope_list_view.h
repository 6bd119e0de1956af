#pragma once

#include <QListView>

namespace signet::ui {

class SelectionModel;

/// What is in the envelope, each with a button that takes it out; Delete does the same.
class EnvelopeListView final : public QListView {
    Q_OBJECT
public:
    explicit EnvelopeListView(SelectionModel& model, QWidget* parent = nullptr);

    /// As tall as its rows; the page gives it less where there is less.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    friend class EnvelopeRowDelegate;

    [[nodiscard]] bool isOnButton(QModelIndex const& index, QPoint const& place) const;
    void setHovered(QModelIndex const& index);

    SelectionModel& model_;
    QPersistentModelIndex pressed_; ///< whose button is under the mouse button
    QPersistentModelIndex hovered_; ///< whose button is under the mouse
};

} // namespace signet::ui
