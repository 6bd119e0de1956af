#pragma once

#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "core/store/profile.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>

namespace signet::store {

/// A clock that the test sets.
class TestClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] WallTime wall() const override { return wall_; }
    [[nodiscard]] std::unique_ptr<Timer> call_at(Instant, std::function<void()>) override
    {
        check(false);
        return nullptr;
    }

    void pass(milliseconds time)
    {
        now_ += time;
        wall_ += time;
    }
    void set_wall(WallTime wall) { wall_ = wall; }

private:
    Instant now_{hours{5}};
    WallTime wall_ = wall_time(1'760'000'000'000);
};

template <class T> ErrorCode code_of(Result<T> const& result)
{
    check(!result.has_value());
    return result.error().code;
}

inline KeyFileBytes key_file(std::uint8_t fill)
{
    KeyFileBytes key = KeyFileBytes::blank();
    std::ranges::fill(key.expose_mutable(), fill);
    return key;
}

inline SecretBytes passphrase(std::string_view text)
{
    return SecretBytes::copy_of(view_of(text));
}

inline constexpr crypto::PasswordCost cheapest{.memory_kib = 64 * 1024, .passes = 1, .lanes = 1}; ///< that may be read

template <class T> T numbered(std::uint8_t number)
{
    T value{};
    std::ranges::fill(value.bytes, number);
    return value;
}

/// Profiles in a temporary folder, opened by a key file of sevens.
class ProfileFixture {
public:
    explicit ProfileFixture(Files& files) : files_{files} { }
    ProfileFixture() : ProfileFixture{posix_} { }

    SystemFiles posix_;
    Files& files_;
    SystemRandom random;
    TestClock clock;
    QTemporaryDir temporary;

    [[nodiscard]] std::string path(std::string const& name = "profile") const
    {
        return temporary.path().toStdString() + "/" + name;
    }

    [[nodiscard]] ProfileFolder take(std::string const& name = "profile")
    {
        return unwrap(ProfileFolder::take(files_, path(name), IfMissing::Make));
    }
    [[nodiscard]] Result<Profile> try_create(std::string const& name = "profile")
    {
        DatabaseKey const key = DatabaseKey::random(random);
        SlotFile const ways{{wrap_with_bytes(SlotKind::KeyFile, key, key_file(7), random)}};
        SIGNET_TRY(folder, ProfileFolder::take(files_, path(name), IfMissing::Make));
        return Profile::create(std::move(folder), key, ways, clock);
    }
    [[nodiscard]] Profile create(std::string const& name = "profile") { return unwrap(try_create(name)); }
    [[nodiscard]] Result<Profile> try_open(std::string const& name = "profile", std::uint8_t key = 7)
    {
        SIGNET_TRY(folder, ProfileFolder::take(files_, path(name), IfMissing::Fail));
        SIGNET_TRY(ways, folder.read_slots());
        SIGNET_TRY(keys, unwrap_with_key_file(ways, key_file(key)));
        return Profile::open(std::move(folder), keys, clock);
    }
    [[nodiscard]] Profile open(std::string const& name = "profile") { return unwrap(try_open(name)); }

    [[nodiscard]] OwnAccount own_account(std::uint64_t serial)
    {
        OwnAccount account;
        account.account = {numbered<OperatorId>(1), AccountNumber::from_serial(serial)};
        account.name = "Anna";
        account.company = "Firm";
        account.operator_name = "Operator";
        account.server = "localhost:1";
        account.operator_root = crypto::SigningKey::generate(random).verify_key();
        account.account_key = crypto::SigningKey::generate(random);
        account.device.account = account.account;
        account.device.account_key = account.account_key.verify_key();
        account.device.device = DeviceId{random.array<16>()};
        account.device.signing_key = crypto::SigningKey::generate(random);
        account.device.agreement_key = crypto::AgreementKey::generate(random);
        account.device.certificate.set_body("certificate");
        account.device.list.set_body("list");
        account.added = clock.wall();
        return account;
    }
    /// The profile's first account and a correspondent of it, verified under the LTK `key`.
    [[nodiscard]] Pair add_pair(Profile& profile, std::uint64_t peer = 2)
    {
        OwnAccount const account = own_account(1);
        if (Result<OwnAccount> known = profile.accounts().find(account.account); !known) unwrap(profile.accounts().add(account));
        return {account.account, {numbered<OperatorId>(1), AccountNumber::from_serial(peer)}};
    }
    void verify(Profile& profile, Pair const& pair, std::uint8_t ltk = 1, ExchangeRole role = ExchangeRole::Sender,
                std::uint8_t u = 1)
    {
        LongTermKey key = LongTermKey::blank();
        std::ranges::fill(key.expose_mutable(), ltk);
        Verification verification{
            .pair = pair, .role = role, .server_name = "Bert", .company = "Works", .id = numbered<LtkId>(ltk)};
        verification.key = &key;
        verification.account_key = numbered<crypto::VerifyKey>(u);
        verification.list_serial = 1;
        unwrap(profile.correspondents().save_verified(verification));
    }
    [[nodiscard]] NewSent new_sent(Pair const& pair, EnvelopeKey const& key, std::uint8_t id)
    {
        return {.id = numbered<EnvelopeId>(id),
                .pair = pair,
                .key = &key,
                .key_commit = random.array<32>(),
                .sources = {"/a", "/b c"},
                .spool = "spool-" + std::to_string(id),
                .files = 2,
                .bytes = 10};
    }
    [[nodiscard]] Offered offered(Pair const& pair, std::uint8_t id)
    {
        Offered offer{.id = numbered<EnvelopeId>(id), .pair = pair};
        offer.key_commit.fill(id);
        offer.files = 3;
        offer.bytes = 30;
        offer.tracking = numbered<TrackingId>(id);
        offer.part = "part-" + std::to_string(id);
        offer.save_folder = "/save";
        return offer;
    }
    /// A received envelope from offer to inbox.
    RowId receive(Profile& profile, Pair const& pair, std::uint8_t id)
    {
        RowId const row = unwrap(profile.received().accept(offered(pair, id))).row;
        unwrap(profile.received().plan_placement(
            row, {.path = "/save/x", .names = {"x.txt"}, .content_hash = {}, .header = bytes_of("header")}));
        unwrap(profile.received().complete(row));
        return row;
    }
};

/// Those that have arrived whole.
inline std::vector<LogLine> inbox_of(Profile& profile)
{
    std::vector<LogLine> lines = unwrap(profile.log().lines());
    std::erase_if(lines, [](LogLine const& line) { return line.row.state != EnvelopeState::Received; });
    return lines;
}

inline std::string content_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline void put(std::filesystem::path const& path, std::string const& content)
{
    std::ofstream{path, std::ios::binary} << content;
}

} // namespace signet::store
