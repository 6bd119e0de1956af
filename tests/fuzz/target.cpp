#include "tests/fuzz/target.h"

#include "core/crypto/secret.h"
#include "tests/fuzz/allocations.h"

namespace signet::fuzz {

namespace {

/// All that one input may make a parser allocate, what is freed again included: the largest record's buffers, and the objects
/// that Protocol Buffers makes of repeated two-byte fields.
constexpr std::size_t base_allocations = 16 * 1024 * 1024;
constexpr std::size_t allocations_per_byte = 512;

} // namespace

std::vector<Target>& targets()
{
    static std::vector<Target> all;
    return all;
}

void run_bounded(Run run, ByteView input)
{
    static bool const started = (start_crypto(), count_allocations(), true);
    std::size_t const before = allocated_bytes();
    run(input);
    std::size_t const allocated = allocated_bytes() - before;
    require(started && allocated <= base_allocations + allocations_per_byte * input.size(), "an input's memory is bounded");
}

} // namespace signet::fuzz
