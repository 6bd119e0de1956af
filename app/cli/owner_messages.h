#pragma once

#include "app/cli/invocation.h"
#include "app/cli/output.h"

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the profile's owner, or its window, and the process that visits it say to each other, as values. A member of the wrong
/// type counts as not there: whatever comes over the socket, nothing here throws.
namespace signet::cli {

/// A message's text. Malformed unless it is one JSON object.
[[nodiscard]] Result<Json> parse_message(std::string const& text);

/// The visitor's first message: the command line that is to be carried out.
struct Asked {
    std::vector<std::string> arguments;
    std::string folder = "/"; ///< what relative paths begin at
    bool interactive = false;
    std::optional<std::string> show; ///< instead of a command, to a window: it is to show itself, with this link, file or nothing
};
[[nodiscard]] Asked asked_in(Json const& message);
[[nodiscard]] Json to_json(Asked const& asked);

/// Every later one.
struct VisitorsWord {
    bool interrupt = false;
    struct Answer {
        std::uint64_t question;
        std::optional<std::string> text; ///< nothing: the person gave none
    };
    std::optional<Answer> answer;
};
[[nodiscard]] VisitorsWord visitors_word_in(Json const& message);

/// The owner's messages. At most one of them ends the visit: `again` or `exit`.
struct OwnersWord {
    std::optional<std::string> out;
    std::optional<std::string> err;
    std::optional<std::string> progress;
    struct Question {
        std::uint64_t number;
        std::string prompt;
        bool secret;
    };
    std::optional<Question> question;
    std::optional<std::uint64_t> forget;           ///< this question's answer is not wanted any more
    bool shown = false;                            ///< the answer to Asked::show
    bool begun = false;                            ///< the command may leave traces from here on
    std::optional<std::vector<std::string>> later; ///< how to go on should the owner be lost
    std::optional<std::vector<std::string>> again; ///< how to go on: the owner leaves
    std::optional<Exit> exit;
};
[[nodiscard]] OwnersWord owners_word_in(Json const& message);

} // namespace signet::cli
