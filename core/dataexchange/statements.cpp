#include "core/dataexchange/statements.h"

#include "core/wire/message.h"

namespace signet::dataexchange {

using handshake::Checked;
using handshake::refuse;
using wire::bytes_in;
using wire::field_of;

Fresh make_fresh(Random& random)
{
    Fresh fresh;
    random.fill(fresh.challenge);
    fresh.ephemeral = crypto::AgreementKey::generate(random);
    return fresh;
}

std::vector<SharedKey> usable(std::vector<SharedKey> keys)
{
    std::erase_if(keys, [](SharedKey const& key) { return key.old; });
    if (keys.size() > max_ltk_ids) keys.erase(keys.begin() + max_ltk_ids, keys.end());
    return keys;
}

Bytes make_a1(Inputs const& in, std::vector<SharedKey> const& keys, Fresh const& fresh)
{
    check(!keys.empty() && keys.size() <= max_ltk_ids);
    pb::DataExchangeA1 a1;
    wire::offer(a1, in.preferred);
    *a1.mutable_account_a() = wire::to_wire(in.self.account);
    *a1.mutable_account_b() = wire::to_wire(in.peer);
    *a1.mutable_certificate() = in.self.certificate;
    *a1.mutable_device_list() = in.self.list;
    for (SharedKey const& key : keys) a1.add_ltk_ids(field_of(key.id.view()));
    a1.set_challenge_a(field_of(fresh.challenge));
    a1.set_share(field_of(fresh.ephemeral.public_key().bytes));
    return wire::encode(a1);
}

Bytes make_b(Inputs const& in, crypto::Suite suite, identity::LtkId const& key, Fresh const& fresh)
{
    pb::DataExchangeB b;
    b.set_version(wire::protocol_version);
    b.set_suite(static_cast<std::uint32_t>(suite));
    *b.mutable_account_b() = wire::to_wire(in.self.account);
    *b.mutable_account_a() = wire::to_wire(in.peer);
    *b.mutable_certificate() = in.self.certificate;
    *b.mutable_device_list() = in.self.list;
    b.set_ltk_id(field_of(key.view()));
    b.set_challenge_b(field_of(fresh.challenge));
    b.set_share(field_of(fresh.ephemeral.public_key().bytes));
    return wire::encode(b);
}

Bytes make_a2(Bytes const& sealed_delta)
{
    pb::DataExchangeA2 a2;
    a2.set_delta_key(field_of(sealed_delta));
    return wire::encode(a2);
}

Checked<ParsedA1> parse_a1(handshake::Message const& a1, crypto::Suite preferred)
{
    Result<pb::Opening> const opening = wire::read_opening(a1.body);
    if (!opening) return refuse(pb::Nak::MALFORMED, opening.error());
    Result<std::uint32_t> const version = wire::choose_version(*opening);
    if (!version) return refuse(pb::Nak::VERSION, version.error());
    Result<crypto::Suite> const suite = wire::choose_suite(*opening, preferred);
    if (!suite) return refuse(pb::Nak::SUITE, suite.error());

    Result<pb::DataExchangeA1> body = wire::parse_first_body<pb::DataExchangeA1>(a1.body, *opening);
    if (!body) return refuse(pb::Nak::MALFORMED, body.error());
    if (!a1.proof.empty()) return refuse(pb::Nak::MALFORMED, "A1 has no proof");
    ParsedA1 parsed;
    parsed.suite = *suite;
    if (!copy_exact(bytes_in(body->challenge_a()), parsed.challenge))
        return refuse(pb::Nak::MALFORMED, "a challenge of the wrong size");
    if (body->ltk_ids().empty() || static_cast<std::size_t>(body->ltk_ids_size()) > max_ltk_ids)
        return refuse(pb::Nak::MALFORMED, "A1 names one or two long-term keys");
    for (std::string const& id : body->ltk_ids()) {
        Result<identity::LtkId> const ltk_id = identity::LtkId::from(bytes_in(id));
        if (!ltk_id) return refuse(pb::Nak::MALFORMED, ltk_id.error());
        parsed.ltk_ids.push_back(*ltk_id);
    }
    parsed.body = std::move(*body);
    return parsed;
}

namespace {

std::optional<SharedKey> take_key(std::vector<SharedKey>& held, identity::LtkId const& id)
{
    auto const found = std::ranges::find_if(held, [&id](SharedKey const& key) { return key.id == id && !key.old; });
    if (found == held.end()) return std::nullopt;
    return std::move(*found);
}

/// Who the peer says it is, under the U that was verified together with `key`. All fields have one name in A1 and B.
template <class Body>
Result<Checked<Partner>> check_partner(Body const& body, pb::AccountName const& theirs, pb::AccountName const& ours,
                                       Inputs const& in, SharedKey key)
{
    SIGNET_TRY(kept, in.correspondents.kept_list(in.peer, key.peer_key));
    handshake::Expected const expected{in.peer, in.self, key.peer_key, kept ? &*kept : nullptr};
    Checked<handshake::Peer> device =
        handshake::check_claim({theirs, ours, body.certificate(), body.device_list(), body.share()}, expected);
    if (!device) return Checked<Partner>{std::unexpected{device.error()}};
    return Checked<Partner>{Partner{std::move(key), std::move(*device), body.certificate(), body.device_list()}};
}

} // namespace

Result<Checked<Partner>> find_partner(ParsedA1 const& a1, Inputs const& in)
{
    SIGNET_TRY(held, in.correspondents.keys(in.peer));
    std::optional<SharedKey> key;
    for (identity::LtkId const& id : a1.ltk_ids)
        if (!key) key = take_key(held, id);
    if (!key) return Checked<Partner>{refuse(pb::Nak::NOT_ACCEPTED, "no long-term key in common")};
    SIGNET_TRY(partner, check_partner(a1.body, a1.body.account_a(), a1.body.account_b(), in, std::move(*key)));
    if (partner) partner->suite = a1.suite;
    return std::move(partner);
}

Result<Checked<Partner>> check_b_body(handshake::Message const& b, Inputs const& in, std::vector<SharedKey> offered,
                                      Fresh const& fresh)
{
    Result<pb::DataExchangeB> const body = wire::parse<pb::DataExchangeB>(b.body);
    if (!body) return Checked<Partner>{refuse(pb::Nak::MALFORMED, body.error())};
    if (body->version() != wire::protocol_version)
        return Checked<Partner>{refuse(pb::Nak::VERSION, "the answer chose a version that was not offered")};
    Result<crypto::Suite> const suite = crypto::suite_of(body->suite());
    if (!suite) return Checked<Partner>{refuse(pb::Nak::SUITE, "the answer chose a suite that was not offered")};
    Challenge challenge;
    Result<identity::LtkId> const id = identity::LtkId::from(bytes_in(body->ltk_id()));
    if (!id || !copy_exact(bytes_in(body->challenge_b()), challenge))
        return Checked<Partner>{refuse(pb::Nak::MALFORMED, "a field of B has the wrong size")};
    std::optional<SharedKey> key = take_key(offered, *id);
    if (!key) return Checked<Partner>{refuse(pb::Nak::NOT_ACCEPTED, "the answer names a key that was not offered")};
    SIGNET_TRY(partner, check_partner(*body, body->account_b(), body->account_a(), in, std::move(*key)));
    if (!partner) return std::move(partner);
    // protocol.md §4: "Equal accounts, devices, shares or challenges on both sides are refused".
    if (challenge == fresh.challenge || partner->device.share == fresh.ephemeral.public_key())
        return Checked<Partner>{refuse(pb::Nak::NOT_ACCEPTED, "our own share or challenge came back")};
    partner->suite = *suite;
    return std::move(partner);
}

} // namespace signet::dataexchange
