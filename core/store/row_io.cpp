#include "core/store/row_io.h"

namespace signet::store {

AccountNumber RowReader::number()
{
    Result<AccountNumber> number = AccountNumber::parse(text());
    damaged_ |= !number;
    return number.value_or(AccountNumber{});
}

Account RowReader::account()
{
    OperatorId const operator_id = wrapped<OperatorId>();
    return {operator_id, number()};
}

pb::Signed RowReader::statement()
{
    Result<pb::Signed> parsed = wire::parse<pb::Signed>(row_->blob_view(column_++));
    damaged_ |= !parsed;
    return parsed ? std::move(*parsed) : pb::Signed{};
}

Result<void> RowReader::whole() const
{
    if (damaged_) return fail(ErrorCode::Damaged, "a row of the database is damaged");
    return {};
}

Result<std::int64_t> own_row(sql::Database& database, Account const& own)
{
    SIGNET_TRY(row, query_integer(database, "SELECT id FROM own_accounts WHERE operator = ? AND number = ?", own.operator_id,
                                  own.number));
    if (!row) return fail(ErrorCode::NotFound, "the profile has no such account");
    return *row;
}

Bytes encode_texts(std::vector<std::string> const& texts)
{
    Bytes bytes;
    for (std::string const& text : texts) {
        append_u32(bytes, static_cast<std::uint32_t>(text.size()));
        append(bytes, view_of(text));
    }
    return bytes;
}

Result<std::vector<std::string>> parse_texts(ByteView bytes, std::size_t most)
{
    std::vector<std::string> texts;
    while (!bytes.empty() && texts.size() < most) {
        if (bytes.size() < 4) return fail(ErrorCode::Malformed, "a list of texts is cut short");
        std::size_t const size = load_u32(bytes.first<4>());
        bytes = bytes.subspan(4);
        if (size > bytes.size()) return fail(ErrorCode::Malformed, "a list of texts is cut short");
        texts.push_back(string_of(bytes.first(size)));
        bytes = bytes.subspan(size);
    }
    return texts;
}

} // namespace signet::store
