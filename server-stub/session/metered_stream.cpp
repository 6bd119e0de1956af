#include "server-stub/session/metered_stream.h"

namespace signet::server {

MeteredStream::MeteredStream(link::SecureStreamPtr inner, std::uint64_t budget) : inner_{std::move(inner)}, left_{budget} { }

Task<std::size_t> MeteredStream::read_some(MutableBytes to)
{
    return lifted_ ? inner_->read_some(to) : read_metered(to);
}

Task<std::size_t> MeteredStream::read_metered(MutableBytes to)
{
    std::size_t const got = co_await inner_->read_some(to);
    if (lifted_) co_return got; // lifted while it waited
    if (got > left_) {
        exceeded_ = true;
        inner_->close();
        throw Failure{ErrorCode::LinkLost, "a connection sent more than it may before it is signed in"};
    }
    left_ -= got;
    co_return got;
}

} // namespace signet::server
