#include "server-stub/provisioning/provisioning_desk.h"

#include "core/base/log.h"
#include "core/wire/message.h"

namespace signet::server {

using wire::field_of;

namespace {

constexpr char const* prompt = "Please enter the nine digits of your work order.";
constexpr seconds last_words{2}; ///< for a refusal to leave before the connection closes

/// What the client is told of an error; nothing where there is nothing to tell.
pb::ServerNak::Reason reason_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unsupported: return pb::ServerNak::VERSION;
    case ErrorCode::NotAllowed: return pb::ServerNak::SUITE;
    case ErrorCode::Refused: return pb::ServerNak::WRONG_ORDER;
    case ErrorCode::TooLarge: return pb::ServerNak::OVER_LIMIT;
    case ErrorCode::Malformed:
    case ErrorCode::BadProof:
    case ErrorCode::BadSignature: return pb::ServerNak::MALFORMED;
    default: return pb::ServerNak::UNAVAILABLE;
    }
}

} // namespace

/// One connection's conversation.
struct ProvisioningDesk::Run {
    std::shared_ptr<link::FrameStream> frames;
    link::PeerAddress from;
    Instant deadline;
    std::uint64_t request = 0; ///< the one that the next answer belongs to

    void answer(pb::Response response)
    {
        pb::Frame frame;
        frame.set_id(request);
        *frame.mutable_response() = std::move(response);
        frames->send(std::move(frame));
    }
    void refuse(pb::ServerNak::Reason reason)
    {
        pb::Response response;
        response.mutable_server_nak()->set_reason(reason);
        answer(std::move(response));
    }
    /// The next request; throws Malformed where the frame is none.
    Task<pb::Request> next()
    {
        pb::Frame frame = co_await frames->receive(deadline);
        if (!frame.has_request()) throw Failure{ErrorCode::Malformed, "a client sends requests only"};
        request = frame.id();
        co_return std::move(*frame.mutable_request());
    }
};

ProvisioningDesk::ProvisioningDesk(Env const& env, Parts parts) : env_{env}, parts_{parts} { }

Task<void> ProvisioningDesk::serve(std::shared_ptr<link::FrameStream> frames, pb::Frame first, link::PeerAddress from)
{
    Run run{frames, std::move(from), env_.clock.after(seconds{parts_.limits.provisioning_seconds}), first.id()};
    std::optional<Failure> failed;
    try {
        co_await converse(run, std::move(first));
    } catch (Failure const& failure) {
        failed = failure;
    }
    if (failed) {
        ErrorCode const code = failed->code();
        if (code == ErrorCode::LinkLost || code == ErrorCode::Timeout || code == ErrorCode::Cancelled) throw *failed;
        ++counts_.refused;
        run.refuse(reason_of(code));
    }
    co_await frames->flush(env_.clock.after(last_words));
    frames->close();
    if (failed) throw *failed;
}

Task<void> ProvisioningDesk::converse(Run& run, pb::Frame first)
{
    if (!parts_.throttle.provisionings_of_address.take(run.from.limit_key, env_.clock.now())) {
        ++counts_.refused_by_limit;
        throw Failure{ErrorCode::TooLarge, "too many provisioning runs from one address"};
    }
    SetupAnswer setup = co_await set_up(run, std::move(first));
    Registration registration = co_await take_registration(run, std::move(setup));
    AccountNumber const account = co_await take_order(run, registration);
    co_await bind(run, registration, account);
}

/// protocol.md §3.1
Task<SetupAnswer> ProvisioningDesk::set_up(Run& run, pb::Frame first)
{
    SetupAnswer answer =
        unwrap(answer_setup611(first.request().setup611(), parts_.node_certificate, parts_.node_key, env_.random));
    pb::Response response;
    *response.mutable_setup_ack() = answer.ack;
    run.answer(std::move(response));
    co_return answer;
}

/// protocol.md §3.2 and 3.3
Task<Registration> ProvisioningDesk::take_registration(Run& run, SetupAnswer setup)
{
    pb::Request const request = co_await run.next();
    if (!request.has_register_()) throw Failure{ErrorCode::Malformed, "not what this step of provisioning expects"};
    Registration registration = unwrap(take_register(setup, request.register_(), env_.random));
    // Counted whether the order exists or not: a limit that bites says nothing.
    if (!parts_.throttle.provisionings_of_order.take(text_of(registration.order.view()), env_.clock.now())) {
        ++counts_.refused_by_limit;
        throw Failure{ErrorCode::TooLarge, "too many provisioning runs that name one order"};
    }
    pb::Registered registered;
    registered.set_n0(field_of(registration.n0));
    registered.set_n1(field_of(registration.n1));
    registered.set_prompt(prompt);
    pb::Response response;
    response.mutable_registered()->set_bytes(field_of(registration.session_out.seal({}, wire::encode(registered))));
    run.answer(std::move(response));
    co_return registration;
}

/// protocol.md §3.4: until the digits fit, or the tries are used up.
Task<AccountNumber> ProvisioningDesk::take_order(Run& run, Registration& registration)
{
    for (unsigned tries = 1;; ++tries) {
        pb::Request const request = co_await run.next();
        if (!request.has_digits()) throw Failure{ErrorCode::Malformed, "not what this step of provisioning expects"};
        SecretBytes digits = unwrap(take_digits(registration, request.digits()));
        Instant const at = env_.clock.now();
        std::optional<AccountNumber> const account = co_await try_digits(run, registration, std::move(digits));
        if (account) {
            pb::DigitsTaken taken;
            taken.set_n1(field_of(registration.n1));
            *taken.mutable_account() = wire::to_wire(Account{parts_.operator_record.id, *account});
            pb::Response response;
            response.mutable_digits_taken()->set_bytes(field_of(registration.session_out.seal({}, wire::encode(taken))));
            run.answer(std::move(response));
            co_return *account;
        }
        co_await sleep_until(env_, at + refusal_time);
        if (tries == max_order_tries) throw Failure{ErrorCode::Refused, "the work order does not fit"};
        ++counts_.refused;
        run.refuse(pb::ServerNak::WRONG_ORDER);
    }
}

Task<std::optional<AccountNumber>> ProvisioningDesk::try_digits(Run& run, Registration& registration, SecretBytes digits)
{
    // "the failure count is stored before the result is used, so parallel tries share three"
    std::optional<OrderRecord> const order = co_await parts_.storage.begin_try(registration.order, env_.clock.wall());
    // Unknown handle and wrong digits do the same work.
    crypto::Mac const typed = order_hash(parts_.operator_record.hash_key, registration.order, digits.expose());
    crypto::Mac const expected = order ? order->digits_hash : crypto::Mac{};
    bool const fits = equal_constant_time(typed, expected);
    if (order && fits) {
        co_await parts_.storage.right_try(registration.order);
        co_return order->account;
    }
    std::optional<AccountNumber> const of = order ? std::optional{order->account} : std::nullopt;
    bool const voided = co_await parts_.storage.wrong_try(registration.order, audit("order voided", of, run.from.text));
    if (voided) {
        ++counts_.orders_voided;
        log::warning("a work order was voided after three wrong tries: reissue it",
                     {{"account", of ? of->grouped() : std::string{}}, {"from", run.from.text}});
    }
    co_return std::nullopt;
}

/// protocol.md §3.5 and 3.6
Task<void> ProvisioningDesk::bind(Run& run, Registration& registration, AccountNumber number)
{
    pb::Request const request = co_await run.next();
    if (!request.has_new_account()) throw Failure{ErrorCode::Malformed, "not what this step of provisioning expects"};
    Account const account{parts_.operator_record.id, number};
    Result<CheckedAccount> checked = take_new_account(registration, request.new_account(), account);
    if (!checked) throw Failure{ErrorCode::BadProof, checked.error().text};
    std::optional<AccountRecord> const record = co_await parts_.storage.account(number);
    bool spent_meanwhile = !record;
    try {
        co_await parts_.storage.bind_account(std::move(checked->binding), audit("account provisioned", number, run.from.text));
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::NotAllowed) throw;
        spent_meanwhile = true;
    }
    if (spent_meanwhile) throw Failure{ErrorCode::Refused, "the work order was spent or voided meanwhile"};
    ++counts_.provisioned;
    log::info("account provisioned", {{"account", redacted(number)}, {"from", run.from.text}});
    pb::WelcomeAccount welcome;
    welcome.set_n2(field_of(checked->n2));
    *welcome.mutable_account() = wire::to_wire(account);
    welcome.set_name(record->name);
    welcome.set_company(record->company);
    welcome.set_master_clock_ms(milliseconds_of(env_.clock.wall()));
    pb::Response response;
    response.mutable_welcome_account()->set_bytes(field_of(registration.session_out.seal({}, wire::encode(welcome))));
    run.answer(std::move(response));
}

AuditRecord ProvisioningDesk::audit(char const* act, std::optional<AccountNumber> account, std::string const& address) const
{
    return AuditRecord{0, env_.clock.wall(), "order", act, account, "from " + address};
}

} // namespace signet::server
