#pragma once

#include "ui/model/engine_door.h"
#include "ui/model/reason_words.h"

namespace signet::ui {

class ContactsModel;
class Notices;

/// What the engine remarks that no row of a log holds: names that were changed or may deceive, calls that were refused before it
/// was known of which envelope, and somebody who keeps asking to verify. Told as notices, until they are dismissed.
class Remarks final : public QObject {
    Q_OBJECT
public:
    Remarks(EngineDoor& door, ContactsModel const& contacts, Notices& notices, QObject* parent = nullptr);

private:
    void take(engine::EngineEvent const& event);
    void tell(engine::NamesToNote const& names);
    void tell(engine::CallRefused const& call);
    void tell(engine::ExchangeEnded const& ended);
    void put(QString const& id, QString const& heading, QString const& text);
    [[nodiscard]] QString nameOf(AccountNumber const& number) const;
    [[nodiscard]] ReasonWords wordsFor(AccountNumber const& party, engine::Reason const& reason) const;

    ContactsModel const& contacts_;
    Notices& notices_;
};

} // namespace signet::ui
