#pragma once

#include <QAction>
#include <QObject>

namespace signet::ui {

/// What the window's menus, shortcuts and buttons can do, ui.md §8. Each is one action wherever it stands; whoever carries it out
/// listens to triggered().
class WindowActions final : public QObject {
    Q_OBJECT
public:
    explicit WindowActions(QObject* parent = nullptr);

    QAction newEnvelope;
    QAction sealToFile; ///< like send: enabled by the main window where the envelope is ready
    QAction addAccount;
    QAction settings;
    QAction removePractice; ///< shown while practising only
    QAction lock;
    QAction closeKeys;
    QAction quit;

    QAction send;
    QAction chooseTo;
    QAction chooseFrom;
    QAction verifySomeone;
    QAction copyMyNumber;

    QAction showSendFiles;
    QAction showSendLog;
    QAction showInbox;
    QAction find;
    QAction compactEnvelope; ///< checkable

    QAction about;
};

} // namespace signet::ui
