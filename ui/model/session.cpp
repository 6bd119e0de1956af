#include "ui/model/session.h"

#include "ui/model/person.h"
#include "ui/model/plain_text.h"

namespace signet::ui {

namespace {
constexpr qsizetype longest_path = 1000; ///< ours: deeper ones are cut in the middle
} // namespace

void Session::set(engine::EnvelopeInfo from)
{
    info = std::move(from);
    party_.clear();
    company_.clear();
    haystack_.clear();
    partyKey_.reset();
    companyKey_.reset();
}

QString const& Session::party()
{
    if (party_.isEmpty()) party_ = shownName(info.party_name, info.party);
    return party_;
}

QString const& Session::company()
{
    if (company_.isEmpty() && !info.company.empty()) company_ = plain(info.company);
    return company_;
}

QString Session::filePath(std::size_t file) const
{
    return plain(files.at(file).path, longest_path);
}

QCollatorSortKey const& Session::partyKey(QCollator const& collator)
{
    if (!partyKey_) partyKey_ = collator.sortKey(party());
    return *partyKey_;
}

QCollatorSortKey const& Session::companyKey(QCollator const& collator)
{
    if (!companyKey_) companyKey_ = collator.sortKey(company());
    return *companyKey_;
}

QString const& Session::haystack()
{
    if (!haystack_.isEmpty()) return haystack_;
    QLatin1Char const apart{'\n'};
    QString all = party() + apart + company() + apart + digitsText(info.party) + apart
                  + QString::fromStdString(info.party.grouped()) + apart + tracking();
    for (std::string const& name : info.names) all += apart + QString::fromStdString(name);
    for (File const& file : files) all += apart + QString::fromStdString(file.path);
    haystack_ = all.toCaseFolded();
    return haystack_;
}

std::int64_t Session::tookMs() const
{
    bool const isThrough = info.state == engine::EnvelopeState::Delivered || info.state == engine::EnvelopeState::Received;
    return isThrough && info.ended ? milliseconds_of(*info.ended) - milliseconds_of(info.started) : -1;
}

int Session::children() const
{
    if (listing == Listing::NotAsked) return 0;
    return static_cast<int>(files.size()) + (more > 0 ? 1 : 0) + 1;
}

} // namespace signet::ui
