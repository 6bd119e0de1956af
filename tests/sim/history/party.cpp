#include "tests/sim/history/party.h"

#include "core/store/slots.h"

#include <QtGlobal>

namespace signet::test {

namespace {
constexpr char const* profile_path = "/profile";
}

Party::Party(sim::SimWorld& world, std::string its_host, Telephone& telephone)
    : clock{world.clock()},
      network{world.fabric(), its_host},
      env{world.env(network, files, clock)},
      vfs{"sim-" + its_host, files, clock, world.random()},
      host{std::move(its_host)},
      world_{world},
      telephone_{telephone},
      key_{SecretBytes::copy_of(world.random().array<32>())}
{
    files.set_database_vfs("sim-" + host);
}

Party::~Party()
{
    if (core_) stop();
}

server::Limits roomy_limits()
{
    server::Limits limits;
    limits.setups_burst_per_account = 100'000;
    limits.setups_burst_per_address = 100'000;
    limits.sign_ins_burst_per_account = 100'000;
    limits.sign_ins_burst_per_address = 100'000;
    limits.key_exchanges_burst_per_account = 1'000;
    limits.provisionings_burst_per_address = 1'000;
    limits.connects_burst_per_address = 100'000;
    limits.greetings_burst_per_address = 100'000;
    limits.requests_burst_per_account = 100'000;
    return limits;
}

store::Profile Party::open_profile()
{
    store::ProfileFolder folder = unwrap(store::ProfileFolder::take(files, profile_path, store::IfMissing::Make));
    store::KeyFileBytes const bytes = store::KeyFileBytes::copy_of(key_.expose().first<32>());
    if (unwrap(folder.has_profile())) {
        store::SlotFile const slots = unwrap(folder.read_slots());
        store::DatabaseKeys const keys = unwrap(store::unwrap_with_key_file(slots, bytes));
        return unwrap(store::Profile::open(std::move(folder), keys, clock));
    }
    store::DatabaseKey const key = store::DatabaseKey::random(world_.random());
    store::SlotFile slots;
    slots.entries.push_back(store::wrap_with_bytes(store::SlotKind::KeyFile, key, bytes, world_.random()));
    return unwrap(store::Profile::create(std::move(folder), key, slots, clock));
}

store::Profile Party::look_inside()
{
    check(!core_);
    return open_profile();
}

void Party::start()
{
    core_ =
        std::make_unique<engine::EngineCore>(env, open_profile(), [this](engine::EngineEvent event) { take(std::move(event)); });
}

void Party::end_core()
{
    world_.run(core_->stop());
    core_.reset();
    events_.clear();
    accepting_.clear();
    waiting_for_code_.clear();
    waiting_for_word_.clear();
}

void Party::stop()
{
    end_core();
}

void Party::kill()
{
    files.kill();
    vfs.crash();
    world_.fabric().reset_connections(host);
    end_core();
    vfs.mend();
}

void Party::crash()
{
    vfs.crash();
    files.crash();
    world_.fabric().reset_connections(host);
    end_core();
    vfs.mend();
}

void Party::take(engine::EngineEvent event)
{
    if (auto* const done = std::get_if<engine::Finished>(&event)) finished_[done->request] = *done;
    if (auto* const queued = std::get_if<engine::EnvelopeQueued>(&event)) acknowledged[queued->envelope.row] = queued->envelope;
    if (auto* const all = std::get_if<engine::Envelopes>(&event)) envelopes_ = all->all;
    if (auto* const all = std::get_if<engine::Contacts>(&event)) contacts_ = all->all;
    if (auto* const all = std::get_if<engine::Accounts>(&event)) accounts_ = all->all;
    if (auto* const added = std::get_if<engine::AccountAdded>(&event)) number = added->account.number;
    if (watch) watch(event);
    events_.push_back(std::move(event));
}

void Party::answer(engine::EngineEvent const& event)
{
    using namespace engine;
    if (auto const* const need = std::get_if<NeedDigits>(&event)) {
        ++digits_asked;
        command(GiveDigits{need->request, SecretBytes::copy_of(view_of(order))});
    }
    if (!answers) return;
    if (auto const* const need = std::get_if<NeedAccept>(&event)) command(AnswerKeyExchange{need->exchange, accepts, {}});
    if (auto const* const need = std::get_if<NeedCode>(&event)) waiting_for_code_[need->exchange] = need->number;
    if (auto const* const shown = std::get_if<ShowCode>(&event)) {
        telephone_.read_out[{number, shown->number}] = shown->code;
        telephone_.accepted.erase({number, shown->number});
        waiting_for_word_[shown->exchange] = shown->number;
    }
    if (auto const* const ended = std::get_if<ExchangeEnded>(&event)) {
        if (waiting_for_code_.contains(ended->exchange) || !waiting_for_word_.contains(ended->exchange))
            telephone_.accepted[{ended->number, number}] = ended->verified;
        waiting_for_code_.erase(ended->exchange);
        waiting_for_word_.erase(ended->exchange);
    }
}

void Party::act()
{
    while (core_ && !events_.empty()) {
        engine::EngineEvent const event = std::move(events_.front());
        events_.pop_front();
        answer(event);
    }
    if (!core_) return;
    for (auto each = waiting_for_code_.begin(); each != waiting_for_code_.end();) {
        auto const heard = telephone_.read_out.find({each->second, number});
        if (heard == telephone_.read_out.end()) {
            ++each;
            continue;
        }
        ++codes_typed;
        command(engine::AnswerKeyExchange{each->first, true, types(heard->second)});
        each = waiting_for_code_.erase(each);
    }
    for (auto each = waiting_for_word_.begin(); each != waiting_for_word_.end();) {
        auto const word = telephone_.accepted.find({number, each->second});
        if (word == telephone_.accepted.end()) {
            ++each;
            continue;
        }
        if (word->second) ++words_given;
        command(engine::AnswerKeyExchange{each->first, word->second, {}});
        each = waiting_for_word_.erase(each);
    }
}

engine::RequestId Party::command(engine::Command command)
{
    core_->carry_out(++last_request_, std::move(command));
    return last_request_;
}

engine::Finished const* Party::finished(engine::RequestId request) const
{
    auto const found = finished_.find(request);
    return found == finished_.end() ? nullptr : &found->second;
}

engine::Finished Party::await(engine::Command command, nanoseconds limit)
{
    engine::RequestId const request = this->command(std::move(command));
    bool const ended = world_.run_until(
        [this, request] {
            act();
            return finished(request) != nullptr;
        },
        limit);
    return ended ? finished_.at(request) : engine::Finished{request, Error{ErrorCode::Timeout, "the command did not end"}, {}};
}

void Party::provision(std::string const& link, std::string const& digits)
{
    order = digits;
    engine::Finished const done = await(engine::AddAccount{link, host});
    if (done.error) qFatal("%s: not provisioned: %s, %s", host.c_str(), done.error->text, done.reason.code.c_str());
}

void Party::go_online()
{
    command(engine::GoOnline{std::nullopt, true, "/inbox"});
}

std::vector<engine::EnvelopeInfo> Party::envelopes()
{
    await(engine::ListEnvelopes{});
    return envelopes_;
}

std::vector<engine::ContactInfo> Party::contacts()
{
    await(engine::ListContacts{});
    return contacts_;
}

std::vector<engine::AccountInfo> Party::accounts()
{
    await(engine::ListAccounts{});
    return accounts_;
}

} // namespace signet::test
