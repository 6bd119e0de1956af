#include "app/cli/owner_messages.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// What comes over the profile's socket, read as either end reads it (protocol.md §7a). Nothing may throw.
SIGNET_FUZZ_TARGET(owner_socket)
{
    Result<cli::Json> const message = cli::parse_message(string_of(input));
    if (!message) return;
    cli::Asked const asked = cli::asked_in(*message);
    cli::Asked const again = cli::asked_in(*cli::parse_message(cli::json_line(cli::to_json(asked))));
    require(again.arguments == asked.arguments && again.folder == asked.folder && again.interactive == asked.interactive,
            "a command is read as it is written");
    static_cast<void>(cli::parse_invocation(asked.arguments, asked.folder));
    static_cast<void>(cli::visitors_word_in(*message));
    cli::OwnersWord const word = cli::owners_word_in(*message);
    require(!word.question || word.question->prompt.size() <= input.size(), "a prompt is part of its message");
}
