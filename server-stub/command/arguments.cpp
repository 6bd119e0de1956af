#include "server-stub/command/arguments.h"

#include "server-stub/command/exit_codes.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace signet::command {

namespace {

using admin::Verb;

/// The parser and the places that it writes to.
class Parser {
public:
    Parser()
    {
        app_.name("signet-server");
        app_.description("The telephony server of Signet: accounts, sign-in, call set-up and a blind relay.");
        app_.set_version_flag("--version", std::string{"signet-server "} + SIGNET_VERSION);
        app_.add_flag("--json", line_.json, "One JSON object a line on the output");
        app_.require_subcommand(1);
        app_.fallthrough();
        add_init();
        add_run();
        add_accounts();
        add_calls();
        add_keeping();
    }

    std::expected<CommandLine, int> parse(int argc, char const* const* argv)
    {
        try {
            app_.parse(argc, argv);
        } catch (CLI::ParseError const& error) {
            // CLI11 says "help wanted" by an exception too; only that ends well.
            return std::unexpected{app_.exit(error) == 0 ? exit_done : exit_usage};
        }
        return std::move(line_);
    }

    std::string help() { return help_of(app_); }

private:
    static std::string help_of(CLI::App& command)
    {
        std::string text = command.help();
        for (CLI::App* const each : command.get_subcommands([](CLI::App*) { return true; })) text += help_of(*each);
        return text;
    }

    static CLI::App* quiet(CLI::App* command)
    {
        command->fallthrough();
        return command;
    }

    void add_init()
    {
        CLI::App* const command =
            quiet(app_.add_subcommand("init", "Make a server: operator's root key, node certificate, database"));
        command->add_option("--data", init_.data, "The server's data folder, made if missing")->required();
        command->add_option("--operator", init_.operator_name, "What the operator is called, up to 64 bytes");
        command->add_option("--address", init_.address, "HOST:PORT that provisioning links name");
        command->callback([this] { line_.command = init_; });
    }

    void add_run()
    {
        CLI::App* const command = quiet(app_.add_subcommand("run", "Run the server; prints `ready ADDR:PORT` once it accepts"));
        command->add_option("--data", run_.data, "The server's data folder")->required();
        command->add_option("--listen", run_.listen, "ADDR:PORT where clients connect; port 0 takes any");
        command->add_option("--config", run_.config, "Settings file (TOML)");
        command->add_option("--monitor", run_.monitor, "ADDR:PORT for metrics and health; off by default");
        command->callback([this] { line_.command = run_; });
    }

    void add_accounts()
    {
        CLI::App* const accounts = quiet(app_.add_subcommand("account", "Add, list and change accounts"));
        accounts->require_subcommand(1);
        accounts->add_option("--data", account_.data, "The server's data folder")->required();
        CLI::App* const add = quiet(accounts->add_subcommand("add", "Make an account; prints its number, link and work order"));
        add->add_option("--name", name_, "The person's name")->required();
        add->add_option("--company", company_, "The person's company");
        add->callback([this] { set_account(Verb::AccountAdd, {{"name", name_}, {"company", company_}}); });
        CLI::App* const list = quiet(accounts->add_subcommand("list", "List all accounts"));
        list->callback([this] { set_account(Verb::AccountList, {}); });
        add_change(accounts, "suspend", Verb::AccountSuspend, "Stop an account at once, until it is resumed");
        add_change(accounts, "resume", Verb::AccountResume, "Let a suspended account go on");
        add_change(accounts, "reissue", Verb::AccountReissue, "Forget the account's devices; prints a new link and work order");
        add_change(accounts, "close", Verb::AccountClose, "Close an account for ever");
    }

    void add_change(CLI::App* accounts, char const* name, Verb verb, char const* meaning)
    {
        CLI::App* const command = quiet(accounts->add_subcommand(name, meaning));
        command->add_option("NUMBER", number_, "The account's number")->required();
        command->callback([this, verb] { set_account(verb, {{"number", number_}}); });
    }

    void set_account(Verb verb, std::map<std::string, std::string> arguments)
    {
        account_.request = admin::Request{verb, std::move(arguments)};
        line_.command = account_;
    }

    void add_calls()
    {
        CLI::App* const command = quiet(app_.add_subcommand("calls", "Print the call records, oldest first"));
        command->add_option("--data", calls_.data, "The server's data folder")->required();
        command->add_option("--account", number_, "Only this account's, as caller or callee");
        command->add_option("--since", since_, "Only calls begun at or after this time (RFC 3339)");
        command->add_option("--format", format_, "How to print them")
            ->check(CLI::IsMember({"table", "csv", "json"}))
            ->capture_default_str();
        command->callback([this] {
            calls_.request = admin::Request{Verb::Calls, {{"account", number_}, {"since", since_}}};
            if (format_ == "csv") calls_.format = report::Format::Csv;
            if (format_ == "json" || line_.json) calls_.format = report::Format::Json;
            line_.command = calls_;
        });
    }

    void add_keeping()
    {
        CLI::App* const renew = quiet(app_.add_subcommand("renew", "Make a new node key and certificate, for two years"));
        renew->add_option("--data", renew_.data, "The server's data folder")->required();
        renew->add_option("--root-key", renew_.root_key, "The root key's file, as init wrote it")->required();
        renew->callback([this] { line_.command = renew_; });
        CLI::App* const backup =
            quiet(app_.add_subcommand("backup", "Copy the database and the node's identity while the server runs"));
        backup->add_option("--data", backup_.data, "The server's data folder")->required();
        backup->add_option("FILE", backup_.file, "The new file")->required();
        backup->callback([this] { line_.command = backup_; });
        CLI::App* const check =
            quiet(app_.add_subcommand("check-config", "Check a settings file; exit code 2 where it is wrong"));
        check->add_option("FILE", check_.file, "The settings file")->required();
        check->callback([this] { line_.command = check_; });
    }

    CLI::App app_;
    CommandLine line_;
    InitArguments init_;
    RunArguments run_;
    AccountArguments account_;
    CallsArguments calls_;
    RenewArguments renew_;
    BackupArguments backup_;
    CheckConfigArguments check_;
    std::string name_;
    std::string company_;
    std::string number_;
    std::string since_;
    std::string format_ = "table";
};

} // namespace

std::expected<CommandLine, int> parse_arguments(int argc, char const* const* argv)
{
    return Parser{}.parse(argc, argv);
}

std::string help_text()
{
    return Parser{}.help();
}

} // namespace signet::command
