#pragma once

#include "ui/model/question.h"

#include <QDialog>

namespace signet::ui {

/// Asks before something is lost or stopped. Enter and Escape keep things as they are, and the button that acts rests half a
/// second. What arrives meanwhile goes on.
class QuestionDialog final : public QDialog {
    Q_OBJECT
public:
    QuestionDialog(Question const& question, QWidget* parent);
};

/// Shows one that deletes itself; `act` is called where the person says so and `context` still lives.
void ask(Question const& question, QWidget* parent, QObject* context, std::function<void()> act);

} // namespace signet::ui
