#pragma once

#include <QLabel>

namespace signet::ui {

/// A tooltip that shows `text` as it stands: Qt guesses rich text there too.
[[nodiscard]] QString toolTipOf(QString const& text);

/// The only label of the windows: plain text, cleaned, and elided in the middle where a line is too short for it. QLabel guesses
/// rich text, which a name from outside could use to have something fetched (threats.md U89).
class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(QWidget* parent = nullptr) : PlainLabel{QString{}, parent} { }
    explicit PlainLabel(QString const& text, QWidget* parent = nullptr);

    /// What is shown, whole; also the tooltip where it does not fit.
    void setText(QString const& text);
    [[nodiscard]] QString text() const { return text_; }
    /// Wraps instead of eliding.
    void setWrapped(bool wrapped);
    /// Wraps into lines of about one length: no single word stands on a line of its own below a full one.
    void setBalanced();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void lay();
    [[nodiscard]] QString balanced() const;

    QString text_;
    bool isBalanced_ = false;
};

} // namespace signet::ui
