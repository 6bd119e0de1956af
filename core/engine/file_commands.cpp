#include "core/engine/engine_core.h"

#include "core/engine/evidence.h"
#include "core/envelope/sealed_file.h"

/// The commands that read or write the person's files.
namespace signet::engine {

namespace {

/// Lists the sources on a worker and tells what cannot go. Throws NotAllowed-like InvalidArgument where that stops everything.
Task<envelope::SourceTree> list(Board& board, RequestId request, std::vector<std::string> paths, bool skip_problems)
{
    Files& files = board.env.store;
    auto const work = [&files, &paths] { return envelope::list_sources(files, paths); };
    Result<envelope::SourceListing> listed = co_await on_worker(board.env, work);
    envelope::SourceListing listing = unwrap(std::move(listed));
    if (!listing.problems.empty()) {
        SourceProblems problems{request, {}};
        for (envelope::SourceProblem const& each : listing.problems)
            problems.all.push_back({each.path, envelope::name_of(each.kind)});
        board.tell(std::move(problems));
        if (!skip_problems) throw Failure{ErrorCode::NoAccess, "some of it cannot be sent"};
    }
    if (listing.tree.entries.empty()) throw Failure{ErrorCode::NotFound, "there is nothing to send"};
    co_return std::move(listing.tree);
}

void require_usable_key(Board& board, store::Pair const& pair)
{
    if (pair.own == pair.peer) throw Failure{ErrorCode::InvalidArgument, "this is your own number"};
    std::optional<store::Correspondent> const peer = unwrap(board.profile.correspondents().find(pair));
    if (!peer || peer->standing == store::Standing::Unverified)
        throw Failure{ErrorCode::NotVerified, "this person is not verified"};
    if (peer->standing == store::Standing::Changed) throw Failure{ErrorCode::KeyChanged, "this person's key has changed"};
    if (peer->standing == store::Standing::Blocked)
        throw Failure{ErrorCode::NotVerified, "this person is blocked: that has to be lifted first"};
}

} // namespace

Task<void> EngineCore::send_envelope(RequestId request, SendEnvelope command)
{
    AccountEngine* const account = find(command.own);
    if (!account) throw Failure{ErrorCode::InvalidArgument, "no such account in this profile"};
    store::Pair const pair{account->account().account, {account->account().account.operator_id, command.to}};
    require_usable_key(board_, pair);
    envelope::SourceTree tree = co_await list(board_, request, command.paths, command.skip_problems);
    FreshEnvelope const fresh = make_fresh(board_.env.random);
    store::NewSent const sent{fresh.id,      pair,        &fresh.key,   fresh.key_commit, command.compress,
                              command.paths, fresh.spool, tree.files(), tree.bytes()};
    store::RowId const row = unwrap(board_.profile.sent().begin(sent));
    unwrap(board_.profile.make_durable());
    board_.tell(EnvelopeQueued{request, info_of(unwrap(board_.profile.log().line(row)))});
    account->take_up(row, std::move(tree));
}

void EngineCore::act(RequestId request, SealFor command)
{
    tasks_.spawn("seal a file", finishing(request, seal_for(request, std::move(command))));
}

void EngineCore::act(RequestId request, OpenSealed command)
{
    tasks_.spawn("open a file", finishing(request, open_sealed(request, std::move(command))));
}

Task<void> EngineCore::seal_for(RequestId request, SealFor command)
{
    AccountEngine* const account = find(command.own);
    if (!account) throw Failure{ErrorCode::InvalidArgument, "no such account in this profile"};
    store::Pair const pair{account->account().account, {account->account().account.operator_id, command.to}};
    require_usable_key(board_, pair);
    std::vector<store::HeldKey> const keys = unwrap(board_.profile.correspondents().usable_keys(pair));
    if (keys.empty()) throw Failure{ErrorCode::NotVerified, "this person is not verified"};
    envelope::SealFile seal;
    seal.sources = co_await list(board_, request, command.paths, command.skip_problems);
    seal.target = command.file;
    seal.secret = envelope::LtkLock{envelope::LockKey::copy_of(keys[0].key.expose()), keys[0].id.bytes, pair.own, pair.peer};
    seal.options.compress = command.compress;
    seal.options.suite = crypto::prefers_aes() ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305;
    seal.if_exists = command.replace ? envelope::IfExists::Replace : envelope::IfExists::Refuse;
    envelope::SealedFile const sealed = co_await envelope::seal_file(board_.env, std::move(seal));
    board_.tell(Sealed{request, sealed.files, sealed.bytes, sealed.sealed_bytes});
}

Task<void> EngineCore::open_sealed(RequestId request, OpenSealed command)
{
    envelope::LockQuestion const question = unwrap(envelope::read_lock(board_.env.store, command.file));
    if (question.mode != envelope::LockMode::Ltk)
        throw Failure{ErrorCode::InvalidArgument, "this file was not sealed for a person"};
    std::optional<store::LockKey> const key = unwrap(board_.profile.correspondents().key_for_lock(store::LtkId{question.ltk_id}));
    if (!key) throw Failure{ErrorCode::WrongKey, "no key of this profile opens it"};
    envelope::OpenFile open;
    open.source = command.file;
    open.into = command.into;
    open.secret = envelope::LtkLock{envelope::LockKey::copy_of(key->key.expose()), question.ltk_id, question.from, question.to};
    envelope::OpenedFile const opened = co_await envelope::open_file(board_.env, std::move(open));
    Opened answer{request, opened.names, {}, question.from.number, question.to.number};
    for (envelope::Renamed const& each : opened.renamed) answer.renamed.push_back({each.sent_as, each.now});
    board_.tell(std::move(answer));
}

void EngineCore::act(RequestId request, ExportEvidence const& command)
{
    Result<void> const written = write_evidence(board_, command.file);
    board_.finished(request, written ? std::nullopt : std::optional{written.error()});
}

} // namespace signet::engine
