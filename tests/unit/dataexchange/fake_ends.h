#pragma once

#include "core/dataexchange/recipient.h"
#include "core/dataexchange/sender.h"

namespace signet::test {

/// A chunk as these fakes seal it: AEAD under the envelope's key, nonce = segment's first chunk | index | last.
[[nodiscard]] Bytes seal_chunk(envelope::EnvelopeKey const& key, std::uint64_t index, bool last, ByteView plain);

/// An envelope whose every chunk lies in memory, in one segment unless told otherwise.
class FakeOutgoing final : public envelope::OutgoingEnvelope {
public:
    FakeOutgoing(Env const& env, std::uint64_t chunks, std::size_t chunk_size = 1000, std::size_t head_size = 5000);

    [[nodiscard]] EnvelopeId id() const override { return own_id; }
    [[nodiscard]] envelope::EnvelopeKey const& key() const override { return own_key; }
    [[nodiscard]] envelope::KeyCommit const& key_commit() const override { return commit; }
    [[nodiscard]] std::uint64_t files() const override { return 3; }
    [[nodiscard]] std::uint64_t bytes() const override { return 12345; }
    [[nodiscard]] std::optional<EnvelopeId> replaces() const override { return replaced; }
    [[nodiscard]] ByteView head() const override { return own_head; }
    [[nodiscard]] std::vector<envelope::Segment> segments() const override;
    [[nodiscard]] std::optional<std::uint64_t> chunk_count() const override;
    [[nodiscard]] std::uint64_t chunks_spooled() const override { return spooled; }
    Task<std::optional<Bytes>> chunk(std::uint64_t index) override;
    void recycle(Bytes) override { }
    [[nodiscard]] std::optional<envelope::ContentHash> content_hash() const override;

    EnvelopeId own_id;
    envelope::EnvelopeKey own_key;
    envelope::KeyCommit commit{};
    Bytes own_head;
    std::vector<Bytes> sealed;
    std::vector<envelope::Segment> all_segments;
    std::uint64_t segments_before = 1; ///< how many exist when the run begins
    std::uint64_t spooled = 0;
    std::optional<EnvelopeId> replaced;
    std::optional<envelope::ContentHash> hash; ///< else computed
    std::optional<std::uint64_t> changes_at;   ///< the source changes at this chunk
    std::optional<std::uint64_t> slow_at;      ///< this chunk takes `slowness` to seal
    nanoseconds slowness{0};
    std::set<std::uint64_t> fetched;
    std::function<void(std::uint64_t index)> on_fetch; ///< before the chunk is given; may be empty

private:
    Env env_;
};

[[nodiscard]] envelope::ContentHash fake_content(envelope::KeyCommit const& commit, std::vector<Bytes> const& chunks);

/// What lies at the recipient under one envelope id, over several runs.
class FakeIncoming final : public envelope::IncomingEnvelope {
public:
    FakeIncoming(Env const& env, envelope::EnvelopeKey key, envelope::KeyCommit const& commit);

    [[nodiscard]] bool have_head() const override { return head_whole; }
    [[nodiscard]] std::uint64_t next() const override { return chunks.size(); }
    Task<void> put_head(std::uint64_t offset, ByteView bytes, std::uint64_t total) override;
    [[nodiscard]] Result<void> set_segments(std::vector<envelope::Segment> const& all) override;
    [[nodiscard]] Result<void> add_segment(envelope::Segment const& segment) override;
    Task<void> put_chunk(std::uint64_t index, Bytes sealed) override;
    [[nodiscard]] Event& changed() override { return changed_; }
    Task<bool> drained() override;
    [[nodiscard]] Result<envelope::ContentHash> content_hash() override { return fake_content(commit, chunks); }
    [[nodiscard]] std::uint64_t files() const override { return manifest_files; }
    [[nodiscard]] std::uint64_t bytes() const override { return 12345; }
    Bytes buffer() override { return {}; }

    Bytes head;
    bool head_whole = false;
    std::vector<envelope::Segment> segments;
    std::vector<Bytes> chunks; ///< as sealed
    bool last_seen = false;
    envelope::KeyCommit commit{};
    std::uint64_t manifest_files = 3;
    std::optional<std::uint64_t> full_at; ///< no space for this chunk
    std::optional<std::uint64_t> bomb_at; ///< this chunk opens to too much
    nanoseconds write_time{0};            ///< per chunk

private:
    Env env_;
    envelope::EnvelopeKey key_;
    Event changed_;
};

/// The profile and the folders of one recipient, over several runs.
class FakeInbox final : public dataexchange::Inbox {
public:
    explicit FakeInbox(Env const& env) : env_{env} { }

    Task<Answer> begin(dataexchange::Offer offer) override;
    Task<void> deliver() override;
    Task<void> wipe() override;
    bool damaged_again(std::uint64_t chunk) override { return std::exchange(damaged, chunk) == chunk; }

    std::map<EnvelopeId, std::unique_ptr<FakeIncoming>> partial;
    std::map<EnvelopeId, dataexchange::Complete> complete;
    std::vector<EnvelopeId> delivered;
    std::vector<EnvelopeId> wiped;
    std::optional<identity::Refusal> answer;
    std::optional<std::uint64_t> claims_next; ///< says that it holds more than it does
    bool disk_full = false;
    std::optional<std::uint64_t> damaged; ///< the chunk that did not open in the run before
    nanoseconds deliver_time{0};
    std::optional<dataexchange::Offer> last_offer;
    std::function<void(FakeIncoming&)> on_begin;

private:
    Env env_;
    EnvelopeId running_;
};

class FakeCorrespondents final : public dataexchange::Correspondents {
public:
    struct Key {
        identity::LongTermKey key;
        identity::AccountKey peer_key;
        bool old = false;
    };
    Result<std::vector<dataexchange::SharedKey>> keys(Account const& peer) override;
    Result<std::optional<identity::DeviceList>> kept_list(Account const& peer, identity::AccountKey const& key) override;
    Result<void> proved(Account const& peer, identity::LtkId const& key, pb::Signed const& list) override;
    Result<std::vector<EnvelopeId>> cancels_to_tell(Account const& peer) override;
    Result<void> cancel_told(Account const& peer, EnvelopeId const& envelope) override;
    Result<void> peer_cancelled(Account const& peer, EnvelopeId const& envelope) override;

    std::map<Account, std::vector<Key>> held; ///< newest first
    std::optional<identity::DeviceList> kept;
    std::vector<identity::LtkId> proofs;
    std::vector<EnvelopeId> to_tell;
    std::vector<EnvelopeId> told;
    std::vector<EnvelopeId> cancelled_by_peer;
};

class FakeWatch final : public dataexchange::Watch {
public:
    void started(std::uint64_t next) override { from = next; }
    void progress(std::uint64_t chunks) override { acknowledged.push_back(chunks); }
    void held_up(std::optional<identity::RefusedBy> by, pb::Pause::Reason) override { holds.push_back(by); }

    std::optional<std::uint64_t> from;
    std::vector<std::uint64_t> acknowledged;
    std::vector<std::optional<identity::RefusedBy>> holds;
};

} // namespace signet::test
