#pragma once

#include "core/sql/database.h"
#include "core/store/pair.h"

namespace signet::store {

/// What the server must still hear about whom we admit (protocol.md §4), in order, kept until it has answered.
struct ServerRequest {
    enum class Act : std::uint8_t { Admit = 0, Unadmit = 1, Block = 2, Unblock = 3 }; ///< as pb::Admit
    std::int64_t id = 0;
    Pair pair;
    Act act = Act::Admit;
    bool announce_withdrawal = false;
};

class ServerRequests {
public:
    explicit ServerRequests(sql::Database& database) : database_{&database} { }
    [[nodiscard]] Result<std::vector<ServerRequest>> pending(Account const& own); ///< oldest first
    /// Within the caller's transaction. A later request for the same peer makes an earlier one pointless, unless that one
    /// announces a withdrawal.
    [[nodiscard]] Result<void> add(Pair const& pair, ServerRequest::Act act, bool announce_withdrawal = false);
    [[nodiscard]] Result<void> answered(std::int64_t id); ///< relaxed; of one that is gone already: nothing

private:
    sql::Database* database_;
};

} // namespace signet::store
