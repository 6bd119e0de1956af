#pragma once

#include "server-stub/accounts/accounts.h"
#include "server-stub/admin/admin_socket.h"
#include "server-stub/storage/storage.h"

namespace signet::desk {

/// The operator's acts that change something under way: a running server's doors, or the accounts alone where none runs.
class Acts {
public:
    virtual ~Acts() = default;
    virtual Task<server::Handout> add_account(std::string name, std::string company) = 0;
    virtual Task<void> suspend(AccountNumber number) = 0;
    virtual Task<void> resume(AccountNumber number) = 0;
    virtual Task<server::Handout> reissue(AccountNumber number) = 0;
    virtual Task<void> close_account(AccountNumber number) = 0;
};

/// Acts while no server runs.
class StoredActs final : public Acts {
public:
    /// `address` is what links name; empty = none is known, so that links cannot be made (InvalidArgument).
    StoredActs(server::Accounts& accounts, std::string address);
    Task<server::Handout> add_account(std::string name, std::string company) override;
    Task<void> suspend(AccountNumber number) override;
    Task<void> resume(AccountNumber number) override;
    Task<server::Handout> reissue(AccountNumber number) override;
    Task<void> close_account(AccountNumber number) override;

private:
    [[nodiscard]] std::string known_address() const;
    server::Accounts& accounts_;
    std::string address_;
};

/// Carries the command line's requests out, the same whether they come through the socket or from the same process.
class OperatorDesk final : public admin::Office {
public:
    /// Both live as long as this.
    OperatorDesk(server::Storage& storage, Acts& acts);

    Task<admin::Answer> carry_out(admin::Request request) override;

private:
    Task<admin::Page> act(admin::Request request);
    Task<admin::Page> add_account(admin::Request request);
    Task<admin::Page> list_accounts();
    Task<admin::Page> change_account(admin::Request request);
    Task<admin::Page> list_calls(admin::Request request);

    server::Storage& storage_;
    Acts& acts_;
};

inline constexpr char const* no_address =
    "no address is known for the link: give init --address, set `address` in the settings file, or run the server once";

} // namespace signet::desk
