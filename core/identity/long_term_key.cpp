#include "core/identity/long_term_key.h"

#include "core/wire/labels.h"

namespace signet::identity {

LtkId ltk_id(LongTermKey const& key)
{
    LtkId id;
    crypto::derive_into(key.expose(), wire::label::ltk_id, {}, id.bytes);
    return id;
}

} // namespace signet::identity
