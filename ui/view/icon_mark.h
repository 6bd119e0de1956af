#pragma once

#include <QColor>
#include <QWidget>

namespace signet::ui {

/// One of our icons beside words that say the same.
class IconMark final : public QWidget {
    Q_OBJECT
public:
    explicit IconMark(int size, QWidget* parent = nullptr);

    void setIcon(QString const& icon, QColor const& color);
    /// Signet's own mark instead.
    void showMark();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_;
    QColor color_;
};

} // namespace signet::ui
