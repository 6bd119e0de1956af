#pragma once

#include "core/base/env.h"
#include "core/crypto/secret.h"
#include "server-stub/limits/limits.h"
#include "server-stub/storage/storage.h"

namespace signet::server {

using OrderDigits = Secret<9, struct OrderDigitsTag>; ///< nine ASCII digits, uniform; shown once, kept only as a keyed hash

/// What the operator hands out for an account, best by two different ways. protocol.md §3.
struct Handout {
    AccountNumber number;
    std::string link; ///< signet:provision?…, secret in nothing
    OrderDigits order;
};

/// The operator's acts on accounts, each in the audit log. Works on the storage alone, with or without a running server; a
/// running server's own doors (Server::suspend and so on) also end what is under way.
class Accounts {
public:
    /// All live as long as this.
    Accounts(Env const& env, Storage& storage, Operator const& operator_record, Limits const& limits);

    /// A new account under a random number. `address` is the HOST:PORT for the link. Throws InvalidArgument: name empty, over 64
    /// bytes or with control characters, company likewise but may be empty.
    Task<Handout> add(std::string name, std::string company, std::string address);
    /// Throws NotFound; NotAllowed where closed or suspended already.
    Task<void> suspend(AccountNumber number);
    Task<void> resume(AccountNumber number); ///< NotAllowed unless suspended
    /// A new order; the old devices are refused from now on. Throws NotFound; NotAllowed where closed.
    Task<Handout> reissue(AccountNumber number, std::string address);
    Task<void> close(AccountNumber number); ///< for ever

private:
    OrderRecord make_order(AccountNumber number, OrderDigits const& digits);
    AuditRecord audit(char const* act, AccountNumber number) const;
    std::string link_text(OrderHandle const& handle, std::string const& address) const;

    Env env_;
    Storage& storage_;
    Operator const& operator_;
    Limits const& limits_;
};

/// The keyed hash under which an order's digits are kept.
[[nodiscard]] crypto::Mac order_hash(crypto::MacKey const& hash_key, OrderHandle const& handle, ByteView digits);

} // namespace signet::server
