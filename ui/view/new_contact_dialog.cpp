#include "ui/view/new_contact_dialog.h"

#include "ui/model/contacts_model.h"
#include "ui/model/error_words.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_mark.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace signet::ui {

namespace {
constexpr int longestEntry = 40; ///< ours: a pasted number with all kinds of gaps
} // namespace

NewContactDialog::NewContactDialog(ContactsModel& contacts, QString const& typed, QWidget* parent)
    : QDialog{parent},
      contacts_{contacts},
      own_{contacts.own().value_or(AccountNumber{})},
      edit_{new QLineEdit{this}},
      mark_{new IconMark{18, this}},
      hint_{new PlainLabel{this}},
      verify_{new QPushButton{tr("Verify by code\u2026"), this}}
{
    build();
    connect(edit_, &QLineEdit::textEdited, this, &NewContactDialog::group);
    connect(edit_, &QLineEdit::textChanged, this, &NewContactDialog::check);
    connect(&contacts, &ContactsModel::changed, this, &NewContactDialog::check);
    connect(verify_, &QPushButton::clicked, this, &NewContactDialog::add);
    edit_->setText(groupedDigits(typed.left(longestEntry)));
    check();
}

void NewContactDialog::build()
{
    setObjectName(QStringLiteral("newContactDialog"));
    setWindowTitle(tr("Verify someone new"));
    auto* const heading = new PlainLabel{tr("Whom do you want to verify?"), this};
    setRole(heading, TextRole::Title);
    auto* const text =
        new PlainLabel{tr("Ask for the account number, by telephone or on paper. Then read a code to each other, once."), this};
    text->setWrapped(true);
    text->setMinimumWidth(scaled(372)); // of a dialog 420 wide: its height is that at this width
    text->setProperty("kind", QStringLiteral("second"));
    edit_->setObjectName(QStringLiteral("newNumber"));
    edit_->setMaxLength(longestEntry);
    edit_->setPlaceholderText(tr("Account number"));
    edit_->setAccessibleName(tr("Account number"));
    edit_->setInputMethodHints(Qt::ImhDigitsOnly);
    hint_->setObjectName(QStringLiteral("newNumberHint"));
    hint_->setWrapped(true);
    mark_->setObjectName(QStringLiteral("newNumberMark"));
    verify_->setObjectName(QStringLiteral("newVerify"));
    verify_->setProperty("kind", QStringLiteral("main"));
    verify_->setAccessibleName(verify_->text());
    verify_->setDefault(true); // the person has asked for this dialog
    auto* const cancel = new QPushButton{tr("Cancel"), this};
    cancel->setObjectName(QStringLiteral("newCancel"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto* const hint = new QHBoxLayout;
    hint->setSpacing(scaled(6));
    hint->addWidget(mark_, 0, Qt::AlignTop);
    hint->addWidget(hint_, 1);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(verify_);
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(20));
    all->setSpacing(scaled(12));
    all->addWidget(heading);
    all->addWidget(text);
    all->addWidget(edit_);
    all->addLayout(hint);
    all->addSpacing(scaled(8));
    all->addLayout(buttons);
    RoomArea::putInto(*this);
    new FocusFrame{this};
    edit_->setFocus();
}

void NewContactDialog::group(QString const& text)
{
    // The cursor stays behind the digit that it was behind.
    int before = 0;
    for (QChar const each : text.left(edit_->cursorPosition())) before += each.digitValue() >= 0 ? 1 : 0;
    QString const grouped = groupedDigits(text);
    if (grouped == text) return;
    edit_->setText(grouped);
    int position = 0;
    for (; position < grouped.size() && before > 0; ++position) before -= grouped.at(position).isDigit() ? 1 : 0;
    edit_->setCursorPosition(position);
}

void NewContactDialog::check()
{
    using Kind = NumberEntry::Kind;
    entry_ = readNumber(edit_->text(), own_, contacts_);
    bool const bad = entry_.kind == Kind::Wrong || entry_.kind == Kind::TooLong || entry_.kind == Kind::Own;
    Theme const& t = theme();
    QString const name = bad ? QStringLiteral("error") : entry_.isUsable() ? QStringLiteral("ok") : QStringLiteral("info");
    QColor const color = bad ? t.err : entry_.isUsable() ? t.ok : t.ink2;
    mark_->setIcon(name, color);
    hint_->setText(entry_.words);
    edit_->setAccessibleDescription(hint_->text());
    verify_->setEnabled(entry_.isUsable() && !adding_);
}

void NewContactDialog::add()
{
    if (!entry_.isUsable() || adding_) return;
    AccountNumber const number = *entry_.number;
    if (entry_.kind == NumberEntry::Kind::Listed) return finish(number, std::nullopt);
    adding_ = true;
    edit_->setEnabled(false);
    check();
    contacts_.add(number, this, [this, number](engine::Finished const& finished) { finish(number, finished.error); });
}

void NewContactDialog::finish(AccountNumber const& number, std::optional<Error> const& error)
{
    adding_ = false;
    if (error && error->code != ErrorCode::Exists) {
        edit_->setEnabled(true);
        check();
        hint_->setText(errorText(*error));
        mark_->setIcon(QStringLiteral("error"), theme().err);
        edit_->setFocus();
        return;
    }
    AccountNumber const own = own_;
    accept();
    Q_EMIT verifyWished(own, number);
}

} // namespace signet::ui
