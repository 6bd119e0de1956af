#pragma once

#include "core/crypto/secret.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace signet::ui {

class PlainLabel;

/// In the place of everything while the window is locked, while the keys are closed, and at a start: one field. ui.md §10.
class UnlockPage final : public QWidget {
    Q_OBJECT
public:
    enum class Why { Start, WindowLocked, KeysClosed };

    explicit UnlockPage(QWidget* parent = nullptr);

    void setWhy(Why why);
    /// While the passphrase is being tried: it is slow on purpose.
    void setBusy(bool busy);
    /// What went wrong, in words; empty takes it away. The field is empty either way.
    void setProblem(QString const& problem);

Q_SIGNALS:
    void given();

public:
    /// The passphrase that was typed, once; the field is empty afterwards.
    [[nodiscard]] SecretBytes takePassphrase();

protected:
    void showEvent(QShowEvent* event) override;

private:
    PlainLabel* heading_;
    PlainLabel* text_;
    PlainLabel* problem_;
    QLineEdit* field_;
    QPushButton* unlock_;
};

} // namespace signet::ui
