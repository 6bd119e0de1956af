#include "ui/view/question_dialog.h"

#include "ui/model/plain_text.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_mark.h"
#include "ui/view/plain_label.h"
#include "ui/view/resting_button.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace signet::ui {

QuestionDialog::QuestionDialog(Words const& words, QWidget* parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("questionDialog"));
    setWindowTitle(tr("Signet"));
    setAccessibleName(withoutIsolates(words.heading));
    setAccessibleDescription(withoutIsolates(words.text));

    auto* const mark = new IconMark{22, this};
    mark->setIcon(words.icon, theme().err);
    auto* const heading = new PlainLabel{words.heading, this};
    heading->setFont(fontFor(TextRole::Title));
    heading->setWrapped(true);
    auto* const text = new PlainLabel{words.text, this};
    text->setWrapped(true);
    text->setProperty("kind", QStringLiteral("second"));
    text->setMinimumWidth(scaled(332)); // of a dialog 420 wide: the height that it asks for is the one at this width

    auto* const no = new QPushButton{words.no.isEmpty() ? tr("Cancel") : words.no, this};
    no->setObjectName(QStringLiteral("questionNo"));
    no->setAutoDefault(false);
    auto* const yes = new RestingButton{words.yes, this};
    yes->setObjectName(QStringLiteral("questionYes"));
    yes->setProperty("kind", QStringLiteral("reject"));
    for (QPushButton* const button : {no, static_cast<QPushButton*>(yes)}) {
        button->setAccessibleName(button->text());
        button->setAccessibleDescription(withoutIsolates(words.heading));
    }
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);

    auto* const column = new QVBoxLayout;
    column->setSpacing(scaled(8));
    column->addWidget(heading);
    column->addWidget(text);
    auto* const top = new QHBoxLayout;
    top->setSpacing(scaled(16));
    top->addWidget(mark, 0, Qt::AlignTop);
    top->addLayout(column, 1);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch();
    buttons->addWidget(no);
    buttons->addWidget(yes);
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(20));
    all->setSpacing(scaled(20));
    all->addLayout(top);
    all->addLayout(buttons);
    new FocusFrame{this};
    no->setFocus();
}

void ask(QuestionDialog::Words const& words, QWidget* parent, QObject* context, std::function<void()> yes)
{
    auto* const dialog = new QuestionDialog{words, parent};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, context, std::move(yes));
    dialog->open();
}

} // namespace signet::ui
