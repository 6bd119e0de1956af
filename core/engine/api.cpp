#include "core/engine/api.h"

#include "core/identity/provisioning_link.h"

namespace signet::engine {

char const* name_of(ContactState state)
{
    switch (state) {
    case ContactState::Verified: return "verified";
    case ContactState::Unverified: return "unverified";
    case ContactState::Waiting: return "waiting";
    case ContactState::Changed: return "changed";
    case ContactState::Blocked: return "blocked";
    }
    return "unverified";
}

char const* name_of(EnvelopeState state)
{
    switch (state) {
    case EnvelopeState::Sealing: return "sealing";
    case EnvelopeState::Waiting: return "waiting";
    case EnvelopeState::Calling: return "calling";
    case EnvelopeState::Sending: return "sending";
    case EnvelopeState::Receiving: return "receiving";
    case EnvelopeState::Paused: return "paused";
    case EnvelopeState::Interrupted: return "interrupted";
    case EnvelopeState::Delivered: return "delivered";
    case EnvelopeState::Received: return "received";
    case EnvelopeState::Refused: return "refused";
    case EnvelopeState::Failed: return "failed";
    case EnvelopeState::Cancelled: return "cancelled";
    }
    return "failed";
}

bool is_final(EnvelopeState state)
{
    switch (state) {
    case EnvelopeState::Delivered:
    case EnvelopeState::Received:
    case EnvelopeState::Refused:
    case EnvelopeState::Failed:
    case EnvelopeState::Cancelled: return true;
    default: return false;
    }
}

std::optional<LinkInfo> read_link(std::string_view text)
{
    Result<identity::ProvisioningLink> link = identity::ProvisioningLink::parse(text);
    if (!link) return std::nullopt;
    return LinkInfo{std::move(link->server), std::move(link->operator_name), std::move(link->fingerprint)};
}

} // namespace signet::engine
