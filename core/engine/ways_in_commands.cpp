#include "core/engine/engine_core.h"
#include "core/engine/ways_in.h"

/// The commands about the ways into the profile.
namespace signet::engine {

void EngineCore::act(RequestId request, ListWaysIn const&)
{
    std::optional<Error> failed;
    try {
        board_.tell(ways_in(board_, request));
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    board_.finished(request, failed);
}

void EngineCore::act(RequestId request, CheckPassphrase command)
{
    tasks_.spawn("check the passphrase", finishing(request, check_passphrase(board_, std::move(command.passphrase))));
}

void EngineCore::act(RequestId request, ChangePassphrase command)
{
    tasks_.spawn("change the passphrase",
                 finishing(request, change_passphrase(board_, std::move(command.current), std::move(command.next))));
}

Task<void> EngineCore::tell_recovery_code(RequestId request)
{
    std::string code = co_await make_recovery_code(board_);
    board_.tell(RecoveryCode{request, std::move(code)});
}

void EngineCore::act(RequestId request, MakeRecoveryCode const&)
{
    tasks_.spawn("make a recovery code", finishing(request, tell_recovery_code(request)));
}

void EngineCore::act(RequestId request, RemoveRecoveryCode const&)
{
    std::optional<Error> failed;
    try {
        remove_recovery_code(board_);
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    board_.finished(request, failed);
}

void EngineCore::act(RequestId request, SetKeychain const& command)
{
    std::optional<Error> failed;
    try {
        set_keychain(board_, command.bytes);
    } catch (Failure const& failure) {
        failed = failure.error();
    }
    board_.finished(request, failed);
}

} // namespace signet::engine
