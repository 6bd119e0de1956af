#include "app/cli/output.h"

#include "app/cli/terminal.h"

namespace signet::cli {

namespace {

Json time_or_null(std::optional<WallTime> const& time)
{
    return time ? Json(rfc3339(*time)) : Json(nullptr);
}

std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

Json to_json(engine::AccountInfo const& account)
{
    return Json{{"number", account.number.digits()}, {"name", account.name},
                {"company", account.company},        {"server", account.server},
                {"operator", account.operator_name}, {"fingerprint", account.fingerprint},
                {"device", account.device},          {"default", account.is_default}};
}

Json to_json(engine::ContactInfo const& contact)
{
    Json row{{"number", contact.number.digits()},
             {"name", contact.name},
             {"company", contact.company},
             {"state", engine::name_of(contact.state)},
             {"since", time_or_null(contact.since)}};
    if (contact.withdrawn) row["withdrawn"] = true;
    return row;
}

Json log_row(engine::EnvelopeInfo const& envelope)
{
    return Json{{"id", envelope.id},
                {"direction", envelope.way == engine::Way::Sent ? "sent" : "received"},
                {"party", envelope.party.digits()},
                {"company", envelope.company},
                {"account", envelope.own.digits()},
                {"started", rfc3339(envelope.started)},
                {"ended", time_or_null(envelope.ended)},
                {"files", envelope.files},
                {"bytes", envelope.bytes},
                {"state", engine::name_of(envelope.state)},
                {"reason", envelope.reason.code},
                {"tracking", envelope.tracking}};
}

Json inbox_row(engine::EnvelopeInfo const& envelope)
{
    Json row = log_row(envelope);
    row["path"] = envelope.path;
    row["names"] = envelope.names;
    return row;
}

std::string json_line(Json const& object)
{
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> table(std::vector<std::vector<std::string>> const& rows)
{
    std::vector<std::size_t> widths;
    std::vector<std::vector<std::string>> shown;
    for (auto const& row : rows) {
        std::vector<std::string>& cells = shown.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(printable(row[i]));
            if (widths.size() <= i) widths.push_back(0);
            widths[i] = std::max(widths[i], width(cells.back()));
        }
    }
    std::vector<std::string> lines;
    for (auto const& row : shown) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line.append(widths[i] - width(row[i]) + 2, ' ');
        }
        while (line.ends_with(' ')) line.pop_back();
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace signet::cli
