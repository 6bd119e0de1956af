#pragma once

#include "core/crypto/secret.h"

#include <QString>

class QLineEdit;

namespace signet::ui {

/// How hard a passphrase is to guess, by zxcvbn.
enum class Strength { Empty, Weak, Fair, Strong };
[[nodiscard]] Strength strengthOf(QString const& passphrase);
[[nodiscard]] QString wordFor(Strength strength);

/// The text as a secret; what Qt keeps of it is overwritten where it can be reached (docs/threat-model.md names what cannot).
[[nodiscard]] SecretBytes takeSecret(QString& text);

} // namespace signet::ui
