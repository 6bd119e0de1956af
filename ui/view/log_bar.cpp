#include "ui/view/log_bar.h"

#include "ui/view/icon_set.h"
#include "ui/view/search_field.h"
#include "ui/view/theme.h"
#include "ui/view/wrap_layout.h"

#include <QAction>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace signet::ui {

namespace {

constexpr int search_after_ms = 150; ///< ui.md §6: "150 ms after the last key"
constexpr int field_width = 300;
constexpr int narrow = 1000; ///< in it the chips have one line when the field gives way
constexpr int narrow_field_width = 260;

QString chipName(StateGroup group)
{
    switch (group) {
    case StateGroup::All: return QStringLiteral("chipAll");
    case StateGroup::New: return QStringLiteral("chipNew");
    case StateGroup::InProgress: return QStringLiteral("chipInProgress");
    case StateGroup::Waiting: return QStringLiteral("chipWaiting");
    case StateGroup::Done: return QStringLiteral("chipDone");
    case StateGroup::Failed: return QStringLiteral("chipFailed");
    }
    return {};
}

} // namespace

LogBar::LogBar(SessionFilter& filter, QWidget* parent)
    : QWidget{parent},
      filter_{filter},
      field_{new SearchField{this}},
      group_{new QButtonGroup{this}},
      export_{new QToolButton{this}}
{
    setObjectName(QStringLiteral("logBar"));
    field_->setObjectName(QStringLiteral("searchField"));
    field_->setPlaceholderText(tr("Name, company, file, number"));
    field_->setAccessibleName(tr("Search"));
    field_->setAccessibleDescription(tr("Looks in names, companies, numbers, files and tracking IDs."));
    field_->installEventFilter(this);
    later_.setSingleShot(true);
    later_.setInterval(search_after_ms);
    auto* const line = new WrapLayout{this, scaled(8)};
    line->setContentsMargins(scaled(12), scaled(7), scaled(12), scaled(7));
    line->addWidget(field_);
    addChip(StateGroup::All);
    if (filter.way() == engine::Way::Received) addChip(StateGroup::New);
    addChip(StateGroup::Waiting);
    addChip(StateGroup::InProgress);
    addChip(StateGroup::Done);
    addChip(StateGroup::Failed);
    for (auto const& [group, chip] : chips_) line->addWidget(chip);
    addExport();
    line->addTrailing(export_);
    chips_.at(StateGroup::All)->setChecked(true);
    dress();
    countChips();
    connect(field_, &QLineEdit::textChanged, &later_, qOverload<>(&QTimer::start));
    connect(&later_, &QTimer::timeout, this, &LogBar::search);
    connect(&filter.model(), &SessionModel::countsChanged, this, &LogBar::countChips);
}

void LogBar::addChip(StateGroup group)
{
    auto* const chip = new QToolButton;
    chip->setObjectName(chipName(group));
    chip->setProperty("kind", QStringLiteral("chip"));
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setAccessibleDescription(tr("Shows only these envelopes."));
    group_->addButton(chip);
    chips_[group] = chip;
    connect(chip, &QToolButton::toggled, this, [this, group](bool on) {
        if (!on) return;
        filter_.setGroup(group);
        Q_EMIT filtered();
    });
}

void LogBar::addExport()
{
    export_->setObjectName(QStringLiteral("exportButton"));
    export_->setText(QChar{QChar::Nbsp} + tr("Export…")); // Qt leaves 4 px after an icon, ui.md §3 has 8
    export_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    export_->setPopupMode(QToolButton::InstantPopup);
    export_->setFocusPolicy(Qt::StrongFocus);
    export_->setAccessibleName(tr("Export"));
    export_->setAccessibleDescription(tr("Writes the rows that are shown to a file."));
    auto* const menu = new QMenu{export_};
    menu->addAction(tr("Shown rows as CSV…"), this, &LogBar::exportCsvAsked)->setObjectName(QStringLiteral("exportCsv"));
    menu->addAction(tr("Shown rows as JSON…"), this, &LogBar::exportJsonAsked)->setObjectName(QStringLiteral("exportJson"));
    menu->addAction(tr("Whole log with receipts…"), this, &LogBar::exportEvidenceAsked)
        ->setObjectName(QStringLiteral("exportEvidence"));
    export_->setMenu(menu);
}

void LogBar::focusSearch()
{
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
}

void LogBar::clearSearch()
{
    field_->clear();
    chips_.at(StateGroup::All)->setChecked(true);
    search();
}

void LogBar::search()
{
    later_.stop();
    filter_.setText(field_->text());
    Q_EMIT filtered();
}

void LogBar::countChips()
{
    for (auto const& [group, chip] : chips_) {
        auto const count = static_cast<qulonglong>(filter_.model().count(filter_.way(), group));
        //: A chip above a log: a state and how many have it.
        chip->setText(tr("%1 %2").arg(groupText(group, filter_.way()), QLocale{}.toString(count)));
        chip->setAccessibleName(chip->text());
    }
}

void LogBar::dress()
{
    field_->setFixedWidth(scaled(width() < scaled(narrow) ? narrow_field_width : field_width));
    export_->setIcon(icon(QStringLiteral("export")));
}

bool LogBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        int const key = static_cast<QKeyEvent const*>(event)->key();
        if (key == Qt::Key_Escape && !field_->text().isEmpty()) {
            field_->clear();
            search();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) search();
    }
    return QWidget::eventFilter(watched, event);
}

void LogBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    dress();
}

void LogBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) dress();
}

} // namespace signet::ui
