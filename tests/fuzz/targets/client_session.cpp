#include "core/engine/engine_core.h"
#include "core/link/frame_stream.h"
#include "core/link/node_identity.h"
#include "core/store/slots.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"
#include "tests/sim/memory_files.h"
#include "tests/sim/memory_vfs.h"
#include "tests/sim/sim_world.h"

#include <deque>

using namespace signet;
using fuzz::require;

namespace {

constexpr std::size_t piece_head = 3;   ///< u8 kind | u16 length
constexpr std::size_t max_pieces = 16;  ///< of one input
constexpr int inputs_of_a_machine = 50; ///< then its profile is thrown away
constexpr char const* vfs_name = "fuzz-client";

enum class Kind : std::uint8_t { Notification, Response, AnswerToHello };
constexpr std::uint8_t kinds = 3;

struct Piece {
    Kind kind = Kind::Notification;
    Bytes bytes;
};

std::vector<Piece> pieces_of(ByteView input)
{
    std::vector<Piece> pieces;
    while (input.size() >= piece_head && pieces.size() < max_pieces) {
        std::size_t const wanted = static_cast<std::size_t>(input[1]) << 8 | input[2];
        ByteView const bytes = input.subspan(piece_head, std::min(wanted, input.size() - piece_head));
        pieces.push_back({static_cast<Kind>(input[0] % kinds), bytes_of(bytes)});
        input = input.subspan(piece_head + bytes.size());
    }
    return pieces;
}

pb::Response good_welcome()
{
    pb::Response response;
    wire::choose(*response.mutable_welcome(), wire::protocol_version);
    response.mutable_welcome()->set_name("Anna");
    response.mutable_welcome()->set_heartbeat_seconds(30);
    response.mutable_welcome()->set_master_clock_ms(milliseconds_of(fuzz::fixed_time));
    return response;
}

/// A server that says what it is told to say.
class FalseServer {
public:
    FalseServer(sim::SimWorld& world, Env const& env) : env_{env}, asked_{env}
    {
        link::Validity const validity{env.clock.wall() - days{1}, env.clock.wall() + days{30}};
        Bytes const root_der = unwrap(link::make_root_certificate(root.seed(), "root", validity, world.random()));
        identity_->root = root.verify_key();
        identity_->certificate =
            unwrap(link::make_node_certificate(root_der, root.seed(), node_.verify_key(), "node", validity, world.random()));
    }

    /// Serves one sign-in and says the pieces; calls' connections are closed as they come.
    Task<void> serve(std::vector<Piece> pieces)
    {
        std::unique_ptr<link::Listener> const listener = unwrap(env_.net.listen({"server", port}));
        TaskScope beside{env_, {}};
        link::SecureStreamPtr stream = co_await accept(*listener);
        link::FrameStream frames{env_, std::move(stream)};
        beside.spawn("write", frames.write_queued());
        beside.spawn("turn calls away", turn_away(*listener));
        try {
            co_await converse(frames, beside, std::move(pieces));
        } catch (Failure const&) {
            // The client closed the connection: it may, at whatever it was told.
        }
        frames.close();
        co_await beside.stop();
        waiting_.clear();
    }

    crypto::SigningKey root = crypto::SigningKey::from_seed(fuzz::fixed_secret<crypto::SigningKey::Seed>(0x70));
    static constexpr std::uint16_t port = 7611;

private:
    Task<link::SecureStreamPtr> accept(link::Listener& listener)
    {
        link::StreamPtr plain = co_await listener.accept();
        Bytes first(1);
        co_await link::read_exact(*plain, first);
        co_return co_await env_.net.accept_secure(std::move(plain), std::move(first), identity_, never);
    }
    Task<void> turn_away(link::Listener& listener)
    {
        for (;;) {
            link::StreamPtr const call = co_await listener.accept();
            call->close();
        }
    }
    Task<void> hear(link::FrameStream& frames)
    {
        for (;;) {
            pb::Frame const frame = co_await frames.receive(never);
            waiting_.push_back(frame.id());
            asked_.announce();
        }
    }
    Task<void> converse(link::FrameStream& frames, TaskScope& beside, std::vector<Piece> pieces)
    {
        pb::Frame const hello = co_await frames.receive(env_.clock.after(10s));
        require(hello.request().has_hello(), "a client begins with Hello");
        pb::Response welcome = good_welcome();
        if (!pieces.empty() && pieces.front().kind == Kind::AnswerToHello) {
            welcome = {};
            bool const parsed = wire::parse_exact(pieces.front().bytes, welcome).has_value();
            if (!parsed) welcome = good_welcome();
        }
        respond(frames, hello.id(), std::move(welcome));
        beside.spawn("hear", hear(frames));
        for (Piece const& piece : pieces) co_await say(frames, piece);
        co_await sleep_until(env_, env_.clock.after(100ms));
        while (!waiting_.empty()) co_await answer(frames, {});
        co_await sleep_until(env_, env_.clock.after(100ms));
    }
    Task<void> say(link::FrameStream& frames, Piece const& piece)
    {
        if (piece.kind == Kind::Notification) {
            pb::Frame frame;
            if (!wire::parse_exact(piece.bytes, *frame.mutable_notification())) co_return;
            frame.set_id(piece.bytes.size() % 3); // kept ones have numbers
            frames.send(std::move(frame));
        } else if (piece.kind == Kind::Response) {
            pb::Response response;
            if (!wire::parse_exact(piece.bytes, response)) co_return;
            co_await answer(frames, std::move(response));
        }
        co_await sleep_until(env_, env_.clock.after(50ms)); // the client acts on it
    }
    /// The oldest request that waits, or none where the client asks nothing more.
    Task<void> answer(link::FrameStream& frames, pb::Response response)
    {
        if (waiting_.empty()) co_await sleep_until(env_, env_.clock.after(100ms));
        if (waiting_.empty()) co_return;
        if (response.kind_case() == pb::Response::KIND_NOT_SET && !response.has_server_nak())
            response.mutable_server_nak()->set_reason(pb::ServerNak::UNAVAILABLE);
        respond(frames, waiting_.front(), std::move(response));
        waiting_.pop_front();
    }
    static void respond(link::FrameStream& frames, std::uint64_t id, pb::Response response)
    {
        pb::Frame frame;
        frame.set_id(id);
        *frame.mutable_response() = std::move(response);
        frames.send(std::move(frame));
    }

    Env env_;
    crypto::SigningKey node_ = crypto::SigningKey::from_seed(fuzz::fixed_secret<crypto::SigningKey::Seed>(0x72));
    std::shared_ptr<sim::SimNodeIdentity> identity_ = std::make_shared<sim::SimNodeIdentity>();
    Event asked_;
    std::deque<std::uint64_t> waiting_; ///< requests that are not answered
};

/// Anna's engine, with bert verified, a letter for him in the queue, and nobody else to talk to than a false server.
class Machine {
public:
    Machine()
    {
        files_.set_database_vfs(vfs_name);
        files_.put("/home/letter", view_of("Dear Bert"));
        core_ = std::make_unique<engine::EngineCore>(env_, make_profile(),
                                                     [this](engine::EngineEvent event) { take(std::move(event)); });
        command(engine::SendEnvelope{own_, bert_, {"/home/letter"}});
    }
    ~Machine()
    {
        world_.run(core_->stop());
        core_.reset();
    }

    /// One connection in which the server says the pieces. True where the client was online.
    bool connect(std::vector<Piece> pieces)
    {
        online_ = false;
        bool served = false;
        TaskScope scope{server_env_, {}};
        scope.spawn("serve", server_.serve(std::move(pieces)), [&served] { served = true; });
        command(engine::GoOnline{std::nullopt, true, "/inbox"});
        command(engine::VerifyContact{own_, bert_});
        require(world_.run_until([&served] { return served; }, minutes{2}), "a client connects and asks");
        world_.run(scope.join());
        return online_;
    }
    void check_what_stands()
    {
        command(engine::ListContacts{});
        command(engine::ListEnvelopes{});
        world_.run_for(1s);
        require(contacts_.size() == 1 && contacts_[0].state == engine::ContactState::Verified,
                "no word of a server's changes a verification");
        using State = engine::EnvelopeState;
        static constexpr std::array open{State::Sealing, State::Waiting, State::Calling, State::Interrupted};
        require(envelopes_.size() == 1, "no word of a server's makes or takes an envelope");
        require(std::ranges::find(open, envelopes_[0].state) != open.end(), "no word of a server's ends an envelope");
    }
    int inputs = 0;

private:
    store::Profile make_profile()
    {
        store::ProfileFolder folder = unwrap(store::ProfileFolder::take(files_, "/profile", store::IfMissing::Make));
        auto const key = fuzz::fixed_secret<store::DatabaseKey>(0x47);
        store::SlotFile slots;
        slots.entries.push_back(store::wrap_with_bytes(store::SlotKind::KeyFile, key,
                                                       fuzz::fixed_secret<store::KeyFileBytes>(0x46), world_.random()));
        store::Profile profile = unwrap(store::Profile::create(std::move(folder), key, slots, world_.clock()));
        fuzz::Party const& anna = fuzz::anna();
        identity::OwnDevice const& device = anna.device;
        store::OwnAccount account;
        account.account = device.account;
        account.server = "server:" + std::to_string(FalseServer::port);
        account.operator_root = server_.root.verify_key();
        account.account_key = crypto::SigningKey::from_seed(anna.account_key.seed());
        account.device.account = device.account;
        account.device.device = device.device;
        account.device.account_key = device.account_key;
        account.device.signing_key = crypto::SigningKey::from_seed(device.signing_key.seed());
        account.device.agreement_key = crypto::AgreementKey::from_scalar(device.agreement_key.scalar().duplicate());
        account.device.certificate = device.certificate;
        account.device.list = device.list;
        account.added = world_.clock().wall();
        unwrap(profile.accounts().add(account));
        identity::LongTermKey const shared = fuzz::shared_key();
        store::Verification const verification{{device.account, fuzz::bert().device.account},
                                               store::ExchangeRole::Sender,
                                               "Bert",
                                               {},
                                               identity::ltk_id(shared),
                                               &shared,
                                               fuzz::bert().device.account_key,
                                               1,
                                               fuzz::bert().device.list,
                                               false};
        unwrap(profile.correspondents().save_verified(verification));
        return profile;
    }
    void command(engine::Command command) { core_->carry_out(++last_request_, std::move(command)); }
    void take(engine::EngineEvent event)
    {
        if (auto* const all = std::get_if<engine::Contacts>(&event)) contacts_ = std::move(all->all);
        if (auto* const all = std::get_if<engine::Envelopes>(&event)) envelopes_ = std::move(all->all);
        if (auto const* const changed = std::get_if<engine::ConnectionChanged>(&event))
            online_ = online_ || changed->state == engine::ConnectionChanged::State::Online;
    }

    AccountNumber own_ = fuzz::anna().device.account.number;
    AccountNumber bert_ = fuzz::bert().device.account.number;
    sim::SimWorld world_{1};
    sim::MemoryFiles files_;
    sim::NoFiles no_files_;
    sim::SimNetwork net_{world_.fabric(), "anna"};
    sim::SimNetwork server_net_{world_.fabric(), "server"};
    Env env_{world_.env(net_, files_)};
    Env server_env_{world_.env(server_net_, no_files_)};
    sim::MemoryVfs vfs_{vfs_name, files_, world_.clock(), world_.random()};
    FalseServer server_{world_, server_env_};
    std::unique_ptr<engine::EngineCore> core_;
    engine::RequestId last_request_ = 0;
    std::vector<engine::ContactInfo> contacts_;
    std::vector<engine::EnvelopeInfo> envelopes_;
    bool online_ = false;
};

Machine& machine()
{
    static std::unique_ptr<Machine> one;
    if (!one || ++one->inputs > inputs_of_a_machine) {
        one.reset(); // first: the two would share the database's place
        one = std::make_unique<Machine>();
    }
    return *one;
}

} // namespace

/// A hostile server's words to a client that signs in, takes calls, verifies and has something to send: Welcome, answers and
/// notifications of every kind. `u8 kind | u16 length | message` each.
SIGNET_FUZZ_TARGET(client_session)
{
    Machine& it = machine();
    std::vector<Piece> pieces = pieces_of(input);
    it.connect(std::move(pieces));
    it.check_what_stands();
    require(it.connect({}), "whatever was said before, a client signs in");
}
