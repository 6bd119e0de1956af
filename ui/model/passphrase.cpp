#include "ui/model/passphrase.h"

#include <QCoreApplication>

#include <zxcvbn.h>

namespace signet::ui {

namespace {
constexpr double fair_bits = 40;   ///< ours: some years at Argon2id's cost for one machine
constexpr double strong_bits = 60; ///< ours: out of reach for many
constexpr qsizetype longest_judged = 100;
} // namespace

Strength strengthOf(QString const& passphrase)
{
    if (passphrase.isEmpty()) return Strength::Empty;
    QByteArray judged = passphrase.left(longest_judged).toUtf8();
    double const bits = ZxcvbnMatch(judged.constData(), nullptr, nullptr);
    judged.fill('\0');
    if (bits < fair_bits) return Strength::Weak;
    return bits < strong_bits ? Strength::Fair : Strength::Strong;
}

QString wordFor(Strength strength)
{
    switch (strength) {
    case Strength::Empty: return {};
    case Strength::Weak:
        return QCoreApplication::translate("Passphrase", "Weak: easily guessed. Four or more unrelated words are better.");
    case Strength::Fair: return QCoreApplication::translate("Passphrase", "Fair: another word makes it strong.");
    case Strength::Strong: return QCoreApplication::translate("Passphrase", "Strong");
    }
    return {};
}

SecretBytes takeSecret(QString& text)
{
    QByteArray utf8 = text.toUtf8();
    SecretBytes secret =
        SecretBytes::copy_of({reinterpret_cast<std::uint8_t const*>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
    utf8.fill('\0');
    text.fill(QChar{0});
    text.clear();
    return secret;
}

} // namespace signet::ui
