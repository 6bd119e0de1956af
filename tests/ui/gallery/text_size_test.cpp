#include "scenes.h"

#include "ui/view/base_style.h"
#include "ui/view/resting_button.h"
#include "ui/view/theme.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>

namespace signet::ui {

/// A size of text that is chosen while windows stand: they look as if it had been chosen before.
class TextSizeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void windowsFollow_data();
    void windowsFollow();

private:
    static void settle()
    {
        for (int turn = 0; turn < 5; ++turn) QApplication::processEvents();
    }
};

void TextSizeTest::initTestCase()
{
    QApplication::setStyle(new BaseStyle);
    QApplication::setCursorFlashTime(0);
}

void TextSizeTest::windowsFollow_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    for (std::size_t scene = 0; scene < scenes().size(); ++scene) {
        QString const& name = scenes()[scene].name;
        // Whoever provisions cannot open the settings, an open list is a window of its own, and one counts down.
        if (name.startsWith(QStringLiteral("provision")) || name == QStringLiteral("main-3-list")
            || name == QStringLiteral("main-4-nobody") || name == QStringLiteral("main-45-offline"))
            continue;
        QTest::addRow("%s larger", qPrintable(name)) << static_cast<int>(scene) << 1.0 << 2.0;
        QTest::addRow("%s smaller", qPrintable(name)) << static_cast<int>(scene) << 2.0 << 1.0;
    }
}

void TextSizeTest::windowsFollow()
{
    QFETCH(int, scene);
    QFETCH(double, from);
    QFETCH(double, to);
    Scene const& each = scenes().at(static_cast<std::size_t>(scene));
    auto const standing = [&each](double first, double then, QSize size) {
        applyTheme(Theme::light(), first);
        Shown const shown = each.make();
        shown.window->show();
        settle();
        if (shown.then) shown.then();
        applyTheme(Theme::light(), then);
        settle();
        shown.window->resize(size);
        settle();
        for (RestingButton const* const button : shown.window->findChildren<RestingButton*>())
            (void)QTest::qWaitFor([button] { return !button->isVisible() || !button->isResting(); });
        for (QScrollBar* const bar : shown.window->findChildren<QScrollBar*>())
            bar->setValue(0); // rows of another height are further on
        settle();
        return shown.window->grab().toImage();
    };
    QSize const size = QSize{1280, 800} * to;
    QImage const followed = standing(from, to, size);
    QImage const fresh = standing(to, to, size);
    if (followed != fresh) {
        QString const name = each.name + (to > from ? QStringLiteral("-larger") : QStringLiteral("-smaller"));
        (void)followed.save(QStringLiteral(SIGNET_GALLERY "/followed-") + name + QStringLiteral(".png"));
        (void)fresh.save(QStringLiteral(SIGNET_GALLERY "/fresh-") + name + QStringLiteral(".png"));
    }
    QVERIFY(followed == fresh);
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::TextSizeTest)
#include "text_size_test.moc"
