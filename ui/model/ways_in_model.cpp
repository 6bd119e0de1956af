#include "ui/model/ways_in_model.h"

#include "ui/model/plain_text.h"

namespace signet::ui {

WaysInModel::WaysInModel(EngineDoor& engine, QObject* parent) : QObject{parent}, engine_{engine}
{
    connect(&engine_, &EngineDoor::happened, this, [this](engine::EngineEvent const& event) {
        if (auto const* const ways = std::get_if<engine::WaysIn>(&event)) {
            ways_ = *ways;
            Q_EMIT changed();
        } else if (auto const* const code = std::get_if<engine::RecoveryCode>(&event)) {
            Q_EMIT recoveryCodeMade(plain(code->code));
        }
    });
}

void WaysInModel::refresh()
{
    engine_.post(engine::ListWaysIn{});
}

void WaysInModel::run(engine::Command command, std::function<void()> done)
{
    engine_.post(std::move(command), this, [this, done = std::move(done)](engine::Finished const& finished) {
        refresh();
        if (!finished.error) {
            if (done) done();
        } else if (finished.error->code == ErrorCode::WrongKey) {
            Q_EMIT failed(tr("The present passphrase does not fit. Nothing was changed."));
        } else if (finished.error->code == ErrorCode::NoSpace) {
            Q_EMIT failed(tr("The disk is full. Nothing was changed."));
        } else {
            Q_EMIT failed(tr("That did not work: %1. Nothing was changed.").arg(plain(std::string_view{finished.error->text})));
        }
    });
}

void WaysInModel::changePassphrase(SecretBytes current, SecretBytes next)
{
    run(engine::ChangePassphrase{std::move(current), std::move(next)}, [this] { Q_EMIT passphraseChanged(); });
}

void WaysInModel::makeRecoveryCode()
{
    run(engine::MakeRecoveryCode{});
}

void WaysInModel::removeRecoveryCode()
{
    run(engine::RemoveRecoveryCode{});
}

void WaysInModel::setKeychain(SecretBytes bytes)
{
    run(engine::SetKeychain{std::move(bytes)});
}

} // namespace signet::ui
