#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signet::admin {

/// What the command line and a running server say to each other over DIR/admin.sock: one JSON object a line each way.
/// Request `{"verb": …, NAME: TEXT, …}`; answer `{"ok": true, "rows": […], "next": TEXT}` or `{"ok": false, "code": …, "text":
/// …}`.

inline constexpr std::size_t max_request_line = 16 * 1024;
inline constexpr std::size_t max_argument = 1024;               ///< bytes of one argument
inline constexpr std::size_t max_answer_line = 4 * 1024 * 1024; ///< a page of rows stays far below
inline constexpr std::size_t rows_in_page = 500;                ///< what `next` goes on after

enum class Verb { AccountAdd, AccountList, AccountSuspend, AccountResume, AccountReissue, AccountClose, Calls };

struct Request {
    Verb verb;
    std::map<std::string, std::string> arguments;

    /// Empty where it was not given.
    [[nodiscard]] std::string argument(std::string const& name) const;
};

/// Why an act was not done, in words for the person at the terminal.
struct Refusal {
    ErrorCode code;
    std::string text;
};

using Row = nlohmann::ordered_json;

/// What an act gave: rows to print, and where to go on when there are more.
struct Page {
    std::vector<Row> rows;
    std::string next; ///< empty at the end
};

using Answer = std::expected<Page, Refusal>;

/// Only verbs and arguments that stand in the list are taken. Malformed, TooLarge.
[[nodiscard]] Result<Request> parse_request(std::string_view line);
/// Without the line's end.
[[nodiscard]] std::string encode_request(Request const& request);

/// Malformed, TooLarge.
[[nodiscard]] Result<Answer> parse_answer(std::string_view line);
[[nodiscard]] std::string encode_answer(Answer const& answer);

} // namespace signet::admin
