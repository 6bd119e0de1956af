#pragma once

#include "core/link/frame_stream.h"
#include "server-stub/accounts/accounts.h"
#include "server-stub/limits/throttle.h"
#include "server-stub/provisioning/registration.h"

namespace signet::server {

/// Server's side of provisioning, protocol.md §3: one linear coroutine per connection that begins with Setup611.
class ProvisioningDesk {
public:
    struct Parts {
        Storage& storage;
        Throttle& throttle;
        Limits const& limits;
        Operator const& operator_record;
        Bytes const& node_certificate;
        crypto::SigningKey const& node_key;
    };
    ProvisioningDesk(Env const& env, Parts parts);

    /// Serves the connection to its end. `frames` is being written by its own coroutine. Throws LinkLost, Timeout, Malformed,
    /// BadProof, BadSignature and what the storage throws; the client has been told where there was something to tell.
    Task<void> serve(std::shared_ptr<link::FrameStream> frames, pb::Frame first, link::PeerAddress from);

    struct Counts {
        std::uint64_t provisioned = 0;
        std::uint64_t refused = 0;
        std::uint64_t refused_by_limit = 0;
        std::uint64_t orders_voided = 0;
    };
    [[nodiscard]] Counts counts() const { return counts_; }

    /// From digits to answer where they are refused, whatever the cause: unknown, spent, expired, void or wrong (protocol.md §3).
    static constexpr milliseconds refusal_time{500};

private:
    struct Run;
    Task<void> converse(Run& run, pb::Frame first);
    Task<SetupAnswer> set_up(Run& run, pb::Frame first);
    Task<Registration> take_registration(Run& run, SetupAnswer setup);
    Task<AccountNumber> take_order(Run& run, Registration& registration);
    Task<std::optional<AccountNumber>> try_digits(Run& run, Registration& registration, SecretBytes digits);
    Task<void> bind(Run& run, Registration& registration, AccountNumber account);
    [[nodiscard]] AuditRecord audit(char const* act, std::optional<AccountNumber> account, std::string const& address) const;

    Env env_;
    Parts parts_;
    Counts counts_;
};

} // namespace signet::server
