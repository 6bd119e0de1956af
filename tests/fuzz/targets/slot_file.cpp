#include "core/store/slots.h"
#include "core/wire/labels.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

static void check_file(ByteView bytes)
{
    Result<store::SlotFile> const file = store::SlotFile::parse(bytes);
    if (!file) return;
    require(std::ranges::equal(file->encode(), bytes), "a slot file has one encoding");
    require(file->entries.size() <= store::max_slots, "few slots");
    static_cast<void>(store::unwrap_with_key_file(*file, fuzz::fixed_secret<store::KeyFileBytes>(0x46)));
    static_cast<void>(store::unwrap_with_keychain(*file, fuzz::fixed_secret<store::KeyFileBytes>(0x46)));
}

/// A profile's slots as the disk has them, and with a checksum that fits.
SIGNET_FUZZ_TARGET(slot_file)
{
    check_file(input);
    Bytes summed = bytes_of(input);
    append(summed, crypto::labelled_hash(wire::label::slots, input));
    check_file(summed);
}
