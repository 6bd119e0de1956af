#pragma once

#include <cstddef>
#include <functional>

namespace signet {

/// Threads for long pure work: Argon2, sealing, opening.
class Workers {
public:
    virtual ~Workers() = default;
    /// Runs `work` on some thread, then `done` on the executor's thread. `work` must not throw.
    virtual void run(std::function<void()> work, std::function<void()> done) = 0;
    /// How many `work`s run at once; ≥ 1.
    [[nodiscard]] virtual std::size_t concurrency() const = 0;
};

} // namespace signet
