#pragma once

#include "core/engine/account_engine.h"
#include "core/provisioning/provision.h"

namespace signet::engine {

/// The engine without its thread: carries commands out on the executor's thread and tells events. The simulation runs it
/// directly.
class EngineCore {
public:
    /// `profile` is open. Takes up what a killed process left.
    EngineCore(Env const& env, store::Profile profile, std::function<void(EngineEvent)> tell);
    ~EngineCore(); ///< after stop()

    void carry_out(RequestId request, Command command);
    /// Ends every run; all stays resumable.
    Task<void> stop();

private:
    struct Adding; ///< an AddAccount that waits for digits

    void act(RequestId request, AddAccount command);
    void act(RequestId request, GiveDigits command);
    void act(RequestId request, ListAccounts const& command);
    void act(RequestId request, ListContacts const& command);
    void act(RequestId request, AddContact const& command);
    void act(RequestId request, RenameContact const& command);
    void act(RequestId request, RemoveContact const& command);
    void act(RequestId request, BlockContact const& command);
    void act(RequestId request, WithdrawContact const& command);
    void act(RequestId request, GoOnline const& command);
    void act(RequestId request, StopReceiving const& command);
    void act(RequestId request, VerifyContact const& command);
    void act(RequestId request, GiveUpVerifying const& command);
    void act(RequestId request, AnswerKeyExchange command);
    void act(RequestId request, SendEnvelope command);
    void act(RequestId request, ResumeEnvelope const& command);
    void act(RequestId request, PauseEnvelope const& command);
    void act(RequestId request, CancelEnvelope const& command);
    void act(RequestId request, ListEnvelopes const& command);
    void act(RequestId request, ListFiles const& command);
    void act(RequestId request, MarkSeen const& command);
    void act(RequestId request, DeleteReceived const& command);
    void act(RequestId request, ExportEvidence const& command);
    void act(RequestId request, SealFor command);
    void act(RequestId request, OpenSealed command);
    void act(RequestId request, ListWaysIn const& command);
    void act(RequestId request, CheckPassphrase command);
    void act(RequestId request, ChangePassphrase command);
    void act(RequestId request, MakeRecoveryCode const& command);
    void act(RequestId request, RemoveRecoveryCode const& command);
    void act(RequestId request, SetKeychain const& command);

    Task<void> add_account(RequestId request, AddAccount command);
    /// The identity of an earlier run of the same order, where the server has bound it (protocol.md §3.5).
    Task<std::optional<provisioning::Provisioned>> complete_pending(identity::ProvisioningLink const& link);
    Task<std::optional<provisioning::Provisioned>> complete_if_reached(identity::ProvisioningLink const& link);
    Task<provisioning::Provisioned> provision(Adding& adding, std::string device_name);
    Task<void> take_in(RequestId request, store::OwnAccount account);
    Task<SecretBytes> ask_digits(Adding& adding, std::string prompt, int tries_left);
    Task<void> send_envelope(RequestId request, SendEnvelope command);
    Task<void> seal_for(RequestId request, SealFor command);
    Task<void> open_sealed(RequestId request, OpenSealed command);
    Task<void> list_files(RequestId request, ListFiles command);
    Task<void> delete_received(store::RowId row);
    Task<void> tell_recovery_code(RequestId request);
    /// Runs `task`; a Failure becomes the request's Finished.
    Task<void> finishing(RequestId request, Task<void> task);

    /// What a process that was killed left half done.
    void tidy();
    void load_accounts();
    [[nodiscard]] AccountEngine* find(AccountNumber const& number);
    /// The account and the person a command names; on failure the request is finished and nothing comes back.
    [[nodiscard]] std::optional<std::pair<AccountEngine*, Account>> pair_of(RequestId request, AccountNumber const& own,
                                                                            AccountNumber const& other);
    void people_result(RequestId request, AccountEngine& account, Account const& peer, Result<void> result);
    [[nodiscard]] std::optional<store::EnvelopeRow> row_of(RequestId request, std::string const& id);

    Board board_;
    Dialogue::Registry dialogues_;
    std::vector<std::unique_ptr<AccountEngine>> accounts_;
    std::optional<Error> accounts_unreadable_; ///< said to whoever asks for them: it is not the same as having none
    std::map<RequestId, Adding*> adding_;
    TaskScope tasks_;
};

} // namespace signet::engine
