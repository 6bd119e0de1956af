#include "server-stub/session/session.h"

#include "core/base/log.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "server-stub/accounts/prekey_check.h"

namespace signet::server {

namespace {

constexpr seconds last_words{2}; ///< for a refusal to leave before the connection closes

pb::Response refusal(pb::ServerNak::Reason reason, nanoseconds retry_after = {})
{
    pb::Response response;
    response.mutable_server_nak()->set_reason(reason);
    response.mutable_server_nak()->set_retry_after_seconds(
        static_cast<std::uint32_t>(std::chrono::ceil<seconds>(retry_after).count()));
    return response;
}

pb::ServerNak::Reason reason_of(SignInVerdict verdict)
{
    return verdict == SignInVerdict::Suspended ? pb::ServerNak::SUSPENDED : pb::ServerNak::BAD_SIGN_IN;
}

/// Why a Hello cannot be read: told at once, whoever it names.
pb::ServerNak::Reason reason_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unsupported: return pb::ServerNak::VERSION;
    case ErrorCode::NotAllowed: return pb::ServerNak::SUITE;
    default: return pb::ServerNak::MALFORMED;
    }
}

} // namespace

Session::Session(Env const& env, Parts const& parts, std::shared_ptr<link::FrameStream> frames, MeteredStream& meter)
    : env_{env},
      parts_{parts},
      frames_{std::move(frames)},
      meter_{meter},
      from_{frames_->stream().peer()}
{
}

Task<void> Session::run(pb::Frame first, Throttle::Connection held)
{
    bool const welcome = co_await sign_in(first.id(), std::move(*first.mutable_request()->mutable_hello()));
    if (!welcome) {
        co_await frames_->flush(env_.clock.after(last_words));
        frames_->close();
        co_return;
    }
    held.authenticated();
    try {
        co_await serve_requests();
    } catch (...) {
        *signed_in_ = false;
        throw;
    }
    *signed_in_ = false;
}

Task<bool> Session::sign_in(std::uint64_t request, pb::Hello hello)
{
    heard_ = env_.clock.now();
    std::optional<Failure> failed;
    pb::Response response;
    try {
        response = co_await greet(std::move(hello));
    } catch (Failure const& failure) {
        failed = failure;
    }
    if (failed) {
        if (failed->code() == ErrorCode::Cancelled || failed->code() == ErrorCode::LinkLost) throw *failed;
        response = unavailable(*failed);
    }
    if (!response.has_welcome()) claim_.place.reset();
    if (ended_) co_return false; // told goodbye meanwhile
    bool const welcome = response.has_welcome();
    respond(request, std::move(response));
    if (welcome) co_await settle();
    co_return welcome;
}

/// The answer to Hello: Welcome, or the refusal.
Task<pb::Response> Session::greet(pb::Hello hello)
{
    TokenBuckets& of_address = parts_.throttle.sign_ins_of_address;
    if (!of_address.take(from_.limit_key, heard_)) {
        ++parts_.counts.refused_by_limit;
        co_return refusal(pb::ServerNak::OVER_LIMIT, of_address.wait(from_.limit_key, heard_));
    }
    Result<ReadHello> read = read_hello(hello);
    if (!read) {
        pb::ServerNak::Reason const reason = reason_of(read.error().code);
        ++(reason == pb::ServerNak::MALFORMED ? parts_.counts.malformed : parts_.counts.refused);
        co_return refusal(reason);
    }
    version_ = read->version;
    last_notification_ = read->last_notification;
    read->claim.node = parts_.node;
    frames_->stream().export_key(wire::channel_binding_label, read->claim.binding);
    account_ = read->claim.account.number;
    device_ = read->claim.device;
    std::optional<SignInFacts> facts = co_await parts_.storage.sign_in_facts(account_, device_);
    SignInVerdict verdict = check_sign_in(facts, read->claim, read->signature, parts_.operator_record.id, parts_.decoy);
    // Counted only now: nobody else can use up an account's sign-ins.
    TokenBuckets& of_account = parts_.throttle.sign_ins_of_account;
    if (verdict == SignInVerdict::Welcome && !of_account.take(account_.digits(), heard_)) {
        ++parts_.counts.refused_by_limit;
        co_return refusal(pb::ServerNak::OVER_LIMIT, of_account.wait(account_.digits(), heard_));
    }
    if (verdict == SignInVerdict::Welcome) {
        claim_ = co_await parts_.bus.claim(account_, device_, *this);
        *signed_in_ = true;
        // Suspended between the look and the claim, it would not have been among those that were told goodbye (threats.md S68).
        facts = co_await parts_.storage.sign_in_facts(account_, device_);
        if (!facts || facts->state != AccountState::Active) verdict = SignInVerdict::Refused;
    }
    if (verdict == SignInVerdict::Welcome) {
        signing_key_ = facts->signing_key;
        co_return welcome(*facts);
    }
    ++parts_.counts.refused;
    co_await sleep_until(env_, heard_ + refusal_time);
    co_return refusal(reason_of(verdict));
}

pb::Response Session::unavailable(Failure const& failure)
{
    ++parts_.counts.storage_errors;
    log::error("a request failed", {{"kind", name_of(failure.code())}, {"why", failure.what()}});
    return refusal(pb::ServerNak::UNAVAILABLE);
}

pb::Response Session::welcome(SignInFacts const& facts) const
{
    pb::Response response;
    pb::Welcome& welcome = *response.mutable_welcome();
    wire::choose(welcome, version_);
    welcome.set_master_clock_ms(milliseconds_of(env_.clock.wall()));
    welcome.set_name(facts.name);
    welcome.set_company(facts.company);
    welcome.set_heartbeat_seconds(static_cast<std::uint32_t>(parts_.limits.heartbeat_seconds));
    welcome.set_max_open_calls(static_cast<std::uint32_t>(parts_.limits.open_calls_per_account));
    welcome.set_replaced_another(claim_.replaced_another);
    welcome.set_other_was_alive(claim_.other_was_alive);
    welcome.set_relay(parts_.relay_address());
    welcome.set_node(wire::field_of(parts_.node.view()));
    welcome.set_notification_epoch(parts_.operator_record.notification_epoch);
    return response;
}

/// What waits for the device. A storage that cannot forget what was seen does not keep anybody out.
Task<void> Session::settle()
{
    meter_.lift();
    ++parts_.counts.sign_ins;
    parts_.calls.recorder().signed_in(account_);
    log::info("signed in", {{"account", redacted(account_)}, {"device", redacted(device_.view())}});
    try {
        std::vector<QueuedNotification> const pending =
            co_await parts_.storage.pending_notifications(account_, device_, last_notification_);
        for (QueuedNotification const& each : pending) notify(each.number, unwrap(wire::parse<pb::Notification>(each.message)));
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        unavailable(failure);
    }
}

Task<void> Session::serve_requests()
{
    seconds const patience{2 * parts_.limits.heartbeat_seconds};
    while (!ended_) {
        pb::Frame frame = co_await frames_->receive(env_.clock.after(patience));
        heard_ = env_.clock.now();
        if (ended_) co_return;
        if (in_doubt_) co_await heard_again();
        if (!frame.has_request() || frame.request().has_hello()) {
            ++parts_.counts.malformed;
            throw Failure{ErrorCode::Malformed, "a signed-in client sends requests only"};
        }
        pb::Response response = co_await answer(std::move(*frame.mutable_request()));
        if (!ended_) respond(frame.id(), std::move(response));
    }
}

Task<pb::Response> Session::answer(pb::Request request)
{
    std::string const account = account_.digits();
    if (!parts_.throttle.requests.take(account, heard_)) {
        ++parts_.counts.refused_by_limit;
        co_return refusal(pb::ServerNak::OVER_LIMIT, parts_.throttle.requests.wait(account, heard_));
    }
    try {
        co_return co_await handle(std::move(request));
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled || failure.code() == ErrorCode::LinkLost) throw;
        co_return unavailable(failure);
    }
}

Task<pb::Response> Session::handle(pb::Request request)
{
    switch (request.kind_case()) {
    case pb::Request::kSetup: return parts_.calls.set_up(origin(), std::move(*request.mutable_setup()));
    case pb::Request::kAdmit: return parts_.calls.admit(origin(), std::move(*request.mutable_admit()));
    case pb::Request::kRetry: return parts_.calls.retry(origin(), std::move(*request.mutable_retry()));
    case pb::Request::kRingRefused: return parts_.calls.refuse_ring(origin(), std::move(*request.mutable_ring_refused()));
    case pb::Request::kTakeCalls: return take_calls(request.take_calls().on());
    case pb::Request::kPrekeys: return take_prekeys(std::move(*request.mutable_prekeys()));
    default: return answer_rest(request.kind_case());
    }
}

Task<pb::Response> Session::answer_rest(pb::Request::KindCase kind)
{
    if (kind != pb::Request::kPing) co_return refusal(pb::ServerNak::MALFORMED); // provisioning's steps have no place here
    pb::Response response;
    response.mutable_pong()->set_master_clock_ms(milliseconds_of(env_.clock.wall()));
    co_return response;
}

/// From here on it can be rung: those who found it away are told.
Task<pb::Response> Session::take_calls(bool on)
{
    takes_calls_ = on;
    if (on) co_await parts_.calls.tell_signed_in(account_);
    pb::Response response;
    response.mutable_done();
    co_return response;
}

void Session::doubt(nanoseconds silence)
{
    if (env_.clock.now() - heard_ >= silence) in_doubt_ = true;
}

/// It can be rung again: those who found it away meanwhile are told.
Task<void> Session::heard_again()
{
    in_doubt_ = false;
    if (!takes_calls_) co_return;
    try {
        co_await parts_.calls.tell_signed_in(account_);
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        unavailable(failure);
    }
}

Task<pb::Response> Session::take_prekeys(pb::PrekeyUpload upload)
{
    if (static_cast<std::uint64_t>(upload.prekeys_size()) > parts_.limits.prekeys_per_device)
        co_return refusal(pb::ServerNak::OVER_LIMIT);
    std::vector<Bytes> prekeys;
    for (pb::Signed const& each : upload.prekeys()) {
        Result<Bytes> prekey = checked_prekey(each, device_, signing_key_);
        if (!prekey) co_return refusal(pb::ServerNak::MALFORMED);
        prekeys.push_back(std::move(*prekey));
    }
    co_await parts_.storage.add_prekeys(account_, device_, std::move(prekeys), parts_.limits.prekeys_per_device);
    pb::Response response;
    response.mutable_done();
    co_return response;
}

void Session::respond(std::uint64_t request, pb::Response response)
{
    pb::Frame frame;
    frame.set_id(request);
    *frame.mutable_response() = std::move(response);
    frames_->send(std::move(frame));
}

void Session::notify(std::uint64_t number, pb::Notification const& notification)
{
    if (ended_) return;
    pb::Frame frame;
    frame.set_id(number);
    *frame.mutable_notification() = notification;
    frames_->send(std::move(frame));
}

void Session::end(pb::Goodbye goodbye)
{
    if (ended_) return;
    pb::Notification notification;
    *notification.mutable_goodbye() = std::move(goodbye);
    notify(0, notification);
    ended_ = true;
    *signed_in_ = false;
    parts_.part_with(frames_);
}

bool Session::was_alive() const
{
    return env_.clock.now() - heard_ <= seconds{parts_.limits.heartbeat_seconds};
}

Origin Session::origin()
{
    return Origin{account_, device_, from_.text, from_.limit_key, [state = signed_in_] { return *state; }};
}

} // namespace signet::server
