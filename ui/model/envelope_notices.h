#pragma once

#include "core/engine/api.h"
#include "ui/model/notices.h"

#include <QDeadlineTimer>
#include <QTimer>

namespace signet::ui {

class AccountsModel;
class ContactsModel;
class Draft;
class Outgoing;
class Stamp;

/// What the envelope's state makes worth a message: no connection, a changed key, an envelope that waits, a profile that may
/// have been copied, files that cannot go. Knows when each begins and ends, and what its buttons do.
class EnvelopeNotices final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        AccountsModel& accounts;
        ContactsModel& contacts;
        Draft& draft;
        Stamp& stamp;
        Outgoing& outgoing;
        Notices& notices;
        /// Ours: a break that is over sooner is not worth a message.
        std::chrono::milliseconds offlineGrace = std::chrono::seconds{3};
    };
    explicit EnvelopeNotices(Parts const& parts, QObject* parent = nullptr);

Q_SIGNALS:
    void verifyWished(signet::AccountNumber const& own, signet::AccountNumber const& number);
    void showInLogWished(std::string const& envelope);

private:
    void takeConnection(AccountNumber const& number);
    void followConnection();
    [[nodiscard]] QString whenNext() const;
    void followClock(AccountNumber const& own);
    void followKey();
    void followTransfer();
    void followOutgoing();
    void warnOfCopy(AccountNumber const& own);
    void tellRefused(AccountNumber const& number, Error const& error);
    void act(QString const& notice, QString const& action);

    Parts parts_;
    QTimer grace_;
    QTimer second_;                                   ///< counts down to the next try
    std::map<AccountNumber, QDeadlineTimer> nextTry_; ///< of the accounts that are offline
    bool clockDismissed_ = false;                     ///< until the clock is right again
    std::optional<AccountNumber> offline_;            ///< the account, from when it lost its connection until it is online again
};

} // namespace signet::ui
