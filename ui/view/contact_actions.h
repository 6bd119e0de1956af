#pragma once

#include "core/base/ids.h"

#include <QAction>
#include <QObject>

namespace signet::ui {

class ContactsModel;
class Draft;

/// What can be done with the To of the envelope, for its More menu and the window's Envelope menu: what does not apply is not
/// there. Asks where something is lost.
class ContactActions final : public QObject {
    Q_OBJECT
public:
    /// They and their dialogs belong to `window`.
    ContactActions(ContactsModel& contacts, Draft& draft, QWidget& window);

    [[nodiscard]] QList<QAction*> actions();
    /// Shows the dialog for somebody who is not listed.
    void addSomeone(QString const& typed);

Q_SIGNALS:
    void verifyWished(signet::AccountNumber const& own, signet::AccountNumber const& number);
    /// Somebody was put on the list, to be written to.
    void added(signet::AccountNumber const& number);

private:
    void follow();
    void rename();
    void copyNumber();
    void withdraw();
    void block();
    void remove();

    ContactsModel& contacts_;
    Draft& draft_;
    QWidget& window_;
    QAction verify_;
    QAction rename_;
    QAction copy_;
    QAction separator_;
    QAction withdraw_;
    QAction block_;
    QAction unblock_;
    QAction remove_;
};

} // namespace signet::ui
