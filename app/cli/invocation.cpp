#include "app/cli/invocation.h"

#include "app/cli/process_places.h"
#include "app/cli/terminal.h"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace signet::cli {

namespace {

std::string absolute(std::string const& path, std::string const& folder)
{
    std::filesystem::path full = std::filesystem::path{folder} / path;
    full = full.lexically_normal();
    if (!full.has_filename() && full.has_parent_path() && full != full.root_path()) full = full.parent_path();
    return full.generic_string();
}

/// Everything that CLI11 writes to while it parses; it outlives the parser.
struct Typed {
    std::string profile;
    std::string from;
    bool json = false;
    ProvisionWords provision;
    ContactWords contact;
    ListenWords listen;
    VerifyWords verify;
    SendWords send;
    bool only_sent = false;
    bool only_received = false;
    ResumeWords resume;
    CancelWords cancel;
    ExportWords export_words;
    SalvageWords salvage;
    SealWords seal;
    OpenWords open;
    Words chosen;
};

CLI::App* command(CLI::App& app, char const* name, char const* what)
{
    CLI::App* const sub = app.add_subcommand(name, what);
    sub->fallthrough();
    return sub;
}

void add_contact_commands(CLI::App& app, Typed& typed)
{
    using Act = ContactWords::Act;
    struct Row {
        char const* name;
        char const* what;
        Act act;
    };
    static constexpr Row rows[] = {{"add", "Add a person by number", Act::Add},
                                   {"rename", "Give a person a name of your own", Act::Rename},
                                   {"remove", "Remove a person and wipe the key", Act::Remove},
                                   {"withdraw", "Take a verification back, and say so to the person", Act::Withdraw},
                                   {"block", "Refuse everything from a person", Act::Block},
                                   {"unblock", "Lift a block", Act::Unblock}};
    for (Row const& row : rows) {
        CLI::App* const sub = command(app, row.name, row.what);
        sub->add_option("NUMBER", typed.contact.number, "12 digits")->required();
        if (row.act == Act::Rename) sub->add_option("NAME", typed.contact.name)->required();
        sub->callback([&typed, act = row.act] {
            typed.contact.act = act;
            typed.chosen = typed.contact;
        });
    }
}

void add_account_commands(CLI::App& app, Typed& typed)
{
    CLI::App* const provision = command(app, "provision", "Join with the operator's link and work order");
    provision->add_option("LINK", typed.provision.link)->required();
    provision->add_option("--order-file", typed.provision.order_file, "File whose first line is the work order's nine digits");
    provision->add_option("--device-name", typed.provision.device_name, "What to call this device");
    provision->callback([&typed] { typed.chosen = typed.provision; });

    command(app, "whoami", "Show the accounts of this profile")->callback([&typed] { typed.chosen = WhoamiWords{}; });
    command(app, "contacts", "List people")->callback([&typed] { typed.chosen = ContactsWords{}; });
}

void add_online_commands(CLI::App& app, Typed& typed)
{
    CLI::App* const listen = command(app, "listen", "Stay online: receive, answer key exchanges, send what is queued");
    listen->add_option("--save", typed.listen.save, "Where envelopes land (default ~/Downloads/Signet)");
    listen->add_flag("--once", typed.listen.once, "End after the first envelope received");
    listen->callback([&typed] { typed.chosen = typed.listen; });

    CLI::App* const verify = command(app, "verify", "Verify a person by a spoken code");
    verify->add_option("NUMBER", typed.verify.number)->required();
    verify->callback([&typed] { typed.chosen = typed.verify; });

    CLI::App* const send = command(app, "send", "Seal files and folders and send them");
    send->add_option("--to", typed.send.to, "Number of the recipient")->required();
    send->add_option("--wait", typed.send.wait_seconds, "Seconds to wait for a recipient who is away; 0: not at all")
        ->check(CLI::Range(0L, 31'536'000L));
    send->add_flag("--queue", typed.send.queue, "Return once it is queued");
    send->add_flag("--skip", typed.send.skip, "Leave out what cannot be sent");
    send->add_flag("--no-compress", typed.send.no_compress, "Seal without compressing");
    send->add_option("PATH", typed.send.paths, "Files and folders")->required();
    send->callback([&typed] { typed.chosen = typed.send; });
}

void add_log_commands(CLI::App& app, Typed& typed)
{
    CLI::App* const log = command(app, "log", "List envelopes, oldest first");
    CLI::Option* const sent = log->add_flag("--sent", typed.only_sent, "Only those sent");
    log->add_flag("--received", typed.only_received, "Only those received")->excludes(sent);
    log->callback([&typed] { typed.chosen = LogWords{!typed.only_received, !typed.only_sent}; });

    command(app, "inbox", "List what was received and where it lies")->callback([&typed] { typed.chosen = InboxWords{}; });

    CLI::App* const resume = command(app, "resume", "Go on with an envelope");
    resume->add_option("ID", typed.resume.id)->required();
    resume->add_option("--wait", typed.resume.wait_seconds, "As for send")->check(CLI::Range(0L, 31'536'000L));
    resume->callback([&typed] { typed.chosen = typed.resume; });

    CLI::App* const cancel = command(app, "cancel", "Take an envelope back, or refuse the rest of one");
    cancel->add_option("ID", typed.cancel.id)->required();
    cancel->callback([&typed] { typed.chosen = typed.cancel; });

    CLI::App* const exported = command(app, "export", "Write log and receipts as evidence");
    exported->add_option("FILE", typed.export_words.file)->required();
    exported->callback([&typed] { typed.chosen = typed.export_words; });

    CLI::App* const salvage = command(app, "salvage", "Save what can be read of a damaged profile into a new one");
    salvage->add_option("DIR", typed.salvage.folder, "The new profile's folder")->required();
    salvage->callback([&typed] { typed.chosen = typed.salvage; });
}

void add_file_commands(CLI::App& app, Typed& typed)
{
    CLI::App* const seal = command(app, "seal", "Seal to a file, without a server");
    seal->add_option("--to-file", typed.seal.to_file, "The sealed file to write")->required();
    CLI::Option* const to = seal->add_option("--to", typed.seal.to, "Under the key shared with this number");
    CLI::Option* const key = seal->add_option("--key-file", typed.seal.key_file, "Under a file of 32 bytes")->excludes(to);
    seal->add_option("--passphrase-file", typed.seal.passphrase_file, "Under the passphrase in this file's first line")
        ->excludes(to)
        ->excludes(key);
    seal->add_flag("--force", typed.seal.force, "Replace an existing file");
    seal->add_flag("--skip", typed.seal.skip, "Leave out what cannot be sealed");
    seal->add_flag("--no-compress", typed.seal.no_compress, "Seal without compressing");
    seal->add_option("PATH", typed.seal.paths, "Files and folders")->required();
    seal->callback([&typed] { typed.chosen = typed.seal; });

    CLI::App* const open = command(app, "open", "Open a sealed file");
    open->add_option("FILE", typed.open.file)->required();
    CLI::Option* const open_key = open->add_option("--key-file", typed.open.key_file);
    open->add_option("--passphrase-file", typed.open.passphrase_file)->excludes(open_key);
    open->add_option("--into", typed.open.into, "Folder to open into (default: here)");
    open->callback([&typed] { typed.chosen = typed.open; });
}

void make_absolute(Typed& typed, std::string const& folder)
{
    auto const fix = [&folder](std::string& path) {
        if (!path.empty()) path = absolute(path, folder);
    };
    fix(typed.profile);
    if (auto* const words = std::get_if<ProvisionWords>(&typed.chosen)) fix(words->order_file);
    if (auto* const words = std::get_if<ListenWords>(&typed.chosen)) {
        if (words->save.empty()) words->save = default_save_folder();
        fix(words->save);
    }
    if (auto* const words = std::get_if<SendWords>(&typed.chosen))
        for (std::string& path : words->paths) fix(path);
    if (auto* const words = std::get_if<ExportWords>(&typed.chosen)) fix(words->file);
    if (auto* const words = std::get_if<SalvageWords>(&typed.chosen)) fix(words->folder);
    if (auto* const words = std::get_if<SealWords>(&typed.chosen)) {
        fix(words->to_file);
        fix(words->key_file);
        fix(words->passphrase_file);
        for (std::string& path : words->paths) fix(path);
    }
    if (auto* const words = std::get_if<OpenWords>(&typed.chosen)) {
        if (words->into.empty()) words->into = ".";
        fix(words->file);
        fix(words->key_file);
        fix(words->passphrase_file);
        fix(words->into);
    }
}

} // namespace

Parsed parse_invocation(std::vector<std::string> const& arguments, std::string const& folder)
{
    Typed typed;
    typed.profile = default_profile();
    CLI::App app{"Signet on the command line: sealed envelopes between people who know with whom they deal.", "signet-cli"};
    app.set_version_flag("--version", "signet-cli " SIGNET_VERSION);
    app.add_option("--profile", typed.profile, "The profile's folder");
    app.add_option("--from", typed.from, "Your number, where the profile has several");
    app.add_flag("--json", typed.json, "One JSON object a line");
    app.require_subcommand(1);
    app.fallthrough();
    add_account_commands(app, typed);
    add_contact_commands(app, typed);
    add_online_commands(app, typed);
    add_log_commands(app, typed);
    add_file_commands(app, typed);

    std::vector<char const*> raw;
    for (std::string const& each : arguments) raw.push_back(each.c_str());
    if (raw.empty()) raw.push_back("signet-cli"); // the parser takes a first one for granted
    try {
        app.parse(static_cast<int>(raw.size()), raw.data());
    } catch (CLI::ParseError const& error) {
        std::ostringstream out;
        std::ostringstream err;
        int const code = app.exit(error, out, err);
        if (std::vector<std::string> const rest = app.remaining(); app.get_subcommands().empty() && !rest.empty() && code != 0)
            err.str("There is no command \"" + printable(rest[0]) + "\". Run with --help for all of them.\n");
        return Parsed{std::nullopt, out.str() + err.str(), code == 0 ? Exit::Done : Exit::Usage};
    }
    make_absolute(typed, folder);
    return Parsed{Invocation{typed.profile, typed.from, typed.json, typed.chosen}, {}, Exit::Done};
}

} // namespace signet::cli
