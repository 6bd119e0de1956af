#include "app/desktop/practice_correspondent.h"

#include "core/base/system_files.h"
#include "core/crypto/system_random.h"

#include <QCoreApplication>

#include <future>

namespace signet::desktop {

namespace {

constexpr seconds joining_patience = 30s;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::desktop::PracticeCorrespondent)
};

} // namespace

/// Acts on the engine's own thread, event by event; post() may be called there.
struct PracticeCorrespondent::State {
    void take(engine::EngineEvent const& event);
    void take(engine::NeedDigits const& need);
    void take(engine::EnvelopeChanged const& changed);
    void answer_code();

    SystemFiles files;
    std::string saved;
    SecretBytes order;
    std::mutex mutex; ///< of all below
    std::string code;
    engine::RequestId waiting_for_code = 0;
    AccountNumber number;
    std::promise<Result<AccountNumber>> joined;
    bool told_joined = false;
    engine::RequestId joining = 0;
    std::set<std::int64_t> sent_back;
    engine::Engine* engine = nullptr;
    std::unique_ptr<engine::Engine> own;
};

void PracticeCorrespondent::State::answer_code()
{
    if (waiting_for_code == 0 || code.empty() || !engine) return;
    engine->post(engine::AnswerKeyExchange{std::exchange(waiting_for_code, 0), true, std::exchange(code, {})});
}

void PracticeCorrespondent::State::take(engine::NeedDigits const& need)
{
    if (engine) engine->post(engine::GiveDigits{need.request, order.duplicate()});
}

void PracticeCorrespondent::State::take(engine::EnvelopeChanged const& changed)
{
    engine::EnvelopeInfo const& envelope = changed.envelope;
    bool const arrived = envelope.way == engine::Way::Received && envelope.state == engine::EnvelopeState::Received;
    if (!engine || !arrived || !sent_back.insert(envelope.row).second) return;
    std::vector<std::string> paths;
    for (std::string const& name : envelope.names) paths.push_back(envelope.path + "/" + name);
    if (!paths.empty()) engine->post(engine::SendEnvelope{envelope.own, envelope.party, std::move(paths)});
}

void PracticeCorrespondent::State::take(engine::EngineEvent const& event)
{
    std::scoped_lock const lock{mutex};
    auto const join = [this](Result<AccountNumber> result) {
        if (!std::exchange(told_joined, true)) joined.set_value(std::move(result));
    };
    if (auto const* const need = std::get_if<engine::NeedDigits>(&event)) {
        take(*need);
    } else if (auto const* const accounts = std::get_if<engine::Accounts>(&event)) {
        if (!accounts->all.empty()) join(accounts->all.front().number);
    } else if (auto const* const added = std::get_if<engine::AccountAdded>(&event)) {
        join(added->account.number);
    } else if (auto const* const finished = std::get_if<engine::Finished>(&event)) {
        if (finished->request == joining && finished->error) join(std::unexpected{*finished->error});
    } else if (auto const* const asked = std::get_if<engine::NeedAccept>(&event)) {
        code.clear();
        if (engine) engine->post(engine::AnswerKeyExchange{asked->exchange, true, {}});
    } else if (auto const* const wanted = std::get_if<engine::NeedCode>(&event)) {
        waiting_for_code = wanted->exchange;
        answer_code();
    } else if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event)) {
        take(*changed);
    }
}

PracticeCorrespondent::PracticeCorrespondent(std::unique_ptr<State> state) : state_{std::move(state)} { }

Result<std::unique_ptr<PracticeCorrespondent>> PracticeCorrespondent::start(std::string const& folder, PracticeServer& server)
{
    auto state = std::make_unique<State>();
    state->saved = folder + "/received";
    SIGNET_TRY(profile, store::ProfileFolder::take(state->files, folder, store::IfMissing::Make));
    SIGNET_TRY(exists, profile.has_profile());
    engine::Engine::Options options;
    options.create = !exists;
    // Nothing here is secret: a key that everybody knows keeps a passphrase out of practising.
    options.key_file = SecretBytes::copy_of(view_of("signet practice correspondent 01"));
    std::unique_ptr<PracticeCorrespondent> made{new PracticeCorrespondent{std::move(state)}};
    State& s = *made->state_;
    std::future<Result<AccountNumber>> joined = s.joined.get_future();
    SIGNET_TRY(engine,
               engine::Engine::start(std::move(profile), std::move(options), [&s](engine::EngineEvent event) { s.take(event); }));
    {
        std::scoped_lock const lock{s.mutex};
        s.own = std::move(engine);
        s.engine = s.own.get();
        if (exists) {
            s.engine->post(engine::ListAccounts{});
        } else {
            SIGNET_TRY(invitation, server.invite(Words::tr("Practice correspondent").toStdString(),
                                                 Words::tr("On this computer").toStdString()));
            s.order = std::move(invitation.order);
            s.joining = s.engine->post(engine::AddAccount{invitation.link, "practice"});
        }
    }
    if (joined.wait_for(joining_patience) != std::future_status::ready)
        return fail(ErrorCode::Timeout, "the practice correspondent does not come");
    SIGNET_TRY(number, joined.get());
    s.number = number;
    s.engine->post(engine::GoOnline{std::nullopt, true, s.saved});
    return made;
}

PracticeCorrespondent::~PracticeCorrespondent()
{
    {
        std::scoped_lock const lock{state_->mutex};
        state_->engine = nullptr; // its last events post nothing
    }
    state_->own.reset();
}

AccountNumber PracticeCorrespondent::number() const
{
    return state_->number;
}

void PracticeCorrespondent::hear(std::string const& code)
{
    std::scoped_lock const lock{state_->mutex};
    state_->code = code;
    state_->answer_code();
}

} // namespace signet::desktop
