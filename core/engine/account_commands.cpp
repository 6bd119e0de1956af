#include "core/engine/engine_core.h"

#include <array>

/// The commands that add and list accounts.
namespace signet::engine {

namespace {

/// After the server's last word was lost: it may take a moment until a new connection finds the account bound, or anybody at all.
constexpr std::array pauses{milliseconds{200}, milliseconds{1000}, milliseconds{3000}};

store::OwnAccount account_of(provisioning::Provisioned made, identity::ProvisioningLink const& link, WallTime now)
{
    store::OwnAccount account;
    account.account = made.device.account;
    account.name = made.name;
    account.company = made.company;
    account.operator_name = link.operator_name;
    account.server = link.server;
    account.operator_root = made.root;
    account.account_key = std::move(made.account_key);
    account.device = std::move(made.device);
    account.added = now;
    account.master_clock = made.master_clock;
    return account;
}

provisioning::Provisioned pending_identity(store::OwnAccount account)
{
    return {account.operator_root, std::move(account.account_key), std::move(account.device), {}, {}, {}};
}

bool is_lost(ErrorCode code)
{
    return code == ErrorCode::LinkLost || code == ErrorCode::Timeout;
}

} // namespace

struct EngineCore::Adding {
    Adding(EngineCore& core, RequestId number, identity::ProvisioningLink from)
        : core{core},
          request{number},
          link{std::move(from)},
          given{core.board_.env}
    {
        core.adding_[request] = this;
    }
    ~Adding() { core.adding_.erase(request); }
    Adding(Adding const&) = delete;
    Adding& operator=(Adding const&) = delete;

    EngineCore& core;
    RequestId request;
    identity::ProvisioningLink link;
    Event given;
    std::optional<SecretBytes> digits;
};

void EngineCore::act(RequestId request, AddAccount command)
{
    tasks_.spawn("add an account", finishing(request, add_account(request, std::move(command))));
}

void EngineCore::act(RequestId request, GiveDigits command)
{
    auto const adding = adding_.find(command.request);
    if (adding != adding_.end()) {
        adding->second->digits = std::move(command.digits);
        adding->second->given.announce();
    }
    board_.finished(request);
}

Task<SecretBytes> EngineCore::ask_digits(Adding& adding, std::string prompt, int tries_left)
{
    adding.digits.reset();
    board_.tell(NeedDigits{adding.request, adding.link.operator_name, adding.link.fingerprint, std::move(prompt), tries_left});
    while (!adding.digits) co_await adding.given.next();
    SecretBytes digits = std::move(*adding.digits);
    if (digits.empty()) throw Failure{ErrorCode::Refused, "no work order was given"};
    co_return digits;
}

Task<void> EngineCore::add_account(RequestId request, AddAccount command)
{
    Result<identity::ProvisioningLink> link = identity::ProvisioningLink::parse(command.link);
    if (!link) throw Failure{ErrorCode::InvalidArgument, link.error().text};
    Adding adding{*this, request, std::move(*link)};
    // Digits are asked for only where no earlier run of this order has come through already.
    std::optional<provisioning::Provisioned> made = co_await complete_pending(adding.link);
    if (!made) made = co_await provision(adding, std::move(command.device_name));
    co_await take_in(request, account_of(std::move(*made), adding.link, board_.env.clock.wall()));
}

Task<std::optional<provisioning::Provisioned>> EngineCore::complete_pending(identity::ProvisioningLink const& link)
{
    std::vector<store::PendingAccount> waiting = unwrap(board_.profile.pending_accounts().of_order(link.handle));
    for (store::PendingAccount& each : waiting) {
        link::Endpoint server = unwrap(link::parse_endpoint(link.server));
        provisioning::Provisioned identity = pending_identity(std::move(each.account));
        std::optional<provisioning::Provisioned> made =
            co_await provisioning::complete(board_.env, std::move(server), std::move(identity));
        if (made) co_return made;
        unwrap(board_.profile.pending_accounts().not_bound(each));
    }
    co_return std::nullopt;
}

Task<provisioning::Provisioned> EngineCore::provision(Adding& adding, std::string device_name)
{
    identity::ProvisioningLink const& link = adding.link;
    link::Endpoint const server = unwrap(link::parse_endpoint(link.server));
    provisioning::DeviceWords const words{device_name.empty() ? "this device" : device_name, "desktop", "1"};
    auto const ask = [this, &adding](std::string prompt, int tries_left) {
        return ask_digits(adding, std::move(prompt), tries_left);
    };
    bool kept = false;
    auto const keep = [this, &link, &kept](provisioning::Provisioned const& made) {
        unwrap(board_.profile.pending_accounts().keep(
            {link.handle, link.operator_name, link.server, made.root, made.account_key, made.device}));
        kept = true;
    };
    std::optional<Error> lost;
    try {
        co_return co_await provisioning::provision(board_.env, server, link, words, ask, keep);
    } catch (Failure const& failure) {
        if (!kept || !is_lost(failure.code())) throw;
        lost = failure.error();
    }
    for (milliseconds const pause : pauses) {
        co_await sleep_until(board_.env, board_.env.clock.after(pause));
        std::optional<provisioning::Provisioned> made = co_await complete_if_reached(link);
        if (made) co_return std::move(*made);
    }
    throw Failure{lost->code,
                  "the connection broke before the server's last word: the same link goes on, without digits where the "
                  "account is open already"};
}

Task<std::optional<provisioning::Provisioned>> EngineCore::complete_if_reached(identity::ProvisioningLink const& link)
{
    try {
        co_return co_await complete_pending(link);
    } catch (Failure const& failure) {
        if (!is_lost(failure.code())) throw;
    }
    co_return std::nullopt;
}

Task<void> EngineCore::take_in(RequestId request, store::OwnAccount account)
{
    auto const old =
        std::ranges::find_if(accounts_, [&account](auto const& each) { return each->account().account == account.account; });
    bool const known = old != accounts_.end();
    unwrap(known ? board_.profile.accounts().replace(account) : board_.profile.accounts().add(account));
    if (known) {
        std::unique_ptr<AccountEngine> const leaving = std::move(*old);
        accounts_.erase(old);
        co_await leaving->stop();
    }
    AccountInfo info = info_of(account);
    load_accounts();
    info.is_default = accounts_.size() == 1;
    board_.tell(AccountAdded{request, std::move(info)});
}

void EngineCore::act(RequestId request, ListAccounts const&)
{
    if (accounts_unreadable_) return board_.finished(request, *accounts_unreadable_);
    Accounts answer{request, {}};
    for (auto const& each : accounts_) answer.all.push_back(info_of(each->account()));
    if (answer.all.size() == 1) answer.all[0].is_default = true;
    board_.tell(std::move(answer));
    board_.finished(request);
}

} // namespace signet::engine
