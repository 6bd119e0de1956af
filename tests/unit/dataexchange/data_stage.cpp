#include "tests/unit/dataexchange/data_stage.h"

namespace signet::test {

DataStage::DataStage(std::uint64_t chunks, std::uint64_t seed)
    : world{seed},
      network{world.fabric(), "test"},
      env{world.env(network, files)},
      alice{make_person(world.random(), account_of(1001))},
      bob{make_person(world.random(), account_of(2002))},
      wire{std::make_unique<Wire>(env)},
      envelope{env, chunks},
      inbox{env},
      dialled{bob.account()},
      rang{alice.account()}
{
    identity::LongTermKey key = identity::LongTermKey::random(world.random());
    alice_knows.held[bob.account()].push_back({key.duplicate(), bob.device.account_key});
    bob_knows.held[alice.account()].push_back({std::move(key), alice.device.account_key});
    new_call();
}

void DataStage::new_call()
{
    wire = std::make_unique<Wire>(env);
    server = ServerView{};
    alice_steers = std::make_unique<dataexchange::Steering>();
    bob_steers = std::make_unique<dataexchange::Steering>();
    alice_sees = {};
    bob_sees = {};
    envelope.fetched.clear();
}

dataexchange::Inputs DataStage::caller_inputs()
{
    return {env,        wire->channel(End::Caller), alice.device, dialled, alice_knows, *alice_steers,
            alice_sees, crypto::Suite::Aes256Gcm};
}

dataexchange::Inputs DataStage::callee_inputs()
{
    return {env, wire->channel(End::Callee), bob.device, rang, bob_knows, *bob_steers, bob_sees, crypto::Suite::Aes256Gcm};
}

namespace {

dataexchange::Stamp stamp()
{
    return {wall_time(1'700'000'000'000), pb::ReceiptBody::SERVER};
}

} // namespace

void DataStage::run()
{
    run_both(world, env, dataexchange::send_envelope(caller_inputs(), envelope), sent,
             dataexchange::receive_envelope(callee_inputs(), inbox, stamp), received);
}

void DataStage::run_sender_with(Task<void> other_side)
{
    world.run(join_both(env, keep_end(dataexchange::send_envelope(caller_inputs(), envelope), sent), std::move(other_side)));
}

void DataStage::run_recipient_with(Task<void> other_side)
{
    world.run(
        join_both(env, std::move(other_side), keep_end(dataexchange::receive_envelope(callee_inputs(), inbox, stamp), received)));
}

void DataStage::later(nanoseconds delay, std::function<void()> act)
{
    timers_.push_back(env.clock.call_at(env.clock.after(delay), std::move(act)));
}

} // namespace signet::test
