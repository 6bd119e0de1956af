#include "scenes.h"
#include "window_scenes.h"

#include "../translations/speech.h"

#include "ui/view/base_style.h"
#include "ui/view/resting_button.h"
#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QScrollBar>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>

namespace signet::ui {

/// Writes a picture of every window and state, in both themes, at 100 and 200 %, in every language, into build/gallery, with
/// contact sheets: to be looked at. What a machine can see of it is checked: nothing is cut off that should be read.
class GalleryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyScene_data();
    void everyScene();
    void cleanupTestCase();

private:
    struct Look {
        QString name;
        Theme theme;
        double scale;
        QString language;
        Qt::LayoutDirection direction = Qt::LeftToRight;
    };
    [[nodiscard]] static std::vector<Look> looks()
    {
        std::vector<Look> all;
        for (QString const& language : Language::all())
            for (double const scale : {1.0, 2.0}) {
                QString const tail = (scale > 1 ? QStringLiteral("-200") : QString{})
                                     + (language == QStringLiteral("en") ? QString{} : QLatin1Char{'-'} + language);
                all.push_back({QStringLiteral("light") + tail, Theme::light(), scale, language});
                all.push_back({QStringLiteral("dark") + tail, Theme::dark(), scale, language});
            }
        all.push_back({QStringLiteral("light-pseudo"), Theme::light(), 1.0, QStringLiteral("pseudo")});
        std::unique_ptr<QStyle> const fusion{QStyleFactory::create(QStringLiteral("Fusion"))};
        all.push_back({QStringLiteral("contrast"), Theme::highContrast(fusion->standardPalette()), 1.0, QStringLiteral("en")});
        all.push_back({QStringLiteral("dark-rtl"), Theme::dark(), 1.0, QStringLiteral("en"), Qt::RightToLeft});
        return all;
    }

    /// Every window and state, and what passes over one.
    [[nodiscard]] static std::vector<Scene> const& pictures()
    {
        static std::vector<Scene> const all = [] {
            std::vector<Scene> made = scenes();
            std::vector<Scene> const passing = passingScenes();
            made.insert(made.end(), passing.begin(), passing.end());
            return made;
        }();
        return all;
    }
    /// The window, with the menus, lists and tips that lie over it: they are windows of their own.
    [[nodiscard]] static QImage pictureOf(QWidget& window)
    {
        QImage image = window.grab().toImage();
        double const ratio = image.devicePixelRatio();
        QRect whole{QPoint{0, 0}, window.size()};
        QList<QWidget*> over;
        for (QWidget* const each : QApplication::topLevelWidgets()) {
            bool const passes = each->windowType() == Qt::Popup || each->windowType() == Qt::ToolTip;
            if (!passes || !each->isVisible() || each == &window) continue;
            over += each;
            whole |= QRect{each->pos() - window.mapToGlobal(QPoint{}), each->size()};
        }
        if (over.isEmpty()) return image;
        QImage wider{whole.size() * ratio, QImage::Format_RGB32};
        wider.setDevicePixelRatio(ratio);
        wider.fill(Qt::gray);
        QPainter painter{&wider};
        painter.drawImage(-whole.topLeft(), image);
        for (QWidget* const each : over)
            painter.drawPixmap(each->pos() - window.mapToGlobal(QPoint{}) - whole.topLeft(), each->grab());
        return wider;
    }

    QDir folder_{QStringLiteral(SIGNET_GALLERY)};
    std::map<QString, QList<QPair<QString, QImage>>> sheets_;
};

void GalleryTest::initTestCase()
{
    QApplication::setStyle(new BaseStyle); // as the program does
    QVERIFY(folder_.mkpath(QStringLiteral(".")));
}

void GalleryTest::everyScene_data()
{
    QTest::addColumn<int>("look");
    QTest::addColumn<int>("scene");
    std::vector<Look> const all = looks();
    for (std::size_t look = 0; look < all.size(); ++look)
        for (std::size_t scene = 0; scene < pictures().size(); ++scene)
            QTest::addRow("%s %s", qPrintable(all[look].name), qPrintable(pictures()[scene].name))
                << static_cast<int>(look) << static_cast<int>(scene);
}

void GalleryTest::everyScene()
{
    QFETCH(int, look);
    QFETCH(int, scene);
    Look const chosen = looks().at(static_cast<std::size_t>(look));
    applyTheme(chosen.theme, chosen.scale);
    Speech const speech{chosen.language};
    QApplication::setLayoutDirection(chosen.direction);
    Scene const& each = pictures().at(static_cast<std::size_t>(scene));
    Shown const shown = each.make();
    shown.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
    if (shown.then) shown.then();
    for (int turn = 0; turn < 3; ++turn)
        QApplication::processEvents(); // what is laid out shows or hides a scroll bar, which lays out
    // Buttons rest when they appear. One look in each theme shows them as they are afterwards, the others as they come.
    if (chosen.name == QStringLiteral("light") || chosen.name == QStringLiteral("dark"))
        for (RestingButton const* const button : shown.window->findChildren<RestingButton*>())
            QVERIFY(QTest::qWaitFor([button] { return !button->isVisible() || !button->isResting(); }));
    QImage const image = pictureOf(*shown.window);
    QVERIFY(image.save(folder_.filePath(chosen.name + QLatin1Char('-') + each.name + QStringLiteral(".png")), nullptr,
                       80)); // packing takes longer than painting
    sheets_[chosen.name].push_back({each.name, image.scaledToWidth(480, Qt::SmoothTransformation)});
    // Nothing scrolls as a whole where the screen has room.
    for (RoomArea const* const room : shown.window->findChildren<RoomArea*>())
        QVERIFY(!room->isVisible() || !(room->verticalScrollBar()->isVisible() || room->horizontalScrollBar()->isVisible()));
    // Wrapped text that is higher than its label is cut off.
    for (QLabel const* const label : shown.window->findChildren<QLabel*>()) {
        if (!label->isVisible() || !label->wordWrap()) continue;
        QVERIFY2(label->heightForWidth(label->width()) <= label->height() + 1, qPrintable(label->text()));
    }
}

void GalleryTest::cleanupTestCase()
{
    constexpr int columns = 4;
    for (auto const& [name, pictures] : sheets_) {
        int row = 0;
        for (auto const& [title, picture] : pictures) row = std::max(row, picture.height());
        int const rows = (static_cast<int>(pictures.size()) + columns - 1) / columns;
        QImage sheet{columns * 500, rows * (row + 24), QImage::Format_RGB32};
        sheet.fill(Qt::gray);
        QPainter painter{&sheet};
        for (int i = 0; i < pictures.size(); ++i) {
            QPoint const at{(i % columns) * 500 + 10, (i / columns) * (row + 24)};
            painter.drawText(at + QPoint{0, 16}, pictures.at(i).first);
            painter.drawImage(at + QPoint{0, 22}, pictures.at(i).second);
        }
        painter.end();
        sheet.save(folder_.filePath(QStringLiteral("sheet-") + name + QStringLiteral(".png")));
    }
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::GalleryTest)
#include "gallery_test.moc"
