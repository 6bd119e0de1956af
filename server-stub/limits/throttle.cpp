#include "server-stub/limits/throttle.h"

namespace signet::server {

Throttle::Throttle(Limits const& limits)
    : sign_ins_of_address{Rate::per_minute(limits.sign_ins_per_minute_per_address, limits.sign_ins_burst_per_address)},
      sign_ins_of_account{Rate::per_minute(limits.sign_ins_per_minute_per_account, limits.sign_ins_burst_per_account)},
      requests{Rate::per_minute(limits.requests_per_minute_per_account, limits.requests_burst_per_account)},
      provisionings_of_address{
          Rate::per_minute(limits.provisionings_per_minute_per_address, limits.provisionings_burst_per_address)},
      provisionings_of_order{Rate::per_minute(limits.provisionings_per_minute_per_order, limits.provisionings_burst_per_order)},
      setups_of_account{Rate::per_minute(limits.setups_per_minute_per_account, limits.setups_burst_per_account)},
      setups_of_address{Rate::per_minute(limits.setups_per_minute_per_address, limits.setups_burst_per_address)},
      key_exchanges{Rate::per_hour(limits.key_exchanges_per_hour_per_account, limits.key_exchanges_burst_per_account)},
      greetings{Rate::per_minute(limits.greetings_per_minute_per_address, limits.greetings_burst_per_address)},
      limits_{limits},
      connects_{Rate::per_minute(limits.connects_per_minute_per_address, limits.connects_burst_per_address)}
{
}

void Throttle::Connection::authenticated()
{
    unauthenticated.release();
    unauthenticated_of_address.release();
}

std::optional<Throttle::Connection> Throttle::connect(std::string_view address, Instant now)
{
    if (!connects_.take(address, now)) return std::nullopt;
    // The empty key counts all; no address is empty.
    std::optional<Counted::Slot> in_all = connections_.take(all, limits_.connections);
    std::optional<Counted::Slot> of_address = connections_.take(address, limits_.connections_per_address);
    std::optional<Counted::Slot> unproved = unauthenticated_.take(all, limits_.unauthenticated);
    std::optional<Counted::Slot> unproved_of_address = unauthenticated_.take(address, limits_.unauthenticated_per_address);
    if (!in_all || !of_address || !unproved || !unproved_of_address) return std::nullopt;
    return Connection{std::move(*in_all), std::move(*of_address), std::move(*unproved), std::move(*unproved_of_address)};
}

std::optional<Counted::Slot> Throttle::half_open(std::string_view address)
{
    return half_open_.take(address, limits_.half_open_per_address);
}

} // namespace signet::server
