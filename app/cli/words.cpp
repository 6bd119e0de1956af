#include "app/cli/words.h"

#include "app/cli/terminal.h"

#include <cstdio>

namespace signet::cli {

namespace {

/// The engine's text, as the beginning of a sentence.
std::string begin_sentence(char const* text)
{
    std::string begun = text;
    if (!begun.empty()) begun[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(begun[0])));
    return begun;
}

} // namespace

std::string sentence(Error const& error)
{
    std::string const text = begin_sentence(error.text);
    switch (error.code) {
    case ErrorCode::LinkLost: return std::string{"No connection to the server: "} + error.text + ".";
    case ErrorCode::Timeout: return "No answer in time. Try again.";
    case ErrorCode::NoSpace: return text + ". Make space, then try again; an envelope goes on with: signet-cli resume ID.";
    case ErrorCode::NoAccess: return text + ". Check the permissions of the file or folder.";
    case ErrorCode::Changed: return "A file was changed while it was being sealed. Nothing of it counts: try again.";
    case ErrorCode::Damaged:
        return "This profile is damaged: " + std::string{error.text}
               + ". Save what can be read into a new one: signet-cli salvage DIR.";
    case ErrorCode::ReadOnly:
        return "Nothing can be written to this profile: its disk is full or write-protected. It can be looked at with whoami, "
               "contacts, log, inbox and export. To do more, make it writable, or save it elsewhere: signet-cli salvage DIR.";
    case ErrorCode::NotVerified: return text + ". Verify by a spoken code: signet-cli verify NUMBER.";
    case ErrorCode::KeyChanged:
        return "This person's key has changed. It may be a new computer, or someone else. Verify again: signet-cli verify "
               "NUMBER.";
    case ErrorCode::Away: return "The other person is not signed in.";
    case ErrorCode::Replaced: return "This device signed in elsewhere; that newer sign-in took the place of this one.";
    case ErrorCode::BadProof:
    case ErrorCode::BadSignature: return std::string{"Damaged or forged: "} + error.text + ".";
    default: return text + ".";
    }
}

std::string sentence(engine::Reason const& reason)
{
    using Says = engine::Reason::Says;
    std::string text = printable(reason.code);
    if (!reason.detail.empty() && reason.detail != reason.code) text += ": " + printable(reason.detail);
    if (reason.says == Says::Server) return "the server says: " + text;
    if (reason.says == Says::Peer) return "the other side says: " + text;
    return text;
}

Exit exit_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return Exit::Usage;
    case ErrorCode::WrongKey:
    case ErrorCode::Locked: return Exit::Locked;
    case ErrorCode::LinkLost:
    case ErrorCode::Timeout:
    case ErrorCode::Replaced: return Exit::NoConnection;
    case ErrorCode::Refused:
    case ErrorCode::NotAllowed: return Exit::Refused;
    case ErrorCode::NotVerified:
    case ErrorCode::KeyChanged: return Exit::NotVerified;
    case ErrorCode::Away: return Exit::Away;
    case ErrorCode::Malformed:
    case ErrorCode::Damaged:
    case ErrorCode::BadProof:
    case ErrorCode::BadSignature:
    case ErrorCode::Unsupported: return Exit::Damaged;
    case ErrorCode::Cancelled: return Exit::Interrupted;
    case ErrorCode::TooLarge:
    case ErrorCode::NotFound:
    case ErrorCode::Exists:
    case ErrorCode::NoSpace:
    case ErrorCode::NoAccess:
    case ErrorCode::Changed:
    case ErrorCode::Disk:
    case ErrorCode::ReadOnly:
    case ErrorCode::Internal: return Exit::File;
    }
    return Exit::File;
}

Exit exit_of(engine::Finished const& finished)
{
    return finished.error ? exit_of(finished.error->code) : Exit::Done;
}

std::string size_in_words(std::uint64_t bytes)
{
    static constexpr char const* units[] = {"bytes", "KB", "MB", "GB", "TB"};
    if (bytes < 1000) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < std::size(units)) {
        value /= 1000;
        ++unit;
    }
    char text[32];
    std::snprintf(text, sizeof text, value < 99.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    return text;
}

std::string files_in_words(std::uint64_t files)
{
    return std::to_string(files) + (files == 1 ? " file" : " files");
}

std::string duration_in_words(seconds duration)
{
    auto const count = duration.count();
    if (count < 60) return std::to_string(count) + " s";
    if (count < 3600) return std::to_string((count + 30) / 60) + " min";
    return std::to_string((count + 1800) / 3600) + " h";
}

} // namespace signet::cli
