#include "core/engine/ways_in.h"

#include "core/wire/crockford.h"

namespace signet::engine {

namespace {

constexpr std::size_t code_characters = 25;                         // 125 bits, as a fingerprint has
constexpr std::string_view recovery_slot_setting = "recovery slot"; // whose salt: a slot has no name

/// The slots of a kind that the secret opens, by their places in the file.
std::vector<std::size_t> opened_by(store::SlotFile const& slots, SecretBytes const& passphrase)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < slots.entries.size(); ++i) {
        if (slots.entries[i].kind != store::SlotKind::Passphrase) continue;
        if (store::unwrap_with_passphrase({{slots.entries[i]}}, passphrase)) places.push_back(i);
    }
    return places;
}

Task<std::vector<std::size_t>> require_opened(Board& board, SecretBytes const& passphrase)
{
    store::SlotFile const slots = unwrap(board.profile.slot_file());
    auto const work = [&slots, &passphrase] { return opened_by(slots, passphrase); };
    std::vector<std::size_t> places = co_await on_worker(board.env, work);
    if (places.empty()) throw Failure{ErrorCode::WrongKey, "the passphrase does not open this profile"};
    co_return places;
}

Task<store::Slot> wrap(Board& board, SecretBytes const& passphrase)
{
    store::DatabaseKey const& key = board.profile.database_key();
    Random& random = board.env.random;
    auto const work = [&key, &passphrase, &random] { return store::wrap_with_passphrase(key, passphrase, random); };
    Result<store::Slot> slot = co_await on_worker(board.env, work);
    co_return unwrap(std::move(slot));
}

std::optional<std::size_t> recovery_place(Board& board, store::SlotFile const& slots)
{
    std::optional<std::string> const salt = unwrap(board.profile.settings().get(recovery_slot_setting));
    if (!salt) return std::nullopt;
    for (std::size_t i = 0; i < slots.entries.size(); ++i)
        if (to_hex(slots.entries[i].salt) == *salt) return i;
    return std::nullopt;
}

} // namespace

Task<void> check_passphrase(Board& board, SecretBytes passphrase)
{
    co_await require_opened(board, passphrase);
}

Task<void> change_passphrase(Board& board, SecretBytes current, SecretBytes next)
{
    std::vector<std::size_t> const places = co_await require_opened(board, current);
    store::SlotFile const before = unwrap(board.profile.slot_file());
    store::Slot const slot = co_await wrap(board, next);
    unwrap(board.profile.add_slot(slot));
    for (std::size_t const place : places) {
        // Places move as slots go: the salt finds the one that is meant.
        store::SlotFile const now = unwrap(board.profile.slot_file());
        auto const old = std::ranges::find(now.entries, before.entries.at(place).salt, &store::Slot::salt);
        if (old != now.entries.end()) unwrap(board.profile.remove_slot(static_cast<std::size_t>(old - now.entries.begin())));
    }
}

Task<std::string> make_recovery_code(Board& board)
{
    ByteArray<16> random = board.env.random.array<16>();
    std::string const code = wire::crockford_prefix(random, code_characters);
    wipe(random);
    store::Slot const slot = co_await wrap(board, SecretBytes::copy_of(view_of(code)));
    remove_recovery_code(board);
    unwrap(board.profile.add_slot(slot));
    unwrap(board.profile.settings().set(recovery_slot_setting, to_hex(slot.salt)));
    co_return wire::in_fives(code);
}

void remove_recovery_code(Board& board)
{
    store::SlotFile const slots = unwrap(board.profile.slot_file());
    if (std::optional<std::size_t> const place = recovery_place(board, slots)) unwrap(board.profile.remove_slot(*place));
    unwrap(board.profile.settings().clear(recovery_slot_setting));
}

void set_keychain(Board& board, SecretBytes const& bytes)
{
    store::SlotFile const before = unwrap(board.profile.slot_file());
    if (bytes.size() == store::KeyFileBytes::size) {
        store::KeyFileBytes const key = store::KeyFileBytes::copy_of(bytes.expose().first<store::KeyFileBytes::size>());
        unwrap(board.profile.add_slot(
            store::wrap_with_bytes(store::SlotKind::Keychain, board.profile.database_key(), key, board.env.random)));
    } else if (!bytes.empty()) {
        throw Failure{ErrorCode::InvalidArgument, "a keychain's secret has exactly 32 bytes"};
    }
    for (store::Slot const& old : before.entries) {
        if (old.kind != store::SlotKind::Keychain) continue;
        store::SlotFile const now = unwrap(board.profile.slot_file());
        auto const place = std::ranges::find(now.entries, old.salt, &store::Slot::salt);
        if (place != now.entries.end()) unwrap(board.profile.remove_slot(static_cast<std::size_t>(place - now.entries.begin())));
    }
}

WaysIn ways_in(Board& board, RequestId request)
{
    store::SlotFile const slots = unwrap(board.profile.slot_file());
    std::optional<std::size_t> const recovery = recovery_place(board, slots);
    WaysIn ways{.request = request};
    for (std::size_t i = 0; i < slots.entries.size(); ++i) {
        switch (slots.entries[i].kind) {
        case store::SlotKind::Passphrase: (i == recovery ? ways.recovery_code : ways.passphrase) = true; break;
        case store::SlotKind::KeyFile: ways.key_file = true; break;
        case store::SlotKind::Keychain: ways.keychain = true; break;
        }
    }
    return ways;
}

std::optional<SecretBytes> recovery_code_typed(SecretBytes const& typed)
{
    Result<std::string> code = wire::crockford_typed(text_of(typed.expose()), code_characters);
    if (!code) return std::nullopt;
    SecretBytes secret = SecretBytes::copy_of(view_of(*code));
    wipe({reinterpret_cast<std::uint8_t*>(code->data()), code->size()});
    return secret;
}

} // namespace signet::engine
