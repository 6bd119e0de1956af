#include "tests/sim/history/history.h"

#include <QtGlobal>

#include <algorithm>

namespace signet::test {

History::History(std::uint64_t seed) : server_{seed, roomy_limits()}, random_{seed, 99} { }

History::~History()
{
    for (auto& person : people_)
        if (person->running()) person->stop();
}

void History::drive(nanoseconds time)
{
    server_.world.run_until(
        [this] {
            for (auto& person : people_) person->act();
            return false;
        },
        time);
}

void History::meet()
{
    std::size_t const count = 2 + random_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
        server::Handout const handout = server_.add_account("Person " + std::to_string(i));
        people_.push_back(std::make_unique<Party>(server_.world, "host" + std::to_string(i), telephone_));
        Party& person = *people_.back();
        person.start();
        person.provision(handout.link, std::string{text_of(handout.order.expose())});
        person.go_online();
    }
    drive(5s);
    // Most pairs know each other before the trouble begins.
    for (std::size_t i = 0; i + 1 < count; ++i)
        people_[i]->await(engine::VerifyContact{people_[i]->number, people_[i + 1]->number});
}

void History::verify_some_pair()
{
    std::size_t const from = anybody();
    std::size_t const to = anybody();
    if (from == to || !people_[from]->running()) return;
    people_[from]->command(engine::VerifyContact{people_[from]->number, people_[to]->number});
}

void History::send_something()
{
    std::size_t const from = anybody();
    // Mostly to somebody known: neighbours have met.
    std::size_t const to = random_.once_in(5) ? anybody() : from == 0 ? 1 : from - 1;
    if (from == to || !people_[from]->running()) return;
    Party& sender = *people_[from];
    Sent sent{from, to, {}};
    std::string const root = "/home/" + std::to_string(++files_made_);
    std::size_t const files = random_.below(4);
    for (std::size_t i = 0; i < files; ++i) {
        Bytes content(static_cast<std::size_t>(random_.below(random_.once_in(3) ? 3'000'000 : 5'000)));
        random_.fill(content);
        std::string const name = "/f" + std::to_string(i);
        sender.files.put(root + name, content, 1'700'000'000'000'000'000, 0640);
        sent.content[std::to_string(files_made_) + name] = std::move(content);
    }
    sender.files.put_folder(root);
    sender.command(engine::SendEnvelope{sender.number, people_[to]->number, {root}, random_.once_in(2), false});
    sent_.emplace(std::to_string(files_made_), std::move(sent));
}

void History::trouble()
{
    sim::SimFabric& fabric = server_.world.fabric();
    Party& person = *people_[anybody()];
    switch (random_.below(10)) {
    case 0:
        if (person.running()) person.kill();
        break;
    case 1:
        if (person.running()) person.crash();
        break;
    case 2:
        if (person.running()) person.stop();
        break;
    case 3:
    case 4:
        if (!person.running()) {
            person.start();
            person.go_online();
        }
        break;
    case 5:
        if (server_up_)
            server_.kill();
        else
            server_.start();
        server_up_ = !server_up_;
        break;
    case 6: fabric.cut(person.host); break;
    case 7: fabric.heal(person.host); break;
    case 8: person.clock.jump_wall(milliseconds{static_cast<std::int64_t>(random_.below(200'000'000)) - 100'000'000}); break;
    case 9: person.files.set_capacity(person.files.used() + random_.below(4'000'000)); break;
    }
}

void History::one_event()
{
    switch (random_.below(8)) {
    case 0: verify_some_pair(); break;
    case 1:
    case 2:
    case 3: send_something(); break;
    default: trouble(); break;
    }
    drive(random_.between(10ms, 20s));
}

void History::calm_down()
{
    sim::SimFabric& fabric = server_.world.fabric();
    fabric.weather().reset_once_in = 0;
    if (!server_up_) server_.start();
    server_up_ = true;
    for (auto& person : people_) {
        fabric.heal(person->host);
        person->files.set_capacity(~std::uint64_t{0});
        if (person->running()) person->stop();
        person->start();
        person->go_online();
    }
    drive(30s);
    // What waits for its person gets one.
    for (auto& person : people_)
        for (engine::EnvelopeInfo const& each : person->envelopes())
            if (each.way == engine::Way::Sent && each.waits_for_person) person->command(engine::ResumeEnvelope{each.id});
}

bool History::quiet()
{
    for (auto& person : people_)
        for (engine::EnvelopeInfo const& each : person->envelopes())
            if (each.way == engine::Way::Sent && !engine::is_final(each.state) && !each.waits_for_person) return false;
    return true;
}

std::string History::run()
{
    meet();
    server_.world.fabric().weather() = sim::Weather{1ms, random_.between(2ms, 300ms), 4, random_.once_in(2) ? 400u : 0u};
    std::size_t const events = 10 + random_.below(30);
    for (std::size_t i = 0; i < events; ++i) one_event();
    calm_down();
    for (int tries = 0; tries < 120 && !quiet(); ++tries) drive(30s);
    if (!quiet()) return "an envelope never came to an end";
    if (qEnvironmentVariableIsSet("SIGNET_TELL"))
        for (auto& person : people_)
            for (engine::EnvelopeInfo const& each : person->envelopes())
                qInfo("%s %s %s: %s (%s) %llu files", person->host.c_str(), each.way == engine::Way::Sent ? "to" : "from",
                      each.party.digits().c_str(), engine::name_of(each.state), each.reason.code.c_str(),
                      static_cast<unsigned long long>(each.files));
    if (std::string const wrong = check_envelopes(); !wrong.empty()) return wrong;
    return check_contacts();
}

std::string History::check_received(std::size_t at, engine::EnvelopeInfo const& envelope)
{
    Party& recipient = *people_[at];
    std::size_t senders = 0;
    for (std::size_t from = 0; from < people_.size(); ++from) {
        if (people_[from]->number != envelope.party) continue;
        for (engine::EnvelopeInfo const& theirs : people_[from]->envelopes()) {
            if (theirs.way != engine::Way::Sent || theirs.id != envelope.id) continue;
            ++senders;
            if (theirs.state != engine::EnvelopeState::Delivered)
                return "received, and the sender says " + std::string{engine::name_of(theirs.state)} + " " + theirs.reason.code;
            ++delivered_;
            auto const sent = envelope.names.size() == 1 ? sent_.find(envelope.names[0]) : sent_.end();
            if (sent == sent_.end() || sent->second.from != from || sent->second.to != at) return "received what was never sent";
            for (auto const& [path, content] : sent->second.content) {
                std::optional<Bytes> const there = recipient.files.content(envelope.path + "/" + path);
                if (!there) return "a received file is missing: " + envelope.path + "/" + path;
                if (*there != content) return "a received file differs";
            }
        }
    }
    return senders == 1 ? std::string{} : "a received envelope has " + std::to_string(senders) + " senders";
}

std::string History::check_envelopes()
{
    for (std::size_t at = 0; at < people_.size(); ++at) {
        std::set<std::string> ids;
        std::set<std::string> folders;
        std::set<std::int64_t> rows;
        std::vector<engine::EnvelopeInfo> const envelopes = people_[at]->envelopes();
        for (engine::EnvelopeInfo const& each : envelopes) {
            if (each.way == engine::Way::Sent) {
                rows.insert(each.row);
                if (each.state != engine::EnvelopeState::Delivered) continue;
                std::size_t copies = 0;
                for (auto& other : people_)
                    for (engine::EnvelopeInfo const& theirs : other->envelopes())
                        copies += theirs.way == engine::Way::Received && theirs.id == each.id
                                          && theirs.state == engine::EnvelopeState::Received
                                      ? 1
                                      : 0;
                if (copies != 1) return "delivered " + std::to_string(copies) + " times";
            } else if (each.state == engine::EnvelopeState::Received) {
                if (!ids.insert(each.id).second || !folders.insert(each.path).second) return "received twice";
                if (std::string wrong = check_received(at, each); !wrong.empty()) return wrong;
            }
        }
        for (auto const& [row, info] : people_[at]->acknowledged)
            if (!rows.contains(row)) return "an acknowledged envelope is lost";
        std::size_t found = 0;
        for (std::string const& path : people_[at]->files.list("/inbox"))
            found += !path.starts_with(".signet-part") && std::ranges::count(path, '/') == 2 && path.ends_with('/') ? 1 : 0;
        if (found != folders.size())
            return "folders in the inbox: " + std::to_string(found) + ", envelopes: " + std::to_string(folders.size());
    }
    return {};
}

std::string History::check_contacts()
{
    for (auto& person : people_)
        for (engine::ContactInfo const& each : person->contacts()) {
            if (each.state != engine::ContactState::Verified && each.state != engine::ContactState::Waiting) continue;
            ++verified_;
            for (auto& other : people_) {
                if (other->number != each.number) continue;
                std::vector<engine::ContactInfo> const theirs = other->contacts();
                bool const knows = std::ranges::any_of(theirs, [&person](engine::ContactInfo const& back) {
                    return back.number == person->number && back.state != engine::ContactState::Unverified;
                });
                // The recipient saves first: who is verified as sender is known to the other side.
                if (!knows && each.state == engine::ContactState::Verified) return "verified by one side only";
            }
        }
    return {};
}

} // namespace signet::test
