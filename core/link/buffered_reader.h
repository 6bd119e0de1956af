#pragma once

#include "core/link/network.h"

namespace signet::link {

/// Reads small pieces of a stream out of one larger read; large ones go straight to where they are wanted.
class BufferedReader {
public:
    explicit BufferedReader(Stream& stream) : stream_{stream} { }
    /// All of it. Throws LinkLost.
    Task<void> read(MutableBytes to);

private:
    static constexpr std::size_t buffer_size = 64 * 1024;

    Stream& stream_;
    Bytes buffer_; ///< made at the first read
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

} // namespace signet::link
