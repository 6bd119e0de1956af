#include "tests/unit/keyexchange/exchange_stage.h"

namespace signet::test {

Result<void> FakeJournal::count_run(Account const&)
{
    if (on_count) on_count();
    if (counted >= limit) return fail(ErrorCode::NotAllowed, "5 in 24 hours");
    ++counted;
    return {};
}

Result<void> FakeJournal::save(keyexchange::Verified verified)
{
    saved.push_back(std::move(verified));
    return {};
}

Result<void> FakeJournal::key_changed(Account const&, identity::AccountKey const& new_key)
{
    changed_keys.push_back(new_key);
    return {};
}

Task<bool> ScriptedSender::shows_code(std::string shown, Instant deadline)
{
    code = shown;
    phone_.code = std::move(shown);
    phone_.said.announce();
    if (!answer) co_await never_.next(deadline);
    co_await sleep_until(env_, env_.clock.after(thinks));
    saw_words_first = !words.empty();
    co_return *answer;
}

Task<bool> ScriptedRecipient::accepts_request(Instant deadline)
{
    ++asked;
    try {
        if (!accepts) co_await never_.next(deadline);
        co_await sleep_until(env_, env_.clock.after(thinks));
    } catch (Failure const& failure) {
        withdrawn = failure.code() == ErrorCode::Cancelled;
        throw;
    }
    co_return *accepts;
}

Task<std::optional<std::string>> ScriptedRecipient::types_code(Instant deadline)
{
    ++asked_code;
    try {
        while (!phone_.code) co_await phone_.said.next(deadline);
        if (!answers_code) co_await never_.next(deadline);
        co_await sleep_until(env_, env_.clock.after(thinks));
    } catch (Failure const& failure) {
        withdrawn = failure.code() == ErrorCode::Cancelled;
        throw;
    }
    co_return types(*phone_.code);
}

ExchangeStage::ExchangeStage(std::uint64_t seed)
    : world{seed},
      network{world.fabric(), "test"},
      env{world.env(network, files)},
      alice{make_person(world.random(), account_of(1001))},
      bob{make_person(world.random(), account_of(2002))},
      wire{env},
      phone{env},
      sender{env, phone},
      recipient{env, phone},
      dialled{bob.account()},
      rang{alice.account()}
{
}

keyexchange::Inputs ExchangeStage::caller_inputs()
{
    return {env,           wire.channel(End::Caller), alice.device, dialled, alice_knows, std::nullopt,
            alice_journal, crypto::Suite::Aes256Gcm};
}

keyexchange::Inputs ExchangeStage::callee_inputs()
{
    return {env, wire.channel(End::Callee), bob.device, rang, bob_knows, bob_kept, bob_journal, crypto::Suite::Aes256Gcm};
}

void ExchangeStage::run()
{
    run_both(world, env, keyexchange::send_key_exchange(caller_inputs(), sender), sent,
             keyexchange::receive_key_exchange(callee_inputs(), recipient), received);
}

void ExchangeStage::run_sender_with(Task<void> other_side)
{
    world.run(join_both(env, keep_end(keyexchange::send_key_exchange(caller_inputs(), sender), sent), std::move(other_side)));
}

void ExchangeStage::run_recipient_with(Task<void> other_side)
{
    world.run(
        join_both(env, std::move(other_side), keep_end(keyexchange::receive_key_exchange(callee_inputs(), recipient), received)));
}

identity::Refusal const* refusal_in(Ended<Outcome> const& ended)
{
    return as<identity::Refusal>(ended);
}

bool refused(Ended<Outcome> const& ended, pb::Nak::Reason reason, identity::RefusedBy by)
{
    identity::Refusal const* const refusal = refusal_in(ended);
    return refusal && refusal->reason == reason && refusal->by == by;
}

} // namespace signet::test
