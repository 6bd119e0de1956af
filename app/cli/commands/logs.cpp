#include "app/cli/commands/command.h"
#include "app/cli/output.h"
#include "app/cli/words.h"

namespace signet::cli {

Task<Exit> log(Context& context, LogWords const& words)
{
    std::optional<AccountNumber> const own = co_await chosen_account(context);
    engine::Envelopes const envelopes = co_await context.client.ask<engine::Envelopes>(engine::ListEnvelopes{});
    std::vector<std::vector<std::string>> rows;
    for (engine::EnvelopeInfo const& each : envelopes.all) {
        if (each.way == engine::Way::Sent ? !words.sent : !words.received) continue;
        if (own && each.own != *own) continue;
        if (context.json()) {
            context.terminal.out(json_line(log_row(each)));
            continue;
        }
        bool const says_more = !each.reason.code.empty() && each.reason.code != engine::name_of(each.state);
        rows.push_back({each.id.substr(0, 8), each.way == engine::Way::Sent ? "to" : "from", each.party.grouped(),
                        each.party_name, each.company, rfc3339(each.started), files_in_words(each.files),
                        size_in_words(each.bytes), engine::name_of(each.state), says_more ? sentence(each.reason) : std::string{},
                        each.tracking});
    }
    for (std::string const& line : table(rows)) context.terminal.out(line);
    co_return Exit::Done;
}

Task<Exit> inbox(Context& context)
{
    std::optional<AccountNumber> const own = co_await chosen_account(context);
    engine::Envelopes const envelopes = co_await context.client.ask<engine::Envelopes>(engine::ListEnvelopes{});
    for (engine::EnvelopeInfo const& each : envelopes.all) {
        if (each.way != engine::Way::Received || each.state != engine::EnvelopeState::Received) continue;
        if (own && each.own != *own) continue;
        if (context.json()) {
            context.terminal.out(json_line(inbox_row(each)));
            continue;
        }
        context.terminal.out(rfc3339(each.started) + "  " + each.party.grouped() + "  " + printable(each.party_name) + "  "
                             + files_in_words(each.files) + ", " + size_in_words(each.bytes));
        context.terminal.out("    " + printable(each.path));
        for (std::string const& name : each.names) context.terminal.out("      " + printable(name));
    }
    co_return Exit::Done;
}

Task<Exit> export_evidence(Context& context, ExportWords const& words)
{
    engine::Finished const finished = co_await context.client.run(engine::ExportEvidence{words.file});
    if (finished.error) throw Failure{*finished.error};
    co_return Exit::Done;
}

} // namespace signet::cli
