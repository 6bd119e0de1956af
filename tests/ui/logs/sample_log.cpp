#include "tests/ui/logs/sample_log.h"

#include <array>

namespace signet::ui {

using namespace engine;

namespace {

constexpr std::int64_t first_ms = 1'795'000'000'000; // in November 2026

struct Person {
    char const* name;
    char const* company;
    std::uint64_t serial;
};
constexpr std::array people{Person{"Tobin Asherwick", "Lorne Street Chambers", 71405528091},
                            Person{"Dr. Ilse Verhagen", "Corvane Biologics", 66041182339},
                            Person{"Priya Nandlall-Voss", "Northmere Audit", 33916470228},
                            Person{"Oskar Lindquay", "Fenwick Tide Shipping", 55180274916},
                            Person{"Renzo Abelard-Kyte", "The Kestrel Ledger", 88364401257},
                            Person{"Yun-Seo Hallgate", "Marchbank Clinics", 22879041663},
                            Person{"Casimir Drell", "Drell & Ostrow Notaries", 90523316774}};

EnvelopeInfo envelope(std::int64_t row, Way way, EnvelopeState state)
{
    Person const& person = people[static_cast<std::size_t>(row) % people.size()];
    EnvelopeInfo info;
    info.row = row;
    info.way = way;
    info.id = std::to_string(1000 + row) + "00112233445566778899aabbccdd";
    info.own = AccountNumber::from_serial(48217730915);
    info.party = AccountNumber::from_serial(person.serial);
    info.party_name = person.name;
    info.company = person.company;
    info.started = wall_time(first_ms + row * 3'700'000);
    info.files = static_cast<std::uint64_t>(row % 11 + 1);
    info.bytes = static_cast<std::uint64_t>(row % 13 + 1) * 1'340'000;
    info.state = state;
    info.tracking = "5a" + std::to_string(100'000 + row) + "e1d4c8b2a7965f30112233";
    info.names = {"document " + std::to_string(row) + ".pdf"};
    if (is_final(state)) info.ended = info.started + seconds{row % 70 + 1};
    if (way == Way::Received && state == EnvelopeState::Received) info.path = "/inbox/someone/" + std::to_string(row);
    return info;
}

} // namespace

EnvelopeInfo sentEnvelope(std::int64_t row, EnvelopeState state)
{
    return envelope(row, Way::Sent, state);
}

EnvelopeInfo receivedEnvelope(std::int64_t row, EnvelopeState state)
{
    return envelope(row, Way::Received, state);
}

std::vector<EnvelopeInfo> manyEnvelopes(int count)
{
    static constexpr std::array sent{EnvelopeState::Delivered, EnvelopeState::Delivered, EnvelopeState::Refused,
                                     EnvelopeState::Failed,    EnvelopeState::Cancelled, EnvelopeState::Delivered};
    static constexpr std::array received{EnvelopeState::Received, EnvelopeState::Received, EnvelopeState::Cancelled};
    std::vector<EnvelopeInfo> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int row = 1; row <= count; ++row) {
        auto const at = static_cast<std::size_t>(row);
        all.push_back(row % 2 == 0 ? sentEnvelope(row, sent[at / 2 % sent.size()])
                                   : receivedEnvelope(row, received[at / 2 % received.size()]));
    }
    return all;
}

std::vector<EnvelopeInfo> sampleLog()
{
    std::vector<EnvelopeInfo> all;
    auto const add = [&all](EnvelopeInfo info) -> EnvelopeInfo& { return all.emplace_back(std::move(info)); };
    for (std::int64_t row = 1; row <= 24; ++row) add(row % 2 == 0 ? sentEnvelope(row) : receivedEnvelope(row));
    EnvelopeInfo& refused = add(sentEnvelope(25, EnvelopeState::Refused));
    refused.reason = {Reason::Says::Peer, "refused", "please use the data room"};
    EnvelopeInfo& failed = add(sentEnvelope(26, EnvelopeState::Failed));
    failed.reason = {Reason::Says::Us, "changed", {}};
    EnvelopeInfo& waits = add(sentEnvelope(27, EnvelopeState::Waiting));
    waits.reason = {Reason::Says::Server, "away", {}};
    EnvelopeInfo& interrupted = add(receivedEnvelope(28, EnvelopeState::Interrupted));
    interrupted.reason = {Reason::Says::Us, "link lost", {}};
    add(receivedEnvelope(29)).seen = false;
    EnvelopeInfo& deleted = add(receivedEnvelope(30));
    deleted.deleted = deleted.started + hours{2};
    deleted.path.clear();
    add(sentEnvelope(31));
    add(receivedEnvelope(32)).seen = false;
    EnvelopeInfo& paused = add(sentEnvelope(33, EnvelopeState::Paused));
    paused.files = 18;
    paused.bytes = 512'000'000;
    paused.reason = {Reason::Says::Us, "paused", {}};
    paused.waits_for_person = true;
    EnvelopeInfo& sending = add(sentEnvelope(34, EnvelopeState::Sending));
    sending.files = 6;
    sending.bytes = 41'300'000;
    EnvelopeInfo& receiving = add(receivedEnvelope(35, EnvelopeState::Receiving));
    receiving.bytes = 203'700'000;
    return all;
}

std::vector<EnvelopeFiles::File> sampleFiles()
{
    return {{"Clinical bridging study.pdf", 14'200'000, wall_time(first_ms - 520'000'000)},
            {"Site list.xlsx", 96'000, wall_time(first_ms - 90'000'000)},
            {"scans/Ethics approval \u2013 scan.png", 1'900'000, wall_time(first_ms - 900'000'000)},
            {"Reviewer comments.docx", 228'000, wall_time(first_ms)}};
}

} // namespace signet::ui
