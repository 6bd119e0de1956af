#pragma once

#include "core/keyexchange/recipient.h"
#include "core/keyexchange/sender.h"
#include "tests/support/people.h"
#include "tests/support/run_both.h"
#include "tests/support/server_view.h"
#include "tests/support/wire.h"

namespace signet::test {

using keyexchange::Done;
using keyexchange::Outcome;

/// What one person reads to the other: authentic, not secret.
struct Telephone {
    explicit Telephone(Env const& env) : said{env} { }
    Event said;
    std::optional<std::string> code;
};

class FakeJournal final : public keyexchange::Journal {
public:
    Result<bool> may_run(Account const&) override { return counted < limit; }
    Result<void> count_run(Account const& peer) override;
    Result<void> save(keyexchange::Verified verified) override;
    Result<void> key_changed(Account const& peer, identity::AccountKey const& new_key) override;

    int limit = keyexchange::max_runs_a_day;
    int counted = 0;
    std::vector<keyexchange::Verified> saved;
    std::vector<identity::AccountKey> changed_keys;
    std::function<void()> on_count;
};

/// The sender's person reads the code out and answers after a while.
class ScriptedSender final : public keyexchange::SenderPerson {
public:
    ScriptedSender(Env const& env, Telephone& phone) : env_{env}, phone_{phone}, never_{env} { }
    Task<bool> shows_code(std::string code, Instant deadline) override;
    void heard(std::optional<identity::Refusal> refusal) override { words.push_back(std::move(refusal)); }

    std::optional<bool> answer = true; ///< nothing: never answers
    seconds thinks{60};
    std::optional<std::string> code;
    std::vector<std::optional<identity::Refusal>> words; ///< what was shown beside the question
    bool saw_words_first = false;                        ///< words had come before the answer was given

private:
    Env env_;
    Telephone& phone_;
    Event never_;
};

/// The recipient's person accepts, listens and types.
class ScriptedRecipient final : public keyexchange::RecipientPerson {
public:
    ScriptedRecipient(Env const& env, Telephone& phone) : env_{env}, phone_{phone}, never_{env} { }
    Task<bool> accepts_request(Instant deadline) override;
    Task<std::optional<std::string>> types_code(Instant deadline) override;

    std::optional<bool> accepts = true; ///< nothing: never answers
    seconds thinks{2};
    std::function<std::optional<std::string>(std::string heard)> types = [](std::string heard) { return heard; };
    bool answers_code = true; ///< false: never types
    int asked = 0;
    int asked_code = 0;
    bool withdrawn = false; ///< a question was taken back

private:
    Env env_;
    Telephone& phone_;
    Event never_;
};

/// Alice calls Bob.
class ExchangeStage {
public:
    explicit ExchangeStage(std::uint64_t seed = 1);

    [[nodiscard]] keyexchange::Inputs caller_inputs();
    [[nodiscard]] keyexchange::Inputs callee_inputs();
    void run();
    /// Alice's side with something else at the other end, and the other way round.
    void run_sender_with(Task<void> other_side);
    void run_recipient_with(Task<void> other_side);
    [[nodiscard]] bool nothing_saved() const { return alice_journal.saved.empty() && bob_journal.saved.empty(); }

    sim::SimWorld world;
    sim::NoFiles files;
    sim::SimNetwork network;
    Env env;
    Person alice;
    Person bob;
    Wire wire;
    ServerView server;
    Telephone phone;
    FakeJournal alice_journal;
    FakeJournal bob_journal;
    ScriptedSender sender;
    ScriptedRecipient recipient;
    std::optional<identity::AccountKey> alice_knows; ///< Bob's U as stored
    std::optional<identity::AccountKey> bob_knows;
    std::optional<identity::DeviceList> bob_kept;
    Account dialled;
    Account rang;
    Ended<Outcome> sent;
    Ended<Outcome> received;
};

/// The refusal that a side ended with, or nothing.
[[nodiscard]] identity::Refusal const* refusal_in(Ended<Outcome> const& ended);
[[nodiscard]] bool refused(Ended<Outcome> const& ended, pb::Nak::Reason reason, identity::RefusedBy by);

} // namespace signet::test
