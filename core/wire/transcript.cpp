#include "core/wire/transcript.h"

#include "core/wire/labels.h"

namespace signet::wire {

Transcript::Transcript() : state_{label::transcript} { }

void Transcript::absorb(Direction direction, ByteView body)
{
    std::uint8_t const side = static_cast<std::uint8_t>(direction);
    state_.add({&side, 1});
    state_.add_u32(static_cast<std::uint32_t>(body.size()));
    state_.add(body);
}

crypto::Digest Transcript::hash() const
{
    crypto::Blake2b256 copy = state_;
    return copy.finish();
}

} // namespace signet::wire
