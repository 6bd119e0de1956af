#include "ui/view/verify_dialog.h"

#include "ui/model/plain_text.h"
#include "ui/view/code_entry.h"
#include "ui/view/code_tiles.h"
#include "ui/view/focus_frame.h"
#include "ui/view/kind.h"
#include "ui/view/marked_note.h"
#include "ui/view/person_sign.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/resting_button.h"
#include "ui/view/room_area.h"
#include "ui/view/seal_picture.h"
#include "ui/view/step_line.h"
#include "ui/view/theme.h"

#include <QAccessible>
#include <QStackedWidget>

namespace signet::ui {

namespace {

using Stage = VerifyFlow::Stage;

enum Button { Left, Other, Main };

PlainLabel* heading(QWidget* parent)
{
    auto* const label = new PlainLabel{parent};
    setRole(label, TextRole::Heading);
    label->setBalanced();
    label->setFocusPolicy(Qt::StrongFocus);
    return label;
}

PlainLabel* text(QWidget* parent, QString const& kind)
{
    auto* const label = new PlainLabel{parent};
    label->setProperty("kind", kind);
    label->setWrapped(true);
    return label;
}

void announce(QWidget* what)
{
    QAccessibleEvent event{what, QAccessible::Alert};
    QAccessible::updateAccessibility(&event);
}

} // namespace

VerifyDialog::VerifyDialog(VerifyFlow* flow, QWidget* parent) : QDialog{parent}, flow_{flow}
{
    flow_->setParent(this);
    setObjectName(QStringLiteral("verifyDialog"));
    setWindowTitle(tr("Verify a correspondent"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(scaled(604), scaled(396));
    setMinimumSize(scaled(560), scaled(380));

    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* const top = new QWidget;
    top->setProperty("kind", QStringLiteral("dialogTop"));
    auto* const topLayout = new QVBoxLayout{top};
    topLayout->setContentsMargins(scaled(24), scaled(12), scaled(24), scaled(12));
    steps_ = new StepLine{{tr("Keys exchanged"), tr("Code read aloud"), tr("Key saved by both")}, Qt::Horizontal};
    topLayout->addWidget(steps_);
    all->addWidget(top);

    pages_ = new QStackedWidget;
    pages_->setProperty("kind", QStringLiteral("dialogPage"));
    pages_->addWidget(makeMessagePage());
    pages_->addWidget(makeReadingPage());
    pages_->addWidget(makeTypingPage());
    pages_->addWidget(makeResultPage());
    all->addWidget(pages_, 1);
    all->addWidget(makeFooter());
    RoomArea::putInto(*this);
    new FocusFrame{this};

    connect(flow_, &VerifyFlow::changed, this, &VerifyDialog::show_);
    show_();
}

VerifyDialog::~VerifyDialog()
{
    flow_->disconnect(this);
    flow_->letGo();
}

QWidget* VerifyDialog::makeMessagePage()
{
    auto* const page = new QWidget;
    auto* const both = new QHBoxLayout{page};
    both->setContentsMargins(scaled(24), scaled(28), scaled(24), scaled(16));
    both->setSpacing(scaled(24));
    both->addWidget(messageSign_ = new PersonSign{72}, 0, Qt::AlignTop);
    auto* const layout = new QVBoxLayout;
    both->addLayout(layout, 1);
    layout->setSpacing(scaled(8));
    layout->addWidget(messageHeading_ = heading(page));
    layout->addWidget(messageSecond_ = text(page, QStringLiteral("second")));
    layout->addSpacing(scaled(8));
    layout->addWidget(messageBody_ = text(page, {}));
    layout->addWidget(messageNote_ = text(page, QStringLiteral("second")));
    layout->addStretch(1);
    return page;
}

QWidget* VerifyDialog::makeReadingPage()
{
    auto* const page = new QWidget;
    auto* const layout = new QVBoxLayout{page};
    layout->setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(12));
    layout->setSpacing(scaled(4));
    layout->addWidget(readingHeading_ = heading(page));
    auto* const how = text(page, QStringLiteral("second"));
    how->setText(tr("Ring on a number you already know. Never send the code in writing."));
    layout->addWidget(how);
    layout->addStretch(1);
    layout->addWidget(tiles_ = new CodeTiles, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    layout->addWidget(new MarkedNote{MarkedNote::Look::Framed, QStringLiteral("phone"),
                                     tr("Then ask: “Does your screen say verified?” Answer below what you were told.")});
    return page;
}

QWidget* VerifyDialog::makeTypingPage()
{
    auto* const page = new QWidget;
    auto* const layout = new QVBoxLayout{page};
    layout->setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(12));
    layout->setSpacing(scaled(4));
    layout->addWidget(typingHeading_ = heading(page));
    auto* const how = text(page, QStringLiteral("second"));
    how->setText(tr("Type what you hear, and only from a voice that you recognise."));
    layout->addWidget(how);
    layout->addStretch(1);
    layout->addWidget(entry_ = new CodeEntry, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    layout->addWidget(new MarkedNote{MarkedNote::Look::Quiet, QStringLiteral("info"), tr("One try. Check the words first.")});
    connect(entry_, &CodeEntry::changed, this, [this] {
        if (flow_->stage() == Stage::Typing) main_->setAllowed(entry_->isComplete());
    });
    connect(entry_, &CodeEntry::entered, this, [this] {
        if (main_->isEnabled()) main_->setFocus(); // Return leads to the button; pressing it is an act of its own
    });
    return page;
}

QWidget* VerifyDialog::makeResultPage()
{
    auto* const page = new QWidget;
    auto* const layout = new QHBoxLayout{page};
    layout->setContentsMargins(scaled(30), scaled(16), scaled(24), scaled(16));
    layout->setSpacing(scaled(24));
    layout->addWidget(picture_ = new SealPicture{SealPicture::Kind::Plain, 128}, 0, Qt::AlignVCenter);
    auto* const words = new QVBoxLayout;
    words->setSpacing(scaled(8));
    words->addStretch(1);
    words->addWidget(resultHeading_ = heading(page));
    words->addWidget(resultBody_ = text(page, {}));
    words->addWidget(resultNote_ = text(page, QStringLiteral("second")));
    words->addStretch(1);
    layout->addLayout(words, 1);
    return page;
}

QWidget* VerifyDialog::makeFooter()
{
    auto* const footer = new QWidget;
    footer->setProperty("kind", QStringLiteral("dialogFooter"));
    auto* const layout = new QHBoxLayout{footer};
    layout->setContentsMargins(scaled(24), scaled(12), scaled(24), scaled(12));
    layout->setSpacing(scaled(8));
    layout->addWidget(left_ = new QPushButton);
    left_->setObjectName(QStringLiteral("verifyLeft"));
    left_->setProperty("kind", QStringLiteral("flat"));
    left_->setAutoDefault(false);
    layout->addStretch(1);
    layout->addWidget(other_ = new RestingButton{{}});
    other_->setObjectName(QStringLiteral("verifyOther"));
    layout->addWidget(main_ = new RestingButton{{}});
    main_->setObjectName(QStringLiteral("verifyMain"));
    main_->setProperty("kind", QStringLiteral("main"));
    connect(left_, &QPushButton::clicked, this, [this] { pressed(Left); });
    connect(other_, &QPushButton::clicked, this, [this] { pressed(Other); });
    connect(main_, &QPushButton::clicked, this, [this] { pressed(Main); });
    return footer;
}

void VerifyDialog::setButtons(QString const& left, QString const& other, QString const& main)
{
    // Hidden first: what appears anew rests anew.
    for (QPushButton* const each : {left_, static_cast<QPushButton*>(other_), static_cast<QPushButton*>(main_)}) each->hide();
    left_->setText(left);
    left_->setVisible(!left.isEmpty());
    other_->setText(other);
    other_->setVisible(!other.isEmpty());
    main_->setText(main);
    main_->setAllowed(true);
    main_->setVisible(!main.isEmpty());
}

void VerifyDialog::showMessage(QString const& headingText, QString const& second, QString const& body, QString const& note)
{
    messageSign_->setPerson(flow_->shownName(), flow_->person().number);
    messageHeading_->setText(headingText);
    messageSecond_->setText(second);
    messageBody_->setText(body);
    messageNote_->setText(note);
    pages_->setCurrentIndex(Message);
    messageHeading_->setFocus(); // a key that was meant for something else presses nothing
}

void VerifyDialog::show_()
{
    QString const name = isolated(flow_->shownName());
    QString const number = QString::fromStdString(flow_->person().number.grouped());
    QString const who = flow_->person().company.isEmpty() ? number : flow_->person().company + QStringLiteral("   ") + number;
    switch (flow_->stage()) {
    case Stage::Dialling:
        steps_->setCurrent(0);
        showMessage(tr("Asking %1 to verify with you").arg(name), who,
                    tr("Their screen shows your request now. Keys are exchanged once they accept it."),
                    tr("Have a telephone ready, and a number of theirs that you already know."));
        setButtons(tr("Cancel"), {}, {});
        break;
    case Stage::Asked:
        steps_->setCurrent(0);
        showMessage(tr("%1 wants to verify with you").arg(name), who,
                    tr("%1 will ring you and read five characters aloud. It takes a minute, and you do it only once.").arg(name),
                    tr("Accept only if you can take the call now. Each pair of accounts has five such requests a day."));
        setButtons(tr("Block this account…"), tr("Not now"), tr("Accept"));
        break;
    case Stage::Connecting:
        steps_->setCurrent(0);
        showMessage(tr("Exchanging keys with %1").arg(name), who, tr("This takes a moment."), {});
        setButtons(tr("Cancel"), {}, {});
        break;
    case Stage::Reading:
        steps_->setCurrent(1);
        readingHeading_->setText(tr("Read this code to %1 by telephone").arg(name));
        tiles_->setCode(flow_->code());
        pages_->setCurrentIndex(Reading);
        setButtons(tr("Cancel"), tr("No, it was refused"), tr("Yes, it says verified"));
        announce(tiles_);
        break;
    case Stage::Typing:
        steps_->setCurrent(1);
        typingHeading_->setText(tr("%1 will ring you and read five characters").arg(name));
        pages_->setCurrentIndex(Typing);
        setButtons(tr("Nobody has rung me…"), tr("Cancel"), tr("Confirm code"));
        main_->setAllowed(entry_->isComplete());
        entry_->setFocus();
        break;
    case Stage::Checking: setButtons({}, {}, {}); break;
    case Stage::Verified: showResult(*picture_, true); break;
    case Stage::Failed: showResult(*picture_, false); break;
    }
}

void VerifyDialog::showResult(SealPicture& picture, bool good)
{
    QString const name = isolated(flow_->shownName());
    bool const sender = flow_->role() == VerifyFlow::Role::Sender;
    picture.setKind(good ? SealPicture::Kind::Verified : SealPicture::Kind::Broken);
    setKind(resultHeading_, good ? QStringLiteral("good") : QStringLiteral("bad"));
    if (!good) {
        steps_->setCurrent(flow_->code().isEmpty() && flow_->role() == VerifyFlow::Role::Sender ? 0 : 1, true);
        resultHeading_->setText(flow_->failureHeading());
        resultBody_->setText(flow_->failureMeaning());
        resultNote_->setText(flow_->failureAdvice());
        if (sender)
            setButtons({}, tr("Stop here"), tr("Start over with a new code"));
        else
            setButtons({}, {}, tr("Close"));
    } else {
        steps_->setCurrent(sender ? 3 : 2);
        resultHeading_->setText(tr("%1 is verified").arg(name));
        if (sender) {
            resultBody_->setText(tr("Both of you saved the same key. Nobody else has it, not even the telephony server."));
            resultNote_->setText(tr("You can now send envelopes to each other. Do this again only if the key changes."));
            setButtons({}, tr("Close"), tr("Address an envelope"));
        } else {
            resultBody_->setText(
                tr("Say so on the telephone: “My screen says verified.” Their computer saves the key only when you "
                   "have said it."));
            resultNote_->setText(tr("Your computer has saved its key. Do this again only if the key changes."));
            setButtons({}, {}, tr("I have said it"));
        }
    }
    pages_->setCurrentIndex(Result);
    resultHeading_->setFocus();
    announce(resultHeading_);
}

void VerifyDialog::pressed(int which)
{
    switch (flow_->stage()) {
    case Stage::Asked:
        if (which == Main) return flow_->accept();
        if (which == Left) Q_EMIT wantsToBlock(flow_->person().number);
        close();
        return;
    case Stage::Reading:
        if (which == Left) return static_cast<void>(close());
        return flow_->answerAccepted(which == Main);
    case Stage::Typing:
        if (which == Main) return flow_->confirmCode(entry_->code());
        return flow_->decline();
    case Stage::Verified:
        if (which == Main && flow_->role() == VerifyFlow::Role::Sender) Q_EMIT wantsEnvelopeTo(flow_->person().number);
        close();
        return;
    case Stage::Failed:
        if (which == Main && flow_->role() == VerifyFlow::Role::Sender) Q_EMIT wantsToStartOver(flow_->person().number);
        close();
        return;
    default: close();
    }
}

} // namespace signet::ui
