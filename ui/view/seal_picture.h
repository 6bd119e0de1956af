#pragma once

#include <QWidget>

namespace signet::ui {

/// The mark, large: whole with a tick where something is verified, grey and cracked where it failed. ui.md §7.
class SealPicture final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Plain, Verified, Broken };

    explicit SealPicture(Kind kind, int size, QWidget* parent = nullptr);

    void setKind(Kind kind);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind kind_;
};

} // namespace signet::ui
