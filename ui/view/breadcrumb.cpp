#include "ui/view/breadcrumb.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace signet::ui {

namespace {

constexpr int longest_crumb = 180;

/// A name may hold what Qt takes for a sign of its own.
QString withoutMnemonics(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

class Chevron final : public QWidget {
public:
    explicit Chevron(QWidget* parent) : QWidget{parent} { setFixedSize(scaled(16), scaled(20)); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        int const size = scaled(14);
        QPixmap sign = iconPixmap(QStringLiteral("chevron-right"), theme().ink3, size, devicePixelRatioF());
        if (layoutDirection() == Qt::RightToLeft) sign = sign.transformed(QTransform::fromScale(-1, 1));
        painter.drawPixmap(QRect{(width() - size) / 2, (height() - size) / 2, size, size}, sign);
    }
};

} // namespace

Breadcrumb::Breadcrumb(QWidget* parent)
    : QWidget{parent},
      row_{new QHBoxLayout{this}},
      more_{new QToolButton{this}},
      menu_{new QMenu{this}}
{
    setObjectName(QStringLiteral("breadcrumb"));
    setAccessibleName(tr("Way to the folder"));
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(0);
    more_->setObjectName(QStringLiteral("crumbMore"));
    more_->setAccessibleName(tr("Folders above"));
    more_->setText(QStringLiteral("…"));
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setMenu(menu_);
    more_->setFocusPolicy(Qt::TabFocus);
    more_->setProperty("kind", QStringLiteral("crumb"));
    row_->addWidget(more_);
    row_->addStretch();
}

QSize Breadcrumb::minimumSizeHint() const
{
    return {scaled(80), scaled(28)};
}

void Breadcrumb::setCrumbs(std::vector<FolderModel::Crumb> crumbs)
{
    crumbs_ = std::move(crumbs);
    build();
}

QToolButton* Breadcrumb::makeButton(FolderModel::Crumb const& crumb)
{
    bool const isHere = &crumb == &crumbs_.back();
    auto* const button = new QToolButton{this};
    button->setObjectName(QStringLiteral("crumb"));
    button->setProperty("kind", isHere ? QStringLiteral("crumbHere") : QStringLiteral("crumb"));
    button->setAccessibleName(isHere ? tr("%1, shown now").arg(crumb.text) : crumb.text);
    button->setFocusPolicy(Qt::TabFocus);
    button->ensurePolished();
    setText(button, crumb.text, scaled(longest_crumb));
    connect(button, &QToolButton::clicked, this, [this, path = crumb.path] { Q_EMIT folderWished(path); });
    return button;
}

void Breadcrumb::setText(QToolButton* button, QString const& text, int room) const
{
    button->setText(withoutMnemonics(button->fontMetrics().elidedText(text, Qt::ElideMiddle, room)));
}

QWidget* Breadcrumb::makeChevron()
{
    return new Chevron{this};
}

void Breadcrumb::build()
{
    for (Part const& part : parts_) {
        // Later: the button that was pressed is still at work.
        part.button->hide();
        part.button->deleteLater();
        part.chevron->hide();
        part.chevron->deleteLater();
    }
    parts_.clear();
    setTabOrder(this, more_);
    QWidget* before = more_;
    for (FolderModel::Crumb const& crumb : crumbs_) {
        Part const part{makeChevron(), makeButton(crumb)};
        row_->insertWidget(row_->count() - 1, part.chevron);
        row_->insertWidget(row_->count() - 1, part.button);
        part.chevron->show();
        part.button->show();
        setTabOrder(before, part.button);
        before = part.button;
        parts_.push_back(part);
    }
    fit();
}

void Breadcrumb::fit()
{
    if (parts_.empty()) return;
    auto const widthOf = [](Part const& part) { return part.chevron->width() + part.button->sizeHint().width(); };
    QToolButton* const last = parts_.back().button;
    setText(last, crumbs_.back().text, scaled(longest_crumb));
    int room = width();
    int needed = 0;
    for (Part const& part : parts_) needed += widthOf(part);
    if (needed > room) room -= more_->sizeHint().width();
    std::size_t first = 0;
    while (first + 1 < parts_.size() && needed > room) needed -= widthOf(parts_[first++]);
    if (needed > room) {
        QFontMetrics const metrics = last->fontMetrics();
        int const around =
            needed - metrics.horizontalAdvance(metrics.elidedText(crumbs_.back().text, Qt::ElideMiddle, scaled(longest_crumb)));
        setText(last, crumbs_.back().text, std::max(scaled(40), room - around));
    }
    menu_->clear();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        bool const isShown = i >= first;
        parts_[i].button->setVisible(isShown);
        parts_[i].chevron->setVisible(isShown && i > 0);
        if (isShown) continue;
        QAction* const action = menu_->addAction(withoutMnemonics(crumbs_[i].text));
        connect(action, &QAction::triggered, this, [this, path = crumbs_[i].path] { Q_EMIT folderWished(path); });
    }
    more_->setVisible(first > 0);
}

void Breadcrumb::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Breadcrumb::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) build();
}

} // namespace signet::ui
