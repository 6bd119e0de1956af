#include "core/wire/opening.h"

namespace signet::wire {

Result<pb::Opening> read_opening(ByteView body)
{
    pb::Opening opening;
    SIGNET_CHECKED(parse_first(body, opening));
    pb::Versions const& versions = opening.versions();
    if (versions.lowest() == 0 || versions.lowest() > versions.highest())
        return fail(ErrorCode::Malformed, "a first message offers no version");
    if (opening.suites_size() == 0 || opening.suites_size() > max_offered_suites)
        return fail(ErrorCode::Malformed, "a first message offers no suite, or too many");
    return opening;
}

Result<std::uint32_t> choose_version(pb::Opening const& opening, VersionRange ours)
{
    std::uint32_t const highest = std::min(opening.versions().highest(), ours.highest);
    if (highest < opening.versions().lowest()) return fail(ErrorCode::Unsupported, "the other side speaks newer versions only");
    if (highest < ours.lowest) return fail(ErrorCode::Unsupported, "the other side speaks older versions only");
    return highest;
}

bool offers(pb::Opening const& opening, crypto::Suite suite)
{
    return std::ranges::find(opening.suites(), static_cast<std::uint32_t>(suite)) != opening.suites().end();
}

Result<crypto::Suite> choose_suite(pb::Opening const& opening, crypto::Suite preferred)
{
    bool const they_prefer_aes = crypto::suite_of(opening.suites(0)) == crypto::Suite::Aes256Gcm;
    if (they_prefer_aes && preferred == crypto::Suite::Aes256Gcm) return crypto::Suite::Aes256Gcm;
    if (offers(opening, crypto::Suite::ChaCha20Poly1305)) return crypto::Suite::ChaCha20Poly1305;
    if (offers(opening, crypto::Suite::Aes256Gcm)) return crypto::Suite::Aes256Gcm;
    return fail(ErrorCode::Unsupported, "no suite in common");
}

crypto::Suite preferred_suite()
{
    return crypto::prefers_aes() ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305;
}

} // namespace signet::wire
