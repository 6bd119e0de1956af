#include "core/link/buffered_reader.h"

#include <algorithm>

namespace signet::link {

Task<void> BufferedReader::read(MutableBytes to)
{
    for (;;) {
        std::size_t const held = std::min(to.size(), end_ - begin_);
        std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), held, to.begin());
        begin_ += held;
        to = to.subspan(held);
        if (to.empty()) co_return;
        // The buffer is empty here.
        bool const direct = to.size() >= buffer_size;
        if (!direct) buffer_.resize(buffer_size);
        MutableBytes const into = direct ? to : MutableBytes{buffer_};
        std::size_t const got = co_await stream_.read_some(into);
        if (got == 0) throw Failure{ErrorCode::LinkLost, "the connection ended early"};
        if (direct) to = to.subspan(got);
        begin_ = 0;
        end_ = direct ? 0 : got;
    }
}

} // namespace signet::link
