#pragma once

#include "core/store/correspondents.h"
#include "core/store/row_io.h"

namespace signet::store {

/// A correspondent's place in the database.
struct CorrespondentRow {
    std::int64_t own = 0;
    std::int64_t id = 0;
    Correspondent value;
};

/// Nothing where the pair is not on the list; NotFound where the own account is unknown.
[[nodiscard]] Result<std::optional<CorrespondentRow>> find_correspondent(sql::Database& database, Pair const& pair);
/// NotFound.
[[nodiscard]] Result<CorrespondentRow> require_correspondent(sql::Database& database, Pair const& pair);
[[nodiscard]] Result<std::vector<Correspondent>> list_correspondents(sql::Database& database, Account const& own);

/// Cancels what is under way with the peer, in both directions, without telling it: there is no key left to tell it under.
[[nodiscard]] Result<void> stop_envelopes(sql::Database& database, CorrespondentRow const& row, std::string_view reason,
                                          WallTime now);

} // namespace signet::store
