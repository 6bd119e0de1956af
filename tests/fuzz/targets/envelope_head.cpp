#include "core/envelope/format.h"
#include "core/wire/labels.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using namespace signet::envelope;
using fuzz::require;

/// A head whose header holds `plaintext`, sealed by one who knows the key (protocol.md §7).
static Bytes sealed_head(EnvelopeKey const& key, ByteView plaintext)
{
    Bytes head = encode_before_lock(crypto::Suite::ChaCha20Poly1305);
    append_u32(head, 0); // no Lock
    append(head, key_commit_of(key));
    append_u32(head, static_cast<std::uint32_t>(plaintext.size() + crypto::tag_size));
    auto const header_key = crypto::derive<crypto::AeadKey>(key.expose(), wire::label::envelope_header, crypto::plain_hash(head));
    Bytes const sealed = crypto::seal(crypto::Suite::ChaCha20Poly1305, header_key, crypto::Nonce{}, head, plaintext);
    append(head, sealed);
    return head;
}

static void check_prefix(ByteView input)
{
    Result<Prefix> const prefix = parse_prefix(input);
    if (!prefix) return;
    require(prefix->size <= input.size() && prefix->size <= max_prefix, "a prefix has its end");
    require(prefix->lock.size() <= max_lock && prefix->size + prefix->header_size <= max_head, "a head has its limits");
}

/// The bytes as a whole head, and as the plaintext of a header that its key opens.
SIGNET_FUZZ_TARGET(envelope_head)
{
    auto const key = fuzz::fixed_secret<EnvelopeKey>(0x43);
    check_prefix(input);
    static_cast<void>(open_head(key, input));

    Result<OpenedHead> const opened = open_head(key, sealed_head(key, input));
    if (!opened) return;
    Result<Bytes> const again = seal_head(key, opened->suite, {}, opened->manifest);
    require(again && *again == sealed_head(key, input), "a head has one encoding");
}
