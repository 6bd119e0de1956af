#pragma once

#include "core/base/result.h"

#include <boost/asio/cancellation_state.hpp>

namespace signet::link {

/// Throws what an operation of Asio that failed means to the coroutine that waited for it: its own end, or the link's.
[[noreturn]] inline void throw_link_failure(boost::asio::cancellation_state const& state, char const* text)
{
    if (state.cancelled() != boost::asio::cancellation_type::none) throw Failure{ErrorCode::Cancelled, "cancelled"};
    throw Failure{ErrorCode::LinkLost, text};
}

} // namespace signet::link
