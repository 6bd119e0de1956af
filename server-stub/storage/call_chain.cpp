#include "server-stub/storage/call_chain.h"

#include "core/wire/labels.h"

namespace signet::server {

namespace label = wire::label;

namespace {

void add_text(crypto::Blake2b256& hash, std::string const& text)
{
    hash.add_u32(static_cast<std::uint32_t>(text.size())).add(view_of(text));
}

} // namespace

crypto::Digest call_chain_value(crypto::Digest const& before, CallRecord const& record)
{
    crypto::Blake2b256 hash{label::call_record_chain};
    hash.add(before).add_u64(record.sequence).add_u64(record.closed_sequence).add(record.tracking.view());
    add_text(hash, record.caller.digits());
    add_text(hash, record.callee.digits());
    hash.add_u32(static_cast<std::uint32_t>(record.purpose)).add(record.origin_device.view());
    add_text(hash, record.origin_address);
    hash.add_u64(static_cast<std::uint64_t>(milliseconds_of(record.started)));
    hash.add_u64(static_cast<std::uint64_t>(record.duration.count())).add_u64(record.bytes);
    add_text(hash, record.result);
    add_text(hash, record.reason);
    hash.add(record.node.view());
    add_text(hash, record.relay);
    hash.add_u64(static_cast<std::uint64_t>(record.amount));
    return hash.finish();
}

crypto::Signature sign_call_record(crypto::SigningKey const& key, crypto::Digest const& chain)
{
    return key.sign(label::call_record, {chain});
}

Result<void> check_call_chain(std::vector<CallRecord> const& ended, crypto::Digest const& before, std::uint64_t before_sequence,
                              std::vector<crypto::VerifyKey> const& nodes)
{
    crypto::Digest chain = before;
    std::uint64_t sequence = before_sequence;
    for (CallRecord const& record : ended) {
        if (record.closed_sequence != ++sequence) return fail(ErrorCode::BadProof, "call records are missing");
        chain = call_chain_value(chain, record);
        if (chain != record.chain) return fail(ErrorCode::BadProof, "a call record was changed");
        bool signed_by_a_node = false;
        for (crypto::VerifyKey const& node : nodes)
            signed_by_a_node |= crypto::verify(node, label::call_record, {chain}, record.signature).has_value();
        if (!signed_by_a_node) return fail(ErrorCode::BadSignature, "a call record is not signed by a node");
    }
    return {};
}

} // namespace signet::server
