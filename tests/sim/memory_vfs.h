#pragma once

#include "core/base/files.h"
#include "core/base/random.h"

#include <memory>
#include <string>

namespace signet::sim {

/// An SQLite VFS over any Files, registered under a name of its own as long as it lives: the databases of a simulated machine lie
/// in its simulated tree and share its fate (lost writes, full disk, failing disk). Databases are opened exclusively: WAL without
/// shared memory. A second opener of an exclusively held database finds it busy, as another process would.
class MemoryVfs {
public:
    /// `name` is what Files::database_vfs() of the same tree returns. All three outlive the VFS.
    MemoryVfs(std::string name, Files& files, Clock& clock, Random& random);
    ~MemoryVfs(); ///< after every database opened through it
    MemoryVfs(MemoryVfs const&) = delete;
    MemoryVfs& operator=(MemoryVfs const&) = delete;

    /// The process or machine dies: whatever is open now fails from here on, so that closing it writes nothing. What was written
    /// and not synced is for the tree to forget.
    void crash();
    /// The k-th write, truncation, sync or removal from now on fails (k ≥ 1), and all after it until mend().
    enum class Fault { IoError, NoSpace };
    void fail_at(std::uint64_t k, Fault fault);
    void mend();
    /// Writes, truncations, syncs and removals so far.
    [[nodiscard]] std::uint64_t changes() const;

    struct State;

private:
    std::unique_ptr<State> state_;
};

} // namespace signet::sim
