#pragma once

#include "ui/model/engine_door.h"

namespace signet::ui {

class Draft;

/// Hands envelopes over to the engine, one at a time: SEND pressed twice is one envelope. What cannot be sent is told before
/// anything goes, and the person decides about the rest.
class Outgoing final : public QObject {
    Q_OBJECT
public:
    Outgoing(EngineDoor& door, Draft& draft, QObject* parent = nullptr);

    /// To whom the draft is addressed now. Nothing happens while one is being handed over, or where the draft may not be sent.
    /// Paths are absolute, in the file system's own bytes.
    void send(std::vector<std::string> paths, bool compress = true);
    /// SEND was pressed while what goes is still being counted: it goes, to whom the draft is addressed now, once it is known.
    /// Another address lets it be.
    void hold();
    [[nodiscard]] bool isHeld() const { return held_.has_value(); }
    /// What was held is known.
    void release(std::vector<std::string> paths);
    /// After problems: the same once more without what cannot go.
    void sendRest();
    /// After problems or a failure: let it be.
    void dismiss();

    /// Stops one that has not arrived yet, EnvelopeInfo::id; the files stay where they are.
    void takeBack(std::string const& envelope);

    [[nodiscard]] bool isBusy() const { return request_ || held_; }

    using Problem = engine::SourceProblems::Problem;
    [[nodiscard]] std::vector<Problem> const& problems() const { return problems_; }
    /// Why the last one was not taken; problems apart.
    [[nodiscard]] std::optional<Error> const& failure() const { return failure_; }

Q_SIGNALS:
    /// Busy, problems or failure.
    void changed();
    /// It is in the queue and survives the process: what was ticked can be emptied.
    void queued(signet::engine::EnvelopeInfo const& envelope);

private:
    using Address = std::pair<AccountNumber, AccountNumber>; ///< from, to

    [[nodiscard]] std::optional<Address> address() const;
    void followDraft();
    void take(engine::EngineEvent const& event);
    void post();
    void finish(engine::Finished const& finished);

    EngineDoor& door_;
    Draft& draft_;
    engine::SendEnvelope envelope_; ///< the one that is, or was last, being handed over
    std::optional<engine::RequestId> request_;
    std::optional<Address> held_;
    std::vector<Problem> problems_;
    std::optional<Error> failure_;
};

} // namespace signet::ui
