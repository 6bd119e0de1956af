#include "app/desktop/tray.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"
#include "ui/window/window_actions.h"

#include <QMenu>
#include <QPainter>

namespace signet::desktop {

namespace {
constexpr int drawn = 64; ///< pixels; the system scales it
}

Tray::Tray(ui::WindowActions& actions, QObject* parent) : QObject{parent}, menu_{std::make_unique<QMenu>()}
{
    connection_ = menu_->addAction(QString{});
    connection_->setEnabled(false);
    menu_->addSeparator();
    auto* const show = menu_->addAction(tr("Show Signet"));
    inbox_ = menu_->addAction(tr("Open inbox"));
    menu_->addAction(&actions.newEnvelope);
    menu_->addSeparator();
    menu_->addAction(&actions.lock);
    menu_->addAction(&actions.closeKeys);
    menu_->addAction(&actions.settings);
    menu_->addSeparator();
    menu_->addAction(&actions.quit);
    connect(show, &QAction::triggered, this, &Tray::showAsked);
    connect(inbox_, &QAction::triggered, this, &Tray::inboxAsked);
    connect(&icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) Q_EMIT showAsked();
    });
    connect(&icon_, &QSystemTrayIcon::messageClicked, this, &Tray::inboxAsked);
    icon_.setContextMenu(menu_.get());
    draw();
    if (isThere()) icon_.show();
}

Tray::~Tray() = default;

bool Tray::isThere() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setUnread(int count)
{
    unread_ = count;
    inbox_->setText(count == 0 ? tr("Open inbox") : tr("Open inbox (%Ln new)", nullptr, count));
    draw();
}

void Tray::setConnection(QString const& words)
{
    words_ = words;
    connection_->setText(words);
    draw();
}

void Tray::setLocked(bool locked)
{
    locked_ = locked;
    inbox_->setEnabled(!locked);
    connection_->setVisible(!locked); // it names the operator
    draw();
}

void Tray::draw()
{
    QPixmap picture = ui::markPixmap(drawn, 1.0);
    if (locked_) picture = QIcon{picture}.pixmap(drawn, QIcon::Disabled);
    if (unread_ > 0 && !locked_) {
        QPainter painter{&picture};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(ui::theme().blue);
        painter.setPen(QPen{Qt::white, 3});
        painter.drawEllipse(drawn - 26, 2, 24, 24);
    }
    icon_.setIcon(QIcon{picture});
    QString tip = words_;
    if (locked_)
        tip = tr("Signet, locked");
    else if (unread_ > 0)
        tip += QStringLiteral("\n") + (unread_ == 1 ? tr("1 new envelope") : tr("%Ln new envelopes", nullptr, unread_));
    icon_.setToolTip(tip);
}

void Tray::notify(QString const& title, QString const& text)
{
    Q_EMIT notified(title, text);
    if (isThere() && QSystemTrayIcon::supportsMessages()) icon_.showMessage(title, text, ui::markIcon());
}

} // namespace signet::desktop
