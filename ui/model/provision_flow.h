#pragma once

#include "ui/model/engine_door.h"

namespace signet::ui {

/// Joining an operator, as its window shows it (seed B fig. 3, protocol.md §3): invitation, passphrase where there is no profile
/// yet, the call to 611 with the work order's digits, done.
class ProvisionFlow final : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Invitation,
        Passphrase, ///< a new profile needs a way in before it can hold keys
        Opening,    ///< the profile is being made
        Calling,    ///< 611 is dialled
        Digits,     ///< the server asks for the work order
        Checking,
        Ready,
        Failed,
    };
    Q_ENUM(Stage)

    static constexpr int orderDigits = 9;

    /// Makes the profile; profileIsOpen() or profileFailed() is called at its end.
    using MakeProfile = std::function<void(SecretBytes passphrase)>;

    /// `make` empty: there is a profile, another account joins it.
    ProvisionFlow(EngineDoor& engine, MakeProfile make, QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const { return stage_; }
    [[nodiscard]] bool makesProfile() const { return static_cast<bool>(make_); }
    [[nodiscard]] std::optional<engine::LinkInfo> const& link() const { return link_; }
    [[nodiscard]] QString operatorName() const;              ///< cleaned
    [[nodiscard]] QString fingerprint() const;               ///< in fives
    [[nodiscard]] QString prompt() const { return prompt_; } ///< what the server says in words, cleaned
    [[nodiscard]] int triesLeft() const { return triesLeft_; }
    [[nodiscard]] bool isRepeated() const { return repeated_; } ///< digits were wrong before
    [[nodiscard]] engine::AccountInfo const& account() const { return account_; }
    [[nodiscard]] QString failureHeading() const;
    [[nodiscard]] QString failureAdvice() const;

    /// As pasted or opened; surrounding blanks are passed over. True where it is a link. In the stage Invitation.
    bool setLink(QString const& text);
    /// From the invitation on: to the passphrase or straight to the call.
    void proceed();
    void setPassphrase(SecretBytes passphrase);
    void giveDigits(QString const& digits); ///< nine
    /// Hangs up; the invitation stays.
    void hangUp();
    void tryAgain();

    void profileIsOpen();
    void profileFailed(Error error);

Q_SIGNALS:
    void changed();

private:
    void take(engine::EngineEvent const& event);
    void move(Stage stage);
    void call();
    void ended(engine::Finished const& finished);

    EngineDoor& engine_;
    MakeProfile make_;
    Stage stage_ = Stage::Invitation;
    QString linkText_;
    std::optional<engine::LinkInfo> link_;
    engine::RequestId request_ = 0;
    QString prompt_;
    int triesLeft_ = 0;
    bool repeated_ = false;
    bool profileOpen_ = false;
    engine::AccountInfo account_;
    std::optional<Error> error_;
    engine::Reason reason_;
};

} // namespace signet::ui
