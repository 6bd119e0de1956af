#pragma once

#include <QAbstractItemView>
#include <QEvent>

#include <functional>

namespace signet::desktop {

/// Tells once when a view has painted rows and they are on the display. UI thread.
class FirstRows final : public QObject {
public:
    FirstRows(QAbstractItemView& view, std::function<void()> painted) : QObject{&view}, view_{view}, painted_{std::move(painted)}
    {
        view.viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && view_.model()->rowCount() > 0) {
            watched->removeEventFilter(this);
            // The paint that begins here is on the display before the next turn.
            QMetaObject::invokeMethod(this, [this] { painted_(); }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QAbstractItemView& view_;
    std::function<void()> painted_;
};

} // namespace signet::desktop
