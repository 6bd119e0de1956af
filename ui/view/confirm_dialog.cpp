#include "ui/view/confirm_dialog.h"

#include "ui/view/plain_label.h"
#include "ui/view/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace signet::ui {

namespace {
constexpr int text_width = 380;
constexpr int margin = 24; ///< ui.md §3
} // namespace

ConfirmDialog::ConfirmDialog(Words const& words, QWidget* parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("confirmDialog"));
    setWindowTitle(words.heading);
    auto* const heading = new PlainLabel{words.heading};
    heading->setFont(fontFor(TextRole::Title));
    heading->setWrapped(true);
    auto* const text = new PlainLabel{words.text};
    text->setBalanced();
    text->setMinimumWidth(scaled(text_width));
    text->setProperty("kind", QStringLiteral("second"));
    auto* const keep = new QPushButton{words.keep};
    keep->setObjectName(QStringLiteral("keepButton"));
    auto* const act = new QPushButton{words.act};
    act->setObjectName(QStringLiteral("actButton"));
    act->setProperty("kind", QStringLiteral("reject"));
    act->setAutoDefault(false);
    keep->setDefault(true);
    for (QPushButton* const each : {keep, act}) {
        each->setAccessibleName(each->text());
        each->setAccessibleDescription(words.text);
    }
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(act);
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(scaled(margin), scaled(margin), scaled(margin), scaled(margin));
    all->setSpacing(scaled(8));
    all->addWidget(heading);
    all->addWidget(text);
    all->addSpacing(scaled(8));
    all->addLayout(buttons);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(act, &QPushButton::clicked, this, &QDialog::accept);
    keep->setFocus();
}

void ConfirmDialog::ask(Words const& words, QWidget* parent, std::function<void()> then)
{
    auto* const dialog = new ConfirmDialog{words, parent};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, parent, [then = std::move(then)] { then(); });
    dialog->open();
}

} // namespace signet::ui
