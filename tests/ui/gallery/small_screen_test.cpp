#include "scenes.h"

#include "ui/view/base_style.h"
#include "ui/view/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QTest>

namespace signet::ui {

/// Every window and state with the largest text on a small screen: what has no room there can be scrolled to.
class SmallScreenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everythingCanBeReached_data();
    void everythingCanBeReached();

private:
    /// What of it no scrolling shows: it sticks out of something that does not scroll.
    [[nodiscard]] static bool isCutOff(QWidget const& widget)
    {
        for (QWidget const* around = widget.parentWidget(); around; around = around->parentWidget()) {
            QRect const place{widget.mapTo(around, QPoint{}), widget.size()};
            auto const* const scrolls = qobject_cast<QAbstractScrollArea const*>(around->parentWidget());
            if (scrolls && scrolls->viewport() == around) return false; // its content has the size that it needs
            if (!around->rect().contains(place)) return true;
        }
        return false;
    }
    [[nodiscard]] static QString saying(QWidget const& widget)
    {
        auto const* const label = qobject_cast<QLabel const*>(&widget);
        auto const* const button = qobject_cast<QAbstractButton const*>(&widget);
        return widget.objectName() + QLatin1Char(' ') + (label ? label->text() : button ? button->text() : QString{});
    }
};

void SmallScreenTest::initTestCase()
{
    QApplication::setStyle(new BaseStyle);
    QVERIFY(QDir{QStringLiteral(SIGNET_GALLERY)}.mkpath(QStringLiteral(".")));
}

void SmallScreenTest::everythingCanBeReached_data()
{
    QTest::addColumn<int>("scene");
    for (std::size_t scene = 0; scene < scenes().size(); ++scene) {
        QString const& name = scenes()[scene].name;
        // An open list is a window of its own, which these two have lying in the picture.
        if (name == QStringLiteral("main-3-list") || name == QStringLiteral("main-4-nobody")) continue;
        QTest::addRow("%s", qPrintable(name)) << static_cast<int>(scene);
    }
}

void SmallScreenTest::everythingCanBeReached()
{
    QFETCH(int, scene);
    applyTheme(Theme::light(), 2.0);
    Scene const& each = scenes().at(static_cast<std::size_t>(scene));
    Shown const shown = each.make();
    QWidget& window = *shown.window;
    QSize const room = window.screen()->availableSize();
    window.resize(window.size().boundedTo(room)); // some scenes ask for more
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    if (shown.then) shown.then();
    for (int turn = 0; turn < 3; ++turn) QApplication::processEvents();
    QVERIFY(window.grab().save(QStringLiteral(SIGNET_GALLERY "/small-") + each.name + QStringLiteral(".png")));
    QVERIFY2(room.width() >= window.width() && room.height() >= window.height(),
             qPrintable(QStringLiteral("%1 x %2").arg(window.width()).arg(window.height())));

    for (QWidget* const widget : window.findChildren<QWidget*>()) {
        bool const isRead =
            qobject_cast<QLabel*>(widget) || qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget);
        if (isRead && widget->isVisible()) QVERIFY2(!isCutOff(*widget), qPrintable(saying(*widget)));
    }
    // What takes the keyboard is brought into sight.
    for (QWidget* const widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
        widget->setFocus(Qt::TabFocusReason);
        if (!widget->hasFocus()) continue;
        QRect const seen = widget->visibleRegion().boundingRect();
        bool const isSeen = seen.width() >= std::min(widget->width(), 200) && seen.height() >= std::min(widget->height(), 40);
        QVERIFY2(isSeen, qPrintable(saying(*widget)));
    }
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::SmallScreenTest)
#include "small_screen_test.moc"
