#include "core/envelope/format.h"
#include "core/envelope/lock.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using namespace signet::envelope;
using fuzz::require;

static void check_lock(ByteView before, crypto::Suite suite, ByteView lock)
{
    Result<LockQuestion> const question = parse_lock(lock);
    // A passphrase would be stretched: that is measured elsewhere.
    Result<EnvelopeKey> const opened = open_lock(before, suite, lock, KeyFileLock{fuzz::fixed_secret<LockKey>(0x45)});
    if (opened) require(question && question->mode == LockMode::KeyFile, "a key file opens its own mode only");
    if (!question) require(!opened, "what does not parse does not open");
}

static void check_records(ByteView rest)
{
    while (rest.size() >= record_prefix) {
        ByteArray<record_prefix> prefix{};
        if (!copy_exact(rest.first(record_prefix), prefix)) return;
        Result<RecordPrefix> const record = parse_record_prefix(prefix);
        if (!record) return;
        require(record->size <= max_chunk, "no record is longer than a chunk");
        require(encode_record_prefix(record->type, record->size) == prefix, "a record's prefix has one encoding");
        rest = rest.subspan(record_prefix);
        if (record->size > rest.size()) return;
        if (record->type == segment_record)
            if (Result<Segment> const segment = parse_segment(rest.first(record->size)))
                require(std::ranges::equal(encode_segment(*segment), rest.first(record->size)), "a Segment has one encoding");
        rest = rest.subspan(record->size);
    }
}

/// A sealed file's beginning: prefix and Lock, then records. The bytes are also read as a Lock by itself.
SIGNET_FUZZ_TARGET(sealed_file)
{
    if (Result<Prefix> const prefix = parse_prefix(input)) {
        check_lock(input.first(before_lock_size), prefix->suite, prefix->lock);
        if (input.size() - prefix->size > prefix->header_size) check_records(input.subspan(prefix->size + prefix->header_size));
    }
    check_lock(encode_before_lock(crypto::Suite::ChaCha20Poly1305), crypto::Suite::ChaCha20Poly1305, input);
    check_records(input);
}
