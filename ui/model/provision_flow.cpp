#include "ui/model/provision_flow.h"

#include "ui/model/plain_text.h"

#include <QSysInfo>

namespace signet::ui {

namespace {

QString inFives(std::string const& characters)
{
    QString const all = QString::fromStdString(characters);
    QStringList groups;
    for (qsizetype at = 0; at < all.size(); at += 5) groups += all.mid(at, 5);
    return groups.join(QLatin1Char('-'));
}

} // namespace

ProvisionFlow::ProvisionFlow(EngineDoor& engine, MakeProfile make, QObject* parent)
    : QObject{parent},
      engine_{engine},
      make_{std::move(make)}
{
    connect(&engine_, &EngineDoor::happened, this, &ProvisionFlow::take);
}

QString ProvisionFlow::operatorName() const
{
    return link_ ? plain(link_->operator_name) : QString{};
}

QString ProvisionFlow::fingerprint() const
{
    return link_ ? inFives(link_->fingerprint) : QString{};
}

void ProvisionFlow::move(Stage stage)
{
    stage_ = stage;
    Q_EMIT changed();
}

bool ProvisionFlow::setLink(QString const& text)
{
    if (stage_ != Stage::Invitation) return link_.has_value();
    linkText_ = text.trimmed();
    link_ = engine::read_link(linkText_.toStdString());
    Q_EMIT changed();
    return link_.has_value();
}

void ProvisionFlow::proceed()
{
    if (stage_ != Stage::Invitation || !link_) return;
    if (make_ && !profileOpen_)
        move(Stage::Passphrase);
    else
        call();
}

void ProvisionFlow::setPassphrase(SecretBytes passphrase)
{
    if (stage_ != Stage::Passphrase) return;
    move(Stage::Opening);
    make_(std::move(passphrase));
}

void ProvisionFlow::profileIsOpen()
{
    profileOpen_ = true;
    if (stage_ == Stage::Opening) call();
}

void ProvisionFlow::profileFailed(Error error)
{
    if (stage_ != Stage::Opening) return;
    error_ = error;
    reason_ = {};
    move(Stage::Failed);
}

void ProvisionFlow::call()
{
    error_.reset();
    reason_ = {};
    repeated_ = false;
    move(Stage::Calling);
    request_ = engine_.post(engine::AddAccount{linkText_.toStdString(), QSysInfo::machineHostName().left(64).toStdString()}, this,
                            [this](engine::Finished const& finished) { ended(finished); });
}

void ProvisionFlow::take(engine::EngineEvent const& event)
{
    if (auto const* const need = std::get_if<engine::NeedDigits>(&event); need && need->request == request_ && request_ != 0) {
        repeated_ = stage_ == Stage::Checking;
        prompt_ = plain(need->prompt, 400);
        triesLeft_ = need->tries_left;
        move(Stage::Digits);
    } else if (auto const* const added = std::get_if<engine::AccountAdded>(&event); added && added->request == request_) {
        account_ = added->account;
    }
}

void ProvisionFlow::giveDigits(QString const& digits)
{
    if (stage_ != Stage::Digits || digits.size() != orderDigits) return;
    QByteArray latin = digits.toLatin1();
    engine_.post(engine::GiveDigits{request_, SecretBytes::copy_of({reinterpret_cast<std::uint8_t const*>(latin.constData()),
                                                                    static_cast<std::size_t>(latin.size())})});
    latin.fill('\0');
    move(Stage::Checking);
}

void ProvisionFlow::hangUp()
{
    if (stage_ == Stage::Digits) engine_.post(engine::GiveDigits{request_, {}});
    request_ = 0; // what still comes of that call is nobody's
    move(Stage::Invitation);
}

void ProvisionFlow::tryAgain()
{
    if (stage_ != Stage::Failed) return;
    if (make_ && !profileOpen_)
        move(Stage::Passphrase);
    else
        call();
}

void ProvisionFlow::ended(engine::Finished const& finished)
{
    if (finished.request != request_) return;
    if (!finished.error) return move(Stage::Ready);
    error_ = finished.error;
    reason_ = finished.reason;
    move(Stage::Failed);
}

QString ProvisionFlow::failureHeading() const
{
    if (reason_.code == "wrong work order") return tr("That work order was not recognised");
    if (!error_) return {};
    switch (error_->code) {
    case ErrorCode::LinkLost:
    case ErrorCode::Timeout: return tr("No connection to %1").arg(isolated(link_ ? plain(link_->server) : QString{}));
    case ErrorCode::BadSignature:
    case ErrorCode::BadProof: return tr("This is not your operator's server");
    case ErrorCode::NoSpace: return tr("The disk is full");
    case ErrorCode::Unsupported: return tr("The server speaks another version");
    default: return tr("Signet could not join");
    }
}

QString ProvisionFlow::failureAdvice() const
{
    if (reason_.code == "wrong work order")
        return tr(
            "Check the number in your letter and dial again. A digit may be wrong, or the order may be used already. After three "
            "wrong tries it is void: then ring your operator for a new one.");
    if (!error_) return {};
    switch (error_->code) {
    case ErrorCode::LinkLost:
    case ErrorCode::Timeout: return tr("Check your network, then dial again. Nothing was set up.");
    case ErrorCode::BadSignature:
    case ErrorCode::BadProof:
        return tr("Its certificate is not signed by the key from your invitation. Signet has hung up. Ring your operator.");
    case ErrorCode::NoSpace: return tr("Make space, then try again.");
    case ErrorCode::Unsupported: return tr("Update Signet, then dial again.");
    default: return plain(std::string_view{error_->text}) + QLatin1Char('.');
    }
}

} // namespace signet::ui
