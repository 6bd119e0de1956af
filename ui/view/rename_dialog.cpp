#include "ui/view/rename_dialog.h"

#include "ui/model/plain_text.h"
#include "ui/view/focus_frame.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace signet::ui {

namespace {
constexpr qsizetype longestName = 200; // bytes, as the engine takes them
}

RenameDialog::RenameDialog(QString const& name, QWidget* parent)
    : QDialog{parent},
      edit_{new QLineEdit{name, this}},
      hint_{new PlainLabel{this}},
      rename_{new QPushButton{tr("Rename"), this}}
{
    setObjectName(QStringLiteral("renameDialog"));
    setWindowTitle(tr("Rename"));
    auto* const heading = new PlainLabel{tr("How do you call %1?").arg(isolated(name)), this};
    setRole(heading, TextRole::Title);
    heading->setWrapped(true);
    edit_->setObjectName(QStringLiteral("renameEdit"));
    edit_->setAccessibleName(tr("Name"));
    edit_->setMaxLength(static_cast<int>(longestName));
    edit_->selectAll();
    hint_->setWrapped(true);
    for (PlainLabel* const each : {heading, hint_})
        each->setMinimumWidth(scaled(372)); // of 420: their height is that at this width
    hint_->setProperty("kind", QStringLiteral("second"));
    rename_->setObjectName(QStringLiteral("renameYes"));
    rename_->setProperty("kind", QStringLiteral("main"));
    rename_->setAccessibleName(tr("Rename"));
    rename_->setDefault(true); // the person has asked for this dialog
    auto* const cancel = new QPushButton{tr("Cancel"), this};
    cancel->setObjectName(QStringLiteral("renameNo"));
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(edit_, &QLineEdit::textChanged, this, &RenameDialog::check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(rename_, &QPushButton::clicked, this, &QDialog::accept);

    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(rename_);
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(20));
    all->setSpacing(scaled(12));
    all->addWidget(heading);
    all->addWidget(edit_);
    all->addWidget(hint_);
    all->addSpacing(scaled(8));
    all->addLayout(buttons);
    RoomArea::putInto(*this);
    new FocusFrame{this};
    edit_->setFocus();
    check();
}

QString RenameDialog::name() const
{
    return edit_->text().trimmed();
}

void RenameDialog::check()
{
    QString const typed = name();
    bool const clean = plain(typed) == typed;
    bool const fits = typed.toUtf8().size() <= longestName;
    rename_->setEnabled(clean && fits);
    if (!fits)
        hint_->setText(tr("This name is too long."));
    else if (!clean)
        hint_->setText(tr("This name holds characters that cannot be shown."));
    else
        hint_->setText(tr("Nobody else sees this name. Leave it empty to use the one that the server gives."));
    edit_->setAccessibleDescription(hint_->text());
}

} // namespace signet::ui
