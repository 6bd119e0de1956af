#include "ui/model/verify_flow.h"

#include "ui/model/plain_text.h"

namespace signet::ui {

VerifyFlow::VerifyFlow(EngineDoor& engine, Person person, QObject* parent)
    : QObject{parent},
      engine_{engine},
      role_{Role::Sender},
      stage_{Stage::Dialling},
      person_{std::move(person)}
{
    connect(&engine_, &EngineDoor::happened, this, &VerifyFlow::take);
    auto const ended = [this](engine::Finished const& finished) {
        if (!isOver() && finished.error) fail(finished.reason, finished.error->code);
        runEnded();
    };
    request_ = engine_.post(engine::VerifyContact{person_.own, person_.number}, this, ended);
}

VerifyFlow::VerifyFlow(EngineDoor& engine, engine::NeedAccept const& request, QObject* parent)
    : QObject{parent},
      engine_{engine},
      role_{Role::Recipient},
      stage_{Stage::Asked},
      person_{request.own, request.number, plain(request.name), plain(request.company)},
      exchange_{request.exchange},
      runsLeft_{request.runs_left}
{
    connect(&engine_, &EngineDoor::happened, this, &VerifyFlow::take);
}

QString VerifyFlow::shownName() const
{
    return person_.name.isEmpty() ? QString::fromStdString(person_.number.grouped()) : person_.name;
}

void VerifyFlow::move(Stage stage)
{
    stage_ = stage;
    Q_EMIT changed();
}

void VerifyFlow::take(engine::EngineEvent const& event)
{
    if (auto const* const known = std::get_if<engine::ContactChanged>(&event)) return takeName(known->contact);
    if (isOver()) return takeAfterTheEnd(event);
    if (auto const* const shown = std::get_if<engine::ShowCode>(&event)) {
        if (role_ != Role::Sender || shown->request != request_) return;
        exchange_ = shown->exchange;
        code_ = plain(shown->code);
        reachedCode_ = true;
        move(Stage::Reading);
    } else if (auto const* const need = std::get_if<engine::NeedCode>(&event)) {
        if (role_ != Role::Recipient || need->exchange != exchange_) return;
        reachedCode_ = true;
        move(Stage::Typing);
    } else if (auto const* const ended = std::get_if<engine::ExchangeEnded>(&event)) {
        if (ended->exchange != exchange_ || exchange_ == 0) return;
        runsLeft_ = ended->runs_left;
        if (role_ == Role::Recipient) runEnded();
        if (ended->verified)
            move(Stage::Verified);
        else
            fail(ended->reason, std::nullopt);
    }
}

/// Of somebody who was called by number nothing more is known before keys were exchanged.
void VerifyFlow::takeName(engine::ContactInfo const& contact)
{
    if (contact.own != person_.own || contact.number != person_.number) return;
    QString const name = plain(contact.name);
    if (name == person_.name || name.isEmpty()) return;
    person_.name = name;
    person_.company = plain(contact.company);
    if (stage_ == Stage::Verified) Q_EMIT changed();
}

/// A run that was declined here may still ask: nobody is there to see it.
void VerifyFlow::takeAfterTheEnd(engine::EngineEvent const& event)
{
    if (auto const* const shown = std::get_if<engine::ShowCode>(&event); shown && shown->request == request_ && request_ != 0)
        engine_.post(engine::AnswerKeyExchange{shown->exchange, false, {}});
    auto const* const ended = std::get_if<engine::ExchangeEnded>(&event);
    if (ended && ended->exchange == exchange_ && exchange_ != 0 && role_ == Role::Recipient) runEnded();
}

void VerifyFlow::runEnded()
{
    running_ = false;
    if (letGo_) deleteLater();
}

void VerifyFlow::letGo()
{
    decline();
    setParent(&engine_); // it ends with the run, or with the profile
    letGo_ = true;
    if (!running_) deleteLater();
}

void VerifyFlow::answer(bool yes, std::string typed)
{
    engine_.post(engine::AnswerKeyExchange{exchange_, yes, std::move(typed)});
}

void VerifyFlow::accept()
{
    if (stage_ != Stage::Asked) return;
    answer(true);
    move(Stage::Connecting);
}

void VerifyFlow::decline()
{
    if (isOver()) return;
    // While we are still dialling there is no question to answer yet: takeAfterTheEnd() does it when it comes.
    if (exchange_ != 0) answer(false);
    fail({engine::Reason::Says::Us, "declined", {}}, std::nullopt);
}

void VerifyFlow::confirmCode(QString const& typed)
{
    if (stage_ != Stage::Typing) return;
    answer(true, typed.toStdString());
    move(Stage::Checking);
}

void VerifyFlow::answerAccepted(bool theirScreenSaysVerified)
{
    if (stage_ != Stage::Reading) return;
    answer(theirScreenSaysVerified);
    move(Stage::Checking);
}

void VerifyFlow::fail(engine::Reason reason, std::optional<ErrorCode> error)
{
    reason_ = std::move(reason);
    error_ = error;
    move(Stage::Failed);
}

QString VerifyFlow::failureHeading() const
{
    if (reason_.code == "wrong code" || (reason_.code == "declined" && role_ == Role::Sender && reachedCode_))
        return tr("The code did not match. No key was saved.");
    if (error_ == ErrorCode::Away) return tr("%1 is not signed in").arg(isolated(shownName()));
    if (reason_.code == "declined") return tr("Not verified. No key was saved.");
    if (reason_.code == "too many runs") return tr("No more tries today");
    if (reason_.code == "time" || error_ == ErrorCode::Timeout) return tr("The time ran out. No key was saved.");
    if (reason_.code == "not accepted") return tr("This account does not accept the request");
    if (reason_.code == "bad proof" || reason_.code == "bad commitment" || reason_.code == "malformed")
        return tr("The other side could not prove itself. No key was saved.");
    if (error_ == ErrorCode::LinkLost && !reachedCode_) return tr("There is no connection");
    return tr("The connection broke before you had finished. No key was saved.");
}

QString VerifyFlow::failureMeaning() const
{
    if (reason_.code == "wrong code" || (reason_.code == "declined" && reachedCode_))
        return tr("Most often a character was misheard. It can also mean that someone is standing between you and %1.")
            .arg(isolated(shownName()));
    if (error_ == ErrorCode::Away) return tr("Both of you must be signed in to verify each other.");
    if (reason_.code == "declined") return tr("One of you ended it before a code was read.");
    if (reason_.code == "too many runs") return tr("Each pair of accounts has five tries in 24 hours, so that nobody can guess.");
    if (reason_.code == "not accepted") return tr("The server says no more than that.");
    if (reason_.code == "bad proof" || reason_.code == "bad commitment" || reason_.code == "malformed")
        return tr("What arrived was damaged or forged on its way.");
    return reachedCode_ ? tr("This run counts.") : tr("Nothing was exchanged.");
}

QString VerifyFlow::failureAdvice() const
{
    if (error_ == ErrorCode::Away) return tr("Ring them and ask them to start Signet, then try again.");
    if (reason_.code == "too many runs") return tr("Ring them on a number you know and agree on another time.");
    if (reason_.code == "not accepted") return tr("Check the number with them by telephone.");
    QString const again = tr("Ring again on a number you know, and start over with a new code.");
    if (runsLeft_ < 0) return again;
    return again + QLatin1Char(' ')
           + (runsLeft_ == 1 ? tr("One more run is left today.") : tr("%Ln more runs are left today.", nullptr, runsLeft_));
}

QString VerifyFlow::spellingWord(QChar character)
{
    switch (character.toUpper().unicode()) {
    case u'0': return tr("Zero");
    case u'1': return tr("One");
    case u'2': return tr("Two");
    case u'3': return tr("Three");
    case u'4': return tr("Four");
    case u'5': return tr("Five");
    case u'6': return tr("Six");
    case u'7': return tr("Seven");
    case u'8': return tr("Eight");
    case u'9': return tr("Nine");
    case u'A': return tr("Alfa");
    case u'B': return tr("Bravo");
    case u'C': return tr("Charlie");
    case u'D': return tr("Delta");
    case u'E': return tr("Echo");
    case u'F': return tr("Foxtrot");
    case u'G': return tr("Golf");
    case u'H': return tr("Hotel");
    case u'J': return tr("Juliett");
    case u'K': return tr("Kilo");
    case u'M': return tr("Mike");
    case u'N': return tr("November");
    case u'P': return tr("Papa");
    case u'Q': return tr("Quebec");
    case u'R': return tr("Romeo");
    case u'S': return tr("Sierra");
    case u'T': return tr("Tango");
    case u'V': return tr("Victor");
    case u'W': return tr("Whiskey");
    case u'X': return tr("X-ray");
    case u'Y': return tr("Yankee");
    case u'Z': return tr("Zulu");
    default: return {};
    }
}

std::optional<QChar> VerifyFlow::codeCharacter(QChar typed)
{
    QChar const upper = typed.toUpper();
    if (upper == u'O') return u'0';
    if (upper == u'I' || upper == u'L') return u'1';
    if (spellingWord(upper).isEmpty()) return std::nullopt;
    return upper;
}

} // namespace signet::ui
