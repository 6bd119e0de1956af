#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/wire/sign_in.h"

#include <optional>
#include <string>
#include <vector>

namespace signet::server {

/// Who runs this server, and what is the same on each of its nodes.
struct Operator {
    std::string name;
    crypto::VerifyKey root; ///< SP
    OperatorId id;
    std::string address;       ///< HOST:PORT as init was told; empty = not told
    std::string last_listened; ///< HOST:PORT of the last run; empty = never ran
    std::uint64_t notification_epoch = 0;
    crypto::MacKey hash_key; ///< for the keyed hashes of work orders and names
};

enum class AccountState { Waiting /**< for its order to be used */, Active, Suspended, Closed };
[[nodiscard]] char const* name_of(AccountState state);

/// Name and company are kept readable beside the keyed hash: the other party of a call is told them (protocol.md §4), so that the
/// server cannot do without them. The hash is what accounts are searched and compared by.
struct AccountRecord {
    AccountNumber number;
    std::string name;
    std::string company;
    AccountState state = AccountState::Waiting;
    WallTime created;
    std::optional<crypto::VerifyKey> account_key; ///< U, once the order was used
    std::uint64_t devices = 0;
    std::optional<WallTime> last_sign_in;
};

struct NewAccountRecord {
    AccountNumber number;
    std::string name;
    std::string company;
    crypto::Mac name_hash{};
    WallTime created;
};

/// A work order as it is kept: its digits only as a keyed hash.
struct OrderRecord {
    OrderHandle handle;
    AccountNumber account;
    crypto::Mac digits_hash{};
    WallTime expires;
    unsigned tries = 0; ///< counted before their result is known; a right one is taken back
    enum class State { Open, Spent, Void } state = State::Open;
};
inline constexpr unsigned max_order_tries = 3; ///< protocol.md §3

struct DeviceRecord {
    DeviceId device;
    crypto::VerifyKey signing_key; ///< A
    Bytes certificate;             ///< pb::Signed as it came
    std::string description;
};

/// What a used order binds to its account. protocol.md §3.6.
struct Binding {
    OrderHandle order;
    AccountNumber account;
    crypto::VerifyKey account_key; ///< U
    DeviceRecord device;
    Bytes device_list; ///< pb::Signed as it came
    std::vector<Bytes> prekeys;
};

/// All that a sign-in is decided by, read at once.
struct SignInFacts {
    AccountState state = AccountState::Closed;
    std::string name;
    std::string company;
    crypto::VerifyKey signing_key; ///< A
};

/// When an account was signed in last, for the operator's list.
struct SignInNote {
    AccountNumber account;
    WallTime time;
};

enum class CallPurpose { KeyExchange = 1, Envelope = 2 };
[[nodiscard]] char const* name_of(CallPurpose purpose);

/// All that a set-up is decided by, read at once. protocol.md §4.
struct CallFacts {
    struct Party {
        AccountState state = AccountState::Closed;
        std::string name;
        std::string company;
    };
    std::optional<Party> caller;
    bool origin_registered = false; ///< the device is the caller's
    std::optional<Party> callee;
    bool caller_admits = false;
    bool callee_admits = false;
    bool blocked = false; ///< by either
};

enum class AdmitAct { Admit, Unadmit, Block, Unblock };
struct AdmitResult {
    bool changed = false;
    bool both_had_admitted = false; ///< before this act
};

/// A call detail record. protocol.md §4; threats.md S76.
struct CallRecord {
    std::uint64_t sequence = 0; ///< of the set-ups, without gaps
    TrackingId tracking;
    AccountNumber caller;
    AccountNumber callee;
    CallPurpose purpose = CallPurpose::Envelope;
    DeviceId origin_device;
    std::string origin_address;
    WallTime started;
    std::optional<WallTime> ended; ///< started + duration: a changed clock does not change it
    milliseconds duration{0};      ///< monotonic
    std::uint64_t bytes = 0;       ///< relay payload, both ways
    std::string result;            ///< empty while open
    std::string reason;
    wire::NodeId node;
    std::string relay;                 ///< HOST:PORT
    std::int64_t amount = 0;           ///< minor units of currency
    std::uint64_t closed_sequence = 0; ///< of the ends, without gaps; 0 while open
    crypto::Digest chain{};            ///< over the record and the chain value before it
    crypto::Signature signature{};     ///< the node's, over `chain`
};

struct CallProgress {
    TrackingId tracking;
    std::uint64_t bytes = 0;
    milliseconds duration{0};
};

struct CallEnd {
    TrackingId tracking;
    std::uint64_t bytes = 0;
    milliseconds duration{0};
    std::string result;
    std::string reason;
    std::int64_t amount = 0;
};

struct CallQuery {
    std::optional<AccountNumber> account; ///< as caller or callee
    std::optional<WallTime> since;
    std::uint64_t after_sequence = 0; ///< for the next page
    std::size_t limit = 1'000;
};

struct AuditRecord {
    std::uint64_t sequence = 0;
    WallTime time;
    std::string actor; ///< "operator", "server", "order"
    std::string act;   ///< static words
    std::optional<AccountNumber> account;
    std::string detail;
};

/// What a call costs, in minor units of the operator's currency, by the hour (UTC) in which a minute begins.
struct TariffHour {
    std::int64_t per_call = 0;
    std::int64_t per_minute = 0;
    friend bool operator==(TariffHour const&, TariffHour const&) = default;
};
inline constexpr std::int64_t max_price = 1'000'000'000'000; ///< so that no month of minutes overflows
using Tariff = std::array<TariffHour, 24>;

/// A notification that waits until its device has seen it.
struct QueuedNotification {
    std::uint64_t number = 0;
    Bytes message; ///< pb::Notification
};
struct NumberedDevice {
    DeviceId device;
    std::uint64_t number = 0;
};

} // namespace signet::server
