#include "ui/model/stamp.h"

#include "ui/model/outgoing.h"

namespace signet::ui {

Stamp::Stamp(Draft& draft, Outgoing& outgoing, QObject* parent) : QObject{parent}, draft_{draft}, outgoing_{outgoing}
{
    connect(&draft, &Draft::changed, this, &Stamp::update);
    connect(&outgoing, &Outgoing::changed, this, &Stamp::update);
    update();
}

std::optional<TransferGlance> Stamp::transfer() const
{
    bool const ours = transfer_ && transfer_->own == draft_.from() && transfer_->party == draft_.to();
    return ours ? transfer_ : std::nullopt;
}

void Stamp::setContents(Contents const& contents)
{
    contents_ = contents;
    update();
}

void Stamp::setTransfer(std::optional<TransferGlance> transfer)
{
    if (transfer == transfer_) return;
    bool const another = (transfer ? transfer->id : std::string{}) != (transfer_ ? transfer_->id : std::string{});
    transfer_ = std::move(transfer);
    if (!update() && another) Q_EMIT changed();
}

bool Stamp::update()
{
    StampState now = stampState({draft_.obstacle(), draft_.toName(), contents_, outgoing_.isBusy(), transfer()});
    if (now == state_) return false;
    state_ = std::move(now);
    Q_EMIT changed();
    return true;
}

} // namespace signet::ui
