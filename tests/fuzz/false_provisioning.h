#pragma once

#include "core/identity/provisioning_link.h"
#include "core/provisioning/provision.h"
#include "tests/unit/provisioning/scripted_server.h"

namespace signet::fuzz {

/// A client that is provisioned by a server which is honest but for one answer. The same each time: what one run was told fits
/// the next.
class FalseProvisioning {
public:
    using Answer = test::ScriptedServer::Answer;
    static constexpr std::size_t answers = 4;

    FalseProvisioning() { server_.order = "123456789"; }

    /// What the client made of it; throws its Failure. `replace` sees each answer before it is signed or sealed.
    provisioning::Provisioned run(std::function<void(Answer, Bytes&)> replace)
    {
        server_.replace = std::move(replace);
        std::optional<provisioning::Provisioned> made;
        std::optional<Failure> failed;
        world_.run(both(made, failed));
        if (failed) throw *failed;
        return std::move(*made);
    }
    [[nodiscard]] test::ScriptedServer const& server() const { return server_; }

    static constexpr std::size_t max_prompt = 1024;

private:
    Task<void> both(std::optional<provisioning::Provisioned>& made, std::optional<Failure>& failed)
    {
        TaskScope scope{server_env_, {}};
        scope.spawn("serve", server_.serve());
        identity::ProvisioningLink link{
            server_.address.text(), "Operator", identity::root_fingerprint(server_.root.verify_key()), {}};
        try {
            made = co_await provisioning::provision(client_env_, server_.address, link, {"device", "system", "1"}, ask,
                                                    [](provisioning::Provisioned const&) { });
        } catch (Failure const& failure) {
            failed = failure;
        }
        co_await scope.join(); // the client has closed its connection, whatever came of it
    }
    static Task<SecretBytes> ask(std::string prompt, int /*tries_left*/)
    {
        check(prompt.size() <= max_prompt);
        co_return SecretBytes::copy_of(view_of("123 456 789"));
    }

    sim::SimWorld world_{1};
    sim::NoFiles files_;
    sim::SimNetwork client_net_{world_.fabric(), "client"};
    sim::SimNetwork server_net_{world_.fabric(), "server"};
    Env client_env_{world_.env(client_net_, files_)};
    Env server_env_{world_.env(server_net_, files_)};
    test::ScriptedServer server_{world_, server_env_};
};

} // namespace signet::fuzz
