#pragma once

#include "core/base/task.h"
#include "core/link/network.h"
#include "server-stub/accounts/accounts.h"
#include "server-stub/limits/limits.h"
#include "server-stub/node/stats.h"
#include "server-stub/storage/storage.h"

#include <memory>

namespace signet::server {

/// What a node proves itself with. The key signs SetupAck (protocol.md §3) and call records.
struct NodeKeys {
    Bytes certificate;                             ///< DER, under the operator's root; the node's id comes from it
    crypto::SigningKey key;                        ///< Ed25519, the certificate's
    std::shared_ptr<link::NodeIdentity const> tls; ///< the same, as Network::accept_secure takes it
};

struct ServerSettings {
    Limits limits;
    /// HOST:PORT that links and tickets name; empty = the one listened on, or the address of the client's own connection where
    /// that is a wildcard.
    std::string address;
};

/// One node of the telephony server: accepts connections and serves each with one coroutine until stopped. protocol.md §2 to §4.
/// All on the thread of Env's executor. Everything given lives longer.
class Server {
public:
    /// `operator_record` is what Storage::operator_record() gave.
    Server(Env const& env, ServerSettings settings, Storage& storage, Operator operator_record, NodeKeys keys);
    ~Server(); ///< after stop() has returned
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    /// Closes the call records of a killed run, then accepts until stop(). Throws what the storage throws at the start.
    Task<void> run(std::unique_ptr<link::Listener> listener);
    /// Ends calls with the reason `server stopped`, tells clients Goodbye, closes all; returns when all has ended and is
    /// recorded.
    Task<void> stop();
    /// Ends as a killed process does: nobody is told, nothing is recorded. For simulations.
    Task<void> abandon();

    // ---- the operator's acts while it runs; see Accounts for what they throw
    Task<Handout> add_account(std::string name, std::string company);
    Task<void> suspend(AccountNumber number); ///< signed-in devices and calls of it end at once (threats.md S68)
    Task<void> resume(AccountNumber number);
    Task<Handout> reissue(AccountNumber number); ///< likewise
    Task<void> close_account(AccountNumber number);

    /// The address that links name now.
    [[nodiscard]] std::string address() const;
    [[nodiscard]] ServerStats stats() const;
    /// Accepting, and the storage's last write went well.
    [[nodiscard]] bool healthy() const;
    [[nodiscard]] Storage& storage();
    [[nodiscard]] Operator const& operator_record() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace signet::server
