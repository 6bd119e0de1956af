#include "core/wire/sign_in.h"

#include "core/crypto/hash.h"
#include "core/wire/labels.h"

namespace signet::wire {

NodeId node_id(ByteView certificate)
{
    crypto::Digest const digest = crypto::labelled_hash(label::node_id, certificate);
    NodeId id;
    std::copy_n(digest.begin(), NodeId::size, id.bytes.begin());
    return id;
}

Bytes sign_in_statement(SignIn const& sign_in)
{
    Bytes statement;
    append(statement, sign_in.binding);
    append(statement, sign_in.account.operator_id.view());
    append(statement, sign_in.node.view());
    append(statement, view_of(sign_in.account.number.digits()));
    append(statement, sign_in.device.view());
    append_u32(statement, static_cast<std::uint32_t>(sign_in.body.size()));
    append(statement, sign_in.body);
    return statement;
}

} // namespace signet::wire
