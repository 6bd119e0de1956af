#include "ui/model/notices.h"

#include <algorithm>

namespace signet::ui {

namespace {
constexpr int said = 100; ///< rank: after every state
}

QString Notice::dismissId()
{
    return QStringLiteral("dismiss");
}

void Notices::say(Notice::Look look, QString const& sentence)
{
    bool const bad = look == Notice::Look::Err;
    put({QStringLiteral("said"),
         said,
         look,
         bad ? QStringLiteral("error") : QStringLiteral("info"),
         sentence,
         {},
         {{Notice::dismissId(), tr("Dismiss")}}});
}

void Notices::put(Notice notice)
{
    auto const known = std::ranges::find(all_, notice.id, &Notice::id);
    if (known != all_.end() && *known == notice) return;
    if (known != all_.end() && known->rank == notice.rank) {
        *known = std::move(notice);
    } else {
        if (known != all_.end()) all_.erase(known);
        all_.insert(std::ranges::upper_bound(all_, notice.rank, {}, &Notice::rank), std::move(notice));
    }
    Q_EMIT changed();
}

void Notices::take(QString const& id)
{
    if (std::erase_if(all_, [&id](Notice const& each) { return each.id == id; }) > 0) Q_EMIT changed();
}

std::vector<Notice> Notices::shown() const
{
    return {all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(std::min(all_.size(), mostShown))};
}

Notice const* Notices::find(QString const& id) const
{
    auto const found = std::ranges::find(all_, id, &Notice::id);
    return found == all_.end() ? nullptr : &*found;
}

void Notices::act(QString const& notice, QString const& action)
{
    Notice const* const found = find(notice);
    if (!found || std::ranges::find(found->actions, action, &Notice::Action::id) == found->actions.end()) return;
    if (action == Notice::dismissId()) take(notice);
    Q_EMIT acted(notice, action);
}

} // namespace signet::ui
