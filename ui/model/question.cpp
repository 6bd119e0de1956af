#include "ui/model/question.h"

#include "ui/model/size_text.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::Question)
};

} // namespace

Question withdrawQuestion(QString const& name)
{
    return {QStringLiteral("seal-broken"), Words::tr("Withdraw the verification of %1?").arg(name),
            Words::tr("The key that you two share is destroyed, and %1 is told. What is under way between you stops, and files "
                      "sealed for each other can no longer be opened. To send again, verify each other anew.")
                .arg(name),
            Words::tr("Withdraw verification"), Words::tr("Cancel")};
}

Question blockQuestion(QString const& name, bool hasKey)
{
    QString const text =
        hasKey ? Words::tr("Nothing from %1 is accepted any more. The key that you two share is destroyed, what is "
                           "under way stops, and files sealed for each other can no longer be opened. %1 is not told.")
               : Words::tr("Nothing from %1 is accepted any more. %1 is not told.");
    return {QStringLiteral("block"), Words::tr("Block %1?").arg(name), text.arg(name), Words::tr("Block"),
            Words::tr("Do not block")};
}

Question blockAskerQuestion()
{
    return {QStringLiteral("block"), Words::tr("Block this account?"),
            Words::tr("It can ask you for nothing any more, and learns no more than that it is not accepted."),
            Words::tr("Block"), Words::tr("Do not block")};
}

Question removeQuestion(QString const& name, bool isBlocked)
{
    QString const text =
        isBlocked
            ? Words::tr("The block ends with it: %1 can ask to verify you again. Your logs keep what was sent and received.")
            : Words::tr("The key that you share with %1 is destroyed, what is under way stops, and files sealed for each "
                        "other can no longer be opened. Your logs keep what was sent and received.");
    return {QStringLiteral("trash"), Words::tr("Remove %1 from your list?").arg(name), text.arg(name),
            Words::tr("Remove", "from the list"), Words::tr("Cancel")};
}

Question cancelQuestion(engine::Way way, QString const& name)
{
    QString const heading =
        way == engine::Way::Sent ? Words::tr("Cancel the envelope to %1?") : Words::tr("Cancel the envelope from %1?");
    return {QStringLiteral("cancel"), heading.arg(name),
            Words::tr("What is through is wiped on both sides, and a new envelope begins at zero. To interrupt it, pause it."),
            Words::tr("Cancel the envelope"), Words::tr("Keep it")};
}

Question deleteFilesQuestion(std::uint64_t files, QString const& name)
{
    return {QStringLiteral("trash"), Words::tr("Delete %1 from %2?").arg(filesText(files), name),
            Words::tr("They are deleted from the folder that Signet made for them. What you renamed, moved or saved elsewhere "
                      "stays, and so do this line and the receipt."),
            Words::tr("Delete"), Words::tr("Keep them")};
}

Question closeKeysQuestion()
{
    return {QStringLiteral("lock"), Words::tr("Close your keys?"),
            Words::tr("You are signed out, and what is under way stops. It goes on when you open the keys again."),
            Words::tr("Close keys"), Words::tr("Keep them open")};
}

Question quitQuestion()
{
    return {QStringLiteral("warning"), Words::tr("Quit while envelopes are under way?"),
            Words::tr("They stop here and go on, without sending anything twice, when Signet is started again."),
            Words::tr("Quit"), Words::tr("Keep running")};
}

Question removePracticeQuestion()
{
    return {QStringLiteral("trash"), Words::tr("Remove practice mode?"),
            Words::tr("Its server, its correspondent, its log and what arrived in its folder are removed from this computer. The "
                      "files that you sent stay where they are."),
            Words::tr("Remove"), Words::tr("Keep practising")};
}

} // namespace signet::ui
