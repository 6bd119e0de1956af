#include "ui/model/envelope_notices.h"

#include "ui/model/accounts_model.h"
#include "ui/model/contacts_model.h"
#include "ui/model/draft.h"
#include "ui/model/error_words.h"
#include "ui/model/outgoing.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/stamp.h"
#include "ui/model/time_text.h"

namespace signet::ui {

namespace {

using Connection = engine::ConnectionChanged;
using Look = Notice::Look;

QString const keyChanged = QStringLiteral("key changed");
QString const copied = QStringLiteral("copied");
QString const problems = QStringLiteral("problems");
QString const failed = QStringLiteral("failed");
QString const contactRefused = QStringLiteral("contact refused");
QString const connection = QStringLiteral("connection");
QString const waiting = QStringLiteral("waiting");
QString const wrongClock = QStringLiteral("clock");

QString const dismiss = Notice::dismissId();
QString const verify = QStringLiteral("verify");
QString const sendRest = QStringLiteral("send rest");
QString const tryNow = QStringLiteral("try now");
QString const show = QStringLiteral("show");
QString const takeBack = QStringLiteral("take back");

constexpr qsizetype longestPath = 80; ///< ours: a sentence holds no longer one

enum Rank { RankKey, RankCopied, RankOutgoing, RankConnection, RankWaiting, RankClock };

} // namespace

EnvelopeNotices::EnvelopeNotices(Parts const& parts, QObject* parent) : QObject{parent}, parts_{parts}
{
    grace_.setSingleShot(true);
    grace_.setInterval(parts.offlineGrace);
    connect(&grace_, &QTimer::timeout, this, &EnvelopeNotices::followConnection);
    second_.setInterval(1s);
    connect(&second_, &QTimer::timeout, this, &EnvelopeNotices::followConnection);
    connect(&parts.accounts, &AccountsModel::connectionChanged, this, &EnvelopeNotices::takeConnection);
    connect(&parts.accounts, &AccountsModel::maybeCopied, this, &EnvelopeNotices::warnOfCopy);
    connect(&parts.contacts, &ContactsModel::refused, this, &EnvelopeNotices::tellRefused);
    connect(&parts.draft, &Draft::changed, this, &EnvelopeNotices::followKey);
    connect(&parts.draft, &Draft::changed, this, &EnvelopeNotices::followConnection);
    connect(&parts.draft, &Draft::changed, this, &EnvelopeNotices::followTransfer);
    connect(&parts.stamp, &Stamp::changed, this, &EnvelopeNotices::followTransfer);
    connect(&parts.outgoing, &Outgoing::changed, this, &EnvelopeNotices::followOutgoing);
    connect(&parts.notices, &Notices::acted, this, &EnvelopeNotices::act);
    followKey();
    followConnection();
}

void EnvelopeNotices::takeConnection(AccountNumber const& number)
{
    nextTry_[number].setRemainingTime(parts_.accounts.connection(number)->next_try);
    if (number == parts_.draft.from()) followConnection();
    followClock(number);
}

/// Always something: a sentence that comes and goes would move what is below.
QString EnvelopeNotices::whenNext() const
{
    auto const next = nextTry_.find(*parts_.draft.from());
    std::chrono::nanoseconds const left = next == nextTry_.end() ? 0ns : next->second.remainingTimeAsDuration();
    return left < 1s ? tr("Trying now.") : tr("Next try in %1.").arg(durationText(std::chrono::ceil<seconds>(left)));
}

void EnvelopeNotices::followConnection()
{
    std::optional<Connection> const now =
        parts_.draft.from() ? parts_.accounts.connection(*parts_.draft.from()) : std::optional<Connection>{};
    engine::AccountInfo const* const account = parts_.draft.account();
    using State = Connection::State;
    State const state = now && account ? now->state : State::Online;
    if (state == State::Online || offline_ != parts_.draft.from()) offline_.reset();
    if (state == State::Offline && !offline_) {
        offline_ = parts_.draft.from();
        grace_.start();
    }
    if (!offline_) grace_.stop();
    second_.stop();

    Notice notice{connection, RankConnection, Look::Warn, QStringLiteral("network"), {}, {}, {}};
    switch (state) {
    case State::Suspended:
        notice.look = Look::Err;
        notice.heading = tr("Your account is suspended");
        notice.text = tr("Nothing can be sent or received. Ring your operator.");
        break;
    case State::Closed:
        notice.look = Look::Err;
        notice.heading = tr("This device's account was closed or issued anew");
        notice.text = tr("Nothing can be sent or received with it. Ring your operator.");
        break;
    case State::Replaced:
        notice.heading = tr("This account signed in elsewhere");
        notice.text = tr("That newer sign-in took the place of this one. Try now to sign in here again.");
        notice.actions = {{tryNow, tr("Try now")}};
        break;
    default:
        if (!offline_ || grace_.isActive()) return parts_.notices.take(connection);
        notice.heading = tr("No connection to %1").arg(isolated(plain(account->server)));
        notice.text = tr("You can prepare envelopes. They go out when the connection is back.") + QLatin1Char{' '} + whenNext();
        second_.start();
        notice.actions = {{tryNow, tr("Try now")}};
    }
    parts_.notices.put(std::move(notice));
}

void EnvelopeNotices::followClock(AccountNumber const& own)
{
    std::optional<Connection> const now = parts_.accounts.connection(own);
    if (!now || now->state != Connection::State::Online) return;
    if (now->clock_behind == 0ms) {
        clockDismissed_ = false;
        return parts_.notices.take(wrongClock);
    }
    if (clockDismissed_) return;
    parts_.notices.put({wrongClock,
                        RankClock,
                        Look::Warn,
                        QStringLiteral("clock"),
                        tr("Your computer's clock is %1 wrong").arg(durationText(std::chrono::abs(now->clock_behind))),
                        tr("Times shown come from the server. Set the clock when you can."),
                        {{dismiss, tr("Dismiss")}}});
}

void EnvelopeNotices::followKey()
{
    if (parts_.draft.obstacle() != Draft::Obstacle::KeyChanged) return parts_.notices.take(keyChanged);
    parts_.notices.put({keyChanged,
                        RankKey,
                        Look::Err,
                        QStringLiteral("seal-broken"),
                        tr("%1 has a new key. Sending is stopped.").arg(isolated(parts_.draft.toName())),
                        tr("It may be a new computer, or someone else. Verify by a spoken code before you send."),
                        {{verify, tr("Verify by code"), true}}});
}

void EnvelopeNotices::followTransfer()
{
    std::optional<TransferGlance> const transfer = parts_.stamp.transfer();
    if (!transfer || transfer->state != engine::EnvelopeState::Waiting || transfer->waitsForPerson)
        return parts_.notices.take(waiting);
    QString const name = isolated(parts_.draft.toName());
    parts_.notices.put({waiting,
                        RankWaiting,
                        Look::Warn,
                        QStringLiteral("clock"),
                        tr("%1 is not signed in. Your envelope waits.").arg(name),
                        tr("Waits here, sealed, until %1 signs in. Keep Signet running.").arg(name),
                        {{takeBack, tr("Take it back")}, {show, tr("Show in Send Log")}}});
}

void EnvelopeNotices::followOutgoing()
{
    Outgoing const& outgoing = parts_.outgoing;
    if (!outgoing.problems().empty()) {
        auto const count = static_cast<int>(outgoing.problems().size());
        Outgoing::Problem const& first = outgoing.problems().front();
        QString const why = problemText(first.why, isolated(plain(first.path, longestPath)));
        QString const heading = count == 1 ? tr("One thing in this envelope cannot be sent")
                                           : tr("%Ln things in this envelope cannot be sent", nullptr, count);
        //: The first place is a whole sentence that says what is wrong with a file.
        QString const text = count == 1 ? tr("%1 Nothing was sent.").arg(why)
                                        : tr("%1 And %Ln more. Nothing was sent.", nullptr, count - 1).arg(why);
        parts_.notices.put({problems,
                            RankOutgoing,
                            Look::Err,
                            QStringLiteral("error"),
                            heading,
                            text,
                            {{dismiss, tr("Change files")}, {sendRest, tr("Leave out, send the rest"), true}}});
    } else {
        parts_.notices.take(problems);
    }
    if (!outgoing.failure()) return parts_.notices.take(failed);
    parts_.notices.put({failed,
                        RankOutgoing,
                        Look::Err,
                        QStringLiteral("error"),
                        tr("The envelope was not sent"),
                        errorText(*outgoing.failure()),
                        {{dismiss, tr("Dismiss")}}});
}

void EnvelopeNotices::warnOfCopy(AccountNumber const& own)
{
    engine::AccountInfo const* const account = parts_.accounts.find(own);
    QString const name = account ? shownName(account->name, own) : groupedText(own);
    parts_.notices.put(
        {copied,
         RankCopied,
         Look::Err,
         QStringLiteral("warning"),
         tr("The device of %1 was signed in twice at once").arg(isolated(name)),
         tr("If you did not start Signet twice, this profile was copied: ask your operator to issue the account anew."),
         {{dismiss, tr("Dismiss")}}});
}

void EnvelopeNotices::tellRefused(AccountNumber const& number, Error const& error)
{
    engine::ContactInfo const* const contact = parts_.contacts.find(number);
    QString const name = contact ? shownName(contact->name, number) : groupedText(number);
    parts_.notices.put({contactRefused,
                        RankOutgoing,
                        Look::Err,
                        QStringLiteral("error"),
                        tr("%1 was not changed on your list").arg(isolated(name)),
                        errorText(error),
                        {{dismiss, tr("Dismiss")}}});
}

void EnvelopeNotices::act(QString const& notice, QString const& action)
{
    Draft const& draft = parts_.draft;
    std::optional<TransferGlance> const transfer = parts_.stamp.transfer();
    if (action == verify && draft.from() && draft.to()) Q_EMIT verifyWished(*draft.from(), *draft.to());
    if (action == sendRest) parts_.outgoing.sendRest();
    if (action == tryNow && draft.from()) parts_.accounts.hurry(*draft.from());
    if (action == show && transfer) Q_EMIT showInLogWished(transfer->id);
    if (action == takeBack && transfer) parts_.outgoing.takeBack(transfer->id);
    if (action == dismiss && notice == wrongClock) clockDismissed_ = true;
    if (action == dismiss && (notice == problems || notice == failed)) parts_.outgoing.dismiss();
}

} // namespace signet::ui
