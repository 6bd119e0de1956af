#include "server-stub/limits/limits.h"

namespace signet::server {

namespace {

constexpr std::uint64_t many = 1'000'000'000;

constexpr LimitField fields[] = {
    {"connections", &Limits::connections, 1, many, "open connections in all"},
    {"connections_per_address", &Limits::connections_per_address, 1, many, "open connections of one address"},
    {"connects_per_minute_per_address", &Limits::connects_per_minute_per_address, 1, many,
     "new connections of one address, sustained"},
    {"connects_burst_per_address", &Limits::connects_burst_per_address, 1, many, "new connections of one address at once"},
    {"unauthenticated", &Limits::unauthenticated, 1, many, "connections in all that have not proved anything yet"},
    {"unauthenticated_per_address", &Limits::unauthenticated_per_address, 1, many, "the same, of one address"},
    {"unauthenticated_seconds", &Limits::unauthenticated_seconds, 1, 600, "time from connecting to signing in"},
    {"unauthenticated_bytes", &Limits::unauthenticated_bytes, 4'096, 16'777'216,
     "bytes read from a connection before it is signed in"},
    {"sign_ins_per_minute_per_address", &Limits::sign_ins_per_minute_per_address, 1, many,
     "sign-ins from one address, sustained"},
    {"sign_ins_burst_per_address", &Limits::sign_ins_burst_per_address, 1, many, "sign-ins from one address at once"},
    {"sign_ins_per_minute_per_account", &Limits::sign_ins_per_minute_per_account, 1, many,
     "good sign-ins of one account, sustained"},
    {"sign_ins_burst_per_account", &Limits::sign_ins_burst_per_account, 1, many, "good sign-ins of one account at once"},
    {"heartbeat_seconds", &Limits::heartbeat_seconds, 1, 3'600,
     "how often clients show that they are there; silent for two, gone"},
    {"requests_per_minute_per_account", &Limits::requests_per_minute_per_account, 1, many, "requests of one account, sustained"},
    {"requests_burst_per_account", &Limits::requests_burst_per_account, 1, many, "requests of one account at once"},
    {"provisionings_per_minute_per_address", &Limits::provisionings_per_minute_per_address, 1, many,
     "provisioning runs from one address, sustained"},
    {"provisionings_burst_per_address", &Limits::provisionings_burst_per_address, 1, many,
     "provisioning runs from one address at once"},
    {"provisionings_per_minute_per_order", &Limits::provisionings_per_minute_per_order, 1, many,
     "provisioning runs that name one order, sustained"},
    {"provisionings_burst_per_order", &Limits::provisionings_burst_per_order, 1, many,
     "provisioning runs that name one order at once"},
    {"provisioning_seconds", &Limits::provisioning_seconds, 10, 3'600,
     "time for one provisioning run, the person's typing included"},
    {"order_hours", &Limits::order_hours, 1, 72, "how long a work order is good"},
    {"setups_per_minute_per_account", &Limits::setups_per_minute_per_account, 1, many, "calls set up by one account, sustained"},
    {"setups_burst_per_account", &Limits::setups_burst_per_account, 1, many, "calls set up by one account at once"},
    {"setups_per_minute_per_address", &Limits::setups_per_minute_per_address, 1, many,
     "calls set up from one address, sustained"},
    {"setups_burst_per_address", &Limits::setups_burst_per_address, 1, many, "calls set up from one address at once"},
    {"key_exchanges_per_hour_per_account", &Limits::key_exchanges_per_hour_per_account, 1, many,
     "key exchanges set up by one account, sustained"},
    {"key_exchanges_burst_per_account", &Limits::key_exchanges_burst_per_account, 1, many,
     "key exchanges set up by one account at once"},
    {"open_calls_per_account", &Limits::open_calls_per_account, 1, many, "open calls that one account set up"},
    {"open_calls_per_pair", &Limits::open_calls_per_pair, 1, many,
     "open calls from one account to another; a new one ends the oldest"},
    {"open_calls", &Limits::open_calls, 1, many, "open calls in all"},
    {"admits_per_account", &Limits::admits_per_account, 1, many, "accounts that one account admits or blocks"},
    {"ticket_seconds", &Limits::ticket_seconds, 1, 30, "how long a call waits for its two ends"},
    {"ring_seconds", &Limits::ring_seconds, 1, 30, "how long a callee may take to come before it counts as away"},
    {"half_open_per_address", &Limits::half_open_per_address, 1, many,
     "ends of calls from one address that wait for their other end"},
    {"greetings_per_minute_per_address", &Limits::greetings_per_minute_per_address, 1, many,
     "call connections from one address, sustained"},
    {"greetings_burst_per_address", &Limits::greetings_burst_per_address, 1, many, "call connections from one address at once"},
    {"relay_idle_seconds", &Limits::relay_idle_seconds, 10, 86'400, "a call that moves nothing for so long is hung up"},
    {"notifications_per_device", &Limits::notifications_per_device, 1, 1'000'000, "notices kept for a device that is away"},
    {"prekeys_per_device", &Limits::prekeys_per_device, 1, 1'000, "one-time keys kept for a device"},
};
static_assert(sizeof(Limits) == std::size(fields) * sizeof(std::uint64_t), "every limit has its line");

} // namespace

std::span<LimitField const> limit_fields()
{
    return fields;
}

} // namespace signet::server
