#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/secret.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// All that windows and the command line may see of the engine: commands down, events up, values only.
namespace signet::engine {

using RequestId = std::uint64_t;

/// Why something was refused or failed, in a form that can be put into words: who says so, and a stable reason.
struct Reason {
    enum class Says { Nobody, Us, Peer, Server };
    Says says = Says::Nobody;
    std::string code;   ///< stable, e.g. "not accepted", "no space", "bad file proof"
    std::string detail; ///< from outside: shown as text only
    friend bool operator==(Reason const&, Reason const&) = default;
};

// ---- what is told

enum class ContactState { Verified, Unverified, Waiting, Changed, Blocked };
[[nodiscard]] char const* name_of(ContactState state);

enum class EnvelopeState {
    Sealing,
    Waiting,
    Calling,
    Sending,
    Receiving,
    Paused,
    Interrupted,
    Delivered,
    Received,
    Refused,
    Failed,
    Cancelled
};
[[nodiscard]] char const* name_of(EnvelopeState state);
/// True where nothing more happens by itself or by `resume`.
[[nodiscard]] bool is_final(EnvelopeState state);

/// What a provisioning link says of itself; proves nothing yet.
struct LinkInfo {
    std::string server;
    std::string operator_name;
    std::string fingerprint; ///< of the operator's root key, 25 characters
};
/// Nothing where the text is no such link. Any thread.
[[nodiscard]] std::optional<LinkInfo> read_link(std::string_view text);

struct AccountInfo {
    AccountNumber number;
    std::string name;
    std::string company;
    std::string server;
    std::string operator_name;
    std::string fingerprint; ///< of the operator's root key, 25 characters
    std::string device;      ///< hex
    bool is_default = false;
};

struct ContactInfo {
    AccountNumber own;
    AccountNumber number;
    std::string name; ///< the person's own, else the one the server says
    std::string company;
    ContactState state = ContactState::Unverified;
    std::optional<WallTime> since;
    bool withdrawn =
        false; ///< the server says that they took their verification of us back; the key here stays until proved anew
};

enum class Way { Sent, Received };

struct EnvelopeInfo {
    std::int64_t row = 0; ///< stays, also where the envelope had to begin again under a new id; with `way`
    std::string id;       ///< hex, unique in the profile
    Way way = Way::Sent;
    AccountNumber own;
    AccountNumber party;
    std::string party_name;
    std::string company;
    WallTime started;
    std::optional<WallTime> ended;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    EnvelopeState state = EnvelopeState::Sealing;
    Reason reason;
    bool waits_for_person = false;   ///< the engine has stopped trying by itself: `resume` goes on
    std::string tracking;            ///< of the last call, hex; empty before the first
    std::string path;                ///< received: the folder it lies in; empty before, and once deleted
    std::vector<std::string> names;  ///< top-level, the first max_names: as they lie there, or as the person picked them
    bool sealed = true;              ///< sent: nothing is left to be compressed and sealed
    bool seen = true;                ///< false: it has arrived whole and nobody has said MarkSeen
    std::optional<WallTime> deleted; ///< received: when its files were deleted again

    static constexpr std::size_t max_names = 1'000;
};

// ---- commands; each ends in exactly one Finished

struct AddAccount {
    std::string link;
    std::string device_name;
}; ///< asks with NeedDigits
struct GiveDigits {
    RequestId request;  ///< of the AddAccount
    SecretBytes digits; ///< empty: give up
};
struct ListAccounts { }; ///< answered by Accounts
struct ListContacts { }; ///< answered by Contacts
struct AddContact {
    AccountNumber own;
    AccountNumber number;
};
struct RenameContact {
    AccountNumber own;
    AccountNumber number;
    std::string name;
};
struct RemoveContact {
    AccountNumber own;
    AccountNumber number;
};
struct BlockContact {
    AccountNumber own;
    AccountNumber number;
    bool blocked;
};
/// Takes a verification back: the key is wiped, the other side is told, what is under way stops.
struct WithdrawContact {
    AccountNumber own;
    AccountNumber number;
};
/// Signs an account in and keeps it so. `receive` takes calls, and files land under `save_folder`, until StopReceiving names this
/// request; of several that receive, the newest one's folder is used. Tells how the connection stands.
struct GoOnline {
    std::optional<AccountNumber> own; ///< nothing: every account
    bool receive = false;
    std::string save_folder;
};
/// The sender's side of a key exchange. Asks with ShowCode.
struct VerifyContact {
    AccountNumber own;
    AccountNumber number;
};
/// The person broke a VerifyContact off.
struct GiveUpVerifying {
    RequestId verification;
};
/// What a person said to NeedAccept or ShowCode; for NeedCode, what was typed.
struct AnswerKeyExchange {
    RequestId exchange;
    bool yes = false;
    std::string typed;
};
struct SendEnvelope {
    AccountNumber own;
    AccountNumber to;
    std::vector<std::string> paths; ///< absolute
    bool compress = true;
    bool skip_problems = false;
}; ///< Finished once it is in the queue, after EnvelopeQueued or SourceProblems
struct ResumeEnvelope {
    std::string id;
};
struct PauseEnvelope {
    std::string id;
};
struct CancelEnvelope {
    std::string id;
};
struct ListEnvelopes {
    std::size_t newest = 0;  ///< so many at most; 0: all
    std::int64_t before = 0; ///< of those that began before this row; 0: of all
}; ///< answered by Envelopes, oldest first
/// The files of one envelope, from file number `from` on; answered by EnvelopeFiles.
struct ListFiles {
    std::int64_t row; ///< as in EnvelopeInfo
    Way way;
    std::uint64_t from = 0;
};
struct MarkSeen {
    std::int64_t row; ///< received, whole
};
/// Deletes what was received, where Signet put it and under the names that Signet gave; log line and receipt stay.
struct DeleteReceived {
    std::int64_t row;
};
struct ExportEvidence {
    std::string file; ///< absolute
};
/// Seals to a file under the key shared with a correspondent (protocol.md §7, Lock).
struct SealFor {
    AccountNumber own;
    AccountNumber to;
    std::vector<std::string> paths; ///< absolute
    std::string file;               ///< absolute
    bool replace = false;
    bool compress = true;
    bool skip_problems = false;
}; ///< answered by Sealed, or SourceProblems
/// Opens a file that was sealed so, by us or for us.
struct OpenSealed {
    std::string file;
    std::string into;
}; ///< answered by Opened
/// Takes no more calls unless another GoOnline wants them; what is under way goes on.
struct StopReceiving {
    RequestId online = 0; ///< of the GoOnline
};

/// Which ways into the profile there are; answered by WaysIn.
struct ListWaysIn { };
/// Ends in WrongKey where it does not open the profile. As slow as opening it.
struct CheckPassphrase {
    SecretBytes passphrase;
};
struct ChangePassphrase {
    SecretBytes current;
    SecretBytes next;
};
/// A second way in, to be kept on paper; replaces an earlier one. Answered by RecoveryCode.
struct MakeRecoveryCode { };
struct RemoveRecoveryCode { };
/// 32 bytes that the system's keychain keeps; nothing: the keychain opens the profile no more.
struct SetKeychain {
    SecretBytes bytes;
};

using Command = std::variant<AddAccount, GiveDigits, ListAccounts, ListContacts, AddContact, RenameContact, RemoveContact,
                             BlockContact, WithdrawContact, GoOnline, VerifyContact, GiveUpVerifying, AnswerKeyExchange,
                             SendEnvelope, ResumeEnvelope, PauseEnvelope, CancelEnvelope, ListEnvelopes, ListFiles, MarkSeen,
                             DeleteReceived, ExportEvidence, SealFor, OpenSealed, StopReceiving, ListWaysIn, CheckPassphrase,
                             ChangePassphrase, MakeRecoveryCode, RemoveRecoveryCode, SetKeychain>;

// ---- events

struct Finished {
    RequestId request;
    std::optional<Error> error;
    Reason reason;
};
struct NeedDigits {
    RequestId request;
    std::string operator_name;
    std::string fingerprint;
    std::string prompt;
    int tries_left;
};
struct AccountAdded {
    RequestId request;
    AccountInfo account;
};
struct Accounts {
    RequestId request;
    std::vector<AccountInfo> all;
};
struct Contacts {
    RequestId request;
    std::vector<ContactInfo> all;
};
struct Envelopes {
    RequestId request;
    std::vector<EnvelopeInfo> all;
    bool more = false;  ///< there may be older ones
    bool older = false; ///< goes on where another answer ended
};
struct EnvelopeFiles {
    RequestId request;
    std::int64_t row;
    Way way;
    std::uint64_t from;
    std::uint64_t total; ///< files in the envelope; 0 also where nothing is known of them yet
    struct File {
        std::string path; ///< relative to the envelope's folder: as it lies there, or as it was sent
        std::uint64_t size;
        WallTime modified;
    };
    std::vector<File> files; ///< at most max_files: the rest by another ListFiles
    struct Receipt {
        WallTime time; ///< as the recipient's device signed it
        bool by_server_clock;
    };
    std::optional<Receipt> receipt;
    std::vector<std::string> sources; ///< sent, with the first files: what the person picked, absolute

    static constexpr std::size_t max_files = 2'000;
};
struct EnvelopeQueued {
    RequestId request;
    EnvelopeInfo envelope;
};
/// What cannot be sent; with skip_problems the rest goes.
struct SourceProblems {
    RequestId request;
    struct Problem {
        std::string path;
        std::string why;
    };
    std::vector<Problem> all;
};
struct EnvelopeChanged {
    EnvelopeInfo envelope;
};
struct TransferProgress {
    std::int64_t row; ///< as in EnvelopeInfo
    Way way;
    std::uint64_t acknowledged; ///< bytes of the files' contents that the recipient holds
    std::uint64_t total;
};
/// Names in what arrived that are not as they were sent, or that are made to be taken for others. Comes before the envelope's
/// last EnvelopeChanged.
struct NamesToNote {
    AccountNumber party;
    struct Renamed {
        std::string sent_as;
        std::string now; ///< below the envelope's folder
    };
    std::vector<Renamed> renamed;
    std::vector<std::string> unusual; ///< a word of them mixes scripts
};
/// A call with an envelope ended before it was known which: there is no row for it in the log.
struct CallRefused {
    AccountNumber own;
    AccountNumber party;
    Reason reason;
};
struct ConnectionChanged {
    AccountNumber own;
    enum class State { Connecting, Online, Offline, Replaced, Suspended, Closed } state;
    Reason reason;
    bool maybe_copied = false;    ///< the device signed in twice while alive: the profile may have been copied
    milliseconds clock_behind{0}; ///< this computer's clock, where it differs much from the server's; negative: ahead
    milliseconds next_try{0};     ///< Offline: from now until the next try by itself
};
/// A correspondent's key exchange asks for a person.
struct NeedAccept {
    RequestId exchange;
    AccountNumber own;
    AccountNumber number;
    std::string name;
    std::string company;
    int runs_left = 0; ///< today, this one included
};
struct NeedCode {
    RequestId exchange;
    AccountNumber number;
};
struct ShowCode {
    RequestId exchange;
    RequestId request;
    AccountNumber number;
    std::string code; ///< five characters
    std::vector<std::string> words;
};
struct ExchangeEnded {
    RequestId exchange;
    AccountNumber number;
    bool verified;
    Reason reason;
    int runs_left = 0; ///< today, after this one
};
struct ContactChanged {
    ContactInfo contact;
};
struct ContactRemoved {
    AccountNumber own;
    AccountNumber number;
};
struct Sealed {
    RequestId request;
    std::uint64_t files;
    std::uint64_t bytes;        ///< of the files
    std::uint64_t sealed_bytes; ///< of the sealed file
};
struct Opened {
    RequestId request;
    struct Renamed {
        std::string sent_as;
        std::string now;
    };
    std::vector<std::string> names; ///< top-level, as they lie in the folder now
    std::vector<Renamed> renamed;   ///< to be safe, or since the name was taken
    AccountNumber from;
    AccountNumber to;
};

struct WaysIn {
    RequestId request;
    bool passphrase = false;
    bool key_file = false;
    bool keychain = false;
    bool recovery_code = false;
};
struct RecoveryCode {
    RequestId request;
    std::string code; ///< 25 characters in fives; shown once, kept nowhere
};

using EngineEvent =
    std::variant<Finished, NeedDigits, AccountAdded, Accounts, Contacts, Envelopes, EnvelopeFiles, EnvelopeQueued, SourceProblems,
                 EnvelopeChanged, TransferProgress, NamesToNote, CallRefused, ConnectionChanged, NeedAccept, NeedCode, ShowCode,
                 ExchangeEnded, ContactChanged, ContactRemoved, Sealed, Opened, WaysIn, RecoveryCode>;

} // namespace signet::engine
