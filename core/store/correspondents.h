#pragma once

#include "core/identity/certificate.h"
#include "core/identity/long_term_key.h"
#include "core/store/highest_time.h"
#include "core/store/pair.h"

namespace signet::store {

using identity::LongTermKey;
using identity::LtkId;

enum class Standing {
    Unverified,
    Waiting, ///< we saved as recipient, the peer has not proved the new key yet
    Verified,
    Changed, ///< another U was shown with its proofs: nothing goes out until a new key exchange, or a proof under the old key
    Blocked,
};
[[nodiscard]] char const* name_of(Standing standing); ///< "unverified", "waiting", …

/// A person on the list of one of our accounts.
struct Correspondent {
    Pair pair;
    std::string server_name; ///< as the server says
    std::string company;
    std::string own_name; ///< as the person calls them; empty = server_name
    Standing standing = Standing::Unverified;
    WallTime since; ///< of the standing
    WallTime added;
    std::optional<identity::AccountKey> account_key; ///< U, as verified
    std::optional<identity::AccountKey> changed_key; ///< the U that raised the alarm
    std::uint64_t list_serial = 0;                   ///< of the newest DeviceList of account_key
    std::optional<pb::Signed> device_list;
    bool withdrawn = false; ///< the server says that they withdrew; changes no key

    [[nodiscard]] std::string const& shown_name() const { return own_name.empty() ? server_name : own_name; }
};

enum class KeyUse {
    Current,
    Waiting, ///< newest, not yet proved by the peer
    Earlier, ///< verified before, valid until the waiting one is proved
    Old,     ///< opens Locks, nothing else
};
struct HeldKey {
    LtkId id;
    LongTermKey key;
    KeyUse use = KeyUse::Current;
    identity::AccountKey account_key; ///< the peer's U under which it was made
    WallTime since;
};

/// A key for opening a Lock, and whose it is.
struct LockKey {
    Pair pair;
    LongTermKey key;
};

enum class ExchangeRole : std::uint8_t { Sender = 1, Recipient = 2 };

/// The outcome of a key exchange that a person confirmed.
struct Verification {
    Pair pair;
    ExchangeRole role = ExchangeRole::Sender;
    std::string server_name; ///< as shown to the person before the code
    std::string company;
    LtkId id;
    LongTermKey const* key = nullptr;
    identity::AccountKey account_key; ///< the peer's U
    std::uint64_t list_serial = 0;
    pb::Signed device_list;
    bool device_removed = false; ///< the run was made because one of our or their devices was removed: no earlier key stays valid
};

/// A different U that was shown with its proofs (protocol.md §5 "Key changed"); kept when it is over.
struct KeyAlarm {
    Pair pair;
    identity::AccountKey shown_key;
    WallTime raised;
    std::optional<WallTime> ended;
    std::string
        end_reason; ///< "verified", "old key proved", "withdrawn", "removed", "blocked", "replaced"; empty while it stands
};

/// Every change is one transaction; what the server must hear of it is queued with it (ServerRequests).
class Correspondents {
public:
    Correspondents(sql::Database& database, Clock& clock) : database_{&database}, clock_{&clock} { }

    [[nodiscard]] Result<std::vector<Correspondent>> list(Account const& own); ///< by number
    [[nodiscard]] Result<std::optional<Correspondent>> find(Pair const& pair);
    /// Exists; InvalidArgument for our own account.
    [[nodiscard]] Result<void> add(Pair const& pair, std::string_view server_name = {}, std::string_view company = {});
    [[nodiscard]] Result<void> rename(Pair const& pair, std::string_view own_name); ///< NotFound
    [[nodiscard]] Result<void> set_server_names(Pair const& pair, std::string_view name,
                                                std::string_view company); ///< of those on the list; others: nothing

    /// The usable keys, newest first, at most two: what A1 offers. Empty where none, blocked or unknown. Given also while an
    /// alarm stands: as recipient they end it, as sender they may not be used.
    [[nodiscard]] Result<std::vector<HeldKey>> usable_keys(Pair const& pair);
    /// Any long-term key by its id, old ones too, for opening a sealed file.
    [[nodiscard]] Result<std::optional<LockKey>> key_for_lock(LtkId const& id);

    /// protocol.md §5: saves LTK and U. As recipient the key is Waiting and an earlier verified one stays beside it, unless U
    /// changed or a device was removed; as sender it is Current at once. Adds the correspondent where new; ends an alarm; queues
    /// Admit. NotAllowed where blocked.
    [[nodiscard]] Result<void> save_verified(Verification const& verification);
    /// A data exchange in which the peer's proof checked under this key: a waiting one becomes current and the earlier one old;
    /// any ends the alarm. NotFound where the pair has no usable key of that id.
    [[nodiscard]] Result<void> peer_proved(Pair const& pair, LtkId const& id);
    /// A different U, proved (protocol.md §5 "Key changed"). NotAllowed where no U is held or it is the same.
    [[nodiscard]] Result<void> key_changed(Pair const& pair, identity::AccountKey const& new_key);
    /// Keeps a newer list. NotAllowed for a lower serial than the kept one; equal: nothing.
    [[nodiscard]] Result<void> see_device_list(Pair const& pair, std::uint64_t serial, pb::Signed const& list);
    [[nodiscard]] Result<std::vector<KeyAlarm>> alarms(Account const& own); ///< oldest first
    /// The server says that the peer withdrew: noted, nothing else. Ended by the next proof or verification.
    [[nodiscard]] Result<void> see_withdrawn(Pair const& pair);
    /// A peer that rang and found itself not admitted by us: queues Admit again where we hold a usable key.
    [[nodiscard]] Result<void> admit_again(Pair const& pair);

    /// These wipe every long-term key, old ones too, and cancel what is under way with the peer in either direction.
    [[nodiscard]] Result<void>
    withdraw(Pair const& pair); ///< stays on the list, unverified; the peer is told; NotAllowed without a key
    [[nodiscard]] Result<void> remove(Pair const& pair);  ///< leaves the list
    [[nodiscard]] Result<void> block(Pair const& pair);   ///< joins the list where new
    [[nodiscard]] Result<void> unblock(Pair const& pair); ///< unverified afterwards; NotAllowed where not blocked

private:
    sql::Database* database_;
    Clock* clock_;
};

} // namespace signet::store
