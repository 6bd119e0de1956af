#include "tests/ui/logs/sample_log.h"
#include "tests/ui/support/fake_engine.h"
#include "ui/view/inbox_page.h"
#include "ui/view/plain_label.h"
#include "ui/view/send_log_page.h"
#include "ui/view/theme.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace signet::ui {

using namespace engine;

/// Pictures of both pages in every look, in build/gallery/logs, and what can be told of them without eyes: nothing is empty, cut
/// off or on top of something else.
class LogPicturesTest : public QObject {
    Q_OBJECT

    struct Parts {
        FakeEngine engine;
        SessionModel model{engine};
        TransfersModel transfers{engine};
        SendLogPage sendLog{model, transfers};
        InboxPage inbox{model};
    };

    static void load(Parts& parts, std::vector<EnvelopeInfo> all)
    {
        parts.model.refresh();
        parts.engine.tells(Envelopes{parts.engine.lastRequest<ListEnvelopes>(), std::move(all)});
        parts.engine.tells(TransferProgress{34, Way::Sent, 29'400'000, 41'300'000});
        parts.engine.tells(TransferProgress{33, Way::Sent, 194'000'000, 512'000'000});
        parts.engine.tells(TransferProgress{35, Way::Received, 130'400'000, 203'700'000});
    }
    static void open(Parts& parts, LogPage& page, std::int64_t row)
    {
        QModelIndex const index = page.filter().mapFromSource(parts.model.indexOf({page.filter().way(), row}));
        page.view().setCurrentIndex(index);
        page.view().expand(index);
        ListFiles const* const asked = parts.engine.last<ListFiles>();
        if (!asked || asked->row != row) return;
        Session const& session = *parts.model.find({asked->way, row});
        bool const through = session.info.state == EnvelopeState::Delivered || session.info.state == EnvelopeState::Received;
        auto const receipt =
            through ? std::optional{EnvelopeFiles::Receipt{session.info.started + seconds{80}, true}} : std::nullopt;
        parts.engine.tells(EnvelopeFiles{
            parts.engine.lastRequest<ListFiles>(), row, asked->way, 0, sampleFiles().size(), sampleFiles(), receipt, {}});
    }
    static void keep(QWidget& page, QString const& name)
    {
        QString const folder = QStringLiteral(SIGNET_GALLERY "/logs");
        QDir{}.mkpath(folder);
        for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
        QPixmap const picture = page.grab();
        QVERIFY(!picture.isNull());
        QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
    static QRect placeIn(QWidget const& page, QWidget const* widget) { return {widget->mapTo(&page, QPoint{}), widget->size()}; }

    /// Buttons show their whole text, and no two stand on each other.
    static void check(QWidget& page)
    {
        QList<QAbstractButton*> seen;
        for (QAbstractButton* const button : page.findChildren<QAbstractButton*>()) {
            if (button->parentWidget()->inherits("QLineEdit")) continue; // the pictures in a field
            if (!button->isVisibleTo(&page) || button->text().isEmpty() || button->visibleRegion().isEmpty()) continue;
            int const needed = button->fontMetrics().horizontalAdvance(button->text());
            QVERIFY2(button->width() >= needed, qPrintable(button->objectName() + QLatin1Char(' ') + button->text()));
            for (QAbstractButton const* const other : seen)
                QVERIFY2(!placeIn(page, button).intersects(placeIn(page, other)),
                         qPrintable(button->text() + QStringLiteral(" on ") + other->text()));
            seen << button;
        }
        for (PlainLabel const* const label : page.findChildren<PlainLabel*>()) {
            if (!label->isVisibleTo(&page) || label->text().isEmpty() || label->visibleRegion().isEmpty()) continue;
            QVERIFY2(label->height() >= label->minimumSizeHint().height() || label->wordWrap(), qPrintable(label->text()));
        }
    }

private Q_SLOTS:
    void pages_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << 0 << 1.0 << false << QSize{1256, 660};
        QTest::newRow("dark") << 1 << 1.0 << false << QSize{1256, 660};
        QTest::newRow("contrast") << 2 << 1.0 << false << QSize{1256, 660};
        QTest::newRow("light-200") << 0 << 2.0 << false << QSize{1256, 960};
        QTest::newRow("light-rtl") << 0 << 1.0 << true << QSize{1256, 660};
        QTest::newRow("dark-small") << 1 << 1.0 << false << QSize{936, 520};
    }
    void pages()
    {
        QFETCH(int, kind);
        QFETCH(double, scale);
        QFETCH(bool, rightToLeft);
        QFETCH(QSize, size);
        QPalette const system = QApplication::style()->standardPalette();
        applyTheme(kind == 0 ? Theme::light() : kind == 1 ? Theme::dark() : Theme::highContrast(system), scale);
        QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        QString const look = QString::fromLatin1(QTest::currentDataTag());

        Parts parts;
        parts.sendLog.view().setPostmark([](QPainter& painter, QRectF const& place, WallTime) {
            painter.setPen(QPen{theme().ink2, 2});
            painter.drawEllipse(place.center(), place.height() / 2 - 3, place.height() / 2 - 3);
        });
        parts.inbox.setOwn(AccountNumber::from_serial(48217730915));
        for (LogPage* const page : {static_cast<LogPage*>(&parts.sendLog), static_cast<LogPage*>(&parts.inbox)}) {
            page->resize(size);
            page->show();
        }
        load(parts, {});
        keep(parts.sendLog, look + QStringLiteral("-send-log-empty"));
        keep(parts.inbox, look + QStringLiteral("-inbox-empty"));
        check(parts.sendLog);
        check(parts.inbox);

        load(parts, sampleLog());
        for (EnvelopeInfo const& each : sampleLog()) parts.engine.tells(EnvelopeChanged{each});
        load(parts, {});
        open(parts, parts.sendLog, 31);
        keep(parts.sendLog, look + QStringLiteral("-send-log"));
        check(parts.sendLog);
        parts.sendLog.view().collapse(parts.sendLog.filter().mapFromSource(parts.model.indexOf({Way::Sent, 31})));
        for (std::int64_t const row : {25, 26, 27}) open(parts, parts.sendLog, row);
        parts.sendLog.view().scrollToTop();
        keep(parts.sendLog, look + QStringLiteral("-send-log-failed"));
        check(parts.sendLog);
        open(parts, parts.inbox, 32);
        keep(parts.inbox, look + QStringLiteral("-inbox"));
        check(parts.inbox);
        parts.inbox.filter().setText(QStringLiteral("lincense"));
        Q_EMIT parts.model.countsChanged();
        keep(parts.inbox, look + QStringLiteral("-inbox-no-match"));
        check(parts.inbox);
    }
    void cleanupTestCase()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        applyTheme(Theme::light(), 1.0);
    }
};

} // namespace signet::ui

QTEST_MAIN(signet::ui::LogPicturesTest)
#include "pictures_test.moc"
