#pragma once

#include "core/sql/database.h"

namespace signet::store {

/// Choices of the person by name. Values are text; names and defaults are their users'.
class Settings {
public:
    explicit Settings(sql::Database& database) : database_{&database} { }
    [[nodiscard]] Result<std::optional<std::string>> get(std::string_view name);
    [[nodiscard]] Result<void> set(std::string_view name, std::string_view value);
    [[nodiscard]] Result<void> clear(std::string_view name);

private:
    sql::Database* database_;
};

} // namespace signet::store
