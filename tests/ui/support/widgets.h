#pragma once

#include <QAbstractButton>
#include <QTest>
#include <QWidget>

namespace signet::ui {

/// The child of this name; fails the test where there is none.
template <class W> W* child(QWidget& parent, char const* name)
{
    W* const found = parent.findChild<W*>(QString::fromLatin1(name));
    if (!found) qFatal("no child %s", name);
    return found;
}

/// Waits until a button that rests is active, then clicks it.
inline void press(QWidget& parent, char const* name)
{
    auto* const button = child<QAbstractButton>(parent, name);
    QTRY_VERIFY(button->isVisible() && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

/// Names of visible controls without an accessible name or words on them.
inline QStringList unnamed(QWidget& window)
{
    QStringList found;
    for (QWidget* const each : window.findChildren<QWidget*>()) {
        if (!each->isVisibleTo(&window) || each->focusPolicy() == Qt::NoFocus
            || each->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        auto const* const button = qobject_cast<QAbstractButton*>(each);
        if (each->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
            found += QString::fromLatin1(each->metaObject()->className()) + QLatin1Char(' ') + each->objectName();
    }
    return found;
}

} // namespace signet::ui
