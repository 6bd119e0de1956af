#include "ui/view/address_popup.h"

#include "ui/model/address_filter.h"
#include "ui/model/plain_text.h"
#include "ui/view/address_delegate.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_set.h"
#include "ui/view/plain_label.h"
#include "ui/view/search_field.h"
#include "ui/view/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QStackedLayout>
#include <QToolButton>

namespace signet::ui {

namespace {
constexpr int mostRows = 6; ///< that are seen at once
constexpr int leastWidth = 420;
constexpr int longestSearch = 100; ///< ours: characters
} // namespace

AddressPopup::AddressPopup(QAbstractItemModel& model, Words const& words, QWidget* parent)
    : QFrame{parent, Qt::Popup},
      filter_{new AddressFilter{this}},
      search_{new SearchField{this}},
      list_{new QListView{this}},
      nobody_{new PlainLabel{this}},
      middle_{new QStackedLayout},
      new_{new QToolButton{this}},
      count_{new PlainLabel{this}},
      focus_{new FocusFrame{this}}
{
    setObjectName(QStringLiteral("addressPopup"));
    setProperty("kind", QStringLiteral("popup"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_NoMouseReplay); // a click on the field that closes the list does not open it again
    setAccessibleName(words.name);
    filter_->setSourceModel(&model);
    build(words);
    connect(search_, &QLineEdit::textChanged, this, &AddressPopup::search);
    connect(list_, &QListView::clicked, this, &AddressPopup::choose);
    connect(new_, &QToolButton::clicked, this, [this] {
        QString const typed = search_->text();
        hide();
        Q_EMIT newWished(typed);
    });
    // The filter drops a row before its source has: the source is heard too.
    for (QAbstractItemModel const* const each : {static_cast<QAbstractItemModel const*>(filter_), &std::as_const(model)}) {
        connect(each, &QAbstractItemModel::rowsInserted, this, &AddressPopup::showCount);
        connect(each, &QAbstractItemModel::rowsRemoved, this, &AddressPopup::showCount);
        connect(each, &QAbstractItemModel::modelReset, this, &AddressPopup::showCount);
    }
    search_->installEventFilter(this);
    list_->installEventFilter(this);
}

void AddressPopup::build(Words const& words)
{
    search_->setObjectName(QStringLiteral("addressSearch"));
    search_->setPlaceholderText(words.search);
    search_->setAccessibleName(words.search);
    search_->setAccessibleDescription(tr("Arrow keys choose below"));
    search_->setMaxLength(longestSearch);

    list_->setObjectName(QStringLiteral("addressList"));
    list_->setAccessibleName(words.name);
    list_->setItemDelegate(new AddressDelegate{list_});
    list_->setModel(filter_);
    list_->setMouseTracking(true);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);

    nobody_->setObjectName(QStringLiteral("addressNobody"));
    nobody_->setAlignment(Qt::AlignCenter);

    new_->setObjectName(QStringLiteral("addressNew"));
    new_->setProperty("kind", QStringLiteral("link"));
    new_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    new_->setText(QChar{QChar::Nbsp} + words.newOne); // Qt leaves 4 px after an icon, ui.md §3 has 8
    new_->setIcon(icon(words.newOneIcon, theme().blue));
    new_->setAccessibleName(words.newOne);
    count_->setObjectName(QStringLiteral("addressCount"));
    count_->setProperty("kind", QStringLiteral("second"));

    auto* const top = new QHBoxLayout;
    top->setContentsMargins(scaled(10), scaled(8), scaled(10), scaled(8));
    top->addWidget(search_);
    middle_->addWidget(list_);
    middle_->addWidget(nobody_);
    auto* const footer = new QFrame{this};
    footer->setProperty("kind", QStringLiteral("footer"));
    auto* const foot = new QHBoxLayout{footer};
    foot->setContentsMargins(scaled(10), scaled(4), scaled(14), scaled(4));
    foot->addWidget(new_);
    foot->addStretch();
    foot->addWidget(count_);
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(top);
    all->addLayout(middle_);
    all->addWidget(footer);
}

void AddressPopup::openBelow(QWidget const& anchor, int row)
{
    search_->clear();
    QModelIndex const source = filter_->sourceModel()->index(row, 0);
    QModelIndex const first = filter_->mapFromSource(source);
    list_->setCurrentIndex(first.isValid() ? first : filter_->index(0, 0));
    showCount();
    fit(anchor);
    show();
    list_->scrollTo(list_->currentIndex());
    search_->setFocus(Qt::PopupFocusReason);
}

void AddressPopup::fit(QWidget const& anchor)
{
    setLayoutDirection(anchor.layoutDirection());
    int const rowHeight = list_->sizeHintForRow(0) > 0 ? list_->sizeHintForRow(0) : scaled(50);
    int const rows = std::clamp(filter_->rowCount(), 1, mostRows);
    list_->setFixedHeight(rows * rowHeight);
    ensurePolished();
    adjustSize();
    QRect const screen = anchor.screen()->availableGeometry();
    int const width = std::min(std::max(anchor.width(), scaled(leastWidth)), screen.width());
    // A stack asks for what its pages like best, where that is more than the list was given.
    int const asked = std::max(middle_->sizeHint().height(), middle_->minimumSize().height());
    int height = sizeHint().height() - asked + rows * rowHeight;
    QPoint at = anchor.mapToGlobal(QPoint{0, anchor.height()});
    if (isRightToLeft()) at.rx() += anchor.width() - width;
    int const below = screen.bottom() + 1 - at.y();
    int const above = anchor.mapToGlobal(QPoint{0, 0}).y() - screen.top();
    bool const goesUp = height > below && above > below;
    int const room = std::max(goesUp ? above : below, height - (rows - 1) * rowHeight); // one row always
    if (height > room) {
        list_->setFixedHeight(rows * rowHeight - (height - room));
        height = room;
        layout()->activate(); // or the window stays as high as the list was
    }
    if (goesUp) at.setY(anchor.mapToGlobal(QPoint{0, 0}).y() - height);
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() + 1 - width)));
    setGeometry(QRect{at, QSize{width, height}});
}

void AddressPopup::search(QString const& text)
{
    filter_->setSearch(text);
    list_->setCurrentIndex(filter_->index(0, 0));
    showCount();
}

void AddressPopup::showCount()
{
    int const total = filter_->sourceModel()->rowCount();
    int const found = filter_->rowCount();
    count_->setText(tr("%1 of %2", "rows found of rows there are").arg(found).arg(total));
    QString const searched = isolated(plain(filter_->search(), 40));
    nobody_->setText(total == 0 ? tr("Nobody is on your list yet") : tr("Nobody matches \u201C%1\u201D").arg(searched));
    middle_->setCurrentWidget(found == 0 ? static_cast<QWidget*>(nobody_) : list_);
}

void AddressPopup::choose(QModelIndex const& filtered)
{
    if (!filtered.isValid()) return;
    int const row = filter_->mapToSource(filtered).row();
    hide();
    Q_EMIT chosen(row);
}

bool AddressPopup::steersList(QKeyEvent const& event) const
{
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: return !event.modifiers().testFlag(Qt::AltModifier);
    default: return false;
    }
}

bool AddressPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    auto& key = static_cast<QKeyEvent&>(*event);
    if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
        choose(list_->currentIndex());
        return true;
    }
    if (watched == search_ && steersList(key)) {
        QCoreApplication::sendEvent(list_, event);
        return true;
    }
    bool const types = !key.text().isEmpty() && key.text().at(0).isPrint() && !key.modifiers().testFlag(Qt::ControlModifier);
    if (watched == list_ && (types || key.key() == Qt::Key_Backspace)) {
        search_->setFocus();
        QCoreApplication::sendEvent(search_, event);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void AddressPopup::keyPressEvent(QKeyEvent* event)
{
    bool const altUp = event->key() == Qt::Key_Up && event->modifiers().testFlag(Qt::AltModifier);
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F4 || altUp) {
        hide();
        event->accept();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace signet::ui
