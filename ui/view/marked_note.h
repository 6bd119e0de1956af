#pragma once

#include <QWidget>

namespace signet::ui {

class PlainLabel;

/// A sentence with a mark before it, framed as what somebody is told or quietly below a field.
class MarkedNote final : public QWidget {
    Q_OBJECT
public:
    enum class Look { Framed, Quiet };
    MarkedNote(Look look, QString const& icon, QString const& text = {}, QWidget* parent = nullptr);

    void setText(QString const& text);
    [[nodiscard]] PlainLabel& label() { return *label_; }

private:
    PlainLabel* label_;
};

} // namespace signet::ui
