#include "core/engine/dialogue.h"

#include "core/base/log.h"
#include "core/keyexchange/spelling.h"

namespace signet::engine {

Dialogue::Dialogue(Board& board, Registry& registry, About about)
    : board_{board},
      registry_{registry},
      about_{std::move(about)},
      number_{board.next_dialogue()},
      answered_{board.env}
{
    registry_.emplace(number_, this);
}

Dialogue::~Dialogue()
{
    registry_.erase(number_);
}

void Dialogue::answer(AnswerKeyExchange answer)
{
    answer_ = std::move(answer);
    answered_.announce();
}

Task<AnswerKeyExchange> Dialogue::next_answer(Instant deadline)
{
    answer_.reset();
    asks_ = true;
    while (!answer_) co_await answered_.next(deadline); // where this throws, the run is over
    asks_ = false;
    co_return std::move(*answer_);
}

void Dialogue::ended(bool verified, Reason reason)
{
    if (run_) {
        store::RunResult const result = verified                    ? store::RunResult::Verified
                                        : reason.code == "declined" ? store::RunResult::Declined
                                                                    : store::RunResult::Failed;
        Result<void> const kept = board_.profile.runs().finished(*run_, result, reason.code);
        if (!kept) log::error("a key exchange's end was not kept", {{"error", kept.error().text}});
    }
    board_.tell(ExchangeEnded{number_, about_.pair.peer.number, verified, std::move(reason)});
    board_.tell_contact(about_.pair);
}

Task<bool> Dialogue::shows_code(std::string code, Instant deadline)
{
    ShowCode shown{number_, about_.request, about_.pair.peer.number, code, {}};
    for (char const c : code) shown.words.emplace_back(keyexchange::spelling_word(c));
    board_.tell(std::move(shown));
    AnswerKeyExchange const answer = co_await next_answer(deadline);
    co_return answer.yes;
}

void Dialogue::heard(std::optional<identity::Refusal> refusal)
{
    // Only the person's word counts (protocol.md §5): what the other side's packets say is for the log.
    log::info("key exchange: the other side is done", {{"refused", refusal ? "yes" : "no"}});
}

Task<bool> Dialogue::accepts_request(Instant deadline)
{
    board_.tell(NeedAccept{number_, about_.pair.own.number, about_.pair.peer.number, about_.name, about_.company});
    AnswerKeyExchange const answer = co_await next_answer(deadline);
    co_return answer.yes;
}

Task<std::optional<std::string>> Dialogue::types_code(Instant deadline)
{
    board_.tell(NeedCode{number_, about_.pair.peer.number});
    AnswerKeyExchange answer = co_await next_answer(deadline);
    if (!answer.yes) co_return std::nullopt;
    co_return std::optional{std::move(answer.typed)};
}

Result<bool> Dialogue::may_run(Account const& peer)
{
    SIGNET_TRY(left, board_.profile.runs().left({about_.pair.own, peer}));
    return left > 0;
}

Result<void> Dialogue::count_run(Account const& peer)
{
    SIGNET_TRY(run, board_.profile.runs().count({about_.pair.own, peer}, about_.role));
    run_ = run;
    return {};
}

Result<void> Dialogue::save(keyexchange::Verified verified)
{
    store::Verification verification{about_.pair,          about_.role,   about_.name,       about_.company,
                                     verified.key_id,      &verified.key, verified.peer_key, verified.device.list.serial,
                                     verified.device_list, false};
    SIGNET_CHECKED(board_.profile.correspondents().save_verified(verification));
    board_.tell_contact(about_.pair);
    return {};
}

Result<void> Dialogue::key_changed(Account const& peer, identity::AccountKey const& new_key)
{
    store::Pair const pair{about_.pair.own, peer};
    SIGNET_CHECKED(board_.profile.correspondents().key_changed(pair, new_key));
    board_.tell_contact(pair);
    return {};
}

} // namespace signet::engine
