#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <deque>
#include <map>
#include <optional>

namespace signet::engine {

/// How often key exchanges may ask the person: who keeps ringing is refused unheard, and the person is told so once.
/// threats.md K29
class Knocks {
public:
    static constexpr std::size_t of_one_peer = 8; ///< ours: five runs a day (protocol.md §5) and some that broke
    static constexpr std::size_t of_all = 64;     ///< ours: accounts cost a hostile server nothing
    static constexpr hours remembered{24};

    enum class Answer { Ask, RefuseAndTell, Refuse };
    [[nodiscard]] Answer take(Account const& peer, Instant now);
    /// The person has to do with this peer: what it asked before does not count.
    void forget(Account const& peer);

private:
    struct Knock {
        Account peer;
        Instant at;
    };
    std::deque<Knock> heard_;         ///< at most of_all
    std::map<Account, Instant> told_; ///< refused unheard, and since when the person knows
    std::optional<Instant> told_of_all_;
};

} // namespace signet::engine
