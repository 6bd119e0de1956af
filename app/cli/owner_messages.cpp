#include "app/cli/owner_messages.h"

#include <array>

namespace signet::cli {

namespace {

constexpr std::array exits{Exit::Done,        Exit::Usage, Exit::Locked, Exit::NoConnection, Exit::Refused,
                           Exit::NotVerified, Exit::Away,  Exit::File,   Exit::Damaged,      Exit::Interrupted};

Json const* member(Json const& message, char const* name)
{
    auto const found = message.find(name);
    return found == message.end() ? nullptr : &*found;
}

std::optional<std::string> text_in(Json const& message, char const* name)
{
    Json const* const value = member(message, name);
    return value && value->is_string() ? std::optional{value->get<std::string>()} : std::nullopt;
}

bool is_true(Json const& message, char const* name)
{
    Json const* const value = member(message, name);
    return value && value->is_boolean() && value->get<bool>();
}

std::optional<std::uint64_t> number_in(Json const& message, char const* name)
{
    Json const* const value = member(message, name);
    return value && value->is_number_unsigned() ? std::optional{value->get<std::uint64_t>()} : std::nullopt;
}

/// Its texts; what is none in the list is passed over.
std::optional<std::vector<std::string>> words_in(Json const& message, char const* name)
{
    Json const* const value = member(message, name);
    if (!value || !value->is_array()) return std::nullopt;
    std::vector<std::string> words;
    for (Json const& each : *value)
        if (each.is_string()) words.push_back(each.get<std::string>());
    return words;
}

/// A number that is no exit code of ours says no more than that the command failed.
std::optional<Exit> exit_in(Json const& message)
{
    std::optional<std::uint64_t> const number = number_in(message, "exit");
    if (!number) return std::nullopt;
    auto const fits = [&number](Exit each) { return static_cast<std::uint64_t>(each) == *number; };
    auto const found = std::ranges::find_if(exits, fits);
    return found == exits.end() ? Exit::File : *found;
}

} // namespace

Result<Json> parse_message(std::string const& text)
{
    Json message = Json::parse(text, nullptr, false);
    if (!message.is_object()) return fail(ErrorCode::Malformed, "a message on the profile's socket is malformed");
    return message;
}

Asked asked_in(Json const& message)
{
    Asked asked;
    asked.arguments = words_in(message, "arguments").value_or(std::vector<std::string>{});
    asked.folder = text_in(message, "folder").value_or(asked.folder);
    asked.interactive = is_true(message, "interactive");
    asked.show = text_in(message, "show");
    return asked;
}

Json to_json(Asked const& asked)
{
    if (asked.show) return Json{{"show", *asked.show}};
    return Json{{"arguments", asked.arguments}, {"folder", asked.folder}, {"interactive", asked.interactive}};
}

VisitorsWord visitors_word_in(Json const& message)
{
    VisitorsWord word;
    word.interrupt = is_true(message, "interrupt");
    if (std::optional<std::uint64_t> const question = number_in(message, "question"))
        word.answer = VisitorsWord::Answer{*question, text_in(message, "answer")};
    return word;
}

OwnersWord owners_word_in(Json const& message)
{
    OwnersWord word;
    word.out = text_in(message, "out");
    word.err = text_in(message, "err");
    word.progress = text_in(message, "progress");
    std::optional<std::string> prompt = text_in(message, "ask");
    std::optional<std::uint64_t> const number = number_in(message, "question");
    if (prompt && number) word.question = OwnersWord::Question{*number, std::move(*prompt), is_true(message, "secret")};
    word.forget = number_in(message, "forget");
    word.shown = is_true(message, "shown");
    word.begun = is_true(message, "begun");
    word.later = words_in(message, "later");
    word.again = words_in(message, "again");
    word.exit = exit_in(message);
    return word;
}

} // namespace signet::cli
