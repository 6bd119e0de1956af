#pragma once

#include "core/base/bytes.h"

#include <string>
#include <vector>

namespace signet::test {

/// Looks for secrets in all memory that this process can write: heap, stacks, locked pages. It keeps them inverted, so that it
/// does not find itself. Each is looked for in pieces of 16 bytes: memory that was freed loses the first ones to its allocator.
class MemorySearch {
public:
    /// Bytes that come up by no chance, a multiple of piece_size of them.
    void add(std::string name, ByteView secret);
    [[nodiscard]] std::size_t size() const { return inverted_.size(); }
    /// Names of those of which a piece is in memory now.
    [[nodiscard]] std::vector<std::string> found() const;

    static constexpr std::size_t piece_size = 16;

private:
    struct Inverted {
        std::string name;
        Bytes bytes;
    };
    /// Sets `seen` for each secret of which a piece is in `memory`.
    void look_in(ByteView memory, std::vector<bool>& seen) const;

    std::vector<Inverted> inverted_;
};

} // namespace signet::test
