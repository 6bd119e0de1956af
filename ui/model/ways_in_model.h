#pragma once

#include "ui/model/engine_door.h"

namespace signet::ui {

/// The ways into the profile, as Settings shows them, and what a person does with them.
class WaysInModel final : public QObject {
    Q_OBJECT
public:
    explicit WaysInModel(EngineDoor& engine, QObject* parent = nullptr);

    /// What is known; asks again by refresh().
    [[nodiscard]] engine::WaysIn const& ways() const { return ways_; }
    void refresh();

    void changePassphrase(SecretBytes current, SecretBytes next);
    void makeRecoveryCode();
    void removeRecoveryCode();
    /// 32 bytes that the keychain keeps; nothing: it opens the profile no more.
    void setKeychain(SecretBytes bytes);

Q_SIGNALS:
    void changed();
    void passphraseChanged();
    void recoveryCodeMade(QString const& code); ///< shown once, kept nowhere
    void failed(QString const& sentence);

private:
    void run(engine::Command command, std::function<void()> done = {});

    EngineDoor& engine_;
    engine::WaysIn ways_;
};

} // namespace signet::ui
