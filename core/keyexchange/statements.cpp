#include "core/keyexchange/statements.h"

#include "core/wire/message.h"

namespace signet::keyexchange {

using handshake::Checked;
using handshake::refuse;
using wire::bytes_in;
using wire::field_of;

Bytes make_a1(Inputs const& in, crypto::AgreementPublic const& share, crypto::Digest const& commitment)
{
    pb::KeyExchangeA1 a1;
    wire::offer(a1, in.preferred);
    a1.set_mode(pb::KeyExchangeA1::PERSON);
    *a1.mutable_account_a() = wire::to_wire(in.self.account);
    *a1.mutable_account_b() = wire::to_wire(in.peer);
    a1.set_account_key(field_of(in.self.account_key.bytes));
    *a1.mutable_certificate() = in.self.certificate;
    *a1.mutable_device_list() = in.self.list;
    a1.set_share(field_of(share.bytes));
    a1.set_commitment(field_of(commitment));
    return wire::encode(a1);
}

Bytes make_b(Inputs const& in, crypto::Suite suite, crypto::AgreementPublic const& share)
{
    pb::KeyExchangeB b;
    b.set_version(wire::protocol_version);
    b.set_suite(static_cast<std::uint32_t>(suite));
    *b.mutable_account_b() = wire::to_wire(in.self.account);
    *b.mutable_account_a() = wire::to_wire(in.peer);
    b.set_account_key(field_of(in.self.account_key.bytes));
    *b.mutable_certificate() = in.self.certificate;
    *b.mutable_device_list() = in.self.list;
    b.set_share(field_of(share.bytes));
    return wire::encode(b);
}

Bytes make_a2(RandomA const& random_a)
{
    pb::KeyExchangeA2 a2;
    a2.set_random_a(field_of(random_a.expose()));
    return wire::encode(a2);
}

namespace {

/// U, certificate, list and share of either message: all fields have one name in both.
template <class Body>
Checked<Peer> check_peer_fields(Body const& body, pb::AccountName const& theirs, pb::AccountName const& ours, Inputs const& in)
{
    Result<identity::AccountKey> const key = identity::AccountKey::parse(bytes_in(body.account_key()));
    if (!key || *key == in.self.account_key) return refuse(pb::Nak::NOT_ACCEPTED, "the account key is none, or ours");
    bool const same_key = in.stored_key == *key;
    handshake::Expected const expected{in.peer, in.self, *key, same_key && in.kept_list ? &*in.kept_list : nullptr};
    Checked<handshake::Peer> device =
        handshake::check_claim({theirs, ours, body.certificate(), body.device_list(), body.share()}, expected);
    if (!device) return std::unexpected{device.error()};
    return Peer{*key, std::move(*device), body.certificate(), body.device_list(), crypto::Suite::ChaCha20Poly1305};
}

} // namespace

Checked<CheckedA1> check_a1(handshake::Message const& a1, Inputs const& in)
{
    Result<pb::Opening> const opening = wire::read_opening(a1.body);
    if (!opening) return refuse(pb::Nak::MALFORMED, opening.error());
    Result<std::uint32_t> const version = wire::choose_version(*opening);
    if (!version) return refuse(pb::Nak::VERSION, version.error());
    Result<crypto::Suite> const suite = wire::choose_suite(*opening, in.preferred);
    if (!suite) return refuse(pb::Nak::SUITE, suite.error());

    Result<pb::KeyExchangeA1> const body = wire::parse_first_body<pb::KeyExchangeA1>(a1.body, *opening);
    if (!body) return refuse(pb::Nak::MALFORMED, body.error());
    if (!a1.proof.empty()) return refuse(pb::Nak::MALFORMED, "A1 has no proof");
    if (!body->kem_key().empty()) return refuse(pb::Nak::MALFORMED, "version 1 has no KEM");
    if (body->mode() != pb::KeyExchangeA1::PERSON) return refuse(pb::Nak::REFUSED, "only a person's key exchange is taken");
    CheckedA1 checked;
    if (!copy_exact(bytes_in(body->commitment()), checked.commitment))
        return refuse(pb::Nak::MALFORMED, "a commitment of the wrong size");
    Checked<Peer> peer = check_peer_fields(*body, body->account_a(), body->account_b(), in);
    if (!peer) return std::unexpected{peer.error()};
    checked.peer = std::move(*peer);
    checked.peer.suite = *suite;
    return checked;
}

Checked<Peer> check_b_body(handshake::Message const& b, Inputs const& in, crypto::AgreementPublic const& share)
{
    // protocol.md §0: "Answers and A2: no exception" – no unknown field, whatever version they name.
    Result<pb::KeyExchangeB> const body = wire::parse<pb::KeyExchangeB>(b.body);
    if (!body) return refuse(pb::Nak::MALFORMED, body.error());
    if (body->version() != wire::protocol_version)
        return refuse(pb::Nak::VERSION, "the answer chose a version that was not offered");
    Result<crypto::Suite> const suite = crypto::suite_of(body->suite());
    if (!suite) return refuse(pb::Nak::SUITE, "the answer chose a suite that was not offered");
    if (!body->kem_ciphertext().empty()) return refuse(pb::Nak::MALFORMED, "version 1 has no KEM");
    Checked<Peer> peer = check_peer_fields(*body, body->account_b(), body->account_a(), in);
    if (!peer) return std::unexpected{peer.error()};
    // protocol.md §4: "Equal accounts, devices, shares or challenges on both sides are refused".
    if (peer->device.share == share) return refuse(pb::Nak::NOT_ACCEPTED, "our own share came back");
    peer->suite = *suite;
    return peer;
}

Checked<RandomA> check_a2_body(handshake::Message const& a2)
{
    Result<pb::KeyExchangeA2> body = wire::parse<pb::KeyExchangeA2>(a2.body);
    if (!body) return refuse(pb::Nak::MALFORMED, body.error());
    if (body->random_a().size() != RandomA::size) return refuse(pb::Nak::MALFORMED, "RandomA has the wrong size");
    RandomA random_a = RandomA::blank();
    std::ranges::copy(bytes_in(body->random_a()), random_a.expose_mutable().begin());
    return random_a;
}

Result<void> report_changed_key(Inputs const& in, identity::AccountKey const& key)
{
    if (!in.stored_key || *in.stored_key == key) return {};
    return in.journal.key_changed(in.peer, key);
}

Result<Checked<void>> count(Inputs const& in)
{
    Result<void> const counted = in.journal.count_run(in.peer);
    if (counted) return Checked<void>{};
    if (counted.error().code != ErrorCode::NotAllowed) return std::unexpected{counted.error()};
    return Checked<void>{refuse(pb::Nak::TOO_MANY_RUNS, "")};
}

Verified verified(Inputs const& in, Peer peer, identity::LongTermKey key)
{
    identity::LtkId const id = identity::ltk_id(key);
    return {in.peer,
            peer.account_key,
            std::move(key),
            id,
            std::move(peer.device.device),
            std::move(peer.certificate),
            std::move(peer.device_list)};
}

} // namespace signet::keyexchange
