#include "ui/view/provision_dialog.h"

#include "ui/model/passphrase.h"
#include "ui/model/plain_text.h"
#include "ui/view/airmail_paper.h"
#include "ui/view/dial_pad.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_mark.h"
#include "ui/view/icon_set.h"
#include "ui/view/kind.h"
#include "ui/view/marked_note.h"
#include "ui/view/order_digits.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/room_area.h"
#include "ui/view/seal_picture.h"
#include "ui/view/step_line.h"
#include "ui/view/theme.h"

#include <QKeyEvent>
#include <QStackedWidget>

namespace signet::ui {

namespace {

using Stage = ProvisionFlow::Stage;

PlainLabel* label(QString const& text, TextRole role = TextRole::Body, QString const& kind = {})
{
    auto* const made = new PlainLabel{text};
    setRole(made, role);
    made->setProperty("kind", kind);
    made->setWrapped(true);
    return made;
}

QVBoxLayout* column(QWidget* page)
{
    auto* const layout = new QVBoxLayout{page};
    layout->setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16));
    layout->setSpacing(scaled(8));
    return layout;
}

} // namespace

ProvisionDialog::ProvisionDialog(ProvisionFlow& flow, QWidget* parent) : QDialog{parent}, flow_{flow}
{
    setObjectName(QStringLiteral("provisionDialog"));
    setWindowTitle(tr("Set up Signet"));
    resize(scaled(640), scaled(440));

    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* const middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeSide());
    pages_ = new QStackedWidget;
    pages_->setProperty("kind", QStringLiteral("dialogPage"));
    pages_->addWidget(makeInvitation());
    pages_->addWidget(makePassphrase());
    pages_->addWidget(makeCall());
    pages_->addWidget(makeReady());
    pages_->addWidget(makeFailed());
    middle->addWidget(pages_, 1);
    all->addLayout(middle, 1);
    all->addWidget(makeFooter());
    RoomArea::putInto(*this);
    new FocusFrame{this};

    connect(&flow_, &ProvisionFlow::changed, this, &ProvisionDialog::show_);
    show_();
}

QWidget* ProvisionDialog::makeSide()
{
    auto* const side = new AirmailPaper{QStringLiteral("wizardSide"), 0};
    auto* const layout = new QVBoxLayout{side};
    layout->setContentsMargins(scaled(16), scaled(20), scaled(16), scaled(16));
    layout->addWidget(new SealPicture{SealPicture::Kind::Plain, 50});
    layout->addSpacing(scaled(20));
    QStringList steps{tr("Your invitation")};
    if (flow_.makesProfile()) steps += tr("Passphrase");
    steps += {tr("Provisioning call"), tr("Ready")};
    layout->addWidget(steps_ = new StepLine{steps, Qt::Vertical});
    layout->addStretch(1);
    side->setMinimumWidth(scaled(168));
    return side;
}

QWidget* ProvisionDialog::makeInvitation()
{
    auto* const page = new QWidget;
    QVBoxLayout* const layout = column(page);
    layout->addWidget(label(tr("Open your invitation"), TextRole::Heading));
    layout->addWidget(label(tr("Your operator sent you a provisioning link and, separately, a work order number."),
                            TextRole::Body, QStringLiteral("second")));
    layout->addSpacing(scaled(8));
    auto* const caption = new PlainLabel{tr("Provisioning link")};
    layout->addWidget(caption);
    layout->addWidget(link_ = new QLineEdit);
    link_->setObjectName(QStringLiteral("linkField"));
    link_->setAccessibleName(tr("Provisioning link"));
    link_->setAccessibleDescription(tr("Begins with signet:provision"));
    link_->setPlaceholderText(QStringLiteral("signet:provision?…"));
    setRole(link_, TextRole::Fixed);
    link_->setMaxLength(2000);
    linkGood_ = link_->addAction(icon(QStringLiteral("ok"), theme().ok), QLineEdit::TrailingPosition);
    linkGood_->setText(tr("The link is whole"));
    layout->addWidget(linkProblem_ = label({}, TextRole::Body, QStringLiteral("bad")));
    operatorCard_ = new QWidget;
    operatorCard_->setProperty("kind", QStringLiteral("card"));
    operatorCard_->setAttribute(Qt::WA_StyledBackground);
    auto* const both = new QHBoxLayout{operatorCard_};
    both->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    both->setSpacing(scaled(12));
    auto* const mark = new IconMark{20};
    mark->setIcon(QStringLiteral("info"), theme().blue);
    both->addWidget(mark, 0, Qt::AlignTop);
    auto* const card = new QVBoxLayout;
    card->setSpacing(scaled(4));
    both->addLayout(card, 1);
    card->addWidget(operatorName_ = label({}, TextRole::Title));
    card->addWidget(label(tr("Root key fingerprint"), TextRole::Body, QStringLiteral("second")));
    card->addWidget(fingerprint_ = label({}));
    setRole(fingerprint_, TextRole::Fixed);
    fingerprint_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    card->addWidget(label(tr("It must match the letter that your operator sent you."), TextRole::Body, QStringLiteral("second")));
    layout->addWidget(operatorCard_);
    layout->addStretch(1);
    connect(link_, &QLineEdit::textChanged, this, [this](QString const& text) { flow_.setLink(text); });
    return page;
}

QWidget* ProvisionDialog::makePassphrase()
{
    auto* const page = new QWidget;
    QVBoxLayout* const layout = column(page);
    layout->addWidget(label(tr("Choose a passphrase"), TextRole::Heading));
    layout->addWidget(
        label(tr("It locks your keys, logs and contacts on this computer. Nobody can give it back to you, not even your "
                 "operator."),
              TextRole::Body, QStringLiteral("second")));
    layout->addSpacing(scaled(8));
    auto const field = [layout](QString const& caption, QString const& name) {
        layout->addWidget(new PlainLabel{caption});
        auto* const edit = new QLineEdit;
        edit->setObjectName(name);
        edit->setAccessibleName(caption);
        edit->setEchoMode(QLineEdit::Password);
        edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
        layout->addWidget(edit);
        return edit;
    };
    first_ = field(tr("Passphrase"), QStringLiteral("passphraseField"));
    second_ = field(tr("Once more"), QStringLiteral("passphraseAgain"));
    layout->addWidget(strength_ = label({}, TextRole::Body, QStringLiteral("second")));
    layout->addStretch(1);
    for (QLineEdit* const each : {first_, second_})
        connect(each, &QLineEdit::textChanged, this, &ProvisionDialog::judgePassphrase);
    return page;
}

QWidget* ProvisionDialog::makeCall()
{
    auto* const page = new QWidget;
    QVBoxLayout* const layout = column(page);
    auto* const top = new QHBoxLayout;
    top->addWidget(callHeading_ = label(tr("Dial your work order"), TextRole::Heading), 1);
    top->addWidget(encrypted_ = makeEncryptedPill(), 0, Qt::AlignVCenter);
    layout->addLayout(top);
    layout->addSpacing(scaled(4));
    auto* const both = new QHBoxLayout;
    both->setSpacing(scaled(20));
    auto* const words = new QVBoxLayout;
    words->addWidget(prompt_ = new MarkedNote{MarkedNote::Look::Framed, QStringLiteral("earcon")});
    words->addSpacing(scaled(20));
    words->addWidget(order_ = new OrderDigits);
    words->addSpacing(scaled(8));
    words->addWidget(orderHint_ = label(tr("Type or press the digits."), TextRole::Body, QStringLiteral("second")));
    words->addStretch(1);
    both->addLayout(words, 1);
    pad_ = new DialPad;
    pad_->setObjectName(QStringLiteral("dialPad"));
    both->addWidget(pad_, 0, Qt::AlignTop);
    layout->addLayout(both, 1);
    connect(pad_, &DialPad::pressed, this, &ProvisionDialog::typed);
    return page;
}

QWidget* ProvisionDialog::makeEncryptedPill()
{
    auto* const pill = new QWidget;
    pill->setProperty("kind", QStringLiteral("goodPill"));
    pill->setAttribute(Qt::WA_StyledBackground);
    auto* const line = new QHBoxLayout{pill};
    line->setContentsMargins(scaled(8), scaled(4), scaled(10), scaled(4));
    line->setSpacing(scaled(6));
    auto* const mark = new IconMark{14};
    mark->setIcon(QStringLiteral("lock"), theme().ok);
    line->addWidget(mark);
    auto* const word = new PlainLabel{tr("Encrypted")};
    setRole(word, TextRole::Label, QFont::DemiBold);
    word->setProperty("kind", QStringLiteral("good"));
    line->addWidget(word);
    return pill;
}

QWidget* ProvisionDialog::makeReady()
{
    auto* const page = new QWidget;
    QVBoxLayout* const layout = column(page);
    layout->addWidget(readyHeading_ = label({}, TextRole::Heading));
    layout->addWidget(
        label(tr("This computer now holds your keys. Nobody else has them."), TextRole::Body, QStringLiteral("second")));
    auto* const card = new AirmailPaper{QStringLiteral("paperCard"), 6};
    auto* const inside = new QHBoxLayout{card};
    inside->setContentsMargins(scaled(16), scaled(14), scaled(16), scaled(12) + AirmailPaper::edgeHeight());
    auto* const words = new QVBoxLayout;
    words->setSpacing(scaled(2));
    words->addWidget(cardName_ = label({}, TextRole::Title));
    words->addWidget(cardCompany_ = label({}, TextRole::Body, QStringLiteral("second")));
    words->addWidget(cardNumber_ = label({}, TextRole::Heading));
    cardNumber_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    inside->addLayout(words, 1);
    inside->addWidget(new SealPicture{SealPicture::Kind::Plain, 56});
    layout->addSpacing(scaled(8));
    layout->addWidget(card);
    layout->addWidget(label(tr("Give this number to people who may write to you. The first time, you both verify each other by a "
                               "spoken code."),
                            TextRole::Body, QStringLiteral("second")));
    layout->addStretch(1);
    return page;
}

QWidget* ProvisionDialog::makeFailed()
{
    auto* const page = new QWidget;
    QVBoxLayout* const layout = column(page);
    layout->addWidget(failedHeading_ = label({}, TextRole::Heading));
    layout->addWidget(label(tr("Nothing was set up, and the call has ended."), TextRole::Body, QStringLiteral("second")));
    layout->addSpacing(scaled(8));
    layout->addWidget(failedAdvice_ = label({}, TextRole::Body, QStringLiteral("errorBox")));
    layout->addStretch(1);
    return page;
}

QWidget* ProvisionDialog::makeFooter()
{
    auto* const footer = new QWidget;
    footer->setProperty("kind", QStringLiteral("dialogFooter"));
    footer->setAttribute(Qt::WA_StyledBackground);
    auto* const layout = new QHBoxLayout{footer};
    layout->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(10));
    layout->addStretch(1);
    layout->addWidget(other_ = new QPushButton);
    other_->setObjectName(QStringLiteral("provisionOther"));
    other_->setAutoDefault(false);
    layout->addWidget(main_ = new QPushButton);
    main_->setObjectName(QStringLiteral("provisionMain"));
    main_->setProperty("kind", QStringLiteral("main"));
    main_->setDefault(true);
    connect(other_, &QPushButton::clicked, this, &ProvisionDialog::otherPressed);
    connect(main_, &QPushButton::clicked, this, &ProvisionDialog::mainPressed);
    return footer;
}

void ProvisionDialog::fillLink(QString const& link)
{
    link_->setText(link.left(link_->maxLength()));
    link_->setCursorPosition(0); // whose it is stands at its beginning
}

void ProvisionDialog::setButtons(QString const& other, QString const& main, bool mainAllowed)
{
    other_->setText(other);
    other_->setVisible(!other.isEmpty());
    main_->setText(main);
    main_->setVisible(!main.isEmpty());
    main_->setEnabled(mainAllowed);
}

void ProvisionDialog::show_()
{
    int const call = flow_.makesProfile() ? 2 : 1;
    bool const isConnected = flow_.stage() == Stage::Digits || flow_.stage() == Stage::Checking;
    encrypted_->setVisible(isConnected);
    pad_->setEnabled(isConnected);
    order_->setVisible(isConnected);
    orderHint_->setVisible(isConnected);
    switch (flow_.stage()) {
    case Stage::Invitation:
        steps_->setCurrent(0);
        pages_->setCurrentIndex(Invitation);
        showLink();
        break;
    case Stage::Passphrase:
        steps_->setCurrent(1);
        pages_->setCurrentIndex(Passphrase);
        judgePassphrase();
        if (!second_->hasFocus()) first_->setFocus();
        break;
    case Stage::Opening:
    case Stage::Calling:
        steps_->setCurrent(call);
        pages_->setCurrentIndex(Call);
        callHeading_->setText(flow_.stage() == Stage::Opening ? tr("Making your key store") : tr("Calling 611"));
        prompt_->setText(flow_.stage() == Stage::Opening ? tr("This takes a moment: a passphrase is slow to try on purpose.")
                                                         : tr("Connecting to %1.").arg(isolated(plain(flow_.link()->server))));
        digits_.clear();
        showDigits();
        setButtons(tr("Hang up"), tr("Confirm"), false);
        setFocus(); // no key hangs up by mistake
        break;
    case Stage::Digits:
        steps_->setCurrent(call);
        pages_->setCurrentIndex(Call);
        digits_.clear();
        callHeading_->setText(flow_.isRepeated() ? tr("The digits do not fit") : tr("Dial your work order"));
        prompt_->setText(flow_.prompt().isEmpty() ? tr("“Dial the nine digits of your work order.”") : flow_.prompt());
        orderHint_->setText(flow_.isRepeated() ? (flow_.triesLeft() == 1 ? tr("One try is left.")
                                                                         : tr("%Ln tries are left.", nullptr, flow_.triesLeft()))
                                               : tr("Type or press the digits."));
        showDigits();
        setFocus();
        break;
    case Stage::Checking: setButtons({}, tr("Confirm"), false); break;
    case Stage::Ready:
        steps_->setCurrent(call + 2);
        readyHeading_->setText(tr("You are ready, %1").arg(isolated(plain(flow_.account().name))));
        cardName_->setText(plain(flow_.account().name));
        cardCompany_->setText(plain(flow_.account().company));
        cardNumber_->setText(QString::fromStdString(flow_.account().number.grouped()));
        pages_->setCurrentIndex(Ready);
        setButtons(tr("Done"), tr("Verify my first correspondent"), true);
        break;
    case Stage::Failed:
        steps_->setCurrent(call, true);
        failedHeading_->setText(flow_.failureHeading());
        failedAdvice_->setText(flow_.failureAdvice());
        pages_->setCurrentIndex(Failed);
        setButtons(tr("Finish later"), tr("Dial again"), true);
        break;
    }
}

void ProvisionDialog::showLink()
{
    bool const good = flow_.link().has_value();
    operatorCard_->setVisible(good);
    linkGood_->setVisible(good);
    operatorName_->setText(flow_.operatorName());
    fingerprint_->setText(flow_.fingerprint());
    linkProblem_->setText(good || link_->text().trimmed().isEmpty()
                              ? QString{}
                              : tr("This is no provisioning link. Copy it whole from your letter."));
    setButtons(tr("Cancel"), flow_.makesProfile() ? tr("Continue") : tr("Call 611 to continue"), good);
}

void ProvisionDialog::judgePassphrase()
{
    Strength const strength = strengthOf(first_->text());
    bool const same = first_->text() == second_->text();
    QString words = wordFor(strength);
    if (!same && !second_->text().isEmpty() && !first_->text().startsWith(second_->text()))
        words = tr("The two passphrases differ.");
    strength_->setText(words);
    setButtons(tr("Cancel"), tr("Call 611 to continue"), same && strength != Strength::Empty);
}

void ProvisionDialog::typed(QChar key)
{
    if (flow_.stage() != Stage::Digits) return;
    if (key.isDigit() && digits_.size() < ProvisionFlow::orderDigits) digits_ += key;
    if (key == u'*') digits_.chop(1);
    showDigits();
    if (key == u'#' && main_->isEnabled()) mainPressed();
}

void ProvisionDialog::showDigits()
{
    order_->setDigits(digits_, ProvisionFlow::orderDigits);
    order_->setAccessibleName(tr("%1 of 9 digits").arg(digits_.size()));
    if (flow_.stage() == Stage::Digits) setButtons(tr("Hang up"), tr("Confirm"), digits_.size() == ProvisionFlow::orderDigits);
}

void ProvisionDialog::keyPressEvent(QKeyEvent* event)
{
    if (flow_.stage() == Stage::Digits && !event->text().isEmpty()) {
        QChar const key = event->text().at(0);
        if (key.isDigit() || key == u'#') return typed(key);
        if (event->key() == Qt::Key_Backspace) return typed(u'*');
    }
    QDialog::keyPressEvent(event);
}

void ProvisionDialog::mainPressed()
{
    switch (flow_.stage()) {
    case Stage::Invitation: return flow_.proceed();
    case Stage::Passphrase: {
        QString text = first_->text();
        first_->clear();
        second_->clear();
        return flow_.setPassphrase(takeSecret(text));
    }
    case Stage::Digits: {
        QString const digits = std::exchange(digits_, {});
        return flow_.giveDigits(digits);
    }
    case Stage::Ready:
        accept();
        Q_EMIT wantsToVerifySomebody();
        return;
    case Stage::Failed: return flow_.tryAgain();
    default: return;
    }
}

void ProvisionDialog::otherPressed()
{
    switch (flow_.stage()) {
    case Stage::Opening:
    case Stage::Calling:
    case Stage::Digits: return flow_.hangUp();
    case Stage::Ready: return accept();
    default: reject();
    }
}

void ProvisionDialog::reject()
{
    if (flow_.stage() == Stage::Ready) return accept();
    flow_.hangUp();
    QDialog::reject();
}

} // namespace signet::ui
