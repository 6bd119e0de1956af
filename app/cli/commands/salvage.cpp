#include "app/cli/commands/command.h"
#include "app/cli/output.h"
#include "app/cli/words.h"

namespace signet::cli {

Exit salvage(Terminal& terminal, Invocation const& invocation, SalvageWords const& words, store::ProfileFolder folder,
             engine::Engine::Options const& options)
{
    if (words.folder == invocation.profile)
        throw Failure{ErrorCode::InvalidArgument, "the new profile needs a folder of its own"};
    store::SalvageReport const report = unwrap(engine::Engine::salvage(std::move(folder), options, words.folder));
    if (invocation.json)
        terminal.out(json_line({{"profile", words.folder}, {"rows", report.rows}, {"whole", report.whole}}));
    else
        terminal.out("saved " + std::to_string(report.rows) + " rows: " + printable(words.folder));
    if (!report.whole) terminal.err("Some rows could not be read and are lost: look through whoami, contacts and log.");
    terminal.err("Use the new profile in place of the old one: signet-cli --profile " + printable(words.folder)
                 + " whoami. It opens the same way. What was queued is sealed again from its files.");
    return Exit::Done;
}

} // namespace signet::cli
