#include "ui/model/reason_words.h"

#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/size_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace signet::ui {

namespace {

using engine::EnvelopeInfo;
using engine::EnvelopeState;
using engine::Reason;
using engine::Way;
using Says = engine::Reason::Says;

enum class For { Both, Sent, Received };

/// %1 is the other party's name, %2 the envelope's size.
struct Entry {
    Says says; ///< Nobody: whoever says it
    char const* code;
    For way;
    char const* heading;
    char const* sentence;
    SessionAct step;
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::ReasonWords)

public:
    static Entry const entries[];
};

#define SIGNET_WORDS(text) QT_TR_NOOP(text)

/// The first that fits counts: what somebody says before what anybody says, one way before both.
constexpr Entry Words::entries[] = {
    // ---- what this side did or found
    {Says::Us, "paused", For::Both, SIGNET_WORDS("You paused this envelope"),
     SIGNET_WORDS("Nothing is sent twice: it goes on where it stopped."), SessionAct::Resume},
    {Says::Us, "cancelled", For::Received, SIGNET_WORDS("You cancelled this envelope"),
     SIGNET_WORDS("What had arrived of it was wiped."), SessionAct::None},
    {Says::Us, "cancelled", For::Sent, SIGNET_WORDS("You cancelled this envelope"),
     SIGNET_WORDS("Nothing more is sent. What %1 had of it is wiped."), SessionAct::SendAgain},
    {Says::Us, "withdrawn", For::Both, SIGNET_WORDS("You took back the verification of %1"),
     SIGNET_WORDS("What was under way has ended. Verify each other by a spoken code before you send again."),
     SessionAct::VerifyByCode},
    {Says::Us, "removed", For::Both, SIGNET_WORDS("You removed %1 from your list"),
     SIGNET_WORDS("What was under way has ended. Verify each other by a spoken code before you send again."),
     SessionAct::VerifyByCode},
    {Says::Us, "blocked", For::Both, SIGNET_WORDS("You blocked %1"),
     SIGNET_WORDS("Nothing goes to a blocked number, and nothing comes from it."), SessionAct::None},
    {Says::Us, "too many requests", For::Both, SIGNET_WORDS("%1 keeps asking to verify with you"),
     SIGNET_WORDS("More of it today is refused unheard."), SessionAct::None},
    {Says::Us, "stopped", For::Both, SIGNET_WORDS("Signet was closed while this was under way"),
     SIGNET_WORDS("What is through stays."), SessionAct::Resume},
    {Says::Us, "too old", For::Both, SIGNET_WORDS("The rest did not come within 30 days"),
     SIGNET_WORDS("What had arrived of it was wiped. %1 can send it again."), SessionAct::None},
    {Says::Us, "replaced", For::Both, SIGNET_WORDS("%1 began this envelope afresh"),
     SIGNET_WORDS("What had arrived of the first try was wiped."), SessionAct::None},
    {Says::Us, "key changed", For::Both, SIGNET_WORDS("%1 has a new key. Sending is stopped."),
     SIGNET_WORDS("It may be a new computer, or someone else. Verify by a spoken code before you send."),
     SessionAct::VerifyByCode},
    {Says::Us, "not verified", For::Both, SIGNET_WORDS("%1 is not verified"),
     SIGNET_WORDS("Verify each other by a spoken code, then resume."), SessionAct::VerifyByCode},
    {Says::Us, "no space", For::Sent, SIGNET_WORDS("This computer has too little free space"),
     SIGNET_WORDS("%2 are needed to seal this envelope. Make space, then resume."), SessionAct::Resume},
    {Says::Us, "no space", For::Received, SIGNET_WORDS("This computer has too little free space"),
     SIGNET_WORDS("%2 are needed. Make space, then resume. What has arrived stays."), SessionAct::Resume},
    {Says::Us, "bad file proof", For::Both, SIGNET_WORDS("The envelope did not arrive whole"),
     SIGNET_WORDS("The proof did not match and the copy was destroyed. Sending again starts afresh."), SessionAct::None},
    {Says::Us, "restart", For::Both, SIGNET_WORDS("What had arrived does not fit the rest"),
     SIGNET_WORDS("The envelope begins afresh."), SessionAct::None},
    {Says::Us, "refused", For::Received, SIGNET_WORDS("The folder for received files cannot be used"),
     SIGNET_WORDS("Choose another one, then resume."), SessionAct::StorageSettings},
    {Says::Us, "malformed", For::Sent, SIGNET_WORDS("The sealed copy is damaged"),
     SIGNET_WORDS("What is left of it is of no use. Sending again starts afresh."), SessionAct::SendAgain},
    {Says::Us, "malformed", For::Received, SIGNET_WORDS("What arrived does not open"),
     SIGNET_WORDS("It is damaged, or no envelope. %1 can send it again."), SessionAct::None},
    {Says::Us, "link lost", For::Both, SIGNET_WORDS("The connection broke"), SIGNET_WORDS("What is through stays."),
     SessionAct::Resume},
    {Says::Us, "timeout", For::Both, SIGNET_WORDS("There was no answer in time"), SIGNET_WORDS("What is through stays."),
     SessionAct::Resume},
    {Says::Us, "disk", For::Both, SIGNET_WORDS("The disk reports an error"),
     SIGNET_WORDS("Check the disk before you go on: the cause is not the connection."), SessionAct::Resume},
    {Says::Us, "no access", For::Both, SIGNET_WORDS("A file or folder cannot be read or written"),
     SIGNET_WORDS("Check its permissions, then send again."), SessionAct::SendAgain},
    {Says::Us, "not found", For::Both, SIGNET_WORDS("What was to be sent is no longer there"),
     SIGNET_WORDS("It was moved or deleted before it was sealed. Nothing was sent."), SessionAct::SendAgain},
    {Says::Us, "changed", For::Both, SIGNET_WORDS("A file was changed while it was being sealed"),
     SIGNET_WORDS("Close the program that is writing to it, then send again."), SessionAct::SendAgain},
    {Says::Us, "too large", For::Both, SIGNET_WORDS("This envelope is too large"), SIGNET_WORDS("Send fewer files at once."),
     SessionAct::SendAgain},
    {Says::Us, "exists", For::Both, SIGNET_WORDS("A name is taken"),
     SIGNET_WORDS("Something of this name is in its place already."), SessionAct::Resume},
    {Says::Us, "bad signature", For::Both, SIGNET_WORDS("What came does not prove itself"),
     SIGNET_WORDS("A signature does not fit: it is damaged or forged. Nothing of it was used."), SessionAct::Resume},
    {Says::Us, "bad proof", For::Both, SIGNET_WORDS("What came does not prove itself"),
     SIGNET_WORDS("A proof does not fit: it is damaged or forged. Nothing of it was used."), SessionAct::Resume},
    {Says::Us, "bad commitment", For::Both, SIGNET_WORDS("What came does not prove itself"),
     SIGNET_WORDS("A proof does not fit: it is damaged or forged. No key was saved."), SessionAct::VerifyByCode},
    {Says::Us, "wrong key", For::Both, SIGNET_WORDS("The key does not open it"),
     SIGNET_WORDS("It was sealed for somebody else, or under an older key."), SessionAct::VerifyByCode},
    {Says::Us, "not allowed", For::Both, SIGNET_WORDS("The other program did what the protocol does not allow"),
     SIGNET_WORDS("The run was ended. What is through stays."), SessionAct::Resume},
    {Says::Us, "invalid argument", For::Both, SIGNET_WORDS("What was to be sent cannot be used"),
     SIGNET_WORDS("Choose the files again."), SessionAct::SendAgain},
    {Says::Us, "locked", For::Both, SIGNET_WORDS("Another program uses this profile"), "", SessionAct::Resume},
    {Says::Us, "damaged", For::Both, SIGNET_WORDS("Your profile is damaged"),
     SIGNET_WORDS("Ask your operator how to save what can be read."), SessionAct::None},
    {Says::Us, "read only", For::Both, SIGNET_WORDS("Nothing can be written to your profile"),
     SIGNET_WORDS("Its disk is full or write-protected."), SessionAct::None},
    {Says::Us, "internal", For::Both, SIGNET_WORDS("Signet met an error of its own"),
     SIGNET_WORDS("Tell your operator the tracking ID if it happens once more."), SessionAct::CopyTracking},

    // ---- what the other side says, proved
    {Says::Peer, "refused", For::Both, SIGNET_WORDS("%1 refused the envelope"), SIGNET_WORDS("Nothing was transferred."),
     SessionAct::SendAgain},
    {Says::Peer, "declined", For::Both, SIGNET_WORDS("%1 declined"), SIGNET_WORDS("No key was saved."), SessionAct::VerifyByCode},
    {Says::Peer, "no space", For::Both, SIGNET_WORDS("%1 has too little free space"),
     SIGNET_WORDS("%2 are needed. Send fewer files, or ask for space to be made."), SessionAct::Resume},
    {Says::Peer, "paused", For::Both, SIGNET_WORDS("%1 paused this envelope"),
     SIGNET_WORDS("It goes on when they resume it. Nothing is sent twice."), SessionAct::None},
    {Says::Peer, "cancelled", For::Received, SIGNET_WORDS("%1 took this envelope back"),
     SIGNET_WORDS("What had arrived of it was wiped."), SessionAct::None},
    {Says::Peer, "cancelled", For::Sent, SIGNET_WORDS("%1 cancelled this envelope"),
     SIGNET_WORDS("What they had of it is wiped."), SessionAct::SendAgain},
    {Says::Peer, "withdrawn", For::Received, SIGNET_WORDS("%1 took this envelope back"),
     SIGNET_WORDS("What had arrived of it was wiped."), SessionAct::None},
    {Says::Peer, "withdrawn", For::Sent, SIGNET_WORDS("%1 cancelled this envelope"),
     SIGNET_WORDS("What they had of it is wiped."), SessionAct::SendAgain},
    {Says::Peer, "restart", For::Both, SIGNET_WORDS("What %1 held does not fit the rest"),
     SIGNET_WORDS("The envelope begins afresh."), SessionAct::SendAgain},
    {Says::Peer, "bad file proof", For::Both, SIGNET_WORDS("The envelope did not arrive whole"),
     SIGNET_WORDS("The proof did not match and the copy was destroyed. Sending again starts afresh."), SessionAct::SendAgain},
    {Says::Peer, "malformed", For::Both, SIGNET_WORDS("%1 could not open what arrived"),
     SIGNET_WORDS("It was damaged on the way, or the two programs do not fit together."), SessionAct::SendAgain},
    {Says::Peer, "bad proof", For::Both, SIGNET_WORDS("%1 could not check where this comes from"),
     SIGNET_WORDS("A proof did not fit. Nothing was transferred."), SessionAct::Resume},
    {Says::Peer, "bad commitment", For::Both, SIGNET_WORDS("%1 could not check where this comes from"),
     SIGNET_WORDS("A proof did not fit. No key was saved."), SessionAct::VerifyByCode},

    // ---- what the server says, or somebody through it: not proved
    {Says::Server, "away", For::Both, SIGNET_WORDS("%1 is not signed in"),
     SIGNET_WORDS("Waits here, sealed, until %1 signs in. Keep Signet running."), SessionAct::Cancel},
    {Says::Server, "not accepted", For::Both, SIGNET_WORDS("Server says: not accepted"),
     SIGNET_WORDS("The number is unknown, or %1 has no key in common with you. Verify each other by a spoken code."),
     SessionAct::VerifyByCode},
    {Says::Server, "suspended", For::Both, SIGNET_WORDS("Your account is suspended"),
     SIGNET_WORDS("Nothing can be sent or called. Ring your operator."), SessionAct::CopyTracking},
    {Says::Server, "over limit", For::Both, SIGNET_WORDS("Server says: too much at once"),
     SIGNET_WORDS("A limit of your account is reached for now."), SessionAct::Resume},
    {Says::Server, "wrong work order", For::Both, SIGNET_WORDS("Server says: wrong work order"),
     SIGNET_WORDS("The invitation or its digits do not fit. Ring your operator."), SessionAct::None},
    {Says::Server, "not signed in", For::Both, SIGNET_WORDS("Server says: not signed in"),
     SIGNET_WORDS("The sign-in had ended a moment before."), SessionAct::Resume},
    {Says::Server, "sign-in refused", For::Both, SIGNET_WORDS("Server says: sign-in refused"),
     SIGNET_WORDS("This device or account is not known there any more. Ring your operator."), SessionAct::CopyTracking},
    {Says::Server, "caller mismatch", For::Both, SIGNET_WORDS("Server says: not the caller it knows"),
     SIGNET_WORDS("The call came from elsewhere than this sign-in. Ring your operator if it happens once more."),
     SessionAct::CopyTracking},
    {Says::Server, "unavailable", For::Both, SIGNET_WORDS("Server says: not available now"),
     SIGNET_WORDS("It is stopping, or its storage does not answer."), SessionAct::Resume},
    {Says::Server, "busy", For::Both, SIGNET_WORDS("Server says: %1 is busy"),
     SIGNET_WORDS("Another call with them is under way."), SessionAct::Resume},
    {Says::Server, "refused", For::Both, SIGNET_WORDS("Server says: refused"),
     SIGNET_WORDS("Who refused is not proved. Nothing was transferred."), SessionAct::Resume},
    {Says::Server, "replaced", For::Both, SIGNET_WORDS("This device has signed in elsewhere"),
     SIGNET_WORDS("The newer sign-in took the place of this one."), SessionAct::Resume},
    {Says::Server, "reissued", For::Both, SIGNET_WORDS("Your account was issued anew"),
     SIGNET_WORDS("This device signs in no more. Ring your operator."), SessionAct::CopyTracking},
    {Says::Server, "closed", For::Both, SIGNET_WORDS("Your account is closed"), SIGNET_WORDS("Ring your operator."),
     SessionAct::CopyTracking},
    {Says::Server, "no space", For::Both, SIGNET_WORDS("Server says: %1 has too little free space"),
     SIGNET_WORDS("%2 are needed. Who says so is not proved."), SessionAct::Resume},
    {Says::Server, "malformed", For::Both, SIGNET_WORDS("Server says: not understood"),
     SIGNET_WORDS("The programs may not fit together. Update Signet if there is a newer one."), SessionAct::Resume},

    // ---- whoever says it
    {Says::Nobody, "version", For::Both, SIGNET_WORDS("The two programs have no version in common"),
     SIGNET_WORDS("Update Signet on both sides, then send again."), SessionAct::SendAgain},
    {Says::Nobody, "suite", For::Both, SIGNET_WORDS("The two programs have no version in common"),
     SIGNET_WORDS("Update Signet on both sides, then send again."), SessionAct::SendAgain},
    {Says::Nobody, "unsupported", For::Both, SIGNET_WORDS("The two programs have no version in common"),
     SIGNET_WORDS("Update Signet on both sides, then send again."), SessionAct::SendAgain},
    {Says::Nobody, "not accepted", For::Both, SIGNET_WORDS("There is no key in common with %1"),
     SIGNET_WORDS("Verify each other by a spoken code, then send again."), SessionAct::VerifyByCode},
    {Says::Nobody, "wrong code", For::Both, SIGNET_WORDS("The code did not match. No key was saved."),
     SIGNET_WORDS("It was mistyped, or somebody stands in the line."), SessionAct::VerifyByCode},
    {Says::Nobody, "declined", For::Both, SIGNET_WORDS("It was declined"), SIGNET_WORDS("No key was saved."),
     SessionAct::VerifyByCode},
    {Says::Nobody, "too many runs", For::Both, SIGNET_WORDS("Too many key exchanges with %1 today"),
     SIGNET_WORDS("Try again tomorrow. Few tries a day keep guessing hopeless."), SessionAct::None},
    {Says::Nobody, "time", For::Both, SIGNET_WORDS("It took too long"), SIGNET_WORDS("What is through stays."),
     SessionAct::Resume},
    {Says::Nobody, "busy", For::Both, SIGNET_WORDS("%1 is busy"), SIGNET_WORDS("Another call with them is under way."),
     SessionAct::Resume},
    {Says::Nobody, "refused", For::Both, SIGNET_WORDS("It was refused"), SIGNET_WORDS("Nothing was transferred."),
     SessionAct::SendAgain},
    {Says::Nobody, "away", For::Both, SIGNET_WORDS("%1 is not signed in"),
     SIGNET_WORDS("Waits here, sealed, until %1 signs in. Keep Signet running."), SessionAct::Cancel},
    {Says::Nobody, "paused", For::Both, SIGNET_WORDS("This envelope is paused"), SIGNET_WORDS("Nothing is sent twice."),
     SessionAct::Resume},
    {Says::Nobody, "cancelled", For::Both, SIGNET_WORDS("This envelope was cancelled"), "", SessionAct::SendAgain},
    {Says::Nobody, "restart", For::Both, SIGNET_WORDS("The envelope has to begin afresh"), "", SessionAct::Resume},
    {Says::Nobody, "bad proof", For::Both, SIGNET_WORDS("A proof did not fit"), SIGNET_WORDS("Nothing was transferred."),
     SessionAct::Resume},
    {Says::Nobody, "bad commitment", For::Both, SIGNET_WORDS("A proof did not fit"), SIGNET_WORDS("No key was saved."),
     SessionAct::VerifyByCode},
    {Says::Nobody, "bad file proof", For::Both, SIGNET_WORDS("The envelope did not arrive whole"),
     SIGNET_WORDS("Who says so is not proved."), SessionAct::Resume},
    {Says::Nobody, "key changed", For::Both, SIGNET_WORDS("%1 has a new key. Sending is stopped."),
     SIGNET_WORDS("It may be a new computer, or someone else. Verify by a spoken code before you send."),
     SessionAct::VerifyByCode},
    {Says::Nobody, "replaced", For::Both, SIGNET_WORDS("This device has signed in elsewhere"),
     SIGNET_WORDS("The newer sign-in took the place of this one."), SessionAct::Resume},
    {Says::Nobody, "no reason", For::Both, SIGNET_WORDS("It was refused without a reason"), "", SessionAct::Resume},
};
#undef SIGNET_WORDS

bool fits(Entry const& entry, Says says, std::string_view code, Way way)
{
    bool const direction = entry.way == For::Both || (entry.way == For::Sent) == (way == Way::Sent);
    return entry.says == says && entry.code == code && direction;
}

Entry const* find(Reason const& reason, Way way)
{
    for (Says const says : {reason.says, Says::Nobody}) {
        auto const* const found =
            std::ranges::find_if(Words::entries, [&](Entry const& each) { return fits(each, says, reason.code, way); });
        if (found != std::end(Words::entries)) return found;
    }
    return nullptr;
}

QString filled(char const* text, EnvelopeInfo const& envelope)
{
    if (*text == '\0') return {};
    QString words = Words::tr(text);
    // The name last: it may hold a "%2".
    words.replace(QStringLiteral("%2"), sizeText(envelope.bytes));
    return words.replace(QStringLiteral("%1"), isolated(shownName(envelope.party_name, envelope.party)));
}

/// Two sentences in a row.
QString joined(QString const& first, QString const& second)
{
    if (first.isEmpty() || second.isEmpty()) return first + second;
    //: Two whole sentences.
    return Words::tr("%1 %2").arg(first, second);
}

/// A stranger's own words about it, where they say more than the code.
QString detailOf(Reason const& reason)
{
    bool const fromOutside = reason.says == Says::Peer || reason.says == Says::Server;
    if (!fromOutside || reason.detail.empty() || reason.detail == reason.code) return {};
    return Words::tr("Reason given: %1.").arg(isolated(plain(reason.detail)));
}

/// Who takes the next step where nobody presses anything.
QString outlook(EnvelopeInfo const& envelope)
{
    if (envelope.state != EnvelopeState::Interrupted) return {};
    if (envelope.waits_for_person) return Words::tr("Signet has stopped trying by itself.");
    if (envelope.way == Way::Sent) return Words::tr("It goes on by itself.");
    return filled(QT_TRANSLATE_NOOP("signet::ui::ReasonWords", "It goes on when %1 and you are both signed in."), envelope);
}

SessionAct possible(SessionAct step, EnvelopeInfo const& envelope)
{
    bool const isOver = engine::is_final(envelope.state);
    bool const isSent = envelope.way == Way::Sent;
    switch (step) {
    case SessionAct::Resume: return !isOver ? step : isSent ? SessionAct::SendAgain : SessionAct::None;
    case SessionAct::Cancel: return isOver ? SessionAct::None : step;
    case SessionAct::SendAgain: return !isSent ? SessionAct::None : isOver ? step : SessionAct::Resume;
    case SessionAct::CopyTracking: return envelope.tracking.empty() ? SessionAct::None : step;
    default: return step;
    }
}

ReasonWords withoutReason(EnvelopeInfo const& envelope)
{
    switch (envelope.state) {
    case EnvelopeState::Waiting:
        return {
            Words::tr("Waits for the connection"),
            filled(QT_TRANSLATE_NOOP("signet::ui::ReasonWords",
                                     "Waits here, sealed, until there is a connection and %1 is signed in. Keep Signet running."),
                   envelope),
            SessionAct::Cancel};
    case EnvelopeState::Paused:
        return {Words::tr("This envelope is paused"), Words::tr("Nothing is sent twice."), SessionAct::Resume};
    case EnvelopeState::Interrupted:
        return {Words::tr("It was interrupted"), Words::tr("What is through stays."), SessionAct::Resume};
    case EnvelopeState::Refused: return {Words::tr("It was refused"), {}, SessionAct::SendAgain};
    case EnvelopeState::Failed: return {Words::tr("It failed"), {}, SessionAct::SendAgain};
    case EnvelopeState::Cancelled: return {Words::tr("This envelope was cancelled"), {}, SessionAct::SendAgain};
    default: return {};
    }
}

} // namespace

ReasonWords reasonWords(EnvelopeInfo const& envelope)
{
    ReasonWords words = withoutReason(envelope);
    if (words.heading.isEmpty()) return words; // it is on its way, or has arrived
    if (!envelope.reason.code.empty()) {
        Entry const* const entry = find(envelope.reason, envelope.way);
        if (entry)
            words = {filled(entry->heading, envelope), filled(entry->sentence, envelope), entry->step};
        else
            words = {plain(envelope.reason.code), {}, SessionAct::Resume};
        words.sentence = joined(words.sentence, detailOf(envelope.reason));
    }
    words.sentence = joined(words.sentence, outlook(envelope));
    words.step = possible(words.step, envelope);
    return words;
}

bool isReasonKnown(Reason const& reason)
{
    return find(reason, Way::Sent) && find(reason, Way::Received);
}

} // namespace signet::ui
