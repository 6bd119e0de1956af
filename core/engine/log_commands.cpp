#include "core/engine/engine_core.h"

#include "core/envelope/delivered_tree.h"
#include "core/envelope/file_listing.h"
#include "core/wire/message.h"

/// The commands that look into the log, and what a person does to what has arrived.
namespace signet::engine {

namespace {

EnvelopeFiles::File file_of(envelope::ListedFile listed)
{
    auto const modified = std::chrono::floor<milliseconds>(nanoseconds{listed.modified_ns});
    return {std::move(listed.path), listed.size, WallTime{modified}};
}

/// It was checked before it was kept, or is our own.
std::optional<EnvelopeFiles::Receipt> receipt_of(ByteView kept)
{
    if (kept.empty()) return std::nullopt;
    Result<pb::Signed> const statement = wire::parse<pb::Signed>(kept);
    if (!statement) return std::nullopt;
    Result<pb::ReceiptBody> const body = wire::parse<pb::ReceiptBody>(wire::bytes_in(statement->body()));
    if (!body) return std::nullopt;
    return EnvelopeFiles::Receipt{wall_time(body->time_ms()), body->clock() == pb::ReceiptBody::SERVER};
}

Result<void> remove_place(Files& files, std::string const& path, Bytes header)
{
    std::size_t const slash = path.rfind('/');
    Result<FolderPtr> const parent = files.open(path.substr(0, slash));
    if (!parent && parent.error().code == ErrorCode::NotFound) return {};
    if (!parent) return std::unexpected{parent.error()};
    return envelope::remove_delivered(**parent, path.substr(slash + 1), std::move(header));
}

} // namespace

void EngineCore::act(RequestId request, ListEnvelopes const& command)
{
    Result<std::vector<store::LogLine>> lines = board_.profile.log().lines(command.newest, command.before);
    if (!lines) return board_.finished(request, lines.error());
    Envelopes answer{request, {}, command.newest != 0 && lines->size() == command.newest, command.before != 0};
    answer.all.reserve(lines->size());
    bool const stands_still = board_.profile.read_only();
    for (store::LogLine& line : *lines) {
        if (stands_still) line.row = at_rest(std::move(line.row));
        answer.all.push_back(info_of(std::move(line)));
    }
    board_.tell(std::move(answer));
    board_.finished(request);
}

void EngineCore::act(RequestId request, ListFiles const& command)
{
    tasks_.spawn("list files", finishing(request, list_files(request, command)));
}

Task<void> EngineCore::list_files(RequestId request, ListFiles command)
{
    bool const sent = command.way == Way::Sent;
    EnvelopeFiles answer{request, command.row, command.way, command.from, 0, {}, {}, {}};
    if (sent) {
        store::SentEnvelope stored = unwrap(board_.profile.sent().get(command.row));
        answer.receipt = receipt_of(stored.details.receipt);
        if (command.from == 0) answer.sources = std::move(stored.details.sources);
    } else {
        answer.receipt = receipt_of(unwrap(board_.profile.received().get(command.row)).details.receipt);
    }
    Bytes header = unwrap(sent ? board_.profile.sent().header(command.row) : board_.profile.received().header(command.row));
    if (!header.empty()) {
        envelope::ListedAs const as = sent ? envelope::ListedAs::Sent : envelope::ListedAs::Delivered;
        auto const work = [&header, as, from = command.from] {
            return envelope::list_files(std::move(header), as, from, EnvelopeFiles::max_files);
        };
        Result<envelope::FileListing> listed = co_await on_worker(board_.env, work);
        envelope::FileListing listing = unwrap(std::move(listed));
        answer.total = listing.total;
        answer.files.reserve(listing.files.size());
        for (envelope::ListedFile& each : listing.files) answer.files.push_back(file_of(std::move(each)));
    }
    board_.tell(std::move(answer));
}

void EngineCore::act(RequestId request, MarkSeen const& command)
{
    Result<void> const marked = board_.profile.received().mark_seen(command.row);
    board_.finished(request, marked ? std::nullopt : std::optional{marked.error()});
    if (marked) board_.tell_envelope(command.row);
}

void EngineCore::act(RequestId request, DeleteReceived const& command)
{
    tasks_.spawn("delete what was received", finishing(request, delete_received(command.row)));
}

Task<void> EngineCore::delete_received(store::RowId row)
{
    store::ReceivedEnvelope const stored = unwrap(board_.profile.received().get(row));
    if (!stored.details.complete) throw Failure{ErrorCode::NotAllowed, "this envelope has not arrived whole"};
    Bytes header = unwrap(board_.profile.received().header(row));
    Files& files = board_.env.store;
    auto const work = [&files, &stored, &header] { return remove_place(files, stored.details.path, std::move(header)); };
    Result<void> const removed = co_await on_worker(board_.env, work);
    unwrap(removed);
    unwrap(board_.profile.received().mark_deleted(row));
    board_.tell_envelope(row);
}

} // namespace signet::engine
