#include "ui/view/start_dialog.h"

#include "ui/view/focus_frame.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/room_area.h"
#include "ui/view/seal_picture.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace signet::ui {

StartDialog::StartDialog(QWidget* parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("startDialog"));
    setWindowTitle(tr("Welcome to Signet"));
    resize(scaled(560), scaled(360));
    auto* const rows = new QVBoxLayout{this};
    rows->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(24));
    rows->setSpacing(scaled(8));
    rows->addWidget(new SealPicture{SealPicture::Kind::Plain, 64}, 0, Qt::AlignHCenter);
    auto* const heading = new PlainLabel{tr("Send confidential files, and know to whom")};
    setRole(heading, TextRole::Heading);
    rows->addWidget(heading, 0, Qt::AlignHCenter);
    rows->addSpacing(scaled(12));
    auto const choice = [rows](QString const& name, QString const& title, QString const& text, QString const& kind) {
        auto* const button = new QPushButton{title};
        button->setObjectName(name);
        button->setProperty("kind", kind);
        button->setAccessibleDescription(text);
        rows->addWidget(button);
        auto* const words = new PlainLabel{text};
        words->setWrapped(true);
        words->setProperty("kind", QStringLiteral("second"));
        rows->addWidget(words);
        rows->addSpacing(scaled(8));
        return button;
    };
    auto* const join =
        choice(QStringLiteral("joinButton"), tr("Join with a link"),
               tr("Your operator has sent you a provisioning link and a work order number."), QStringLiteral("main"));
    auto* const practise = choice(
        QStringLiteral("practiseButton"), tr("Try it on this computer"),
        tr("A server and a practice correspondent on this computer only. Nothing leaves it, and one click removes it."), {});
    practise->setAutoDefault(false);
    rows->addStretch(1);
    RoomArea::putInto(*this);
    new FocusFrame{this};
    connect(join, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT wantsToJoin();
    });
    connect(practise, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT wantsToPractise();
    });
}

} // namespace signet::ui
