#include "app/desktop/keychain.h"

#include <qt6keychain/keychain.h>

namespace signet::desktop {

namespace {
QString const service = QStringLiteral("org.signet.Signet");
}

Keychain::Keychain(QString profile, QObject* parent) : QObject{parent}, profile_{std::move(profile)} { }

void Keychain::read()
{
    auto* const job = new QKeychain::ReadPasswordJob{service, this};
    job->setKey(profile_);
    connect(job, &QKeychain::Job::finished, this, [this, job] {
        QByteArray bytes = QByteArray::fromBase64(job->binaryData());
        bool const good = job->error() == QKeychain::NoError && bytes.size() == 32;
        if (good) found_ = SecretBytes::copy_of({reinterpret_cast<std::uint8_t const*>(bytes.constData()), 32});
        bytes.fill('\0');
        good ? Q_EMIT found() : Q_EMIT missing();
    });
    job->start();
}

void Keychain::keep(SecretBytes const& secret)
{
    auto* const job = new QKeychain::WritePasswordJob{service, this};
    job->setKey(profile_);
    job->setInsecureFallback(false); // never a file in plain text
    ByteView const bytes = secret.expose();
    job->setBinaryData(QByteArray{reinterpret_cast<char const*>(bytes.data()), static_cast<qsizetype>(bytes.size())}.toBase64());
    connect(job, &QKeychain::Job::finished, this,
            [this, job] { job->error() == QKeychain::NoError ? Q_EMIT kept() : Q_EMIT failed(); });
    job->start();
}

void Keychain::forget()
{
    auto* const job = new QKeychain::DeletePasswordJob{service, this};
    job->setKey(profile_);
    job->start();
}

} // namespace signet::desktop
