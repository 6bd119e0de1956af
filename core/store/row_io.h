#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/sql/database.h"
#include "core/store/pair.h"
#include "core/wire/message.h"

#include <optional>
#include <type_traits>

namespace signet::store {

/// A secret on its way into a statement: not copied by this program, so it must live until the statement has run.
struct SecretValue {
    ByteView bytes;
};

template <class T> struct IsOptional : std::false_type { };
template <class T> struct IsOptional<std::optional<T>> : std::true_type { };

/// Binds the next parameter by what the value is: the one place that knows how our types stand in the database.
template <class T> void bind_value(sql::Statement& statement, T const& value)
{
    if constexpr (IsOptional<T>::value) {
        if (value)
            bind_value(statement, *value);
        else
            statement.bind_null();
    } else if constexpr (std::is_same_v<T, SecretValue>)
        statement.bind_secret(value.bytes);
    else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
        statement.bind(static_cast<std::int64_t>(value));
    else if constexpr (std::is_same_v<T, WallTime>)
        statement.bind(milliseconds_of(value));
    else if constexpr (std::is_same_v<T, AccountNumber>)
        statement.bind(std::string_view{value.digits()});
    else if constexpr (std::is_same_v<T, pb::Signed>)
        statement.bind(ByteView{wire::encode(value)});
    else if constexpr (std::is_convertible_v<T const&, std::string_view>)
        statement.bind(std::string_view{value});
    else if constexpr (requires { value.bytes; })
        statement.bind(ByteView{value.bytes});
    else
        statement.bind(ByteView{value});
}

/// A statement with its parameters bound in order, not yet stepped.
template <class... Values>
[[nodiscard]] Result<sql::Statement> query(sql::Database& database, char const* text, Values const&... values)
{
    Result<sql::Statement> statement = database.prepare(text);
    if (statement) (bind_value(*statement, values), ...);
    return statement;
}

/// Runs a statement without rows. Returns how many rows it changed.
template <class... Values>
[[nodiscard]] Result<std::int64_t> execute(sql::Database& database, char const* text, Values const&... values)
{
    SIGNET_TRY(statement, query(database, text, values...));
    SIGNET_CHECKED(statement.run());
    return database.changed_rows();
}

/// The first column of the first row as an integer; nothing where there is no row or it is NULL.
template <class... Values>
[[nodiscard]] Result<std::optional<std::int64_t>> query_integer(sql::Database& database, char const* text,
                                                                Values const&... values)
{
    SIGNET_TRY(statement, query(database, text, values...));
    SIGNET_TRY(has_row, statement.step());
    if (!has_row || statement.is_null(0)) return std::optional<std::int64_t>{};
    return std::optional{statement.integer(0)};
}

/// Reads a row's columns in order. What does not fit its type makes the row damaged: ask whole() at the end.
class RowReader {
public:
    explicit RowReader(sql::Statement const& row) : row_{&row} { }

    [[nodiscard]] bool at_null() const { return row_->is_null(column_); }
    [[nodiscard]] std::int64_t integer() { return row_->integer(column_++); }
    [[nodiscard]] std::uint64_t count() { return static_cast<std::uint64_t>(integer()); }
    [[nodiscard]] bool flag() { return integer() != 0; }
    [[nodiscard]] std::string text() { return row_->text(column_++); }
    [[nodiscard]] Bytes blob() { return row_->blob(column_++); }
    [[nodiscard]] WallTime time() { return wall_time(integer()); }
    [[nodiscard]] AccountNumber number();
    [[nodiscard]] Account account(); ///< two columns: operator, number
    [[nodiscard]] pb::Signed statement();

    template <class E> [[nodiscard]] E enumerator(E last)
    {
        std::int64_t const value = integer();
        damaged_ |= value < 0 || value > static_cast<std::int64_t>(last);
        return damaged_ ? E{} : static_cast<E>(value);
    }
    template <std::size_t N> [[nodiscard]] ByteArray<N> array()
    {
        ByteArray<N> bytes{};
        damaged_ |= !copy_exact(row_->blob_view(column_++), bytes);
        return bytes;
    }
    /// A type around `bytes`: an id or a public key. Keys were checked when they came; here only their size is.
    template <class T> [[nodiscard]] T wrapped()
    {
        T value{};
        damaged_ |= !copy_exact(row_->blob_view(column_++), value.bytes);
        return value;
    }
    /// Straight from the database's memory into the secret's. Empty where NULL.
    template <class SecretType> [[nodiscard]] SecretType secret()
    {
        ByteView const bytes = row_->blob_view(column_);
        bool const fits = bytes.size() == SecretType::size;
        damaged_ |= !fits && !row_->is_null(column_);
        ++column_;
        return fits ? SecretType::copy_of(bytes.first<SecretType::size>()) : SecretType{};
    }
    /// `read` reads exactly one column.
    template <class Read> [[nodiscard]] auto optional(Read read) -> std::optional<decltype(read())>
    {
        if (!at_null()) return read();
        ++column_;
        return std::nullopt;
    }

    [[nodiscard]] Result<void> whole() const;

private:
    sql::Statement const* row_;
    int column_ = 0;
    bool damaged_ = false;
};

/// The row of one of our accounts. NotFound.
[[nodiscard]] Result<std::int64_t> own_row(sql::Database& database, Account const& own);

/// A list of texts in one blob: u32 length and bytes of each. Malformed.
[[nodiscard]] Bytes encode_texts(std::vector<std::string> const& texts);
/// The first `most` of them.
[[nodiscard]] Result<std::vector<std::string>> parse_texts(ByteView bytes, std::size_t most = SIZE_MAX);

} // namespace signet::store
