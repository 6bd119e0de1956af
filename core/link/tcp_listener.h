#pragma once

#include "core/link/network.h"

#include <boost/asio/ip/tcp.hpp>

namespace signet::link {

class TcpListener final : public Listener {
public:
    using Address = boost::asio::ip::tcp::endpoint;

    [[nodiscard]] static Result<std::unique_ptr<Listener>> open(boost::asio::any_io_executor const& executor, Clock& clock,
                                                                Address const& at);
    Task<StreamPtr> accept() override;
    [[nodiscard]] Endpoint local() const override { return local_; }
    void close() noexcept override;

private:
    TcpListener(boost::asio::any_io_executor const& executor, Clock& clock);
    boost::asio::ip::tcp::acceptor acceptor_;
    Clock& clock_;
    Event closed_;
    Endpoint local_;
};

} // namespace signet::link
