#include "server-stub/desk/rows_of_records.h"

namespace signet::desk {

using report::Column;
using report::Row;

Row row_of(server::Handout const& handout)
{
    Row row;
    row["number"] = handout.number.digits();
    row["link"] = handout.link;
    row["order"] = string_of(handout.order.expose());
    return row;
}

Row row_of(server::AccountRecord const& account)
{
    Row row;
    row["number"] = account.number.digits();
    row["name"] = account.name;
    row["company"] = account.company;
    row["state"] = server::name_of(account.state);
    row["created"] = rfc3339(account.created);
    row["devices"] = account.devices;
    row["last_sign_in"] = account.last_sign_in ? Row(rfc3339(*account.last_sign_in)) : Row(nullptr);
    return row;
}

Row row_of(server::CallRecord const& call)
{
    Row row;
    row["tracking"] = to_hex(call.tracking.view());
    row["caller"] = call.caller.digits();
    row["callee"] = call.callee.digits();
    row["purpose"] = server::name_of(call.purpose);
    row["started"] = rfc3339(call.started);
    row["ended"] = call.ended ? Row(rfc3339(*call.ended)) : Row(nullptr);
    row["bytes"] = call.bytes;
    row["result"] = call.result;
    row["reason"] = call.reason;
    row["relay"] = call.relay;
    row["amount"] = call.amount;
    return row;
}

std::vector<Column> const& account_columns()
{
    static std::vector<Column> const columns{
        {"number"}, {"name"}, {"company"}, {"state"}, {"created"}, {"devices", Column::Align::Right}, {"last_sign_in"}};
    return columns;
}

std::vector<Column> const& call_columns()
{
    static std::vector<Column> const columns{{"tracking"},
                                             {"caller"},
                                             {"callee"},
                                             {"purpose"},
                                             {"started"},
                                             {"ended"},
                                             {"bytes", Column::Align::Right},
                                             {"result"},
                                             {"reason"},
                                             {"relay"},
                                             {"amount", Column::Align::Right}};
    return columns;
}

} // namespace signet::desk
