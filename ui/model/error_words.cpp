#include "ui/model/error_words.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::ErrorWords)
};
} // namespace

QString errorText(Error const& error)
{
    switch (error.code) {
    case ErrorCode::LinkLost: return Words::tr("There is no connection to the server. Try again when it is back.");
    case ErrorCode::Timeout: return Words::tr("There was no answer in time. Try again.");
    case ErrorCode::NoSpace: return Words::tr("The disk is full. Make space, then try again.");
    case ErrorCode::NoAccess: return Words::tr("A file or folder cannot be read or written. Check its permissions.");
    case ErrorCode::Changed:
        return Words::tr("A file was changed while it was being sealed. Close what writes to it, then try again.");
    case ErrorCode::NotVerified: return Words::tr("This person is not verified. Verify each other by a spoken code first.");
    case ErrorCode::KeyChanged: return Words::tr("This person's key has changed. Verify each other by a spoken code first.");
    case ErrorCode::Away: return Words::tr("The other person is not signed in.");
    case ErrorCode::Cancelled: return Words::tr("Your keys are closed. Open them, then try again.");
    case ErrorCode::NotFound: return Words::tr("It is not there any more.");
    case ErrorCode::Exists: return Words::tr("It is there already.");
    case ErrorCode::InvalidArgument: return Words::tr("What was given cannot be used. Check it, then try again.");
    case ErrorCode::NotAllowed: return Words::tr("This cannot be done now.");
    case ErrorCode::Refused: return Words::tr("It was refused.");
    case ErrorCode::Disk: return Words::tr("The disk reports an error. Nothing was changed.");
    case ErrorCode::TooLarge: return Words::tr("It is too large.");
    default: return Words::tr("It did not work. Try again, and tell your operator if it happens once more.");
    }
}

QString problemText(std::string_view why, QString const& name)
{
    if (why == "missing") return Words::tr("%1 is not there any more.").arg(name);
    if (why == "link") return Words::tr("%1 is a link, and links are not followed.").arg(name);
    if (why == "not a file") return Words::tr("%1 is neither a file nor a folder.").arg(name);
    if (why == "unreadable") return Words::tr("%1 cannot be read. Check its permissions.").arg(name);
    if (why == "name is not UTF-8") return Words::tr("%1 has a name that other systems cannot read. Rename it.").arg(name);
    if (why == "too deep") return Words::tr("%1 lies in too many folders within each other.").arg(name);
    if (why == "too many files") return Words::tr("%1 holds too many files for one envelope.").arg(name);
    return Words::tr("%1 cannot be sent.").arg(name);
}

} // namespace signet::ui
