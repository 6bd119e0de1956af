#include "server-stub/monitor/metrics.h"

#include <prometheus/text_serializer.h>

#include <sstream>

namespace signet::monitor {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using server::ServerStats;

struct Series {
    char const* name;
    char const* help;
    std::uint64_t ServerStats::* value;
};

constexpr Series gauges[] = {
    {"signet_connections", "Connections now open.", &ServerStats::connections},
    {"signet_unauthenticated_connections", "Of them neither signed in nor holding a good ticket.", &ServerStats::unauthenticated},
    {"signet_signed_in_devices", "Devices now signed in.", &ServerStats::signed_in},
    {"signet_open_calls", "Calls set up and not ended.", &ServerStats::open_calls},
    {"signet_relaying_calls", "Calls of which both ends are connected.", &ServerStats::relaying},
};

constexpr Series counters[] = {
    {"signet_connections_accepted_total", "Connections accepted.", &ServerStats::accepted},
    {"signet_limit_refusals_total", "Connections and requests refused because of a limit.", &ServerStats::refused_by_limit},
    {"signet_sign_ins_total", "Sign-ins that were right.", &ServerStats::sign_ins},
    {"signet_sign_ins_refused_total", "Sign-ins refused.", &ServerStats::sign_ins_refused},
    {"signet_provisionings_total", "Accounts bound to a key.", &ServerStats::provisioned},
    {"signet_provisionings_refused_total", "Provisioning runs refused.", &ServerStats::provisionings_refused},
    {"signet_orders_voided_total", "Work orders void after wrong digits.", &ServerStats::orders_voided},
    {"signet_setups_total", "Calls set up.", &ServerStats::set_ups},
    {"signet_setups_refused_total", "Set-ups refused.", &ServerStats::set_ups_refused},
    {"signet_calls_ended_total", "Calls ended.", &ServerStats::calls_ended},
    {"signet_tickets_refused_total", "Call channel greetings with a bad ticket.", &ServerStats::tickets_refused},
    {"signet_relayed_bytes_total", "Payload bytes relayed, both ways.", &ServerStats::relayed_bytes},
    {"signet_malformed_total", "Messages that broke the protocol.", &ServerStats::malformed},
    {"signet_storage_errors_total", "Reads and writes of the storage that failed.", &ServerStats::storage_errors},
};

double as_double(std::uint64_t value)
{
    return static_cast<double>(value);
}

double as_seconds(WallTime time)
{
    return static_cast<double>(milliseconds_of(time)) / 1000;
}

MetricFamily gauge(char const* name, char const* help, double value)
{
    ClientMetric metric;
    metric.gauge.value = value;
    return {name, help, MetricType::Gauge, {metric}};
}

MetricFamily counter(char const* name, char const* help, double value)
{
    ClientMetric metric;
    metric.counter.value = value;
    return {name, help, MetricType::Counter, {metric}};
}

} // namespace

std::string metrics_text(ServerStats const& stats, MachineFacts const& facts)
{
    std::vector<MetricFamily> families;
    MetricFamily build = gauge("signet_build_info", "The program's version.", 1);
    build.metric.front().label.push_back({"version", facts.version});
    families.push_back(std::move(build));
    families.push_back(gauge("signet_start_time_seconds", "When this run began.", as_seconds(stats.started)));
    families.push_back(gauge("signet_ready", "1 while the server is ready, as /readyz says.", facts.ready ? 1 : 0));
    families.push_back(gauge("signet_disk_free_bytes", "Room on the data folder's disk.", as_double(facts.free_bytes)));
    families.push_back(
        gauge("signet_certificate_end_seconds", "When the node's certificate ends.", as_seconds(facts.certificate_ends)));
    for (Series const& each : gauges) families.push_back(gauge(each.name, each.help, as_double(stats.*each.value)));
    for (Series const& each : counters) families.push_back(counter(each.name, each.help, as_double(stats.*each.value)));
    std::ostringstream text;
    prometheus::TextSerializer{}.Serialize(text, families);
    return text.str();
}

} // namespace signet::monitor
