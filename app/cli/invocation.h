#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace signet::cli {

/// The exit codes that scripts depend on.
enum class Exit : int {
    Done = 0,
    Usage = 2,
    Locked = 3,
    NoConnection = 4,
    Refused = 5,
    NotVerified = 6,
    Away = 7,
    File = 8,
    Damaged = 9,
    Interrupted = 130,
};

struct ProvisionWords {
    std::string link;
    std::string order_file;
    std::string device_name;
};
struct WhoamiWords { };
struct ContactsWords { };
struct ContactWords {
    enum class Act { Add, Rename, Remove, Withdraw, Block, Unblock } act = Act::Add;
    std::string number;
    std::string name;
};
struct ListenWords {
    std::string save;
    bool once = false;
};
struct VerifyWords {
    std::string number;
};
struct SendWords {
    std::string to;
    std::optional<long> wait_seconds; ///< nothing: as long as it takes
    bool queue = false;
    bool skip = false;
    bool no_compress = false;
    std::vector<std::string> paths;
};
struct LogWords {
    bool sent = true;
    bool received = true;
};
struct InboxWords { };
struct ResumeWords {
    std::string id;
    std::optional<long> wait_seconds;
};
struct CancelWords {
    std::string id;
};
struct ExportWords {
    std::string file;
};
struct SalvageWords {
    std::string folder;
};
struct SealWords {
    std::string to_file;
    std::string to;
    std::string key_file;
    std::string passphrase_file;
    bool force = false;
    bool skip = false;
    bool no_compress = false;
    std::vector<std::string> paths;
};
struct OpenWords {
    std::string file;
    std::string key_file;
    std::string passphrase_file;
    std::string into;
};

using Words = std::variant<WhoamiWords, ProvisionWords, ContactsWords, ContactWords, ListenWords, VerifyWords, SendWords,
                           LogWords, InboxWords, ResumeWords, CancelWords, ExportWords, SalvageWords, SealWords, OpenWords>;

/// One command as it was typed, paths made absolute against the typer's folder.
struct Invocation {
    std::string profile; ///< absolute
    std::string from;    ///< empty: the only account
    bool json = false;
    Words words;
};

/// What parsing ended in: an invocation, or a text and an exit code (help and version are Done).
struct Parsed {
    std::optional<Invocation> invocation;
    std::string text;
    Exit exit = Exit::Done;
};

/// Reads a command line. `folder` is the typer's working folder; arguments[0] is the program.
[[nodiscard]] Parsed parse_invocation(std::vector<std::string> const& arguments, std::string const& folder);

} // namespace signet::cli
