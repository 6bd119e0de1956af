#pragma once

#include "server-stub/limits/counted.h"
#include "server-stub/limits/limits.h"
#include "server-stub/limits/token_buckets.h"

namespace signet::server {

/// All the limits that count over time or over what is held, on one node. threats.md S64.
class Throttle {
public:
    explicit Throttle(Limits const& limits);

    /// What one connection holds while it is open.
    struct Connection {
        Counted::Slot in_all;
        Counted::Slot of_address;
        Counted::Slot unauthenticated;            ///< given back once something is proved
        Counted::Slot unauthenticated_of_address; ///< likewise
        void authenticated();
    };
    [[nodiscard]] std::optional<Connection> connect(std::string_view address, Instant now);
    [[nodiscard]] std::uint64_t connections() const { return connections_.held(all); }
    [[nodiscard]] std::uint64_t unauthenticated() const { return unauthenticated_.held(all); }
    [[nodiscard]] std::optional<Counted::Slot> half_open(std::string_view address);

    TokenBuckets sign_ins_of_address;
    TokenBuckets sign_ins_of_account;
    TokenBuckets requests;
    TokenBuckets provisionings_of_address;
    TokenBuckets provisionings_of_order;
    TokenBuckets setups_of_account;
    TokenBuckets setups_of_address;
    TokenBuckets key_exchanges;
    TokenBuckets greetings;

private:
    static constexpr std::string_view all = "";
    Limits limits_;
    TokenBuckets connects_;
    Counted connections_;
    Counted unauthenticated_;
    Counted half_open_;
};

} // namespace signet::server
