#pragma once

#include "core/crypto/secret.h"

#include <QObject>

namespace signet::desktop {

/// The system's keychain, as one of the ways in (never the only one). Every answer comes later, by signal; a system without a
/// keychain says NotFound.
class Keychain final : public QObject {
    Q_OBJECT
public:
    /// `profile` names the entry: each profile has its own.
    explicit Keychain(QString profile, QObject* parent = nullptr);

    void read();                          ///< ends in found() or missing()
    void keep(SecretBytes const& secret); ///< ends in kept() or failed()
    void forget();

    /// What read() found, once.
    [[nodiscard]] SecretBytes takeFound() { return std::move(found_); }

Q_SIGNALS:
    void found();
    void missing();
    void kept();
    void failed();

private:
    QString profile_;
    SecretBytes found_;
};

} // namespace signet::desktop
