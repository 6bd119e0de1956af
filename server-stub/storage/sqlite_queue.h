#pragma once

#include "core/sql/database.h"
#include "server-stub/storage/sqlite_storage.h"

#include <deque>
#include <functional>

namespace signet::server {

enum class Access { Read, Write };

/// Statements on their way to the database's one thread. What is asked while a batch is worked on goes into the next batch: its
/// reads first, then all its writes in one transaction.
class SqliteStorage::Queue {
public:
    Queue(Env const& env, Workers& workers, sql::Database database);
    ~Queue();

    /// Does `work` on the database's thread and gives what it returned; for Write once it is committed. Throws its error.
    /// Waits for the end even when cancelled, and then throws Cancelled: what was asked is done.
    template <class T> Task<T> ask(Access access, std::function<Result<T>(sql::Database&)> work)
    {
        auto const answer = std::make_shared<std::optional<T>>();
        auto const job =
            std::make_shared<Job>(env_, access, [answer, work = std::move(work)](sql::Database& database) -> Result<void> {
                SIGNET_TRY(value, work(database));
                answer->emplace(std::move(value));
                return {};
            });
        co_await finish(job);
        co_return std::move(**answer);
    }
    Task<void> act(std::function<Result<void>(sql::Database&)> work);

    [[nodiscard]] std::optional<Error> trouble() const { return trouble_; }
    [[nodiscard]] std::uint64_t commits() const { return commits_; }

private:
    struct Job {
        Job(Env const& env, Access its_access, std::function<Result<void>(sql::Database&)> its_work);
        Access access;
        std::function<Result<void>(sql::Database&)> work;
        Result<void> result;
        bool done = false;
        Event finished;
    };
    using Batch = std::vector<std::shared_ptr<Job>>;

    static constexpr std::size_t max_batch = 256; ///< one transaction stays short

    Task<void> finish(std::shared_ptr<Job> job);
    void start_batch();
    void batch_done(Batch const& batch);
    static void work_off(sql::Database& database, Batch const& batch); ///< on the database's thread
    static Result<void> write_all(sql::Database& database, Batch const& batch);

    Env env_;
    Workers& workers_;
    std::shared_ptr<sql::Database> database_; ///< shared with a batch that is under way when the storage goes
    std::shared_ptr<bool> alive_;
    std::deque<std::shared_ptr<Job>> waiting_;
    bool busy_ = false;
    std::optional<Error> trouble_;
    std::uint64_t commits_ = 0;
};

} // namespace signet::server
