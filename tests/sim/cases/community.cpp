#include "tests/sim/cases/community.h"

#include <algorithm>

namespace signet::test {

Community::Community(std::size_t people, std::uint64_t seed, server::Limits limits) : server{seed, limits}
{
    for (std::size_t i = 0; i < people; ++i) join("host" + std::to_string(i), server.add_account("Person " + std::to_string(i)));
    drive(5s);
}

Community::~Community()
{
    for (auto const& person : people_)
        if (person->running()) person->stop();
}

Party& Community::join(std::string host, server::Handout const& handout)
{
    people_.push_back(std::make_unique<Party>(server.world, std::move(host), telephone));
    Party& person = *people_.back();
    person.start();
    person.provision(handout.link, std::string{text_of(handout.order.expose())});
    person.go_online();
    return person;
}

void Community::drive(nanoseconds time)
{
    drive_until([] { return false; }, time);
}

bool Community::drive_until(std::function<bool()> const& reached, nanoseconds limit)
{
    return server.world.run_until(
        [this, &reached] {
            for (auto const& person : people_) person->act();
            return reached();
        },
        limit);
}

bool Community::verify(Party& from, Party& to)
{
    engine::RequestId const request = from.command(engine::VerifyContact{from.number, to.number});
    bool const ended = drive_until([&] { return from.finished(request) != nullptr; }, minutes{15});
    return ended && !from.finished(request)->error;
}

std::string Community::send(Party& from, Party& to, Bytes const& content)
{
    std::string const folder = "/home/" + std::to_string(++folders_made_);
    from.files.put(folder + "/file", content, 1'700'000'000'000'000'000, 0640);
    engine::RequestId const request = from.command(engine::SendEnvelope{from.number, to.number, {folder}, true, false});
    check(drive_until([&] { return from.finished(request) != nullptr; }));
    return from.finished(request)->error ? std::string{} : last_envelope(from).id;
}

Bytes Community::noise(std::size_t size)
{
    Bytes bytes(size);
    server.world.random().fill(bytes);
    return bytes;
}

std::vector<server::CallRecord> Community::calls()
{
    return server.run(server.storage->calls({}));
}

engine::EnvelopeInfo last_envelope(Party& person)
{
    std::vector<engine::EnvelopeInfo> const all = person.envelopes();
    return all.empty() ? engine::EnvelopeInfo{} : all.back();
}

engine::ContactState contact_state(Party& person, Party const& other)
{
    for (engine::ContactInfo const& each : person.contacts())
        if (each.number == other.number) return each.state;
    return engine::ContactState::Unverified;
}

std::size_t delivered_folders(Party& person)
{
    return static_cast<std::size_t>(std::ranges::count_if(person.files.list("/inbox"), [](std::string const& path) {
        return !path.starts_with(".signet-part") && std::ranges::count(path, '/') == 2 && path.ends_with('/');
    }));
}

bool has_parts(Party& person)
{
    return std::ranges::any_of(person.files.list("/inbox"),
                               [](std::string const& path) { return path.starts_with(".signet-part/") && path.size() > 13; });
}

} // namespace signet::test
