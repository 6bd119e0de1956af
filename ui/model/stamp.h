#pragma once

#include "ui/model/stamp_state.h"

namespace signet::ui {

class Outgoing;

/// Keeps the stamp's state: the address comes from the draft, the rest from who knows it.
class Stamp final : public QObject {
    Q_OBJECT
public:
    Stamp(Draft& draft, Outgoing& outgoing, QObject* parent = nullptr);

    [[nodiscard]] StampState const& state() const { return state_; }
    /// The draft's transfer, where there is one.
    [[nodiscard]] std::optional<TransferGlance> transfer() const;

    void setContents(Contents const& contents);
    /// Of the draft's From and To; another pair's counts for nothing. Whoever gives it gives it anew when the draft changes.
    void setTransfer(std::optional<TransferGlance> transfer);

Q_SIGNALS:
    /// The state, or the transfer.
    void changed();

private:
    bool update(); ///< whether it told of a change

    Draft& draft_;
    Outgoing& outgoing_;
    Contents contents_;
    std::optional<TransferGlance> transfer_;
    StampState state_;
};

} // namespace signet::ui
