#include "ui/model/session.h"

#include "ui/model/person.h"
#include "ui/model/plain_text.h"

namespace signet::ui {

namespace {
constexpr qsizetype longest_path = 1000;       ///< ours: deeper ones are cut in the middle
constexpr std::size_t longest_searched = 1000; ///< ours: bytes of one name that a search looks at
} // namespace

std::string foldedForSearch(std::string_view text)
{
    std::string folded{text};
    for (char& each : folded) {
        if (static_cast<unsigned char>(each) >= 0x80) // rare, and slow
            return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toCaseFolded().toStdString();
        if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
    }
    return folded;
}

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

std::string const& Session::haystack()
{
    if (!haystack_.empty()) return haystack_;
    auto const add = [this](std::string_view text) {
        haystack_ += '\n';
        haystack_ += foldedForSearch(text.substr(0, longest_searched));
    };
    add(info.party_name);
    add(info.company);
    add(info.party.digits());
    add(info.party.grouped());
    add(info.tracking);
    for (std::string const& name : info.names) add(name);
    for (File const& file : files) add(file.path);
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
