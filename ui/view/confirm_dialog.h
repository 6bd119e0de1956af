#pragma once

#include <QDialog>

class QPushButton;

namespace signet::ui {

/// Asks once more before something that cannot be taken back: what it is, what follows, and two verbs. The safe one is the
/// default. Not modal to the engine: what arrives goes on.
class ConfirmDialog final : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString heading;
        QString text;
        QString act;  ///< does it
        QString keep; ///< does not
    };
    ConfirmDialog(Words const& words, QWidget* parent);

    /// Opens one that goes by itself; `then` runs where the person says yes.
    static void ask(Words const& words, QWidget* parent, std::function<void()> then);
};

} // namespace signet::ui
