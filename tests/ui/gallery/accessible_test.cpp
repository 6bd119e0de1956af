#include "scenes.h"

#include "../support/accessible_walk.h"

#include "ui/view/theme.h"

#include <QTest>

namespace signet::ui {

/// What a screen reader meets in every window and state of the gallery: no control without a name.
class AccessibleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyControlHasAName_data();
    void everyControlHasAName();
    void theWalkFindsWhatHasNone();
};

void AccessibleTest::everyControlHasAName_data()
{
    QTest::addColumn<int>("scene");
    for (std::size_t scene = 0; scene < scenes().size(); ++scene)
        QTest::addRow("%s", qPrintable(scenes()[scene].name)) << static_cast<int>(scene);
}

void AccessibleTest::everyControlHasAName()
{
    QFETCH(int, scene);
    applyTheme(Theme::light(), 1.0);
    Shown const shown = scenes().at(static_cast<std::size_t>(scene)).make();
    shown.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
    AccessibleWalk const walk = walkAccessible(*shown.window);
    QVERIFY(walk.controls > 0);
    QVERIFY2(walk.unnamed.isEmpty(), qPrintable(walk.unnamed.join(QStringLiteral("; "))));
}

void AccessibleTest::theWalkFindsWhatHasNone()
{
    QWidget window;
    window.setWindowTitle(QStringLiteral("Window"));
    auto* const button = new QPushButton{&window};
    button->setObjectName(QStringLiteral("silent"));
    window.show();
    AccessibleWalk const walk = walkAccessible(window);
    QCOMPARE(walk.unnamed.size(), 1);
    QVERIFY(walk.unnamed.first().contains(QStringLiteral("silent")));
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::AccessibleTest)
#include "accessible_test.moc"
