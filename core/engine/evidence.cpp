#include "core/engine/evidence.h"

#include "core/wire/handshake.pb.h"
#include "core/wire/message.h"

#include <nlohmann/json.hpp>

namespace signet::engine {

namespace {

using Json = nlohmann::ordered_json;

/// The sender's U as the receipt names it.
Json sender_key_in(Bytes const& receipt)
{
    Result<pb::Signed> const statement = wire::parse<pb::Signed>(receipt);
    if (!statement || receipt.empty()) return nullptr;
    Result<pb::ReceiptBody> const body = wire::parse<pb::ReceiptBody>(wire::bytes_in(statement->body()));
    return body ? Json(to_hex(wire::bytes_in(body->sender_key()))) : Json(nullptr);
}

Json line_of(store::EvidenceRow const& evidence)
{
    EnvelopeInfo const info = info_of(evidence.row);
    std::optional<identity::DeviceCredentials> const& signer = evidence.signer;
    return Json{{"id", info.id},
                {"direction", info.way == Way::Sent ? "sent" : "received"},
                {"operator", to_hex(evidence.row.pair.own.operator_id.view())},
                {"account", info.own.digits()},
                {"party", info.party.digits()},
                {"name", info.party_name},
                {"company", info.company},
                {"started", rfc3339(info.started)},
                {"ended", info.ended ? Json(rfc3339(*info.ended)) : Json(nullptr)},
                {"files", info.files},
                {"bytes", info.bytes},
                {"state", name_of(info.state)},
                {"reason", info.reason.code},
                {"tracking", info.tracking},
                {"key_commit", to_hex(evidence.key_commit)},
                {"content_hash", evidence.content_hash ? Json(to_hex(*evidence.content_hash)) : Json(nullptr)},
                {"receipt", to_hex(evidence.receipt)},
                {"sender_key", sender_key_in(evidence.receipt)},
                {"recipient_key", signer ? Json(to_hex(signer->account_key.bytes)) : Json(nullptr)},
                {"certificate", signer ? Json(to_hex(wire::encode(signer->certificate))) : Json(nullptr)},
                {"device_list", signer ? Json(to_hex(wire::encode(signer->list))) : Json(nullptr)},
                {"header", to_hex(evidence.header)}};
}

Result<void> write_lines(Board& board, File& out)
{
    SIGNET_TRY(rows, board.profile.log().rows());
    std::uint64_t offset = 0;
    for (store::EnvelopeRow const& row : rows) {
        SIGNET_TRY(evidence, board.profile.log().evidence(row.row));
        if (board.profile.read_only()) evidence.row = at_rest(evidence.row);
        std::string const line = line_of(evidence).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
        SIGNET_CHECKED(out.write_at(offset, view_of(line)));
        offset += line.size();
    }
    return out.sync();
}

} // namespace

Result<void> write_evidence(Board& board, std::string const& file)
{
    std::size_t const slash = file.rfind('/');
    if (slash == std::string::npos) return fail(ErrorCode::InvalidArgument, "the file's path is not absolute");
    SIGNET_TRY(folder, board.env.store.open(slash == 0 ? "/" : file.substr(0, slash)));
    std::string const name = file.substr(slash + 1);
    Result<FilePtr> const made = folder->open(name, OpenFor::Create);
    if (!made && made.error().code == ErrorCode::Exists) return fail(ErrorCode::Exists, "the file to write is there already");
    if (!made) return std::unexpected{made.error()};
    Result<void> written = write_lines(board, **made);
    if (!written) (void)folder->remove(name); // half a log would pass for a whole one
    return written;
}

} // namespace signet::engine
