#include "server-stub/storage/sqlite_queue.h"

#include <boost/asio/this_coro.hpp>

namespace signet::server {

namespace {

/// Trouble of the store itself, not an answer such as "no such account".
bool is_trouble(Error error)
{
    switch (error.code) {
    case ErrorCode::Disk:
    case ErrorCode::NoSpace:
    case ErrorCode::NoAccess:
    case ErrorCode::Damaged:
    case ErrorCode::ReadOnly:
    case ErrorCode::Locked:
    case ErrorCode::Malformed:
    case ErrorCode::WrongKey: return true;
    default: return false;
    }
}

} // namespace

SqliteStorage::Queue::Job::Job(Env const& env, Access its_access, std::function<Result<void>(sql::Database&)> its_work)
    : access{its_access},
      work{std::move(its_work)},
      finished{env}
{
}

SqliteStorage::Queue::Queue(Env const& env, Workers& workers, sql::Database database)
    : env_{env},
      workers_{workers},
      database_{std::make_shared<sql::Database>(std::move(database))},
      alive_{std::make_shared<bool>(true)}
{
}

SqliteStorage::Queue::~Queue()
{
    *alive_ = false;
}

Task<void> SqliteStorage::Queue::act(std::function<Result<void>(sql::Database&)> work)
{
    auto const job = std::make_shared<Job>(env_, Access::Write, std::move(work));
    co_await finish(job);
}

Task<void> SqliteStorage::Queue::finish(std::shared_ptr<Job> job)
{
    waiting_.push_back(job);
    if (!busy_) start_batch();
    std::exception_ptr cancelled;
    while (!job->done) {
        try {
            co_await job->finished.next();
        } catch (...) {
            cancelled = std::current_exception(); // half-known is worse than late: whoever asked learns what became of it
        }
        if (cancelled) co_await boost::asio::this_coro::reset_cancellation_state();
    }
    if (cancelled) std::rethrow_exception(cancelled);
    if (!job->result) throw Failure{job->result.error()};
}

void SqliteStorage::Queue::start_batch()
{
    busy_ = true;
    auto const batch = std::make_shared<Batch>();
    while (!waiting_.empty() && batch->size() < max_batch) {
        batch->push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    workers_.run([database = database_, batch] { work_off(*database, *batch); },
                 [this, alive = alive_, batch] {
                     if (*alive) batch_done(*batch);
                 });
}

void SqliteStorage::Queue::batch_done(Batch const& batch)
{
    bool wrote = false;
    std::optional<Error> trouble;
    for (std::shared_ptr<Job> const& job : batch) {
        if (!job->result && is_trouble(job->result.error())) trouble = job->result.error();
        wrote |= job->access == Access::Write && (job->result || !is_trouble(job->result.error()));
        job->done = true;
        job->finished.announce();
    }
    if (wrote) ++commits_;
    if (trouble) {
        trouble_ = trouble;
    } else if (wrote) {
        trouble_.reset();
    }
    busy_ = false;
    if (!waiting_.empty()) start_batch();
}

void SqliteStorage::Queue::work_off(sql::Database& database, Batch const& batch)
{
    bool writes = false;
    for (std::shared_ptr<Job> const& job : batch) {
        // Reads come first: inside the transaction they could see what is then not committed.
        if (job->access == Access::Read) job->result = job->work(database);
        writes |= job->access == Access::Write;
    }
    if (!writes) return;
    Result<void> const written = write_all(database, batch);
    if (written) return;
    for (std::shared_ptr<Job> const& job : batch)
        if (job->access == Access::Write) job->result = written;
}

Result<void> SqliteStorage::Queue::write_all(sql::Database& database, Batch const& batch)
{
    SIGNET_TRY(transaction, sql::Transaction::begin(database));
    for (std::shared_ptr<Job> const& job : batch) {
        if (job->access != Access::Write) continue;
        SIGNET_CHECKED(database.run_script("SAVEPOINT one"));
        job->result = job->work(database);
        if (!job->result) {
            // Where the trouble took the whole transaction with it, this fails too, and with it everybody's write.
            if (Result<void> const back = database.run_script("ROLLBACK TO one"); !back) return job->result;
        }
        SIGNET_CHECKED(database.run_script("RELEASE one"));
    }
    return transaction.commit();
}

} // namespace signet::server
