#pragma once

#include "ui/model/engine_door.h"

namespace signet::ui {

/// The one line of the status bar: what is under way in either direction, the most lively first.
class Activity final : public QObject {
    Q_OBJECT
public:
    explicit Activity(EngineDoor& door, QObject* parent = nullptr);

    [[nodiscard]] QString text() const { return text_; } ///< empty: nothing is under way
    [[nodiscard]] QString icon() const { return icon_; }
    /// Which tab shows more of it.
    [[nodiscard]] engine::Way way() const { return way_; }

Q_SIGNALS:
    void changed();

private:
    using Key = std::pair<engine::Way, std::int64_t>;
    struct Envelope {
        engine::EnvelopeInfo info;
        std::uint64_t acknowledged = 0;
    };

    void take(engine::EngineEvent const& event);
    void keep(engine::EnvelopeInfo const& info);
    void update();
    [[nodiscard]] QString moving(Envelope const& envelope) const;

    std::map<Key, Envelope> underWay_;
    QString text_;
    QString icon_;
    engine::Way way_ = engine::Way::Sent;
};

} // namespace signet::ui
