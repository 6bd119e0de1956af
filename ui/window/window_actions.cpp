#include "ui/window/window_actions.h"

namespace signet::ui {

WindowActions::WindowActions(QObject* parent)
    : QObject{parent},
      newEnvelope{tr("&New envelope")},
      sealToFile{tr("Seal to &file\u2026")},
      addAccount{tr("Add an a&ccount\u2026")},
      settings{tr("&Settings\u2026")},
      removePractice{tr("Remove &practice mode\u2026")},
      lock{tr("&Lock window")},
      closeKeys{tr("Close &keys")},
      quit{tr("&Quit Signet")},
      send{tr("&Send")},
      chooseTo{tr("&To")},
      chooseFrom{tr("&From")},
      verifySomeone{tr("Verify someone &new\u2026")},
      copyMyNumber{tr("Copy &my number")},
      showSendFiles{tr("&Send Files")},
      showSendLog{tr("Send &Log")},
      showInbox{tr("&Inbox")},
      find{tr("&Find in this page")},
      compactEnvelope{tr("&Compact envelope")},
      about{tr("&About Signet\u2026")}
{
    struct Given {
        QAction& action;
        char const* name;
        QList<QKeySequence> keys;
    };
    QKeySequence const ctrlReturn{QStringLiteral("Ctrl+Return")};
    QKeySequence const ctrlEnter{QStringLiteral("Ctrl+Enter")}; // on the number pad
    for (Given const& each :
         {Given{newEnvelope, "newEnvelope", {QKeySequence{QStringLiteral("Ctrl+N")}}}, Given{sealToFile, "sealToFile", {}},
          Given{addAccount, "addAccount", {}}, Given{settings, "settings", {QKeySequence{QStringLiteral("Ctrl+,")}}},
          Given{removePractice, "removePractice", {}}, Given{lock, "lock", {QKeySequence{QStringLiteral("Ctrl+L")}}},
          Given{closeKeys, "closeKeys", {}}, Given{quit, "quit", {QKeySequence{QStringLiteral("Ctrl+Q")}}},
          Given{send, "send", {ctrlReturn, ctrlEnter}}, Given{chooseTo, "chooseTo", {QKeySequence{QStringLiteral("Ctrl+T")}}},
          Given{chooseFrom, "chooseFrom", {QKeySequence{QStringLiteral("Ctrl+Shift+T")}}},
          Given{verifySomeone, "verifySomeone", {}}, Given{copyMyNumber, "copyMyNumber", {}},
          Given{showSendFiles, "showSendFiles", {QKeySequence{QStringLiteral("Ctrl+1")}}},
          Given{showSendLog, "showSendLog", {QKeySequence{QStringLiteral("Ctrl+2")}}},
          Given{showInbox, "showInbox", {QKeySequence{QStringLiteral("Ctrl+3")}}},
          Given{find, "find", {QKeySequence{QStringLiteral("Ctrl+F")}}}, Given{compactEnvelope, "compactEnvelope", {}},
          Given{about, "about", {}}}) {
        each.action.setObjectName(QString::fromLatin1(each.name));
        each.action.setShortcuts(each.keys);
    }
    lock.setShortcutContext(Qt::ApplicationShortcut); // whatever window has the keyboard
    removePractice.setVisible(false);
    compactEnvelope.setCheckable(true);
    settings.setMenuRole(QAction::PreferencesRole);
    quit.setMenuRole(QAction::QuitRole);
    about.setMenuRole(QAction::AboutRole);
}

} // namespace signet::ui
