#include "tests/fuzz/byte_stream.h"

#include <algorithm>

namespace signet::fuzz {

Task<std::size_t> ByteStream::read_some(MutableBytes to)
{
    if (closed_) throw Failure{ErrorCode::LinkLost, "closed"};
    std::size_t const size = std::min(to.size(), bytes_.size() - read_);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(read_), size, to.begin());
    read_ += size;
    co_return size;
}

Task<void> ByteStream::write(ByteView /*bytes*/)
{
    co_return;
}

void ByteStream::export_key(std::string_view /*label*/, MutableBytes out) const
{
    std::ranges::fill(out, std::uint8_t{0});
}

World& World::instance()
{
    static World& world = *new World; // never destroyed: its parts may be needed while others go
    return world;
}

} // namespace signet::fuzz
