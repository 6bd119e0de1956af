#pragma once

#include <QToolButton>

namespace signet::ui {

/// One part of the status bar: a mark and a line, elided where the bar is too narrow. Pressing it may lead somewhere.
class StatusItem final : public QToolButton {
    Q_OBJECT
public:
    enum class Look { Plain, Good, Bad };

    explicit StatusItem(QString const& objectName, QWidget* parent = nullptr);

    /// `means` says what the line is about, for screen readers: "Connection".
    void tell(QString const& means, QString const& icon, QString const& text, Look look = Look::Plain);
    /// Whether pressing it does something; without it, it takes no focus.
    void setLeads(bool leads);
    /// Its words are ours and short: they are not elided.
    void setWhole() { isWhole_ = true; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QRect wordsBox() const;
    [[nodiscard]] QString lineShown() const;
    void explain();

    QString icon_;
    QString line_;
    Look look_ = Look::Plain;
    bool isWhole_ = false;
    bool leads_ = false;
};

} // namespace signet::ui
