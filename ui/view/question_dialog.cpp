#include "ui/view/question_dialog.h"

#include "ui/model/plain_text.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_mark.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/resting_button.h"
#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace signet::ui {

QuestionDialog::QuestionDialog(Question const& question, QWidget* parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("questionDialog"));
    setWindowTitle(withoutIsolates(question.heading));
    setAccessibleName(withoutIsolates(question.heading));
    setAccessibleDescription(withoutIsolates(question.text));

    auto* const mark = new IconMark{22, this};
    mark->setIcon(question.icon, theme().err);
    auto* const heading = new PlainLabel{question.heading, this};
    setRole(heading, TextRole::Title);
    heading->setWrapped(true);
    auto* const text = new PlainLabel{question.text, this};
    text->setWrapped(true);
    text->setProperty("kind", QStringLiteral("second"));
    text->setMinimumWidth(scaled(332)); // of a dialog 420 wide: the height that it asks for is the one at this width

    auto* const keep = new QPushButton{question.keep, this};
    keep->setObjectName(QStringLiteral("keepButton"));
    keep->setDefault(true);
    auto* const act = new RestingButton{question.act, this};
    act->setObjectName(QStringLiteral("actButton"));
    act->setProperty("kind", QStringLiteral("reject"));
    for (QPushButton* const button : {keep, static_cast<QPushButton*>(act)}) {
        button->setAccessibleName(button->text());
        button->setAccessibleDescription(withoutIsolates(question.heading));
    }
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(act, &QPushButton::clicked, this, &QDialog::accept);

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
    buttons->addWidget(keep);
    buttons->addWidget(act);
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(20));
    all->setSpacing(scaled(20));
    all->addLayout(top);
    all->addLayout(buttons);
    RoomArea::putInto(*this);
    new FocusFrame{this};
    keep->setFocus();
}

void ask(Question const& question, QWidget* parent, QObject* context, std::function<void()> act)
{
    auto* const dialog = new QuestionDialog{question, parent};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, context, std::move(act));
    dialog->open();
}

} // namespace signet::ui
