#include "ui/model/connection_words.h"

#include "ui/model/plain_text.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::ConnectionWords)
};
} // namespace

ConnectionWords connectionWords(engine::AccountInfo const* account, std::optional<engine::ConnectionChanged> const& now)
{
    using Look = ConnectionWords::Look;
    using State = engine::ConnectionChanged::State;
    if (!account) return {Look::Busy, QStringLiteral("info"), Words::tr("No account yet")};
    QString const server = isolated(plain(account->server));
    if (!now) return {Look::Busy, QStringLiteral("network"), Words::tr("Not connected")};
    switch (now->state) {
    case State::Online: return {Look::Good, QStringLiteral("ok"), Words::tr("Connected to %1").arg(server)};
    case State::Connecting: return {Look::Busy, QStringLiteral("clock"), Words::tr("Connecting to %1").arg(server)};
    case State::Offline: return {Look::Bad, QStringLiteral("network"), Words::tr("No connection to %1").arg(server)};
    case State::Replaced: return {Look::Bad, QStringLiteral("warning"), Words::tr("Signed in elsewhere")};
    case State::Suspended: return {Look::Bad, QStringLiteral("block"), Words::tr("Account suspended")};
    case State::Closed: return {Look::Bad, QStringLiteral("block"), Words::tr("Account closed or issued anew")};
    }
    return {};
}

} // namespace signet::ui
