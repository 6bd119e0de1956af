// Many accounts that sign in over TLS, and many that stay signed in.
//
//   bench_sign_in_load ORDERS SECONDS AT_ONCE
//
// ORDERS has a line for each account: its provisioning link, a blank, its work order. All are provisioned first, which ends with
// a line `provisioned COUNT`. Then for SECONDS they sign in and go again, AT_ONCE at a time, and a line `sign-ins COUNT SECONDS`
// is printed. Then all sign in once more and stay: `holding COUNT` is printed, and they stay until standard input ends.

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/base/task.h"
#include "core/crypto/system_random.h"
#include "core/link/control_channel.h"
#include "core/link/tcp_network.h"
#include "core/provisioning/provision.h"
#include "core/provisioning/sign_in.h"
#include "core/provisioning/trust.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace signet {
namespace {

struct Member {
    link::Endpoint server;
    provisioning::Provisioned made;
};

/// One signed-in connection with what reads and writes it.
class Line {
public:
    Line(Env const& env, link::SecureStreamPtr stream) : channel_{env, std::move(stream), {}}, parts_{env, {}}
    {
        parts_.spawn("read", channel_.read());
        parts_.spawn("write", channel_.write_queued());
    }
    Task<void> sign_in(Env const& env, Member const& member)
    {
        std::variant<pb::Welcome, pb::ServerNak> const answer =
            co_await provisioning::sign_in(channel_, env, member.made.device, 0);
        auto const* const welcome = std::get_if<pb::Welcome>(&answer);
        if (!welcome) throw Failure{ErrorCode::Refused, "a sign-in was refused"};
        parts_.spawn("heartbeat", channel_.heartbeat(seconds{welcome->heartbeat_seconds()}));
    }
    Task<void> end()
    {
        channel_.close();
        co_await parts_.stop();
    }

private:
    link::ControlChannel channel_;
    TaskScope parts_;
};

class Load {
public:
    Load(Env const& env, std::istream& orders) : env_{env}
    {
        for (std::string line; std::getline(orders, line);) orders_.push_back(line);
    }

    Task<void> run(seconds duration, std::size_t at_once)
    {
        members_.resize(orders_.size());
        co_await all_at_once(at_once, &Load::provision_some);
        std::cout << "provisioned " << members_.size() << std::endl;
        next_ = 0;
        until_ = env_.clock.after(duration);
        Instant const start = env_.clock.now();
        co_await all_at_once(at_once, &Load::sign_in_some);
        std::chrono::duration<double> const took = env_.clock.now() - start;
        std::cout << "sign-ins " << sign_ins_ << ' ' << took.count() << std::endl;
        next_ = 0;
        co_await all_at_once(at_once, &Load::hold_some);
        std::cout << "holding " << held_.size() << std::endl;
        co_await end_of_input();
        for (std::unique_ptr<Line> const& line : held_) co_await line->end();
        held_.clear();
    }

private:
    using Part = Task<void> (Load::*)();

    Task<void> all_at_once(std::size_t count, Part part)
    {
        std::optional<Error> failed;
        TaskScope parts{env_, [&failed](char const*, Error error) { failed = error; }};
        for (std::size_t i = 0; i < count; ++i) parts.spawn("part of the load", (this->*part)());
        co_await parts.join();
        if (failed) throw Failure{*failed};
    }

    Task<void> provision_some()
    {
        while (next_ < orders_.size()) {
            std::size_t const which = next_++;
            std::istringstream words{orders_[which]};
            std::string text;
            std::string digits;
            words >> text >> digits;
            identity::ProvisioningLink const link = unwrap(identity::ProvisioningLink::parse(text));
            members_[which].server = unwrap(link::parse_endpoint(link.server));
            provisioning::AskDigits const ask = [&digits](std::string, int) { return answer(digits); };
            members_[which].made =
                co_await provisioning::provision(env_, members_[which].server, link, {"load", "", ""}, ask, {});
        }
    }
    static Task<SecretBytes> answer(std::string digits) { co_return SecretBytes::copy_of(view_of(digits)); }

    Task<std::unique_ptr<Line>> signed_in(Member const& member)
    {
        link::Trust trust = provisioning::trust_root(member.made.root, env_.clock.wall());
        link::SecureStreamPtr stream =
            co_await env_.net.connect_secure(member.server, std::move(trust), env_.clock.after(patience));
        auto line = std::make_unique<Line>(env_, std::move(stream));
        co_await line->sign_in(env_, member);
        co_return line;
    }
    Task<void> sign_in_some()
    {
        while (env_.clock.now() < until_) {
            Member const& member = members_[next_++ % members_.size()];
            std::unique_ptr<Line> const line = co_await signed_in(member);
            ++sign_ins_;
            co_await line->end();
        }
    }
    Task<void> hold_some()
    {
        while (next_ < members_.size()) {
            Member const& member = members_[next_++];
            std::unique_ptr<Line> line = co_await signed_in(member);
            held_.push_back(std::move(line));
        }
    }
    Task<void> end_of_input()
    {
        boost::asio::posix::stream_descriptor input{env_.executor, ::dup(STDIN_FILENO)};
        boost::system::error_code error;
        char byte = 0;
        while (!error)
            co_await input.async_read_some(boost::asio::buffer(&byte, 1),
                                           boost::asio::redirect_error(boost::asio::use_awaitable, error));
    }

    static constexpr seconds patience{60};
    Env env_;
    std::vector<std::string> orders_;
    std::vector<Member> members_;
    std::vector<std::unique_ptr<Line>> held_;
    std::size_t next_ = 0;
    std::uint64_t sign_ins_ = 0;
    Instant until_{};
};

int run(char const* orders_path, seconds duration, std::size_t at_once)
{
    start_crypto();
    boost::asio::io_context context{1};
    RealClock clock{context.get_executor()};
    SystemRandom random;
    SystemFiles files;
    link::TcpNetwork network{context.get_executor(), clock};
    RealWorkers workers{context.get_executor(), 1};
    Env const env{context.get_executor(), clock, random, network, files, workers};
    std::ifstream orders{orders_path};
    Load load{env, orders};
    std::optional<Error> failed;
    {
        TaskScope scope{env, [&failed](char const*, Error error) { failed = error; }};
        scope.spawn("load", load.run(duration, at_once));
        context.run();
    }
    if (failed) std::cerr << failed->text << '\n';
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/// As many connections as the machine allows.
void raise_descriptor_limit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace
} // namespace signet

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: bench_sign_in_load ORDERS SECONDS AT_ONCE\n";
        return 2;
    }
    signet::raise_descriptor_limit();
    return signet::run(argv[1], signet::seconds{std::strtol(argv[2], nullptr, 10)}, std::strtoul(argv[3], nullptr, 10));
}
