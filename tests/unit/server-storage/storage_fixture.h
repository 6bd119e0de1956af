#pragma once

#include "core/base/check.h"
#include "core/sql/database.h"
#include "server-stub/storage/call_chain.h"
#include "server-stub/storage/sqlite_storage.h"
#include "tests/sim/memory_files.h"
#include "tests/sim/memory_vfs.h"
#include "tests/sim/sim_world.h"

#include <QTest>

namespace signet::test {

/// A server's storage in a simulated world; may be closed, killed and opened again.
class StorageFixture {
public:
    StorageFixture()
    {
        files.set_database_vfs(vfs_name);
        unwrap(files.make("/data"));
        server::NewOperator const record{"Test Operator", root.verify_key(), "server:7611"};
        check(server::SqliteStorage::create(path(), record, world.random(), files.database_vfs()).has_value());
        open();
    }
    ~StorageFixture() { storage.reset(); }
    StorageFixture(StorageFixture const&) = delete;
    StorageFixture& operator=(StorageFixture const&) = delete;

    void open() { storage = unwrap(server::SqliteStorage::open(env, path(), world.workers())); }
    void reopen()
    {
        storage.reset();
        open();
    }
    /// The process dies: closing writes nothing.
    void kill()
    {
        vfs.crash();
        storage.reset();
        open();
    }
    /// The machine loses its power: what was not synced is gone.
    void cut_power()
    {
        vfs.crash();
        storage.reset();
        files.crash();
        open();
    }
    [[nodiscard]] static std::string path() { return "/data/server.db"; }
    static constexpr char const* vfs_name = "server-storage";

    template <class T> T run(Task<T> task)
    {
        std::optional<T> value;
        world.run(keep(std::move(task), value));
        return std::move(*value);
    }
    void run(Task<void> task) { world.run(std::move(task)); }
    /// The error that the task throws; Internal where it throws none.
    template <class T> ErrorCode error_of(Task<T> task)
    {
        try {
            run(std::move(task));
        } catch (Failure const& failure) {
            return failure.code();
        }
        return ErrorCode::Internal;
    }

    static AccountNumber number(std::uint64_t serial) { return AccountNumber::from_serial(serial); }
    static server::AuditRecord audit(char const* act = "test") { return {0, WallTime{seconds{5}}, "operator", act, {}, {}}; }
    static server::OrderRecord order(std::uint8_t handle, AccountNumber account)
    {
        return {OrderHandle{{handle}}, account, crypto::Mac{handle}, WallTime{hours{72}}, 0, server::OrderRecord::State::Open};
    }
    void add_account(std::uint64_t serial, std::uint8_t handle)
    {
        run(storage->add_account({number(serial), "Alice", "Example Ltd", {}, WallTime{seconds{9}}},
                                 order(handle, number(serial)), audit()));
    }
    server::Binding binding(std::uint64_t serial, std::uint8_t handle, std::uint8_t device = 1)
    {
        crypto::VerifyKey const key = crypto::SigningKey::generate(world.random()).verify_key();
        return {OrderHandle{{handle}},
                number(serial),
                key,
                {DeviceId{{device}}, key, bytes_of("certificate"), "a device"},
                bytes_of("list"),
                {bytes_of("one"), bytes_of("two")}};
    }
    void add_active(std::uint64_t serial, std::uint8_t handle, std::uint8_t device = 1)
    {
        add_account(serial, handle);
        run(storage->bind_account(binding(serial, handle, device), audit()));
    }
    server::CallRecord call(std::uint8_t tracking, std::uint64_t caller = 1, std::uint64_t callee = 2)
    {
        server::CallRecord record;
        record.tracking = TrackingId{{tracking}};
        record.caller = number(caller);
        record.callee = number(callee);
        record.origin_address = "192.0.2.1:5";
        record.started = WallTime{seconds{1000}} + seconds{tracking};
        record.node = wire::NodeId{{1}};
        record.relay = "server:7611";
        return record;
    }
    static server::CallEnd end(std::uint8_t tracking, std::uint64_t bytes = 100)
    {
        return {TrackingId{{tracking}}, bytes, 5s, "completed", {}, 7};
    }

    sim::SimWorld world{1};
    sim::MemoryFiles files;
    sim::MemoryVfs vfs{vfs_name, files, world.clock(), world.random()};
    sim::SimNetwork network{world.fabric(), "server"};
    Env env = world.env(network, files);
    crypto::SigningKey root = crypto::SigningKey::generate(world.random());
    crypto::SigningKey node = crypto::SigningKey::generate(world.random());
    std::unique_ptr<server::SqliteStorage> storage;

private:
    template <class T> static Task<void> keep(Task<T> task, std::optional<T>& value) { value.emplace(co_await std::move(task)); }
};

} // namespace signet::test
