#pragma once

#include "core/engine/api.h"
#include "ui/model/draft.h"

#include <QString>

namespace signet::ui {

/// The newest envelope from the draft's From to its To, as far as the stamp is concerned: what is under way, or, until another
/// is begun, one that was delivered since this window was opened.
struct TransferGlance {
    AccountNumber own;
    AccountNumber party;
    std::string id; ///< as in EnvelopeInfo
    engine::EnvelopeState state = engine::EnvelopeState::Sealing;
    bool waitsForPerson = false;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t acknowledged = 0;    ///< of bytes
    std::optional<seconds> left;       ///< where it can be told
    std::optional<WallTime> delivered; ///< by a receipt that was checked
    friend bool operator==(TransferGlance const&, TransferGlance const&) = default;
};

/// What lies in the envelope.
struct Contents {
    std::size_t items = 0; ///< files and folders that were put in
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    bool counting = false; ///< folders are still being counted: files and bytes grow
    friend bool operator==(Contents const&, Contents const&) = default;
};

struct StampQuestion {
    Draft::Obstacle obstacle = Draft::Obstacle::None;
    QString toName;
    Contents contents;
    bool handingOver = false; ///< SEND was pressed, the engine has not taken it yet
    std::optional<TransferGlance> transfer;
};

/// What the stamp shows and does, ui.md §5.
struct StampState {
    enum class Panel { Wax, Plain, Blue, Err, Warn };
    enum class Press { Nothing, Send, Verify, ShowTransfer, ShowReceipt };

    QString label;
    QString secondLine;
    Panel panel = Panel::Plain;
    Press press = Press::Nothing;
    QString toolTip;
    std::optional<double> progress;   ///< 0 to 1: the panel fills so far
    std::optional<WallTime> postmark; ///< of a receipt
    QString accessibleName;
    QString accessibleDescription;

    [[nodiscard]] bool isEnabled() const { return press != Press::Nothing; }
    friend bool operator==(StampState const&, StampState const&) = default;
};

[[nodiscard]] StampState stampState(StampQuestion const& question);

} // namespace signet::ui
