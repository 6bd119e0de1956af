#pragma once

#include <QLineEdit>

namespace signet::ui {

/// A field to search in: with a glass, and a button that clears it, both named for a screen reader.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    QAction* glass_;
    QAction* clear_;
};

} // namespace signet::ui
