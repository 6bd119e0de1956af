#pragma once

#include <QWidget>

namespace signet::ui {

/// The five characters that the sender reads out, large on paper tiles, with their spelling words below. ui.md §7. Never
/// selectable, never in the clipboard.
class CodeTiles final : public QWidget {
    Q_OBJECT
public:
    explicit CodeTiles(QWidget* parent = nullptr);

    void setCode(QString const& code);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString code_;
};

} // namespace signet::ui
