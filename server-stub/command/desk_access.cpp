#include "server-stub/command/desk_access.h"

#include "server-stub/admin/admin_client.h"
#include "server-stub/desk/operator_desk.h"
#include "server-stub/folder/backup.h"
#include "server-stub/storage/sqlite_storage.h"

#include <thread>

namespace signet::command {

namespace {

class SocketDesk final : public DeskAccess {
public:
    explicit SocketDesk(admin::AdminClient client) : client_{std::move(client)} { }
    Result<admin::Answer> ask(admin::Request request) override { return client_.ask(request); }

private:
    admin::AdminClient client_;
};

std::string first_known(std::initializer_list<std::string> addresses)
{
    auto const known = std::ranges::find_if(addresses, [](std::string const& each) { return !each.empty(); });
    return known == addresses.end() ? std::string{} : *known;
}

/// The desk on the database itself; the lock keeps a server from starting meanwhile.
class DirectDesk final : public DeskAccess {
public:
    DirectDesk(Machine& machine, folder::FolderLock lock, std::unique_ptr<server::SqliteStorage> storage, server::Operator record,
               std::string configured_address)
        : machine_{machine},
          lock_{std::move(lock)},
          storage_{std::move(storage)},
          operator_{std::move(record)},
          accounts_{machine.env, *storage_, operator_, limits_},
          acts_{accounts_, first_known({configured_address, operator_.address, operator_.last_listened})},
          desk_{*storage_, acts_}
    {
    }

    Result<admin::Answer> ask(admin::Request request) override { return machine_.carry_out(desk_.carry_out(std::move(request))); }

private:
    Machine& machine_;
    folder::FolderLock lock_;
    std::unique_ptr<server::SqliteStorage> storage_;
    server::Operator operator_;
    server::Limits limits_;
    server::Accounts accounts_;
    desk::StoredActs acts_;
    desk::OperatorDesk desk_;
};

Result<std::unique_ptr<DeskAccess>> open_direct(Machine& machine, folder::DataFolder& folder, folder::FolderLock lock)
{
    SIGNET_CHECKED(folder::complete_restore(folder, machine.random));
    SIGNET_TRY(storage, server::SqliteStorage::open(machine.env, folder.database(), machine.storage_thread));
    Result<Bytes> const configured = folder.read(folder::address_name);
    if (!configured && configured.error().code != ErrorCode::NotFound) return std::unexpected{configured.error()};
    std::string address = configured ? string_of(*configured) : std::string{};
    try {
        server::Operator record = machine.carry_out(storage->operator_record());
        return std::make_unique<DirectDesk>(machine, std::move(lock), std::move(storage), std::move(record), std::move(address));
    } catch (Failure const& failure) {
        return std::unexpected{failure.error()};
    }
}

} // namespace

Result<std::unique_ptr<DeskAccess>> DeskAccess::open(Machine& machine, folder::DataFolder& folder)
{
    constexpr milliseconds pause{50};
    Instant const deadline = machine.clock.after(patience);
    for (;;) {
        Result<folder::FolderLock> lock = folder.lock();
        if (lock) return open_direct(machine, folder, std::move(*lock));
        if (lock.error().code != ErrorCode::Locked) return std::unexpected{lock.error()};
        Result<admin::AdminClient> client = admin::AdminClient::connect(folder.path_of(folder::socket_name));
        if (client) return std::make_unique<SocketDesk>(std::move(*client));
        if (client.error().code != ErrorCode::LinkLost) return std::unexpected{client.error()};
        if (machine.clock.now() >= deadline) return std::unexpected{lock.error()};
        std::this_thread::sleep_for(pause);
    }
}

} // namespace signet::command
