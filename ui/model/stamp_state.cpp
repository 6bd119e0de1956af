#include "ui/model/stamp_state.h"

#include "ui/model/size_text.h"
#include "ui/model/time_text.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {

struct Stamp {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::Stamp)
};

using Panel = StampState::Panel;
using Press = StampState::Press;
using State = engine::EnvelopeState;

/// A stamp that cannot be pressed, and why.
StampState stopped(QString label, QString secondLine, QString why, Panel panel = Panel::Plain)
{
    StampState stamp;
    stamp.accessibleName = Stamp::tr("%1: %2", "SEND: No files yet").arg(label, secondLine);
    stamp.accessibleDescription = why;
    stamp.label = std::move(label);
    stamp.secondLine = std::move(secondLine);
    stamp.toolTip = std::move(why);
    stamp.panel = panel;
    return stamp;
}

StampState ready(StampQuestion const& question)
{
    Contents const& contents = question.contents;
    StampState stamp;
    stamp.label = Stamp::tr("SEND");
    QString const total = totalText(contents.files, contents.bytes);
    stamp.secondLine = contents.counting ? Stamp::tr("Counting: %1").arg(filesText(contents.files)) : total;
    stamp.panel = Panel::Wax;
    stamp.press = Press::Send;
    stamp.accessibleName =
        Stamp::tr("Send %1, %2, to %3").arg(filesText(contents.files), spokenSize(contents.bytes), question.toName);
    stamp.accessibleDescription = Stamp::tr("Seals the envelope and sends it");
    return stamp;
}

StampState verify(StampQuestion const& question)
{
    StampState stamp;
    stamp.label = Stamp::tr("VERIFY");
    stamp.secondLine = Stamp::tr("before sending");
    stamp.panel = Panel::Blue;
    stamp.press = Press::Verify;
    stamp.toolTip = Stamp::tr("Verify each other once by a spoken code");
    stamp.accessibleName = Stamp::tr("Verify %1 before sending").arg(question.toName);
    stamp.accessibleDescription = stamp.toolTip;
    return stamp;
}

StampState underWay(TransferGlance const& transfer, QString const& toName)
{
    StampState stamp;
    double const part =
        transfer.bytes == 0 ? 0.0 : static_cast<double>(transfer.acknowledged) / static_cast<double>(transfer.bytes);
    stamp.label = percentText(part);
    if (transfer.left && transfer.state == State::Sending)
        stamp.secondLine = timeLeftText(*transfer.left);
    else if (transfer.state == State::Sealing)
        stamp.secondLine = Stamp::tr("Sealing");
    else
        stamp.secondLine = transfer.state == State::Calling ? Stamp::tr("Calling") : Stamp::tr("Sending");
    stamp.panel = Panel::Wax;
    stamp.progress = std::clamp(part, 0.0, 1.0);
    stamp.press = Press::ShowTransfer;
    stamp.toolTip = Stamp::tr("Show it in the Send Log");
    stamp.accessibleName = Stamp::tr("Sending to %1, %2, %3").arg(toName, stamp.label, stamp.secondLine);
    stamp.accessibleDescription = stamp.toolTip;
    return stamp;
}

StampState held(QString label, QString secondLine, QString name)
{
    StampState stamp;
    stamp.label = std::move(label);
    stamp.secondLine = std::move(secondLine);
    stamp.panel = Panel::Warn;
    stamp.press = Press::ShowTransfer;
    stamp.toolTip = Stamp::tr("Show it in the Send Log");
    stamp.accessibleName = std::move(name);
    stamp.accessibleDescription = stamp.toolTip;
    return stamp;
}

StampState delivered(TransferGlance const& transfer, QString const& toName)
{
    StampState stamp;
    stamp.label = Stamp::tr("SENT");
    stamp.secondLine = totalText(transfer.files, transfer.bytes);
    stamp.panel = Panel::Wax;
    stamp.press = Press::ShowReceipt;
    stamp.toolTip = Stamp::tr("Show the receipt");
    stamp.postmark = transfer.delivered;
    stamp.accessibleName =
        transfer.delivered
            ? Stamp::tr("Delivered to %1 on %2 at %3").arg(toName, dayText(*transfer.delivered), timeText(*transfer.delivered))
            : Stamp::tr("Delivered to %1").arg(toName);
    stamp.accessibleDescription = stamp.toolTip;
    return stamp;
}

/// Nothing for a transfer that leaves the stamp as it is without one.
std::optional<StampState> ofTransfer(TransferGlance const& transfer, QString const& toName)
{
    switch (transfer.state) {
    case State::Sealing:
    case State::Calling:
    case State::Sending: return underWay(transfer, toName);
    case State::Waiting:
    case State::Interrupted:
        if (transfer.waitsForPerson) break;
        return held(Stamp::tr("WAITS"), Stamp::tr("Keep Signet running"),
                    Stamp::tr("Waits here, sealed, until %1 signs in. Keep Signet running.").arg(toName));
    case State::Paused: break;
    case State::Delivered: return delivered(transfer, toName);
    case State::Received:
    case State::Receiving:
    case State::Refused:
    case State::Failed:
    case State::Cancelled: return std::nullopt;
    }
    return held(Stamp::tr("PAUSED"), Stamp::tr("%1 arrived").arg(sizeText(transfer.acknowledged)),
                Stamp::tr("The envelope for %1 is paused, %2 arrived").arg(toName, spokenSize(transfer.acknowledged)));
}

} // namespace

StampState stampState(StampQuestion const& question)
{
    using Obstacle = Draft::Obstacle;
    QString const send = Stamp::tr("SEND");
    QString const halted = Stamp::tr("STOPPED");
    switch (question.obstacle) {
    case Obstacle::NoAccount: return stopped(send, Stamp::tr("No account yet"), Stamp::tr("Join with a link first"));
    case Obstacle::NoRecipient: return stopped(send, Stamp::tr("To nobody yet"), Stamp::tr("Choose who it goes to"));
    case Obstacle::KeyChanged:
        return stopped(halted, Stamp::tr("Key changed"), Stamp::tr("Verify the new key first"), Panel::Err);
    case Obstacle::Blocked: return stopped(halted, Stamp::tr("Blocked"), Stamp::tr("Unblock this account first"), Panel::Err);
    case Obstacle::NotVerified: return verify(question);
    case Obstacle::None: break;
    }
    if (question.handingOver) return stopped(send, Stamp::tr("Looking at files"), Stamp::tr("The envelope is being made ready"));
    if (question.contents.items > 0) return ready(question);
    if (question.transfer)
        if (std::optional<StampState> state = ofTransfer(*question.transfer, question.toName)) return *std::move(state);
    return stopped(send, Stamp::tr("No files yet"), Stamp::tr("Tick files or drop them here"));
}

} // namespace signet::ui
