#include "server-stub/admin/admin_protocol.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace signet::admin {

namespace {

using Json = nlohmann::ordered_json;

struct KnownVerb {
    std::string_view name;
    Verb verb;
    std::array<std::string_view, 3> arguments;
};

constexpr std::array<KnownVerb, 7> known_verbs{{
    {"account-add", Verb::AccountAdd, {"name", "company"}},
    {"account-list", Verb::AccountList, {"after"}},
    {"account-suspend", Verb::AccountSuspend, {"number"}},
    {"account-resume", Verb::AccountResume, {"number"}},
    {"account-reissue", Verb::AccountReissue, {"number"}},
    {"account-close", Verb::AccountClose, {"number"}},
    {"calls", Verb::Calls, {"account", "since", "after"}},
}};

KnownVerb const* find_verb(std::string_view name)
{
    auto const* const found = std::ranges::find(known_verbs, name, &KnownVerb::name);
    return found == known_verbs.end() ? nullptr : found;
}

std::optional<ErrorCode> code_named(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i)
        if (name == name_of(static_cast<ErrorCode>(i))) return static_cast<ErrorCode>(i);
    return std::nullopt;
}

std::string dump(Json const& object)
{
    return object.dump(-1, ' ', true, Json::error_handler_t::replace);
}

/// The line as an object; anything else is discarded. Nlohmann's parser and destructor keep stacks of their own, its copies do
/// not: a deep value is moved only.
Json parse_object(std::string_view line)
{
    Json object = Json::parse(line.begin(), line.end(), nullptr, false);
    return object.is_object() ? std::move(object) : Json(Json::value_t::discarded);
}

/// A text member; empty where there is none, nothing where it is of another kind.
std::optional<std::string> text_member(Json const& object, char const* name)
{
    auto const found = object.find(name);
    if (found == object.end()) return std::string{};
    if (!found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

} // namespace

std::string Request::argument(std::string const& name) const
{
    auto const found = arguments.find(name);
    return found == arguments.end() ? std::string{} : found->second;
}

Result<Request> parse_request(std::string_view line)
{
    if (line.size() > max_request_line) return fail(ErrorCode::TooLarge, "the request is too long");
    Json const object = parse_object(line);
    if (object.is_discarded()) return fail(ErrorCode::Malformed, "the request is not a JSON object");
    auto const verb = object.find("verb");
    if (verb == object.end() || !verb->is_string()) return fail(ErrorCode::Malformed, "the request has no verb");
    KnownVerb const* const known = find_verb(verb->get_ref<std::string const&>());
    if (!known) return fail(ErrorCode::Malformed, "the request has a verb that is not in the list");
    Request request{known->verb, {}};
    for (auto const& [name, value] : object.items()) {
        if (name == "verb") continue;
        if (name.empty() || std::ranges::find(known->arguments, name) == known->arguments.end())
            return fail(ErrorCode::Malformed, "the request has an argument that its verb does not take");
        if (!value.is_string()) return fail(ErrorCode::Malformed, "an argument is not text");
        if (value.get_ref<std::string const&>().size() > max_argument)
            return fail(ErrorCode::TooLarge, "an argument is too long");
        request.arguments[name] = value.get<std::string>();
    }
    return request;
}

std::string encode_request(Request const& request)
{
    Json object;
    auto const* const known = std::ranges::find(known_verbs, request.verb, &KnownVerb::verb);
    object["verb"] = known->name;
    for (auto const& [name, value] : request.arguments) object[name] = value;
    return dump(object);
}

Result<Answer> parse_answer(std::string_view line)
{
    constexpr char const* unreadable = "the server's answer cannot be read";
    if (line.size() > max_answer_line) return fail(ErrorCode::TooLarge, "the answer is too long");
    Json object = parse_object(line);
    if (object.is_discarded() || !object.contains("ok") || !object["ok"].is_boolean())
        return fail(ErrorCode::Malformed, unreadable);
    if (!object["ok"].get<bool>()) {
        std::optional<ErrorCode> const code = code_named(text_member(object, "code").value_or(""));
        std::optional<std::string> const text = text_member(object, "text");
        if (!code || !text) return fail(ErrorCode::Malformed, unreadable);
        return Answer{std::unexpected{Refusal{*code, *text}}};
    }
    std::optional<std::string> const next = text_member(object, "next");
    if (!next || !object.contains("rows") || !object["rows"].is_array()) return fail(ErrorCode::Malformed, unreadable);
    Page page{{}, *next};
    for (Json& row : object["rows"]) page.rows.push_back(std::move(row));
    return Answer{std::move(page)};
}

std::string encode_answer(Answer const& answer)
{
    Json object;
    object["ok"] = answer.has_value();
    if (answer) {
        object["rows"] = answer->rows;
        object["next"] = answer->next;
    } else {
        object["code"] = name_of(answer.error().code);
        object["text"] = answer.error().text;
    }
    return dump(object);
}

} // namespace signet::admin
