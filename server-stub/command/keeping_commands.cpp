#include "core/identity/certificate.h"
#include "core/wire/crockford.h"
#include "server-stub/admin/spoken_name.h"
#include "server-stub/command/commands.h"
#include "server-stub/command/exit_codes.h"
#include "server-stub/command/machine.h"
#include "server-stub/config/settings_file.h"
#include "server-stub/folder/backup.h"
#include "server-stub/folder/key_files.h"
#include "server-stub/storage/sqlite_storage.h"

#include <iostream>

namespace signet::command {

namespace {

using folder::DataFolder;

void print_json(nlohmann::ordered_json const& object)
{
    std::cout << object.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) << std::endl;
}

/// The root key first and the database last: a folder with a database is whole.
Result<crypto::VerifyKey> make_server(Machine& machine, InitArguments const& arguments)
{
    SIGNET_TRY(name, admin::clean_name(arguments.operator_name));
    if (!arguments.address.empty()) {
        Result<link::Endpoint> const address = link::parse_endpoint(arguments.address);
        if (!address || address->port == 0)
            return fail(ErrorCode::InvalidArgument, "--address is HOST:PORT, an IPv6 address in brackets");
    }
    SIGNET_TRY(folder, DataFolder::create(machine.files, folder::absolute_path(arguments.data)));
    SIGNET_TRY(lock, folder.lock());
    crypto::SigningKey const root = crypto::SigningKey::generate(machine.random);
    SIGNET_TRY(identity, folder::make_node_identity(root, name, machine.clock.wall(), machine.random));
    SIGNET_CHECKED(folder::write_root_key(folder, root));
    SIGNET_CHECKED(folder::write_node_identity(folder, identity));
    server::NewOperator const record{name, root.verify_key(), arguments.address};
    SIGNET_CHECKED(server::SqliteStorage::create(folder.database(), record, machine.random));
    SIGNET_CHECKED(folder.keep_owner_of_all());
    return root.verify_key();
}

Result<WallTime> renew_identity(Machine& machine, RenewArguments const& arguments)
{
    SIGNET_TRY(root, folder::read_root_key(arguments.root_key));
    SIGNET_TRY(folder, DataFolder::open(machine.files, folder::absolute_path(arguments.data)));
    Result<std::unique_ptr<server::SqliteStorage>> storage =
        server::SqliteStorage::open(machine.env, folder.database(), machine.storage_thread);
    if (!storage) return std::unexpected{storage.error()};
    server::Operator const record = machine.carry_out((*storage)->operator_record());
    if (record.root != root.verify_key()) return fail(ErrorCode::WrongKey, "this is another operator's root key");
    SIGNET_TRY(identity, folder::make_node_identity(root, record.name, machine.clock.wall(), machine.random));
    SIGNET_CHECKED(folder::write_node_identity(folder, identity));
    SIGNET_TRY(certificate, link::read_node_certificate(identity.node_certificate));
    return certificate.not_after;
}

} // namespace

int init(InitArguments const& arguments, bool json)
{
    Machine machine;
    Result<crypto::VerifyKey> const root = make_server(machine, arguments);
    if (!root) return complain(root.error());
    std::string const fingerprint = wire::in_fives(identity::root_fingerprint(*root));
    std::string const root_key = folder::absolute_path(arguments.data) + "/" + folder::root_key_name;
    if (json) {
        print_json({{"operator", arguments.operator_name}, {"fingerprint", fingerprint}, {"root_key", root_key}});
        return exit_done;
    }
    std::cout
        << "Root fingerprint: " << fingerprint << "\nRoot key: " << root_key
        << "\nMove the root key to a place that is not on the network, now, and keep a copy: `run` never needs it, `renew` does."
           "\nWho has it can pretend to be this operator; if it is lost, the certificate cannot be renewed.\n";
    std::cout.flush();
    return exit_done;
}

int renew(RenewArguments const& arguments, bool json)
{
    Machine machine;
    try {
        Result<WallTime> const ends = renew_identity(machine, arguments);
        if (!ends) return complain(ends.error());
        if (json) {
            print_json({{"ends", rfc3339(*ends)}});
        } else {
            std::cout << "The node's certificate ends " << rfc3339(*ends) << ". A running server uses it from its next start.\n";
            std::cout.flush();
        }
    } catch (Failure const& failure) {
        return complain(failure.error());
    }
    return exit_done;
}

int backup(BackupArguments const& arguments, bool json)
{
    Machine machine;
    Result<DataFolder> folder = DataFolder::open(machine.files, folder::absolute_path(arguments.data));
    if (!folder) return complain(folder.error());
    std::string const path = folder::absolute_path(arguments.file);
    if (Result<void> const written = folder::write_backup(*folder, path); !written) return complain(written.error());
    if (json) print_json({{"file", path}});
    return exit_done;
}

int check_config(CheckConfigArguments const& arguments)
{
    Result<config::ReadSettings> const read = config::read_settings(arguments.file);
    if (!read) return complain(read.error());
    for (config::Problem const& problem : read->problems)
        std::cerr << arguments.file << ":" << problem.line << ": " << problem.text << "\n";
    std::cerr.flush();
    return read->problems.empty() ? exit_done : exit_usage;
}

} // namespace signet::command
