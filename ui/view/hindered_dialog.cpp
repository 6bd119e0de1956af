#include "ui/view/hindered_dialog.h"

#include "ui/model/plain_text.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>

namespace signet::ui {

namespace {
constexpr qsizetype longest_path = 1'000;
} // namespace

HinderedDialog::HinderedDialog(QString const& heading, std::vector<Hindered> const& all, QWidget* parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("hinderedDialog"));
    setWindowTitle(tr("Cannot be sent"));
    auto* const title = new PlainLabel{heading};
    setRole(title, TextRole::Title);
    title->setWrapped(true);
    auto* const text = new PlainLabel{tr("The rest goes without them.")};
    text->setWrapped(true);
    QStringList rows;
    for (Hindered const& each : all) rows += tr("%1: %2").arg(isolated(plain(each.path, longest_path)), obstacleText(each.why));
    auto* const list = new QListView;
    list->setObjectName(QStringLiteral("hinderedList"));
    list->setAccessibleName(heading);
    list->ensurePolished(); // rows are measured once, with the style sheet's height
    list->setModel(new QStringListModel{rows, list});
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideMiddle);
    auto* const close = new QPushButton{tr("Close")};
    close->setObjectName(QStringLiteral("hinderedClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* const column = new QVBoxLayout{this};
    int const around = scaled(24);
    column->setContentsMargins(around, around, around, around);
    column->setSpacing(scaled(12));
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(list, 1);
    column->addWidget(close, 0, Qt::AlignTrailing);
    resize(scaled(560), scaled(380));
    RoomArea::putInto(*this);
}

} // namespace signet::ui
