#include "core/engine/evidence.h"

#include <nlohmann/json.hpp>

namespace signet::engine {

namespace {

using Json = nlohmann::ordered_json;

Json line_of(store::EvidenceRow const& evidence)
{
    EnvelopeInfo const info = info_of(evidence.row);
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
                {"header", to_hex(evidence.header)}};
}

} // namespace

Result<void> write_evidence(Board& board, std::string const& file)
{
    std::size_t const slash = file.rfind('/');
    if (slash == std::string::npos) return fail(ErrorCode::InvalidArgument, "the file's path is not absolute");
    SIGNET_TRY(folder, board.env.store.open(slash == 0 ? "/" : file.substr(0, slash)));
    SIGNET_TRY(out, folder->open(file.substr(slash + 1), OpenFor::Create));
    SIGNET_TRY(rows, board.profile.log().rows());
    std::uint64_t offset = 0;
    for (store::EnvelopeRow const& row : rows) {
        SIGNET_TRY(evidence, board.profile.log().evidence(row.row));
        std::string const line = line_of(evidence).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
        SIGNET_CHECKED(out->write_at(offset, view_of(line)));
        offset += line.size();
    }
    return out->sync();
}

} // namespace signet::engine
