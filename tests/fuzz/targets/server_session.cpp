#include "core/wire/message.h"
#include "tests/fuzz/target.h"
#include "tests/unit/server-world/test_client.h"

using namespace signet;
using fuzz::require;

namespace {

constexpr std::uint8_t signed_in_flag = 1;
constexpr std::uint8_t provisioning_flag = 2;
constexpr std::size_t piece_head = 2;  ///< u16 length
constexpr std::size_t max_pieces = 16; ///< of one input
constexpr int inputs_of_a_world = 200; ///< then its database is thrown away

/// Limits are tested elsewhere: here they would only keep requests from what reads them.
server::Limits no_rates()
{
    server::Limits limits;
    for (server::LimitField const& field : server::limit_fields())
        if (field.name.find("_per_minute") != std::string_view::npos || field.name.find("burst") != std::string_view::npos)
            limits.*field.field = field.highest;
    return limits;
}

/// A server with one account's device, and the way to a new one.
struct Served {
    Served() { check(client.provision(world.add_account("Anna", "Example"))); }
    test::ServerWorld world{1, no_rates()};
    test::TestClient client{world, "anna"};
    test::TestClient newcomer{world, "newcomer"};
    int inputs = 0;
};

Served& served()
{
    static std::unique_ptr<Served> world;
    if (!world || ++world->inputs > inputs_of_a_world) {
        world.reset(); // first: the two would share the database's place
        world = std::make_unique<Served>();
    }
    return *world;
}

void begin_provisioning(Served& served)
{
    test::TestClient& client = served.newcomer;
    client.connect();
    server::Handout const handout = served.world.add_account("Bert");
    check(client.set_up_611().has_setup_ack());
    check(client.register_device(test::handle_of(handout)).has_registered());
    check(client.type_digits(text_of(handout.order.expose())).has_digits_taken());
}

/// Each piece as a request; sealed where provisioning has come so far that it is the new account.
void ask(test::TestClient& client, ByteView pieces, bool sealed)
{
    for (std::size_t i = 0; i < max_pieces && pieces.size() >= piece_head && client.connected(); ++i) {
        std::size_t const wanted = static_cast<std::size_t>(pieces[0]) << 8 | pieces[1];
        ByteView const piece = pieces.subspan(piece_head, std::min(wanted, pieces.size() - piece_head));
        pieces = pieces.subspan(piece_head + piece.size());
        pb::Request request;
        if (sealed) {
            request.mutable_new_account()->set_bytes(wire::field_of(client.session_out->seal({}, piece)));
        } else if (!wire::parse_exact(piece, request)) {
            continue; // frames that do not parse end the connection: target `frame_stream`
        }
        pb::Response const response = client.ask(std::move(request));
        require(response.kind_case() != pb::Response::KIND_NOT_SET || response.has_server_nak(), "every request is answered");
    }
}

} // namespace

/// Requests to a real server, by anybody, by a device that has signed in, or in a provisioning run.
SIGNET_FUZZ_TARGET(server_session)
{
    if (input.empty()) return;
    Served& it = served();
    bool const provisioning = (input[0] & provisioning_flag) != 0;
    test::TestClient& client = provisioning ? it.newcomer : it.client;
    try {
        if (provisioning) {
            begin_provisioning(it);
        } else {
            client.connect();
            if ((input[0] & signed_in_flag) != 0)
                require(client.sign_in().has_welcome(), "whatever was asked before, a device signs in");
        }
        ask(client, input.subspan(1), provisioning);
    } catch (Failure const& failure) {
        require(failure.code() == ErrorCode::LinkLost, "a request is answered at once, or ends the connection");
    }
    client.disconnect();
}
