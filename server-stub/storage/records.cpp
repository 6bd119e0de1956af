#include "server-stub/storage/records.h"

namespace signet::server {

char const* name_of(AccountState state)
{
    switch (state) {
    case AccountState::Waiting: return "waiting";
    case AccountState::Active: return "active";
    case AccountState::Suspended: return "suspended";
    case AccountState::Closed: return "closed";
    }
    return "unknown";
}

char const* name_of(CallPurpose purpose)
{
    switch (purpose) {
    case CallPurpose::KeyExchange: return "key exchange";
    case CallPurpose::Envelope: return "envelope";
    }
    return "unknown";
}

} // namespace signet::server
