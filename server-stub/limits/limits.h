#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace signet::server {

/// Every limit of the server, as the configuration file may set it. "Address" is an IPv4 address or an IPv6 /64. A rate is a
/// token bucket: `…_burst` at once, refilled at `…_per_minute`.
struct Limits {
    // Connections (threats.md S64).
    std::uint64_t connections = 20'000;            ///< in all
    std::uint64_t connections_per_address = 1'000; ///< an office behind one address fits
    std::uint64_t connects_per_minute_per_address = 1'200;
    std::uint64_t connects_burst_per_address = 400;
    std::uint64_t unauthenticated = 2'000; ///< in all, neither signed in nor holding a good ticket
    std::uint64_t unauthenticated_per_address = 100;
    std::uint64_t unauthenticated_seconds = 10;      ///< from accept to Hello; a provisioning run has its own
    std::uint64_t unauthenticated_bytes = 64 * 1024; ///< from one connection before it is signed in
    // Sign-in.
    std::uint64_t sign_ins_per_minute_per_address = 1'200;
    std::uint64_t sign_ins_burst_per_address = 1'000;
    std::uint64_t sign_ins_per_minute_per_account = 20;
    std::uint64_t sign_ins_burst_per_account = 30;
    std::uint64_t heartbeat_seconds = 30;                  ///< a client silent for two of them is gone
    std::uint64_t requests_per_minute_per_account = 1'200; ///< anything asked on a signed-in connection
    std::uint64_t requests_burst_per_account = 600;
    // Provisioning (protocol.md §3).
    std::uint64_t provisionings_per_minute_per_address = 10;
    std::uint64_t provisionings_burst_per_address = 30;
    std::uint64_t provisionings_per_minute_per_order = 2;
    std::uint64_t provisionings_burst_per_order = 10;
    std::uint64_t provisioning_seconds = 300; ///< a person types the digits meanwhile
    std::uint64_t order_hours = 72;
    // Calls (protocol.md §4).
    std::uint64_t setups_per_minute_per_account = 120;
    std::uint64_t setups_burst_per_account = 60;
    std::uint64_t setups_per_minute_per_address = 1'200;
    std::uint64_t setups_burst_per_address = 600;
    std::uint64_t key_exchanges_per_hour_per_account = 60; ///< they alone ring strangers
    std::uint64_t key_exchanges_burst_per_account = 30;
    std::uint64_t open_calls_per_account = 16; ///< as caller
    std::uint64_t open_calls_per_pair = 4;     ///< caller and callee, so that one cannot fill the other's lines
    std::uint64_t open_calls = 20'000;         ///< in all
    std::uint64_t admits_per_account = 10'000; ///< entries in one account's list of admitted and blocked
    // Relay (protocol.md §2).
    std::uint64_t ticket_seconds = 30;        ///< may be shortened, not raised: protocol.md §2
    std::uint64_t ring_seconds = 10;          ///< for the callee to come: five round trips of a bad line
    std::uint64_t half_open_per_address = 64; ///< ends that wait for their other end
    std::uint64_t greetings_per_minute_per_address = 1'200;
    std::uint64_t greetings_burst_per_address = 600;
    std::uint64_t relay_idle_seconds = 900; ///< a call that moves nothing for so long is hung up
    // What is kept for others.
    std::uint64_t notifications_per_device = 1'000; ///< waiting; the oldest goes first
    std::uint64_t prekeys_per_device = 128;

    friend bool operator==(Limits const&, Limits const&) = default;
};

/// One limit for the configuration file and its documentation.
struct LimitField {
    std::string_view name; ///< the member's name, and its key in the file's [limits] table
    std::uint64_t Limits::* field;
    std::uint64_t lowest;
    std::uint64_t highest;
    std::string_view meaning; ///< one line
};
/// Every member of Limits, once.
[[nodiscard]] std::span<LimitField const> limit_fields();

} // namespace signet::server
