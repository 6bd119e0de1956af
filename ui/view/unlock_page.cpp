#include "ui/view/unlock_page.h"

#include "ui/model/passphrase.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/seal_picture.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace signet::ui {

UnlockPage::UnlockPage(QWidget* parent) : QWidget{parent}
{
    setObjectName(QStringLiteral("unlockPage"));
    setProperty("kind", QStringLiteral("dialogPage"));
    setAttribute(Qt::WA_StyledBackground);
    auto* const rows = new QVBoxLayout{this};
    rows->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(24));
    rows->setSpacing(scaled(8));
    rows->addStretch(1);
    rows->addWidget(new SealPicture{SealPicture::Kind::Plain, 72}, 0, Qt::AlignHCenter);
    rows->addSpacing(scaled(12));
    rows->addWidget(heading_ = new PlainLabel, 0, Qt::AlignHCenter);
    setRole(heading_, TextRole::Heading);
    rows->addWidget(text_ = new PlainLabel, 0, Qt::AlignHCenter);
    text_->setProperty("kind", QStringLiteral("second"));
    rows->addSpacing(scaled(12));
    auto* const line = new QHBoxLayout;
    line->setSpacing(scaled(8));
    line->addStretch(1);
    line->addWidget(field_ = new QLineEdit);
    field_->setObjectName(QStringLiteral("unlockField"));
    field_->setAccessibleName(tr("Passphrase"));
    field_->setAccessibleDescription(tr("Or your recovery code"));
    field_->setPlaceholderText(tr("Passphrase or recovery code"));
    field_->setEchoMode(QLineEdit::Password);
    field_->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    field_->setMinimumWidth(scaled(300));
    line->addWidget(unlock_ = new QPushButton{tr("Unlock")});
    unlock_->setObjectName(QStringLiteral("unlockButton"));
    unlock_->setProperty("kind", QStringLiteral("main"));
    unlock_->setEnabled(false);
    line->addStretch(1);
    rows->addLayout(line);
    rows->addWidget(problem_ = new PlainLabel, 0, Qt::AlignHCenter);
    problem_->setProperty("kind", QStringLiteral("bad"));
    rows->addStretch(2);
    connect(field_, &QLineEdit::textChanged, this, [this](QString const& text) { unlock_->setEnabled(!text.isEmpty()); });
    connect(field_, &QLineEdit::returnPressed, unlock_, &QPushButton::click);
    connect(unlock_, &QPushButton::clicked, this, &UnlockPage::given);
    setWhy(Why::Start);
}

void UnlockPage::setWhy(Why why)
{
    switch (why) {
    case Why::Start:
        heading_->setText(tr("Open your keys"));
        text_->setText(tr("Enter your passphrase to send and receive."));
        break;
    case Why::WindowLocked:
        heading_->setText(tr("Signet is locked"));
        text_->setText(tr("Enter your passphrase to see anything. What arrives is still received."));
        break;
    case Why::KeysClosed:
        heading_->setText(tr("Your keys are closed"));
        text_->setText(tr("You are signed out. Enter your passphrase to receive and send again."));
        break;
    }
    setProblem({});
}

void UnlockPage::setBusy(bool busy)
{
    field_->setEnabled(!busy);
    unlock_->setEnabled(!busy && !field_->text().isEmpty());
    if (!busy) field_->setFocus();
}

void UnlockPage::setProblem(QString const& problem)
{
    field_->clear();
    problem_->setText(problem);
}

SecretBytes UnlockPage::takePassphrase()
{
    QString text = field_->text();
    field_->clear();
    return takeSecret(text);
}

void UnlockPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    field_->setFocus();
}

} // namespace signet::ui
