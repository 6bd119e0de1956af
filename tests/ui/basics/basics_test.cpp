#include "ui/model/plain_text.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_set.h"
#include "ui/view/plain_label.h"
#include "ui/view/style_sheet.h"
#include "ui/view/theme.h"

#include <QDir>
#include <QTest>

namespace signet::ui {

/// What every window stands on: colours, icons, labels, focus ring.
class BasicsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastsHold_data();
    void contrastsHold();
    void everyTokenOfTheSheetExists();
    void everyIconIsThere();
    void highContrastHasNoSheet();
    void U89_labelsShowTextOnly_data();
    void U89_labelsShowTextOnly();
    void longLabelsAreElidedInTheMiddle();
    void focusRingFollowsTheKeyboard();
    void focusRingFollowsWhatItsWidgetLiesIn();
};

void BasicsTest::contrastsHold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("back");
    QTest::addColumn<double>("least");
    // ui.md §2, worst surface of each.
    for (char const* const back : {"desk", "surface", "raised", "paper", "sel"}) {
        for (char const* const text : {"ink", "ink2", "blue", "ok", "warn", "err"})
            QTest::addRow("%s on %s", text, back) << QString::fromLatin1(text) << QString::fromLatin1(back) << 4.5;
        QTest::addRow("focus on %s", back) << QStringLiteral("focus") << QString::fromLatin1(back) << 3.0;
        QTest::addRow("tabMark on %s", back) << QStringLiteral("tabMark") << QString::fromLatin1(back) << 4.5;
    }
    for (char const* const back : {"desk", "surface", "raised", "paper"}) {
        QTest::addRow("ink3 on %s", back) << QStringLiteral("ink3") << QString::fromLatin1(back) << 4.5;
        QTest::addRow("lineStrong on %s", back) << QStringLiteral("lineStrong") << QString::fromLatin1(back) << 2.95;
    }
    for (auto const& [text, back] :
         {std::pair{"ok", "okBg"}, std::pair{"warn", "warnBg"}, std::pair{"err", "errBg"}, std::pair{"onWax", "wax"},
          std::pair{"onBlue", "blue"}, std::pair{"onFixed", "accept"}, std::pair{"onFixed", "reject"}})
        QTest::addRow("%s on %s", text, back) << QString::fromLatin1(text) << QString::fromLatin1(back) << 4.5;
}

void BasicsTest::contrastsHold()
{
    QFETCH(QString, text);
    QFETCH(QString, back);
    QFETCH(double, least);
    for (Theme const& each : {Theme::light(), Theme::dark()}) {
        double const found = contrast(each.token(text), each.token(back));
        QVERIFY2(
            found >= least,
            qPrintable(
                QStringLiteral("%1 in %2").arg(found).arg(each.isDark() ? QStringLiteral("dark") : QStringLiteral("light"))));
    }
}

void BasicsTest::everyTokenOfTheSheetExists()
{
    QString const sheet = styleSheetFor(Theme::light());
    QVERIFY(!sheet.isEmpty());
    QVERIFY2(!sheet.contains(QLatin1Char('@')), "a token of the sheet is not filled in");
    QVERIFY2(!sheet.contains(QStringLiteral("_px")), "a length of the sheet is not filled in");
    QVERIFY2(!sheet.contains(QStringLiteral(": ;")), "a token of the sheet is no colour");
}

void BasicsTest::everyIconIsThere()
{
    QStringList const files = QDir{QStringLiteral(":/signet/icons")}.entryList();
    QVERIFY(files.size() > 50);
    for (QString const& file : files) {
        QString const name = file.chopped(4);
        QVERIFY2(!iconPixmap(name, Qt::black, 20, 1.0).isNull(), qPrintable(name));
    }
    QVERIFY(!markPixmap(48, 2.0).isNull());
    QVERIFY(iconPixmap(QStringLiteral("no such icon"), Qt::black, 20, 1.0).isNull());
}

void BasicsTest::highContrastHasNoSheet()
{
    QVERIFY(styleSheetFor(Theme::highContrast(QPalette{})).isEmpty());
}

void BasicsTest::U89_labelsShowTextOnly_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("shown");
    QTest::newRow("tag") << QStringLiteral("<img src=http://127.0.0.1:1/x>") << QStringLiteral("<img src=http://127.0.0.1:1/x>");
    QTest::newRow("entity") << QStringLiteral("&#60;b&#62;") << QStringLiteral("&#60;b&#62;");
    QTest::newRow("lines") << QStringLiteral("a\nb\r\tc") << QStringLiteral("a\uFFFDb\uFFFD\uFFFDc");
    QTest::newRow("turned") << QStringLiteral("cod\u202Eexe.pdf") << QStringLiteral("cod\uFFFDexe.pdf");
    QTest::newRow("marks") << QStringLiteral("e") + QString{1000, QChar{0x0301}} << QStringLiteral("e\u0301\u0301\u0301");
    QTest::newRow("right to left") << QStringLiteral("\u05D0\u05D1") << QStringLiteral("\u05D0\u05D1");
}

void BasicsTest::U89_labelsShowTextOnly()
{
    QFETCH(QString, given);
    QFETCH(QString, shown);
    PlainLabel label{given};
    QCOMPARE(label.text(), shown);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(plain(QString{1'000'000, QLatin1Char('x')}).size() <= 200);
}

void BasicsTest::longLabelsAreElidedInTheMiddle()
{
    PlainLabel label{QStringLiteral("A very long name of a company that nobody can read whole.pdf")};
    label.resize(120, 20);
    label.show();
    QVERIFY(label.QLabel::text().contains(QChar{0x2026}));
    QVERIFY(label.QLabel::text().endsWith(QStringLiteral("pdf")));
    QCOMPARE(label.accessibleName(), label.text());
    QVERIFY(!label.toolTip().isEmpty());
}

void BasicsTest::focusRingFollowsTheKeyboard()
{
    QWidget window;
    auto* const layout = new QVBoxLayout{&window};
    auto* const first = new QPushButton{QStringLiteral("First")};
    auto* const second = new QPushButton{QStringLiteral("Second")};
    layout->addWidget(first);
    layout->addWidget(second);
    FocusFrame frame{&window};
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    first->setFocus();
    QVERIFY(!frame.isVisible());
    QTest::keyClick(first, Qt::Key_Tab);
    QTRY_VERIFY(frame.isVisible());
    QCOMPARE(frame.around(), second);
    QVERIFY(frame.geometry().contains(second->geometry()));
    QTest::mousePress(first, Qt::LeftButton);
    QVERIFY(!frame.isVisible());
}

void BasicsTest::focusRingFollowsWhatItsWidgetLiesIn()
{
    QWidget window;
    window.resize(400, 300);
    QWidget inner{&window};
    QPushButton first{QStringLiteral("First"), &inner};
    QPushButton second{QStringLiteral("Second"), &inner};
    second.move(0, 60);
    inner.resize(200, 120);
    FocusFrame frame{&window};
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    first.setFocus();
    QTest::keyClick(&first, Qt::Key_Tab);
    QTRY_VERIFY(frame.isVisible());
    inner.move(50, 40);
    QVERIFY(frame.geometry().contains(QRect{second.mapTo(&window, QPoint{0, 0}), second.size()}));
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::BasicsTest)
#include "basics_test.moc"
