#include "ui/view/about_dialog.h"

#include "ui/model/accounts_model.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_mark.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace signet::ui {

namespace {

constexpr int markSize = 64;

QString inFives(std::string const& fingerprint)
{
    QString const text = plain(fingerprint);
    QStringList groups;
    for (qsizetype i = 0; i < text.size(); i += 5) groups.push_back(text.mid(i, 5));
    return groups.join(QChar{QChar::Nbsp});
}

PlainLabel* second(QString const& text, QWidget* parent)
{
    auto* const label = new PlainLabel{text, parent};
    label->setProperty("kind", QStringLiteral("second"));
    label->setWrapped(true);
    return label;
}

} // namespace

AboutDialog::AboutDialog(AccountsModel const& accounts, QWidget* parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Signet"));
    auto* const mark = new IconMark{markSize, this};
    mark->showMark();
    QString const version = QCoreApplication::applicationVersion();
    auto* const heading = new PlainLabel{version.isEmpty() ? tr("Signet") : tr("Signet %1").arg(version), this};
    setRole(heading, TextRole::Heading);

    auto* const column = new QVBoxLayout;
    column->setSpacing(scaled(6));
    column->addWidget(heading);
    column->addWidget(second(tr("Sealed envelopes between people who have verified each other."), this));
    for (int row = 0; row < accounts.rowCount(); ++row) {
        engine::AccountInfo const& account = *accounts.find(accounts.numberAt(row));
        column->addSpacing(scaled(10));
        auto* const name =
            new PlainLabel{tr("%1, account %2", "a person's name and number")
                               .arg(isolated(shownName(account.name, account.number)), groupedText(account.number)),
                           this};
        setRole(name, TextRole::Body, QFont::DemiBold);
        column->addWidget(name);
        column->addWidget(second(
            tr("Operator %1. Its fingerprint, to compare with the letter:").arg(isolated(plain(account.operator_name))), this));
        auto* const fingerprint = new PlainLabel{inFives(account.fingerprint), this};
        setRole(fingerprint, TextRole::Fixed);
        fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        fingerprint->setObjectName(QStringLiteral("fingerprint"));
        column->addWidget(fingerprint);
    }

    auto* const close = new QPushButton{tr("Close"), this};
    close->setObjectName(QStringLiteral("aboutClose"));
    close->setAccessibleName(close->text());
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* const top = new QHBoxLayout;
    top->setSpacing(scaled(20));
    top->addWidget(mark, 0, Qt::AlignTop);
    top->addLayout(column, 1);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(20));
    all->setSpacing(scaled(20));
    all->addLayout(top);
    all->addLayout(buttons);
    setMinimumWidth(scaled(460));
    ensurePolished();
    int const wide = std::max(minimumWidth(), sizeHint().width());
    resize(wide, all->totalHeightForWidth(wide)); // its texts wrap
    RoomArea::putInto(*this);
    new FocusFrame{this};
    close->setFocus();
}

} // namespace signet::ui
