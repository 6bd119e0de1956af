#pragma once

#include <QDialog>

namespace signet::ui {

/// Asks before something is lost. Neither answer is the default, and the one that destroys rests half a second.
class QuestionDialog final : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString icon;
        QString heading;
        QString text;
        QString yes; ///< the verb, as on the menu entry that asked
        QString no;  ///< empty: "Cancel"
    };
    QuestionDialog(Words const& words, QWidget* parent);
};

/// Shows one that deletes itself; `yes` is called where the person says so and `context` still lives.
void ask(QuestionDialog::Words const& words, QWidget* parent, QObject* context, std::function<void()> yes);

} // namespace signet::ui
