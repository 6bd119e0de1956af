#pragma once

#include "core/sql/database.h"
#include "server-stub/storage/records.h"

/// Columns as what they are; Malformed where the database holds something else.
namespace signet::server {

inline constexpr Error damaged{ErrorCode::Malformed, "the database holds a value that does not belong there"};

[[nodiscard]] inline Result<AccountNumber> number_in(sql::Statement const& row, int column)
{
    return AccountNumber::parse(row.text(column));
}

template <std::size_t N> [[nodiscard]] Result<ByteArray<N>> array_in(sql::Statement const& row, int column)
{
    ByteArray<N> bytes;
    if (!copy_exact(row.blob_view(column), bytes)) return std::unexpected{damaged};
    return bytes;
}

template <class E> [[nodiscard]] Result<E> enum_in(sql::Statement const& row, int column, E last)
{
    std::int64_t const value = row.integer(column);
    if (value < 0 || value > static_cast<std::int64_t>(last)) return std::unexpected{damaged};
    return static_cast<E>(value);
}

[[nodiscard]] inline std::int64_t to_column(WallTime time)
{
    return milliseconds_of(time);
}

template <class E>
    requires std::is_enum_v<E>
[[nodiscard]] std::int64_t to_column(E value)
{
    return static_cast<std::int64_t>(value);
}

/// Numbers that a peer can make large stay within SQLite's signed integers.
[[nodiscard]] inline std::int64_t to_column(std::uint64_t value)
{
    constexpr std::uint64_t highest = static_cast<std::uint64_t>(INT64_MAX);
    return static_cast<std::int64_t>(value < highest ? value : highest);
}

[[nodiscard]] Result<void> write_audit(sql::Database& database, AuditRecord const& audit);

} // namespace signet::server
