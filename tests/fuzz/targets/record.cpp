#include "core/link/record.h"
#include "core/handshake/stage0.h"
#include "core/wire/message.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

static void read_header(ByteView input)
{
    link::RecordHead head;
    if (input.size() < head.size() || !copy_exact(input.first(head.size()), head)) return;
    for (link::Stage const stage : {link::Stage::Handshake, link::Stage::Established}) {
        Result<link::RecordHeader> const header = link::parse_record_header(head, stage);
        if (!header) continue;
        require(link::encode_record_header(*header) == head, "a header has one encoding");
        require(header->length <= link::max_chunk_record, "no record is longer than a chunk");
    }
}

static void read_stage0(ByteView input)
{
    Result<pb::Stage0> const message = link::parse_stage0(input);
    if (!message) return;
    Result<Bytes> const again = link::encode_stage0(*message);
    if (again) require(again->size() <= input.size(), "padding is the only thing that may differ");
    if (message->has_nak())
        require(identity::heard(message->nak(), identity::RefusedBy::Server).detail.size() <= identity::max_nak_detail,
                "a refusal's words are cut");
    ByteView const proof = wire::bytes_in(message->handshake().proof());
    for (handshake::KeyProof const expected : {handshake::KeyProof::Absent, handshake::KeyProof::Present}) {
        Result<handshake::Proof> const parsed = handshake::parse_proof(proof, expected);
        if (parsed) require(std::ranges::equal(handshake::encode(*parsed), proof), "a proof has one encoding");
    }
}

/// A call channel's headers and the plaintext of its control records.
SIGNET_FUZZ_TARGET(record)
{
    read_header(input);
    read_stage0(input);
    if (Result<pb::Control> const control = link::parse_control(input))
        require(std::ranges::equal(wire::encode(*control), input), "a control record has one encoding");
}
