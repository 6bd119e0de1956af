#pragma once

#include "core/engine/api.h"

#include <vector>

/// People, accounts and envelopes to fill windows with: one of every state, as the engine tells them.
namespace signet::ui::sample {

inline AccountNumber numberOf(std::uint64_t serial)
{
    return AccountNumber::from_serial(serial);
}
inline WallTime on(int year, unsigned month, unsigned day, int hour = 9, int minute = 0)
{
    std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return WallTime{std::chrono::sys_days{date}} + hours{hour} + minutes{minute};
}

inline AccountNumber const marta = numberOf(48217730915);
inline AccountNumber const martaAtHome = numberOf(48217730999);
inline AccountNumber const ilse = numberOf(66041182339);
inline AccountNumber const tobin = numberOf(71405528091);
inline AccountNumber const tobinsDouble = numberOf(71405538092);
inline AccountNumber const priya = numberOf(33916470228);
inline AccountNumber const jonas = numberOf(19753082441);
inline AccountNumber const renzo = numberOf(88364401257);
inline AccountNumber const oskar = numberOf(52700164873);
inline AccountNumber const nuisance = numberOf(90909090909);
inline AccountNumber const nameless = numberOf(20000000000);

inline std::vector<engine::AccountInfo> accounts()
{
    return {{.number = marta,
             .name = "Marta Oyelaran",
             .company = "Halden & Pryce LLP",
             .server = "ts1.haldenpryce.example:7612",
             .operator_name = "Halden Pryce Telecom",
             .fingerprint = "K7Q4M9ZX2C0PH5WTB8NA3RJ6V",
             .device = "0123456789abcdef0123456789abcdef",
             .is_default = true},
            {.number = martaAtHome,
             .name = "Marta Oyelaran",
             .company = "",
             .server = "signet.example:7612",
             .operator_name = "Nordlicht",
             .fingerprint = "9ZX2CK7Q4M0PH5W3RJ6VTB8NA",
             .device = "fedcba9876543210fedcba9876543210",
             .is_default = false}};
}

inline std::vector<engine::ContactInfo> contacts()
{
    using State = engine::ContactState;
    return {{marta, ilse, "Dr. Ilse Verhagen", "Corvane Biologics", State::Verified, on(2026, 10, 12)},
            {marta, tobin, "Tobin Asherwick", "Lorne Street Chambers", State::Verified, on(2026, 3, 3)},
            {marta, tobinsDouble, "Tob\u0456n Asherw\u0456ck", "Lorne Street Chambers", State::Unverified, std::nullopt},
            {marta, priya, "Priya Nandlall-Voss", "Northmere Audit", State::Waiting, on(2026, 11, 2)},
            {marta, jonas, "Jonas Eikeland-Roe", "Tarn Valley Clinic", State::Unverified, std::nullopt},
            {marta, renzo, "Renzo Abelard-Kyte", "The Kestrel Ledger", State::Changed, on(2026, 11, 19)},
            {marta, nameless, "", "", State::Unverified, std::nullopt},
            {marta, nuisance, "Prize Department", "", State::Blocked, on(2026, 9, 1)},
            {martaAtHome, oskar, "Oskar Lindquay", "Fenwick Tide", State::Verified, on(2026, 5, 20)}};
}

/// The hostile one: tags, a fetch, a turned direction, marks without end, lines, a false seal, a megabyte.
inline std::vector<std::string> hostileNames()
{
    std::string marks = "e";
    for (int i = 0; i < 10'000; ++i) marks += "\u0301";
    return {"<img src=http://127.0.0.1:1/x>",
            "<a href='http://127.0.0.1:1/'>Ilse</a> &amp; &#60;b&#62;",
            "cod\u202Eexe.pdf \u2067\u2068",
            "line one\nline two\r\ttab",
            "\u2713 Verified by spoken code \u2705",
            marks,
            std::string(1'000'000, 'W'),
            "\u05D0\u05D1\u05D2 \u0627\u0628\u062C",
            "\xFF\xFE not UTF-8",
            "&Send && %1 %2 %n"};
}

inline engine::EnvelopeInfo envelope(std::int64_t row, engine::Way way, AccountNumber party, std::string name,
                                     engine::EnvelopeState state)
{
    engine::EnvelopeInfo info;
    info.row = row;
    info.id = std::string(32 - std::to_string(row).size(), '0') + std::to_string(row);
    info.way = way;
    info.own = marta;
    info.party = party;
    info.party_name = std::move(name);
    info.started = on(2026, 11, 20, 9, static_cast<int>(row % 60));
    info.files = 6;
    info.bytes = 41'300'000;
    info.state = state;
    if (engine::is_final(state)) info.ended = info.started + minutes{1};
    info.tracking = std::string(30, 'a') + std::to_string(10 + row % 90);
    return info;
}

/// One envelope in every state.
inline std::vector<engine::EnvelopeInfo> envelopes()
{
    using State = engine::EnvelopeState;
    using engine::Way;
    std::vector<engine::EnvelopeInfo> all;
    std::int64_t row = 0;
    for (State const state : {State::Sealing, State::Waiting, State::Calling, State::Sending, State::Paused, State::Interrupted,
                              State::Delivered, State::Refused, State::Failed, State::Cancelled})
        all.push_back(envelope(++row, Way::Sent, tobin, "Tobin Asherwick", state));
    for (State const state : {State::Receiving, State::Received, State::Interrupted, State::Refused})
        all.push_back(envelope(++row, Way::Received, ilse, "Dr. Ilse Verhagen", state));
    using Says = engine::Reason::Says;
    all[7].reason = {Says::Peer, "not accepted", {}};
    all[8].reason = {Says::Us, "changed", "a file was changed"};
    all[11].path = "/home/marta/Signet/Dr. Ilse Verhagen/2026-11-20 09.12";
    all[11].names = {"Licence agreement v7.docx", "Schedule 2.xlsx"};
    return all;
}

} // namespace signet::ui::sample
