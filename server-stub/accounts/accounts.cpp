#include "server-stub/accounts/accounts.h"

#include "core/identity/certificate.h"
#include "core/identity/provisioning_link.h"
#include "core/wire/labels.h"
#include "server-stub/accounts/account_text.h"

namespace signet::server {

namespace {

constexpr std::uint64_t serials = 100'000'000'000; ///< eleven digits
constexpr int max_number_draws = 100;              ///< 10^11 numbers: more collisions than that mean a broken random source

/// Nine digits, uniform.
OrderDigits draw_digits(Random& random)
{
    OrderDigits digits = OrderDigits::blank();
    for (std::uint8_t& each : digits.expose_mutable()) each = static_cast<std::uint8_t>('0' + random.below(10));
    return digits;
}

} // namespace

crypto::Mac order_hash(crypto::MacKey const& hash_key, OrderHandle const& handle, ByteView digits)
{
    return crypto::mac(hash_key, wire::label::work_order, {handle.view(), digits});
}

Accounts::Accounts(Env const& env, Storage& storage, Operator const& operator_record, Limits const& limits)
    : env_{env},
      storage_{storage},
      operator_{operator_record},
      limits_{limits}
{
}

Task<Handout> Accounts::add(std::string name, std::string company, std::string address)
{
    if (name.empty() || !fit_for_display(name) || !fit_for_display(company))
        throw Failure{ErrorCode::InvalidArgument,
                      "a name has 1 to 64 bytes, a company 0 to 64, of text without control characters"};
    crypto::Mac const name_hash = crypto::mac(operator_.hash_key, wire::label::user_name, {view_of(name)});
    for (int draw = 0; draw < max_number_draws; ++draw) {
        AccountNumber const number = AccountNumber::from_serial(1 + env_.random.below(serials - 1));
        OrderDigits digits = draw_digits(env_.random);
        OrderRecord const order = make_order(number, digits);
        NewAccountRecord account{number, name, company, name_hash, env_.clock.wall()};
        bool taken = false;
        try {
            co_await storage_.add_account(std::move(account), order, audit("account added", number));
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Exists) throw;
            taken = true;
        }
        if (!taken) co_return Handout{number, link_text(order.handle, address), std::move(digits)};
    }
    throw Failure{ErrorCode::Internal, "no free account number was drawn"};
}

Task<void> Accounts::suspend(AccountNumber number)
{
    std::vector<AccountState> from{AccountState::Waiting, AccountState::Active};
    co_await storage_.set_state(number, std::move(from), AccountState::Suspended, audit("account suspended", number));
}

Task<void> Accounts::resume(AccountNumber number)
{
    std::optional<AccountRecord> const record = co_await storage_.account(number);
    if (!record) throw Failure{ErrorCode::NotFound, "there is no such account"};
    AccountState const to = record->account_key ? AccountState::Active : AccountState::Waiting;
    std::vector<AccountState> from{AccountState::Suspended};
    co_await storage_.set_state(number, std::move(from), to, audit("account resumed", number));
}

Task<Handout> Accounts::reissue(AccountNumber number, std::string address)
{
    OrderDigits digits = draw_digits(env_.random);
    OrderRecord const order = make_order(number, digits);
    co_await storage_.reissue(number, order, audit("order reissued", number));
    co_return Handout{number, link_text(order.handle, address), std::move(digits)};
}

Task<void> Accounts::close(AccountNumber number)
{
    std::vector<AccountState> from{AccountState::Waiting, AccountState::Active, AccountState::Suspended};
    co_await storage_.set_state(number, std::move(from), AccountState::Closed, audit("account closed", number));
}

OrderRecord Accounts::make_order(AccountNumber number, OrderDigits const& digits)
{
    OrderHandle const handle{env_.random.array<OrderHandle::size>()};
    WallTime const expires = env_.clock.wall() + hours{limits_.order_hours};
    return OrderRecord{handle,  number, order_hash(operator_.hash_key, handle, digits.expose()),
                       expires, 0,      OrderRecord::State::Open};
}

AuditRecord Accounts::audit(char const* act, AccountNumber number) const
{
    return AuditRecord{0, env_.clock.wall(), "operator", act, number, {}};
}

std::string Accounts::link_text(OrderHandle const& handle, std::string const& address) const
{
    identity::ProvisioningLink const link{address, operator_.name, identity::root_fingerprint(operator_.root), handle};
    return link.text();
}

} // namespace signet::server
