#include "core/store/server_requests.h"

#include "core/store/row_io.h"

namespace signet::store {

Result<std::vector<ServerRequest>> ServerRequests::pending(Account const& own)
{
    SIGNET_TRY(own_id, own_row(*database_, own));
    SIGNET_TRY(rows, query(*database_,
                           "SELECT id, operator, number, act, announce FROM server_requests WHERE own = ? ORDER BY id", own_id));
    std::vector<ServerRequest> requests;
    for (;;) {
        SIGNET_TRY(has_row, rows.step());
        if (!has_row) return requests;
        RowReader row{rows};
        ServerRequest request;
        request.id = row.integer();
        request.pair = {own, row.account()};
        request.act = row.enumerator(ServerRequest::Act::Unblock);
        request.announce_withdrawal = row.flag();
        SIGNET_CHECKED(row.whole());
        requests.push_back(std::move(request));
    }
}

namespace {

/// Acts that set the same thing at the server: admission, or block.
bool same_matter(ServerRequest::Act a, ServerRequest::Act b)
{
    auto const is_admission = [](ServerRequest::Act act) {
        return act == ServerRequest::Act::Admit || act == ServerRequest::Act::Unadmit;
    };
    return is_admission(a) == is_admission(b);
}

} // namespace

Result<void> ServerRequests::add(Pair const& pair, ServerRequest::Act act, bool announce_withdrawal)
{
    SIGNET_TRY(own_id, own_row(*database_, pair.own));
    SIGNET_TRY(older, pending(pair.own));
    for (ServerRequest const& each : older) {
        if (each.pair != pair || !same_matter(each.act, act) || each.announce_withdrawal) continue;
        SIGNET_CHECKED(answered(each.id));
    }
    SIGNET_CHECKED(execute(*database_,
                           "INSERT INTO server_requests (own, operator, number, act, announce) VALUES (?, ?, ?, ?, ?)", own_id,
                           pair.peer.operator_id, pair.peer.number, act, announce_withdrawal));
    return {};
}

Result<void> ServerRequests::answered(std::int64_t id)
{
    sql::RelaxedCommits const relaxed{*database_};
    SIGNET_CHECKED(execute(*database_, "DELETE FROM server_requests WHERE id = ?", id));
    return {};
}

} // namespace signet::store
