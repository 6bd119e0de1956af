#include "ui/model/remarks.h"

#include "ui/model/contacts_model.h"
#include "ui/model/notices.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"

namespace signet::ui {

namespace {

constexpr int rank = 90;               ///< ours: after every state, before what is only said
constexpr qsizetype longest_name = 60; ///< ours: a sentence holds no longer one

QString shown(std::string const& name)
{
    return isolated(plain(name, longest_name));
}

} // namespace

Remarks::Remarks(EngineDoor& door, ContactsModel const& contacts, Notices& notices, QObject* parent)
    : QObject{parent},
      contacts_{contacts},
      notices_{notices}
{
    connect(&door, &EngineDoor::happened, this, &Remarks::take);
}

void Remarks::take(engine::EngineEvent const& event)
{
    if (auto const* const names = std::get_if<engine::NamesToNote>(&event))
        tell(*names);
    else if (auto const* const call = std::get_if<engine::CallRefused>(&event))
        tell(*call);
    else if (auto const* const ended = std::get_if<engine::ExchangeEnded>(&event))
        tell(*ended);
}

QString Remarks::nameOf(AccountNumber const& number) const
{
    engine::ContactInfo const* const contact = contacts_.find(number);
    return isolated(contact ? shownName(contact->name, number) : groupedText(number));
}

void Remarks::put(QString const& id, QString const& heading, QString const& text)
{
    notices_.put(
        {id, rank, Notice::Look::Warn, QStringLiteral("warning"), heading, text, {{Notice::dismissId(), tr("Dismiss")}}});
}

/// threats.md E3, U97: told as renamed or as unusual.
void Remarks::tell(engine::NamesToNote const& names)
{
    QString const party = nameOf(names.party);
    if (!names.renamed.empty()) {
        engine::NamesToNote::Renamed const& first = names.renamed.front();
        auto const more = static_cast<int>(names.renamed.size()) - 1;
        //: What a file was called by its sender, and what it is called here.
        QString const text = tr("%1 is now %2.").arg(shown(first.sent_as), shown(first.now));
        put(QStringLiteral("renamed"), tr("Names in what %1 sent were changed to be safe").arg(party),
            more == 0 ? text : tr("%1 And %Ln more.", nullptr, more).arg(text));
    }
    if (!names.unusual.empty())
        put(QStringLiteral("unusual"), tr("A name in what %1 sent mixes alphabets").arg(party),
            tr("%1 may be made to be taken for another. Look twice before you open it.").arg(shown(names.unusual.front())));
}

void Remarks::tell(engine::CallRefused const& call)
{
    ReasonWords const words = wordsFor(call.party, call.reason);
    put(QStringLiteral("call refused"), tr("An envelope from %1 was refused. %2").arg(nameOf(call.party), words.heading),
        words.sentence);
}

/// threats.md K29: one summary, not a thousand questions. A run that a window shows ends there.
void Remarks::tell(engine::ExchangeEnded const& ended)
{
    if (ended.reason.code != "too many requests") return;
    ReasonWords const words = wordsFor(ended.number, ended.reason);
    put(QStringLiteral("knocking"), words.heading, words.sentence);
}

ReasonWords Remarks::wordsFor(AccountNumber const& party, engine::Reason const& reason) const
{
    engine::EnvelopeInfo refused; // the row that there is not
    refused.way = engine::Way::Received;
    refused.party = party;
    if (engine::ContactInfo const* const contact = contacts_.find(party)) refused.party_name = contact->name;
    refused.state = engine::EnvelopeState::Refused;
    refused.reason = reason;
    return reasonWords(refused);
}

} // namespace signet::ui
