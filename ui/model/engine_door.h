#pragma once

#include "core/engine/api.h"

#include <QObject>

#include <functional>
#include <map>

namespace signet::ui {

/// The engine as models see it: commands down, events up, values only. UI thread. `EngineBridge` is the real one; tests have
/// their own.
class EngineDoor : public QObject {
    Q_OBJECT
public:
    using Then = std::function<void(engine::Finished const&)>;

    using QObject::QObject;

    /// Numbers rise. The command ends in exactly one Finished, told later, never from within this call.
    virtual engine::RequestId post(engine::Command command) = 0;
    /// The same; `then` is called at its end, in order with the events, unless `context` has gone by then.
    engine::RequestId post(engine::Command command, QObject const* context, Then then);

Q_SIGNALS:
    void happened(signet::engine::EngineEvent const& event);

protected:
    /// Tells an event to everybody and a Finished to who waits for it.
    void tell(engine::EngineEvent const& event);

private:
    struct Waiting {
        QPointer<QObject const> context;
        Then then;
    };
    std::map<engine::RequestId, Waiting> waiting_;
};

} // namespace signet::ui
