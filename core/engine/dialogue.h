#pragma once

#include "core/engine/board.h"
#include "core/keyexchange/run.h"

#include <map>

namespace signet::engine {

/// One key exchange's questions to the person, in either role, and its journal. Registered under its number while it lives.
class Dialogue final : public keyexchange::SenderPerson, public keyexchange::RecipientPerson, public keyexchange::Journal {
public:
    struct About {
        store::Pair pair;
        store::ExchangeRole role = store::ExchangeRole::Sender;
        RequestId request = 0; ///< of the VerifyContact; 0 in the recipient's role
        std::string name;      ///< as the server says
        std::string company;
    };
    /// The dialogues that wait, by number.
    using Registry = std::map<RequestId, Dialogue*>;

    Dialogue(Board& board, Registry& registry, About about);
    ~Dialogue() override;

    void answer(AnswerKeyExchange answer);
    [[nodiscard]] RequestId request() const { return about_.request; }
    /// A question is open.
    [[nodiscard]] bool asks() const { return asks_; }
    /// Counts the run as ended and tells the windows.
    void ended(bool verified, Reason reason);

    Task<bool> shows_code(std::string code, Instant deadline) override;
    void heard(std::optional<identity::Refusal> refusal) override;
    Task<bool> accepts_request(Instant deadline) override;
    Task<std::optional<std::string>> types_code(Instant deadline) override;

    Result<bool> may_run(Account const& peer) override;
    Result<void> count_run(Account const& peer) override;
    Result<void> save(keyexchange::Verified verified) override;
    Result<void> key_changed(Account const& peer, identity::AccountKey const& new_key) override;

private:
    Task<AnswerKeyExchange> next_answer(Instant deadline);

    Board& board_;
    Registry& registry_;
    About about_;
    RequestId number_;
    Event answered_;
    std::optional<AnswerKeyExchange> answer_;
    bool asks_ = false;
    std::optional<store::RunId> run_;
};

} // namespace signet::engine
