#include "core/dataexchange/receipt.h"
#include "core/dataexchange/statements.h"
#include "core/envelope/format.h"
#include "core/envelope/lock.h"
#include "core/identity/provisioning_link.h"
#include "core/identity/provisioning_statements.h"
#include "core/keyexchange/statements.h"
#include "core/link/frame_stream.h"
#include "core/link/node_identity.h"
#include "core/link/record.h"
#include "core/store/slots.h"
#include "core/wire/envelope.pb.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "tests/fuzz/corpus_writer.h"
#include "tests/fuzz/run_inputs.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

/// Writes the valid examples of tests/fuzz/corpus: `make_fuzz_corpus FOLDER`. They are checked in; to be run again where a format
/// changes or gets a new part.
namespace signet::fuzz {

namespace {

std::string folder_of_corpus;

} // namespace

void write(std::string const& target, std::string const& name, ByteView bytes)
{
    std::filesystem::create_directories(folder_of_corpus + "/" + target);
    std::ofstream file{folder_of_corpus + "/" + target + "/" + name, std::ios::binary};
    file << text_of(bytes);
    check(file.good());
}

void write_text(std::string const& target, std::string const& name, std::string_view text)
{
    write(target, name, view_of(text));
}

Bytes with_length(ByteView message)
{
    Bytes piece{static_cast<std::uint8_t>(message.size() >> 8), static_cast<std::uint8_t>(message.size())};
    append(piece, message);
    return piece;
}

namespace {

crypto::Digest digest_of(std::uint8_t byte)
{
    crypto::Digest digest;
    digest.fill(byte);
    return digest;
}

pb::Signed signed_prekey()
{
    identity::OwnDevice const& device = anna().device;
    pb::PrekeyBody body;
    body.set_id(7);
    body.set_key(wire::field_of(device.agreement_key.public_key().bytes));
    body.set_created_ms(milliseconds_of(fixed_time));
    body.set_device(wire::field_of(device.device.view()));
    pb::Signed prekey;
    prekey.set_body(wire::field_of(wire::encode(body)));
    prekey.set_signature(wire::field_of(device.signing_key.sign(wire::label::prekey, {wire::bytes_in(prekey.body())})));
    return prekey;
}

pb::HelloBody hello_body()
{
    pb::HelloBody body;
    wire::offer(body, crypto::Suite::Aes256Gcm);
    *body.mutable_account() = wire::to_wire(anna().device.account);
    body.set_device(std::string(16, 'd'));
    return body;
}

std::vector<std::pair<std::string, pb::Frame>> frames()
{
    pb::AccountName const account = wire::to_wire(anna().device.account);
    std::vector<std::pair<std::string, pb::Frame>> all;
    auto const add = [&all](std::string name) -> pb::Frame& {
        all.emplace_back(std::move(name), pb::Frame{});
        all.back().second.set_id(all.size());
        return all.back().second;
    };
    pb::Setup611Body setup;
    wire::offer(setup, crypto::Suite::Aes256Gcm);
    setup.set_random(std::string(32, 'r'));
    add("setup611").mutable_request()->mutable_setup611()->set_body(wire::field_of(wire::encode(setup)));
    pb::Hello& hello = *add("hello").mutable_request()->mutable_hello();
    hello.set_body(wire::field_of(wire::encode(hello_body())));
    hello.set_signature(std::string(64, 's'));
    pb::Setup& call = *add("setup").mutable_request()->mutable_setup();
    *call.mutable_to() = account;
    call.set_purpose(pb::ENVELOPE);
    *add("prekeys").mutable_request()->mutable_prekeys()->add_prekeys() = signed_prekey();
    pb::CallOk& ok = *add("call_ok").mutable_response()->mutable_call_ok();
    ok.set_tracking(std::string(16, 't'));
    ok.set_ticket(std::string(32, 'k'));
    ok.set_call_key(std::string(32, 'c'));
    ok.set_relay("relay.example:6110");
    ok.set_name("Anna Ångström");
    pb::ServerNak& nak = *add("server_nak").mutable_response()->mutable_server_nak();
    nak.set_reason(pb::ServerNak::OVER_LIMIT);
    nak.set_retry_after_seconds(60);
    pb::Ring& ring = *add("ring").mutable_notification()->mutable_ring();
    ring.set_tracking(std::string(16, 't'));
    *ring.mutable_caller() = account;
    ring.set_purpose(pb::KEY_EXCHANGE);
    return all;
}

/// As the target `message` counts them: files in its order, messages in the file's.
void write_message(std::string const& name, std::size_t number, google::protobuf::Message const& message)
{
    Bytes bytes{static_cast<std::uint8_t>(number)};
    append(bytes, wire::encode(message));
    write("message", name, bytes);
}

void write_frames()
{
    int const before = pb::Signed::descriptor()->file()->message_type_count()
                       + pb::Stage0::descriptor()->file()->message_type_count()
                       + pb::Lock::descriptor()->file()->message_type_count();
    Bytes stream;
    for (auto const& [name, frame] : frames()) {
        WipedBytes const bytes = unwrap(link::encode_frame(frame));
        write("frame", name, ByteView{bytes}.subspan(4));
        append(stream, bytes);
        write_message(name, static_cast<std::size_t>(before + pb::Frame::descriptor()->index()), frame);
        if (stream.size() < 1024) write("frame_stream", "up_to_" + name, stream);
    }
    write_message("certificate", static_cast<std::size_t>(pb::Signed::descriptor()->index()), anna().device.certificate);
}

struct Bodies {
    Bytes key_a1, key_b, key_a2, data_a1, data_b;
};

Bodies bodies()
{
    RunInputs const run{anna(), bert()};
    dataexchange::Fresh fresh{{}, crypto::AgreementKey::from_scalar(fixed_secret<crypto::AgreementKey::Scalar>(0x52))};
    fresh.challenge.fill(0x53);
    crypto::AgreementPublic const share = fresh.ephemeral.public_key();
    std::vector<dataexchange::SharedKey> keys;
    keys.push_back(shared_with(anna()));
    keyexchange::RandomA const random_a = fixed_secret<keyexchange::RandomA>(0x54);
    constexpr auto suite = crypto::Suite::ChaCha20Poly1305;
    return {keyexchange::make_a1(run.key_exchange(), share, digest_of(1)), keyexchange::make_b(run.key_exchange(), suite, share),
            keyexchange::make_a2(random_a), dataexchange::make_a1(run.data_exchange(), keys, fresh),
            dataexchange::make_b(run.data_exchange(), suite, keys[0].id, fresh)};
}

void write_handshakes()
{
    Bodies const all = bodies();
    write("key_exchange", "a1", all.key_a1);
    write("key_exchange", "b", all.key_b);
    write("key_exchange", "a2", all.key_a2);
    write("data_exchange", "a1", all.data_a1);
    write("data_exchange", "b", all.data_b);
    write("opening", "key_a1", all.key_a1);
    write("opening", "data_a1", all.data_a1);
    write("opening", "hello", wire::encode(hello_body()));
    pb::Setup611Body later;
    wire::offer(later, crypto::Suite::Aes256Gcm);
    later.mutable_versions()->set_highest(2);
    Bytes bytes = wire::encode(later);
    append(bytes, Bytes{0x7A, 3, 'n', 'e', 'w'}); // field 15
    write("opening", "later_version", bytes);
}

std::vector<std::pair<std::string, pb::Control>> controls()
{
    std::vector<std::pair<std::string, pb::Control>> all(7);
    all[0].first = "ack";
    all[0].second.mutable_ack()->set_next(5);
    all[1].first = "head";
    all[1].second.mutable_head()->set_bytes("SIGNETE1");
    all[1].second.mutable_head()->set_total(8);
    all[2].first = "segments";
    pb::Segment& segment = *all[2].second.mutable_segments()->add_all();
    segment.set_salt(std::string(16, 's'));
    *all[2].second.mutable_segments()->add_all() = segment;
    all[2].second.mutable_segments()->mutable_all(1)->set_first_chunk(9);
    all[3].first = "nak";
    all[3].second.mutable_nak()->set_reason(pb::Nak::NO_SPACE);
    all[3].second.mutable_nak()->set_detail("no room");
    all[4].first = "trailer";
    all[4].second.mutable_trailer()->set_file_proof(std::string(32, 'p'));
    all[4].second.mutable_trailer()->set_chunks(12);
    all[5].first = "cancel";
    all[5].second.mutable_cancel()->set_envelope(std::string(16, 'e'));
    all[6].first = "receipt";
    *all[6].second.mutable_receipt() = anna().device.certificate;
    return all;
}

/// As the target `call_channel` takes them.
Bytes piece(link::RecordType type, ByteView bytes)
{
    Bytes piece{static_cast<std::uint8_t>(type), static_cast<std::uint8_t>(bytes.size() >> 8),
                static_cast<std::uint8_t>(bytes.size())};
    append(piece, bytes);
    return piece;
}

void write_records()
{
    pb::Stage0 stage0;
    stage0.mutable_handshake()->set_body(wire::field_of(bodies().data_a1));
    handshake::Proof const proof{{}, {}, std::nullopt};
    stage0.mutable_handshake()->set_proof(wire::field_of(handshake::encode(proof)));
    Bytes const handshake = unwrap(link::encode_stage0(stage0));
    write("record", "stage0", handshake);
    write("record", "header", link::encode_record_header({link::RecordType::Chunk, link::max_chunk_record}));
    Bytes call0{0};
    append(call0, piece(link::RecordType::Control, handshake));
    write("call_channel", "stage0", call0);
    Bytes call1{1};
    for (auto const& [name, control] : controls()) {
        write("record", name, wire::encode(control));
        append(call1, piece(link::RecordType::Control, wire::encode(control)));
    }
    append(call1, piece(link::RecordType::Chunk, Bytes(600, 0x77)));
    write("call_channel", "stage1", call1);
    Bytes raw{3};
    append(raw, link::encode_record_header({link::RecordType::Chunk, 40}));
    append(raw, Bytes(40, 0x78));
    write("call_channel", "raw_chunk", raw);
}

void write_delta()
{
    constexpr auto suite = crypto::Suite::ChaCha20Poly1305;
    link::StageKey const k = fixed_secret<link::StageKey>(0x42);
    dataexchange::Delta delta{fixed_secret<envelope::EnvelopeKey>(0x43), {}, {}, 3, 4096, 0, std::nullopt};
    delta.envelope.bytes.fill(0x55);
    delta.key_commit = dataexchange::key_commit(delta.key);
    auto const wrap = crypto::derive<crypto::AeadKey>(k.expose(), wire::label::data_wrap);
    for (char const* const name : {"first", "replaces"}) {
        Bytes const sealed = dataexchange::seal_delta(suite, k, {}, delta);
        write("delta_key", name, unwrap(crypto::open_plain(suite, wrap, crypto::counter_nonce(0), crypto::Digest{}, sealed)));
        delta.replaces.emplace().bytes.fill(0x56);
        delta.chunks = 4;
    }
}

void write_statements()
{
    identity::OwnDevice const& device = anna().device;
    write("certificate", "certificate", wire::bytes_in(device.certificate.body()));
    write("certificate", "list", wire::bytes_in(device.list.body()));
    write("device_statements", "certificate", wire::encode(device.certificate));
    write("device_statements", "list", wire::encode(device.list));
    write("device_statements", "prekey", wire::encode(signed_prekey()));
    dataexchange::Receipt receipt{device.account,
                                  device.account_key,
                                  bert().device.account,
                                  bert().device.device,
                                  {},
                                  digest_of(2),
                                  digest_of(3),
                                  2,
                                  1234,
                                  pb::ReceiptBody::DELIVERED,
                                  digest_of(4),
                                  fixed_time,
                                  pb::ReceiptBody::SERVER};
    write("receipt", "delivered", wire::bytes_in(dataexchange::sign_receipt(receipt, device.signing_key).body()));
    receipt.state = pb::ReceiptBody::OPENED;
    receipt.clock = pb::ReceiptBody::LOCAL;
    write("receipt", "opened", wire::bytes_in(dataexchange::sign_receipt(receipt, device.signing_key).body()));
    auto const key = fixed_secret<crypto::AeadKey>(0x61);
    identity::RegisterSecrets const secrets{
        {}, fixed_secret<identity::ProvisioningSessionKey>(0x62), fixed_secret<identity::ProvisioningAudioKey>(0x63), {}};
    Bytes const sealed = identity::seal_register(key, secrets);
    write("register_keys", "keys",
          unwrap(crypto::open_plain(crypto::Suite::ChaCha20Poly1305, key, crypto::counter_nonce(0), {}, sealed)));
}

void write_certificates()
{
    sim::SeededRandom random{1};
    auto const root = fixed_secret<crypto::SigningKey::Seed>(0x70);
    crypto::VerifyKey const node = crypto::SigningKey::from_seed(fixed_secret<crypto::SigningKey::Seed>(0x71)).verify_key();
    link::Validity const validity{fixed_time, fixed_time + days{730}};
    Bytes const root_der = unwrap(link::make_root_certificate(root, "Example operator", validity, random));
    write("node_certificate", "root", root_der);
    write("node_certificate", "node", unwrap(link::make_node_certificate(root_der, root, node, "node", validity, random)));
}

void write_texts()
{
    identity::ProvisioningLink link{"relay.example:6110", "Example & Sons", std::string(25, 'K'), {}};
    link.handle.bytes.fill(0xAB);
    write_text("provisioning_link", "plain", link.text());
    link.server = "[2001:db8::1]:6110";
    link.operator_name = "Möbel Müller";
    write_text("provisioning_link", "utf8", link.text());
    write_text("typed_text", "number", anna().device.account.number.grouped());
    write_text("typed_text", "code", "k7q-4m");
    write_text("typed_text", "fingerprint", "K7Q4M-0OIl1-ABCDE-FGHJK-MNPQR");
    write_text("typed_text", "address", "relay.example:6110");
    write_text("typed_text", "ipv6", "[fe80::1%eth0]:65535");
    write_text("names", "plain", "Report (final).pdf");
    write_text("names", "climbing", "../../.ssh/authorized_keys");
    write_text("names", "device", "con   .txt");
    write_text("names", "terminal", "a\x1b[2Jb\n\x7f");
    write_text("names", "turned", "cod\u202Egpj.exe");
    write_text("names", "long", std::string(190, 'n') + "\u00E4\u00F6\u00FC\u20AC" + ".tar.gz");
    write_text("names", "device_when_cut", "con" + std::string(220, ' ') + "x.txt");
    write_text("names", "no_utf8", "\xC3(\xF0\x9F\x98");
}

void write_server_texts()
{
    write_text("admin", "add", R"({"verb":"account-add","name":"Anna","company":"Example"})");
    write_text("admin", "calls", R"({"verb":"calls","account":"482100000179","since":"2026-11-21T09:30:00Z","after":"4"})");
    write_text("admin", "rows", R"({"ok":true,"rows":[{"number":"482100000179","name":"Anna","ended":null}],"next":"5"})");
    write_text("admin", "refusal", R"({"ok":false,"code":"not found","text":"no such account"})");
    write_text("admin", "odd_types", R"({"ok":false,"code":[],"text":7})");
    write_text("admin", "time", "2026-11-21T09:30:00.125+01:00");
    write_text("settings", "all", R"(address = "relay.example:6110"
listen = "0.0.0.0:6110"
log_level = "debug"
[limits]
connections = 100
[tariff]
currency = "EUR"
per_minute = 3
[[tariff.hours]]
from = 22
to = 6
per_minute = 1
)");
    write_text("settings", "unknown", "[limit]\nconections = 1 # twice wrong\n\"\\u001b\" = 'x'\n");
}

envelope::EntryDraft file(std::string path, std::uint64_t size)
{
    return {std::move(path), size, 1'700'000'000'123'456'789, 0640, envelope::EntryKind::File};
}

/// An entry of any path: what this program would not write.
void write_hostile_manifest()
{
    pb::EnvelopeHeader header;
    header.set_id(std::string(16, 'i'));
    for (char const* const path :
         {"../up", "/etc/x", "a//b", "A/x", "a/x", "a/X", "con", ".bashrc", "C:\\x", "a/./b", "x", "x", "X"})
        header.add_entries()->set_path(path);
    header.mutable_entries(10)->set_size(1 << 20);
    write("manifest", "hostile", wire::encode(header));
}

void write_envelopes()
{
    EnvelopeId id;
    id.bytes.fill(0x55);
    std::vector<envelope::EntryDraft> const entries{{"folder", 0, -1, 0770, envelope::EntryKind::Folder},
                                                    file("folder/a.txt", 12),
                                                    file("folder/empty", 0),
                                                    file("b", 2'000'000)};
    auto const manifest = unwrap(envelope::Manifest::make(id, envelope::Compression::Zstd, entries));
    write("manifest", "folder", manifest.encoded());
    write("manifest", "empty", unwrap(envelope::Manifest::make(id, envelope::Compression::Stored, {})).encoded());
    write_hostile_manifest();

    auto const key = fixed_secret<envelope::EnvelopeKey>(0x43);
    constexpr auto suite = crypto::Suite::ChaCha20Poly1305;
    Bytes const head = unwrap(envelope::seal_head(key, suite, {}, manifest));
    envelope::Prefix const prefix = unwrap(envelope::parse_prefix(head));
    write("envelope_head", "prefix", ByteView{head}.first(prefix.size));
    Bytes const prefix_bytes = bytes_of(ByteView{head}.first(prefix.size));
    auto const header_key =
        crypto::derive<crypto::AeadKey>(key.expose(), wire::label::envelope_header, crypto::plain_hash(prefix_bytes));
    write("envelope_head", "header",
          unwrap(crypto::open_plain(suite, header_key, crypto::Nonce{}, prefix_bytes, ByteView{head}.subspan(prefix.size))));
}

void write_locks()
{
    Bytes const before = envelope::encode_before_lock(crypto::Suite::ChaCha20Poly1305);
    auto const key = fixed_secret<envelope::EnvelopeKey>(0x43);
    ByteArray<32> salt{};
    salt.fill(0x57);
    constexpr auto suite = crypto::Suite::ChaCha20Poly1305;
    envelope::LockSecret const by_file = envelope::KeyFileLock{fixed_secret<envelope::LockKey>(0x45)};
    envelope::LockSecret const by_ltk =
        envelope::LtkLock{fixed_secret<envelope::LockKey>(0x45), {}, anna().device.account, bert().device.account};
    write("sealed_file", "lock_by_key_file", unwrap(envelope::make_lock(before, suite, by_file, salt, key)));
    write("sealed_file", "lock_by_ltk", unwrap(envelope::make_lock(before, suite, by_ltk, salt, key)));

    pb::Lock stretched;
    stretched.set_mode(pb::Lock::PASSPHRASE);
    stretched.set_salt(wire::field_of(salt));
    stretched.set_memory_kib(0xFFFFFFFF);
    stretched.set_passes(1);
    stretched.set_lanes(1);
    Bytes lock;
    append_u32(lock, static_cast<std::uint32_t>(stretched.ByteSizeLong()));
    append(lock, wire::encode(stretched));
    lock.resize(lock.size() + 48);
    write("sealed_file", "lock_hostile_argon2", lock);

    Bytes file = before;
    Bytes const file_lock = unwrap(envelope::make_lock(before, suite, by_file, salt, key));
    append_u32(file, static_cast<std::uint32_t>(file_lock.size()));
    append(file, file_lock);
    append(file, envelope::key_commit_of(key));
    append_u32(file, 4 + 4096 + 16);
    write("sealed_file", "prefix", file);
    Bytes records = bytes_of(envelope::encode_record_prefix(envelope::segment_record, envelope::segment_size));
    append(records, envelope::encode_segment({{}, 0}));
    append(records, envelope::encode_record_prefix(envelope::chunk_record, envelope::min_chunk));
    write("sealed_file", "records", records);
}

void write_chunks()
{
    auto const stored = [](std::uint32_t expected, std::uint8_t flags, std::uint32_t size, ByteView content) {
        Bytes bytes;
        append_u32(bytes, expected);
        bytes.push_back(flags);
        append_u32(bytes, size);
        append(bytes, content);
        return bytes;
    };
    write("chunk", "stored", stored(5, 0, 5, view_of("hello")));
    write("chunk", "empty", stored(0, 0, 0, {}));
    // A zstd frame of "hello": single segment, one raw block.
    Bytes const frame{0x28, 0xB5, 0x2F, 0xFD, 0x20, 5, 0x29, 0, 0, 'h', 'e', 'l', 'l', 'o'};
    write("chunk", "zstd", stored(5, 1, static_cast<std::uint32_t>(frame.size()), frame));
    // threats.md E8: a frame that asks for a window of 2 GiB.
    Bytes const window{0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x29, 0, 0, 'h', 'e', 'l', 'l', 'o'};
    write("chunk", "zstd_window", stored(5, 1, static_cast<std::uint32_t>(window.size()), window));
    // A run of one byte, a MiB long.
    Bytes const run{0x28, 0xB5, 0x2F, 0xFD, 0xA0, 0, 0, 0x10, 0, 0x03, 0, 0x80, 'x'};
    write("chunk", "zstd_run", stored(1 << 20, 1, static_cast<std::uint32_t>(run.size()), run));
}

void write_slots()
{
    sim::SeededRandom random{2};
    auto const database = fixed_secret<store::DatabaseKey>(0x47);
    auto const key = fixed_secret<store::KeyFileBytes>(0x46);
    store::SlotFile file;
    file.entries.push_back(store::wrap_with_bytes(store::SlotKind::KeyFile, database, key, random));
    write("slot_file", "key_file", file.encode());
    store::Slot stretched;
    stretched.salt.fill(0x58);
    stretched.wrapped.fill(0x59);
    file.entries.push_back(stretched);
    Bytes const both = file.encode();
    write("slot_file", "both", both);
    write("slot_file", "without_checksum", ByteView{both}.first(both.size() - 32));
}

/// As the target `server_session` takes them.
void write_requests()
{
    Bytes anybody{0};
    Bytes signed_in{1};
    pb::Request ping;
    ping.mutable_ping();
    append(signed_in, with_length(wire::encode(ping)));
    for (auto const& [name, frame] : frames()) {
        if (!frame.has_request()) continue;
        Bytes const piece = with_length(wire::encode(frame.request()));
        append(anybody, piece);
        if (!frame.request().has_hello() && !frame.request().has_setup611()) append(signed_in, piece);
    }
    pb::Request admit;
    *admit.mutable_admit()->mutable_account() = wire::to_wire(anna().device.account);
    append(signed_in, with_length(wire::encode(admit)));
    pb::Request take_calls;
    take_calls.mutable_take_calls()->set_on(true);
    append(signed_in, with_length(wire::encode(take_calls)));
    write("server_session", "anybody", anybody);
    write("server_session", "signed_in", signed_in);

    pb::NewAccount::Fields fields;
    fields.set_n1(std::string(16, '1'));
    fields.set_n2(std::string(16, '2'));
    fields.set_account_key(wire::field_of(anna().device.account_key.bytes));
    *fields.mutable_certificate() = anna().device.certificate;
    *fields.mutable_device_list() = anna().device.list;
    *fields.add_prekeys() = signed_prekey();
    pb::NewAccount account;
    account.set_fields(wire::field_of(wire::encode(fields)));
    account.set_account_signature(std::string(64, 'u'));
    account.set_device_signature(std::string(64, 'a'));
    Bytes provisioning{2};
    append(provisioning, with_length(wire::encode(account)));
    write("server_session", "provisioning", provisioning);
}

} // namespace

} // namespace signet::fuzz

int main(int count, char** arguments)
{
    using namespace signet::fuzz;
    if (count != 2) {
        std::fputs("usage: make_fuzz_corpus FOLDER\n", stderr);
        return 2;
    }
    folder_of_corpus = arguments[1];
    signet::start_crypto();
    write_frames();
    write_handshakes();
    write_records();
    write_delta();
    write_statements();
    write_certificates();
    write_texts();
    write_server_texts();
    write_envelopes();
    write_locks();
    write_chunks();
    write_slots();
    write_requests();
    write_client_examples();
}
