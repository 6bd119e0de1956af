#pragma once

#include "core/base/task.h"
#include "server-stub/storage/storage.h"

#include <deque>
#include <functional>

namespace signet::server {

/// A call's end on its way to the record.
struct EndedCall {
    TrackingId tracking;
    WallTime started;
    milliseconds duration{0};
    std::uint64_t bytes = 0;
    bool connected = false;
    std::string result;
    std::string reason;
};

/// Writes what calls and sign-ins leave behind, grouped: bytes every second while calls move them, ends at once. What cannot be
/// written (a full disk) waits and is tried again.
class CallRecorder {
public:
    using Progress = std::function<std::vector<CallProgress>()>;
    CallRecorder(Env const& env, Storage& storage, crypto::SigningKey const& key, Progress progress);

    void ended(EndedCall call);
    void signed_in(AccountNumber account);
    /// Calls are open: progress is asked for every second.
    void watch(bool calls_open);

    /// Runs until cancelled.
    Task<void> run();
    /// Until everything is written, or the store has refused it.
    Task<void> drain();
    [[nodiscard]] std::uint64_t storage_errors() const { return storage_errors_; }

    static constexpr seconds interval{1};            ///< issue: bytes are stored every second
    static constexpr seconds retry_interval{5};      ///< while the storage is in trouble
    static constexpr std::size_t max_notes = 10'000; ///< sign-in times held back while the storage is in trouble

private:
    Task<void> write();
    Task<void> write_ends();
    void note_error(Error error);

    Env env_;
    Storage& storage_;
    crypto::SigningKey const& key_;
    Progress progress_;
    std::deque<EndedCall> ended_;
    std::vector<SignInNote> notes_;
    std::vector<CallProgress> moved_;
    bool calls_open_ = false;
    std::uint64_t storage_errors_ = 0;
    Event changed_;
};

} // namespace signet::server
