#include "tests/unit/dataexchange/fake_ends.h"

#include "core/dataexchange/data_keys.h"

namespace signet::test {

namespace {

constexpr crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;

crypto::AeadKey chunk_key(envelope::EnvelopeKey const& key)
{
    return crypto::derive<crypto::AeadKey>(key.expose(), "test chunk");
}

crypto::Nonce chunk_nonce(std::uint64_t index, bool last)
{
    return crypto::counter_nonce(index * 2 + (last ? 1 : 0));
}

} // namespace

Bytes seal_chunk(envelope::EnvelopeKey const& key, std::uint64_t index, bool last, ByteView plain)
{
    return crypto::seal(suite, chunk_key(key), chunk_nonce(index, last), {}, plain);
}

envelope::ContentHash fake_content(envelope::KeyCommit const& commit, std::vector<Bytes> const& chunks)
{
    crypto::Blake2b256 hash{"test content"};
    hash.add(commit);
    for (Bytes const& chunk : chunks) hash.add(chunk);
    return hash.finish();
}

FakeOutgoing::FakeOutgoing(Env const& env, std::uint64_t chunks, std::size_t chunk_size, std::size_t head_size)
    : own_id{env.random.array<16>()},
      own_key{envelope::EnvelopeKey::random(env.random)},
      own_head(head_size, 0x68),
      all_segments{{env.random.array<16>(), 0}},
      spooled{chunks},
      env_{env}
{
    commit = dataexchange::key_commit(own_key);
    for (std::uint64_t index = 0; index < chunks; ++index) {
        Bytes const plain(chunk_size, static_cast<std::uint8_t>(index));
        sealed.push_back(seal_chunk(own_key, index, index + 1 == chunks, plain));
    }
}

std::vector<envelope::Segment> FakeOutgoing::segments() const
{
    std::vector<envelope::Segment> now;
    for (std::size_t i = 0; i < all_segments.size(); ++i)
        if (i < segments_before || fetched.contains(all_segments[i].first_chunk)) now.push_back(all_segments[i]);
    return now;
}

std::optional<std::uint64_t> FakeOutgoing::chunk_count() const
{
    if (changes_at || spooled < sealed.size()) return std::nullopt;
    return sealed.size();
}

std::optional<envelope::ContentHash> FakeOutgoing::content_hash() const
{
    if (!chunk_count()) return std::nullopt;
    return hash ? *hash : fake_content(commit, sealed);
}

Task<std::optional<Bytes>> FakeOutgoing::chunk(std::uint64_t index)
{
    if (changes_at == index) throw Failure{ErrorCode::Changed, "the source changed"};
    if (slow_at == index) co_await sleep_until(env_, env_.clock.after(slowness));
    if (index >= sealed.size()) co_return std::nullopt;
    if (on_fetch) on_fetch(index);
    fetched.insert(index);
    spooled = std::max(spooled, index + 1);
    co_return sealed[index];
}

FakeIncoming::FakeIncoming(Env const& env, envelope::EnvelopeKey key, envelope::KeyCommit const& key_commit)
    : commit{key_commit},
      env_{env},
      key_{std::move(key)},
      changed_{env}
{
}

Task<void> FakeIncoming::put_head(std::uint64_t offset, ByteView bytes, std::uint64_t total)
{
    check(offset == head.size());
    append(head, bytes);
    head_whole = head.size() == total;
    co_return;
}

Result<void> FakeIncoming::set_segments(std::vector<envelope::Segment> const& all)
{
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (segments[i].first_chunk < next() && (i >= all.size() || all[i] != segments[i]))
            return fail(ErrorCode::NotAllowed, "a segment differs");
    segments = all;
    return {};
}

Result<void> FakeIncoming::add_segment(envelope::Segment const& segment)
{
    if (segments.size() >= envelope::max_segments) return fail(ErrorCode::TooLarge, "too many");
    if (segments.back().first_chunk == segment.first_chunk) segments.pop_back();
    segments.push_back(segment);
    return {};
}

Task<void> FakeIncoming::put_chunk(std::uint64_t index, Bytes sealed)
{
    check(index == chunks.size());
    if (full_at == index) throw Failure{ErrorCode::NoSpace, "disk full"};
    if (bomb_at == index) throw Failure{ErrorCode::TooLarge, "more than the manifest says"};
    if (last_seen) throw Failure{ErrorCode::Malformed, "a chunk behind the last"};
    if (write_time > 0ns) co_await sleep_until(env_, env_.clock.after(write_time));
    bool const middle = crypto::open_plain(suite, chunk_key(key_), chunk_nonce(index, false), {}, sealed).has_value();
    bool const last = crypto::open_plain(suite, chunk_key(key_), chunk_nonce(index, true), {}, sealed).has_value();
    if (!middle && !last) throw Failure{ErrorCode::BadProof, "a chunk does not open"};
    last_seen = last;
    chunks.push_back(std::move(sealed));
    changed_.announce();
}

Task<bool> FakeIncoming::drained()
{
    co_return last_seen;
}

Task<dataexchange::Inbox::Answer> FakeInbox::begin(dataexchange::Offer offer)
{
    running_ = offer.id;
    if (offer.replaces) partial.erase(*offer.replaces);
    std::optional<dataexchange::Offer> const seen{std::move(offer)};
    if (answer) co_return *answer;
    if (auto const found = complete.find(running_); found != complete.end()) co_return found->second;
    std::unique_ptr<FakeIncoming>& own = partial[running_];
    if (!own) own = std::make_unique<FakeIncoming>(env_, seen->key.duplicate(), seen->key_commit);
    if (own->commit != seen->key_commit)
        co_return identity::Refusal{pb::Nak::RESTART, "another KeyCommit", identity::RefusedBy::Us};
    while (claims_next && own->chunks.size() < *claims_next) own->chunks.push_back({});
    if (on_begin) on_begin(*own);
    co_return own.get();
}

Task<void> FakeInbox::deliver()
{
    if (deliver_time > 0ns) co_await sleep_until(env_, env_.clock.after(deliver_time));
    if (disk_full) throw Failure{ErrorCode::NoSpace, "disk full"};
    FakeIncoming& own = *partial.at(running_);
    complete[running_] = {unwrap(own.content_hash()), own.files(), own.bytes(), pb::ReceiptBody::DELIVERED};
    delivered.push_back(running_);
}

Task<void> FakeInbox::wipe()
{
    wiped.push_back(running_);
    // The run still refers to it: what it held is forgotten when the run is over.
    partial.at(running_)->chunks.clear();
    co_return;
}

Result<std::vector<dataexchange::SharedKey>> FakeCorrespondents::keys(Account const& peer)
{
    std::vector<dataexchange::SharedKey> keys;
    for (Key const& each : held[peer])
        keys.push_back({identity::ltk_id(each.key), each.key.duplicate(), each.peer_key, each.old});
    return keys;
}

Result<std::optional<identity::DeviceList>> FakeCorrespondents::kept_list(Account const&, identity::AccountKey const&)
{
    return kept;
}

Result<void> FakeCorrespondents::proved(Account const&, identity::LtkId const& key, pb::Signed const&)
{
    proofs.push_back(key);
    return {};
}

Result<std::vector<EnvelopeId>> FakeCorrespondents::cancels_to_tell(Account const&)
{
    return to_tell;
}

Result<void> FakeCorrespondents::cancel_told(Account const&, EnvelopeId const& envelope)
{
    told.push_back(envelope);
    return {};
}

Result<void> FakeCorrespondents::peer_cancelled(Account const&, EnvelopeId const& envelope)
{
    cancelled_by_peer.push_back(envelope);
    return {};
}

} // namespace signet::test
