#pragma once

#include "core/base/log.h"
#include "core/link/network.h"
#include "server-stub/limits/limits.h"
#include "server-stub/storage/records.h"

#include <optional>
#include <string>

namespace signet::config {

inline constexpr char const* default_listen = "0.0.0.0:6110";

/// What calls cost, as the file gives it.
struct TariffSettings {
    std::string currency; ///< three capital letters (ISO 4217); amounts are in its minor unit
    server::Tariff hours{};
};

/// Everything that the settings file may say, with what holds where it says nothing.
struct Settings {
    std::string address;                 ///< HOST:PORT that links and tickets name; empty = see Server
    std::string listen = default_listen; ///< ADDR:PORT
    std::string monitor;                 ///< ADDR:PORT; empty = off
    log::Level log_level = log::Level::Info;
    std::uint64_t disk_headroom_mib = 256; ///< `/readyz` says no below
    server::Limits limits;
    std::optional<TariffSettings> tariff; ///< nothing = as the database has it
};

} // namespace signet::config
