#include "tests/unit/engine/stage.h"

namespace signet::test {

using namespace engine;

namespace {

void meet(ServerWorld& server, Party& party)
{
    server::Handout const handout = server.add_account(party.host);
    party.start();
    party.provision(handout.link, std::string{text_of(handout.order.expose())});
    party.go_online();
}

bool same(EnvelopeInfo const& a, EnvelopeInfo const& b)
{
    return a.id == b.id && a.state == b.state && a.reason == b.reason && a.ended == b.ended && a.path == b.path
           && a.names == b.names && a.sealed == b.sealed && a.seen == b.seen && a.deleted == b.deleted
           && a.waits_for_person == b.waits_for_person;
}

} // namespace

Stage::Stage(std::uint64_t seed) : server{seed}, anna{server.world, "anna", telephone}, bert{server.world, "bert", telephone}
{
    anna.watch = [this](EngineEvent const& event) {
        hear(told_anna_, event);
        if (auto const* const progress = std::get_if<TransferProgress>(&event)) acknowledged = progress->acknowledged;
    };
    bert.watch = [this](EngineEvent const& event) {
        hear(told_bert_, event);
        if (auto const* const progress = std::get_if<TransferProgress>(&event)) arrived = progress->acknowledged;
    };
    for (Party* each : {&anna, &bert}) meet(server, *each);
    run_for(5s);
    RequestId const verifying = anna.command(VerifyContact{anna.number, bert.number});
    bool const ended = until([this, verifying] { return anna.finished(verifying) != nullptr; });
    check(ended && !anna.finished(verifying)->error);
    run_for(5s);
}

Stage::~Stage()
{
    for (Party* each : {&anna, &bert})
        if (each->running()) each->stop();
}

void Stage::hear(std::map<std::int64_t, EnvelopeInfo>& told, EngineEvent const& event)
{
    if (auto const* const queued = std::get_if<EnvelopeQueued>(&event)) told[queued->envelope.row] = queued->envelope;
    if (auto const* const changed = std::get_if<EnvelopeChanged>(&event)) told[changed->envelope.row] = changed->envelope;
    if (auto const* const listed = std::get_if<EnvelopeFiles>(&event)) files.push_back(*listed);
    if (auto const* const list = std::get_if<Envelopes>(&event)) lists.push_back(*list);
}

bool Stage::until(std::function<bool()> const& reached, nanoseconds limit)
{
    return server.world.run_until(
        [this, &reached] {
            anna.act();
            bert.act();
            return reached();
        },
        limit);
}

void Stage::run_for(nanoseconds time)
{
    (void)until([] { return false; }, time);
}

void Stage::put(std::string const& path, std::size_t size)
{
    Bytes content(size);
    server.world.random().fill(content);
    anna.files.put(path, content, 1'700'000'000'123'000'000);
}

EnvelopeInfo Stage::send(std::vector<std::string> paths)
{
    std::set<std::int64_t> before;
    for (auto const& [row, info] : told_anna_) before.insert(row);
    Finished const queued = anna.await(SendEnvelope{anna.number, bert.number, std::move(paths), true, false});
    check(!queued.error);
    for (auto const& [row, info] : anna.acknowledged)
        if (!before.contains(row)) return info;
    check(false);
    return {};
}

EnvelopeInfo const* Stage::at_bert() const
{
    return told_bert_.empty() ? nullptr : &told_bert_.rbegin()->second;
}

bool Stage::is_at_anna(std::int64_t row, EnvelopeState state) const
{
    auto const found = told_anna_.find(row);
    return found != told_anna_.end() && found->second.state == state;
}

bool Stage::is_at_bert(EnvelopeState state) const
{
    return at_bert() && at_bert()->state == state;
}

bool Stage::log_is_as_told()
{
    auto const holds = [](std::vector<EnvelopeInfo> const& log, std::map<std::int64_t, EnvelopeInfo> const& told) {
        return std::ranges::all_of(log, [&told](EnvelopeInfo const& each) {
            auto const found = told.find(each.row);
            return found != told.end() && same(found->second, each);
        });
    };
    std::vector<EnvelopeInfo> const annas = anna.envelopes();
    std::vector<EnvelopeInfo> const berts = bert.envelopes();
    return holds(annas, told_anna_) && holds(berts, told_bert_);
}

} // namespace signet::test
