#include "core/store/settings.h"

#include "core/store/row_io.h"

namespace signet::store {

Result<std::optional<std::string>> Settings::get(std::string_view name)
{
    SIGNET_TRY(row, query(*database_, "SELECT value FROM settings WHERE name = ?", name));
    SIGNET_TRY(has_row, row.step());
    if (!has_row) return std::optional<std::string>{};
    return std::optional{row.text(0)};
}

Result<void> Settings::set(std::string_view name, std::string_view value)
{
    SIGNET_CHECKED(execute(
        *database_, "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name, value));
    return {};
}

Result<void> Settings::clear(std::string_view name)
{
    SIGNET_CHECKED(execute(*database_, "DELETE FROM settings WHERE name = ?", name));
    return {};
}

} // namespace signet::store
