#include "app/cli/commands/command.h"
#include "app/cli/output.h"
#include "app/cli/words.h"

#include "core/identity/provisioning_link.h"
#include "core/wire/crockford.h"

#include <fstream>

namespace signet::cli {

namespace {

/// The work order's digits, as a file gives them.
std::string first_line(std::string const& path)
{
    std::ifstream file{path};
    std::string line;
    if (!file || !std::getline(file, line)) throw Failure{ErrorCode::NotFound, "the order file cannot be read"};
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    return line;
}

/// `provision` talks with the engine until it has an account, or not.
class Joining {
public:
    Joining(Context& context, ProvisionWords const& words) : context_{context}, from_file_{!words.order_file.empty()}
    {
        if (from_file_) digits_ = first_line(words.order_file); // before the server is asked for anything
        request_ = context_.client.post(engine::AddAccount{words.link, words.device_name});
    }

    /// Nobody answers any more.
    ~Joining() { context_.client.post(engine::GiveDigits{request_, {}}); }
    Joining(Joining const&) = delete;
    Joining& operator=(Joining const&) = delete;

    Task<Exit> run();

private:
    Task<void> give_digits(engine::NeedDigits need);
    void show_added(engine::AccountInfo const& account);
    Exit show_failed(engine::Finished const& finished);

    Context& context_;
    bool from_file_;
    std::optional<std::string> digits_; ///< of the file, until they were given: once, since all runs share three tries
    engine::RequestId request_ = 0;
    bool asked_ = false;
};

Task<Exit> Joining::run()
{
    for (;;) {
        engine::EngineEvent const event = co_await context_.client.next();
        if (auto const* need = std::get_if<engine::NeedDigits>(&event); need && need->request == request_)
            co_await give_digits(*need);
        else if (auto const* added = std::get_if<engine::AccountAdded>(&event); added && added->request == request_)
            show_added(added->account);
        else if (auto const* finished = std::get_if<engine::Finished>(&event); finished && finished->request == request_)
            co_return finished->error ? show_failed(*finished) : Exit::Done;
    }
}

/// Once from the file, or as often as the engine asks from the person.
Task<void> Joining::give_digits(engine::NeedDigits need)
{
    bool const first = !std::exchange(asked_, true);
    if (first && !from_file_) {
        context_.terminal.err("Operator: " + printable(need.operator_name));
        context_.terminal.err("Fingerprint: " + wire::in_fives(need.fingerprint) + "  (compare it with the letter)");
        if (!need.prompt.empty()) context_.terminal.err(printable(need.prompt));
    }
    if (!first) context_.terminal.err("The digits do not fit. Tries left: " + std::to_string(need.tries_left));
    if (!first && from_file_) context_.terminal.err("Correct the file, or ask your operator, then try again.");
    std::optional<std::string> digits = std::exchange(digits_, std::nullopt);
    if (!from_file_) digits = co_await context_.terminal.ask("Work order: ");
    engine::GiveDigits answer{need.request, {}};
    if (digits) {
        std::erase_if(*digits, [](char c) { return c == ' ' || c == '-'; });
        answer.digits = SecretBytes::copy_of(view_of(*digits));
        wipe({reinterpret_cast<std::uint8_t*>(digits->data()), digits->size()});
    }
    context_.client.post(std::move(answer));
}

void Joining::show_added(engine::AccountInfo const& account)
{
    if (context_.json()) return context_.terminal.out(json_line(to_json(account)));
    context_.terminal.out("Number: " + account.number.grouped());
    context_.terminal.out("Name: " + printable(account.name));
    if (!account.company.empty()) context_.terminal.out("Company: " + printable(account.company));
    context_.terminal.out("Fingerprint: " + wire::in_fives(account.fingerprint));
}

Exit Joining::show_failed(engine::Finished const& finished)
{
    if (finished.error->code == ErrorCode::WrongKey) {
        context_.terminal.err(
            "The digits do not fit, and after three wrong tries an order is void: ask your operator for a new one.");
        return Exit::Refused;
    }
    bool const said = from_file_ && asked_ && finished.error->code == ErrorCode::Refused && !digits_;
    if (!said) context_.terminal.err("Not provisioned. " + sentence(*finished.error));
    return exit_of(finished);
}

} // namespace

void check_words(Invocation const& invocation)
{
    auto const* const words = std::get_if<ProvisionWords>(&invocation.words);
    if (!words) return;
    if (Result<identity::ProvisioningLink> const link = identity::ProvisioningLink::parse(words->link); !link)
        throw Failure{ErrorCode::InvalidArgument, link.error().text};
    if (!words->order_file.empty()) (void)first_line(words->order_file);
}

Task<Exit> provision(Context& context, ProvisionWords const& words)
{
    Joining joining{context, words};
    co_return co_await joining.run();
}

Task<Exit> whoami(Context& context)
{
    engine::Accounts const accounts = co_await context.client.ask<engine::Accounts>(engine::ListAccounts{});
    std::optional<AccountNumber> const own = co_await chosen_account(context);
    std::vector<std::vector<std::string>> rows;
    for (engine::AccountInfo const& each : accounts.all) {
        if (own && each.number != *own) continue;
        if (context.json())
            context.terminal.out(json_line(to_json(each)));
        else
            rows.push_back(
                {each.number.grouped(), each.name, each.company, each.operator_name, wire::in_fives(each.fingerprint)});
    }
    for (std::string const& line : table(rows)) context.terminal.out(line);
    if (accounts.all.empty()) context.terminal.err("No account yet. Join with: signet-cli provision LINK");
    co_return Exit::Done;
}

Task<Exit> contacts(Context& context)
{
    std::optional<AccountNumber> const own = co_await chosen_account(context);
    engine::Contacts const contacts = co_await context.client.ask<engine::Contacts>(engine::ListContacts{});
    std::vector<std::vector<std::string>> rows;
    for (engine::ContactInfo const& each : contacts.all) {
        if (own && each.own != *own) continue;
        if (context.json())
            context.terminal.out(json_line(to_json(each)));
        else
            rows.push_back({each.number.grouped(), each.name, each.company, engine::name_of(each.state),
                            each.since ? rfc3339(*each.since) : std::string{},
                            each.withdrawn ? "the server says: they have withdrawn" : ""});
    }
    for (std::string const& line : table(rows)) context.terminal.out(line);
    co_return Exit::Done;
}

Task<Exit> contact(Context& context, ContactWords const& words)
{
    using Act = ContactWords::Act;
    engine::AccountInfo const own = co_await own_account(context);
    AccountNumber const number = parse_number(context, words.number);
    engine::Command command = engine::AddContact{own.number, number};
    if (words.act == Act::Rename) command = engine::RenameContact{own.number, number, words.name};
    if (words.act == Act::Remove) command = engine::RemoveContact{own.number, number};
    if (words.act == Act::Withdraw) command = engine::WithdrawContact{own.number, number};
    if (words.act == Act::Block) command = engine::BlockContact{own.number, number, true};
    if (words.act == Act::Unblock) command = engine::BlockContact{own.number, number, false};
    engine::Finished const finished = co_await context.client.run(std::move(command));
    if (finished.error) throw Failure{*finished.error};
    if (words.act == Act::Withdraw) context.terminal.err("They are told as soon as this profile is online.");
    co_return Exit::Done;
}

} // namespace signet::cli
