// Own vectors of both handshakes, made once, checked for ever: tests/vectors/handshakes.json. Every derived value in the file was
// also computed by an independent implementation (python3's hashlib and hmac) when it was made. To make the file anew after a new
// version of the protocol: SIGNET_WRITE_VECTORS=1 test_handshake_vectors.
#include "core/dataexchange/receipt.h"
#include "core/dataexchange/statements.h"
#include "core/keyexchange/statements.h"
#include "core/wire/transcript.h"
#include "tests/support/people.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <fstream>

using namespace signet;
using namespace signet::test;
using Json = nlohmann::ordered_json;

namespace {

/// Block n is BLAKE2b-256("signet test vectors" | 0 | u64 n).
class FixedRandom final : public Random {
public:
    void fill(MutableBytes bytes) override
    {
        for (std::uint8_t& byte : bytes) {
            if (used_ == block_.size()) {
                block_ = crypto::Blake2b256{"signet test vectors"}.add_u64(next_++).finish();
                used_ = 0;
            }
            byte = block_[used_++];
        }
    }

private:
    crypto::Digest block_{};
    std::size_t used_ = block_.size();
    std::uint64_t next_ = 0;
};

std::string hex(ByteView bytes)
{
    return to_hex(bytes);
}

crypto::Digest th2_of(ByteView a1, ByteView b)
{
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, a1);
    transcript.absorb(wire::Direction::Responder, b);
    return transcript.hash();
}

struct Cast {
    FixedRandom random;
    Person alice = make_person(random, account_of(1001));
    Person bob = make_person(random, account_of(2002));
    crypto::AgreementKey ephemeral_a = crypto::AgreementKey::generate(random);
    crypto::AgreementKey ephemeral_b = crypto::AgreementKey::generate(random);
    crypto::SharedSecret dh = unwrap(ephemeral_a.agree(ephemeral_b.public_key()));
};

Json key_exchange()
{
    Cast cast;
    keyexchange::RandomA const random_a = keyexchange::RandomA::random(cast.random);
    pb::KeyExchangeA1 a1;
    wire::offer(a1, crypto::Suite::Aes256Gcm);
    *a1.mutable_account_a() = wire::to_wire(cast.alice.account());
    *a1.mutable_account_b() = wire::to_wire(cast.bob.account());
    a1.set_account_key(wire::field_of(cast.alice.device.account_key.bytes));
    *a1.mutable_certificate() = cast.alice.device.certificate;
    *a1.mutable_device_list() = cast.alice.device.list;
    a1.set_share(wire::field_of(cast.ephemeral_a.public_key().bytes));
    a1.set_commitment(wire::field_of(keyexchange::commitment(random_a)));
    pb::KeyExchangeB b;
    b.set_version(1);
    b.set_suite(2);
    *b.mutable_account_b() = wire::to_wire(cast.bob.account());
    *b.mutable_account_a() = wire::to_wire(cast.alice.account());
    b.set_account_key(wire::field_of(cast.bob.device.account_key.bytes));
    *b.mutable_certificate() = cast.bob.device.certificate;
    *b.mutable_device_list() = cast.bob.device.list;
    b.set_share(wire::field_of(cast.ephemeral_b.public_key().bytes));

    Bytes const a1_body = wire::encode(a1);
    Bytes const b_body = wire::encode(b);
    crypto::Digest const th2 = th2_of(a1_body, b_body);
    keyexchange::StageKey const k = keyexchange::exchange_key(cast.dh, th2);
    handshake::Proof const proof_b = keyexchange::prove_b(k, cast.bob.device.signing_key, th2);
    handshake::Proof const proof_a = keyexchange::prove_a(k, cast.alice.device.signing_key, th2, random_a);
    identity::LongTermKey const ltk = keyexchange::long_term_key(k, th2, random_a);
    Json out;
    out["a1"] = hex(a1_body);
    out["b"] = hex(b_body);
    out["a2"] = hex(keyexchange::make_a2(random_a));
    out["dh"] = hex(cast.dh.expose());
    out["random_a"] = hex(random_a.expose());
    out["commitment"] = hex(keyexchange::commitment(random_a));
    out["th2"] = hex(th2);
    out["k"] = hex(k.expose());
    out["b_mac"] = hex(proof_b.mac);
    out["b_signature"] = hex(proof_b.signature);
    out["a2_mac"] = hex(proof_a.mac);
    out["a2_signature"] = hex(proof_a.signature);
    out["code"] = keyexchange::code(k, th2, random_a);
    out["ltk"] = hex(ltk.expose());
    out["ltk_id"] = hex(identity::ltk_id(ltk).view());
    return out;
}

Json data_exchange(crypto::Suite suite)
{
    Cast cast;
    identity::LongTermKey const ltk = identity::LongTermKey::random(cast.random);
    identity::LtkId const id = identity::ltk_id(ltk);
    pb::DataExchangeA1 a1;
    wire::offer(a1, suite);
    *a1.mutable_account_a() = wire::to_wire(cast.alice.account());
    *a1.mutable_account_b() = wire::to_wire(cast.bob.account());
    *a1.mutable_certificate() = cast.alice.device.certificate;
    *a1.mutable_device_list() = cast.alice.device.list;
    a1.add_ltk_ids(wire::field_of(id.view()));
    a1.set_challenge_a(wire::field_of(cast.random.array<32>()));
    a1.set_share(wire::field_of(cast.ephemeral_a.public_key().bytes));
    pb::DataExchangeB b;
    b.set_version(1);
    b.set_suite(static_cast<std::uint32_t>(suite));
    *b.mutable_account_b() = wire::to_wire(cast.bob.account());
    *b.mutable_account_a() = wire::to_wire(cast.alice.account());
    *b.mutable_certificate() = cast.bob.device.certificate;
    *b.mutable_device_list() = cast.bob.device.list;
    b.set_ltk_id(wire::field_of(id.view()));
    b.set_challenge_b(wire::field_of(cast.random.array<32>()));
    b.set_share(wire::field_of(cast.ephemeral_b.public_key().bytes));

    Bytes const a1_body = wire::encode(a1);
    Bytes const b_body = wire::encode(b);
    crypto::Digest const th2 = th2_of(a1_body, b_body);
    dataexchange::StageKey const k = dataexchange::data_key(ltk, cast.dh, th2);
    dataexchange::Delta delta{
        envelope::EnvelopeKey::random(cast.random), EnvelopeId{cast.random.array<16>()}, {}, 7, 123456, 3, {}};
    delta.key_commit = dataexchange::key_commit(delta.key);
    Bytes const a2_body = dataexchange::make_a2(dataexchange::seal_delta(suite, k, th2, delta));
    handshake::Proof const proof_b = dataexchange::prove_b(k, cast.bob.device.signing_key, th2);
    handshake::Proof const proof_a = dataexchange::prove_a(k, cast.alice.device.signing_key, delta.key, th2, a2_body);
    envelope::ContentHash const content = cast.random.array<32>();
    dataexchange::Receipt const receipt{cast.alice.account(),
                                        cast.alice.device.account_key,
                                        cast.bob.account(),
                                        cast.bob.device.device,
                                        delta.envelope,
                                        delta.key_commit,
                                        content,
                                        7,
                                        123456,
                                        pb::ReceiptBody::DELIVERED,
                                        th2,
                                        wall_time(1'767'312'000'000),
                                        pb::ReceiptBody::SERVER};
    pb::Signed const statement = dataexchange::sign_receipt(receipt, cast.bob.device.signing_key);
    Json out;
    out["a1"] = hex(a1_body);
    out["b"] = hex(b_body);
    out["a2"] = hex(a2_body);
    out["dh"] = hex(cast.dh.expose());
    out["ltk"] = hex(ltk.expose());
    out["ltk_id"] = hex(id.view());
    out["skey"] = hex(delta.key.expose());
    out["key_commit"] = hex(delta.key_commit);
    out["th2"] = hex(th2);
    out["k"] = hex(k.expose());
    out["b_mac"] = hex(proof_b.mac);
    out["b_signature"] = hex(proof_b.signature);
    out["a2_mac"] = hex(proof_a.mac);
    out["a2_signature"] = hex(proof_a.signature);
    out["a2_key_proof"] = hex(*proof_a.key_proof);
    out["content_hash"] = hex(content);
    out["chunks"] = 3;
    out["file_proof"] = hex(dataexchange::file_proof(dataexchange::file_proof_key(k), th2, content, 3));
    out["receipt"] = hex(wire::bytes_in(statement.body()));
    out["receipt_signature"] = hex(wire::bytes_in(statement.signature()));
    return out;
}

Json all()
{
    Json out;
    out["key exchange"] = key_exchange();
    out["data exchange, suite 1"] = data_exchange(crypto::Suite::ChaCha20Poly1305);
    out["data exchange, suite 2"] = data_exchange(crypto::Suite::Aes256Gcm);
    return out;
}

} // namespace

class HandshakeVectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileIsWhatTheCodeMakes();
    void messagesOfTheFileAreTaken();
};

void HandshakeVectorsTest::fileIsWhatTheCodeMakes()
{
    start_crypto();
    std::string const path = std::string{SIGNET_VECTORS} + "/handshakes.json";
    if (qEnvironmentVariableIsSet("SIGNET_WRITE_VECTORS")) std::ofstream{path} << all().dump(1) << '\n';
    std::ifstream file{path};
    QVERIFY(file.good());
    Json const written = Json::parse(file);
    Json const made = all();
    for (auto const& [exchange, values] : made.items())
        for (auto const& [name, value] : values.items())
            QVERIFY2(written.at(exchange).at(name) == value, (exchange + ": " + name).c_str());
    QCOMPARE(written.size(), made.size());
}

void HandshakeVectorsTest::messagesOfTheFileAreTaken()
{
    start_crypto();
    Cast cast;
    std::ifstream file{std::string{SIGNET_VECTORS} + "/handshakes.json"};
    Json const written = Json::parse(file);
    auto const bytes = [](Json const& value) {
        std::string const text = value.get<std::string>();
        Bytes out;
        for (std::size_t i = 0; i < text.size(); i += 2)
            out.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
        return out;
    };
    Json const& exchange = written.at("key exchange");
    QVERIFY(std::ranges::equal(th2_of(bytes(exchange.at("a1")), bytes(exchange.at("b"))), bytes(exchange.at("th2"))));
    QVERIFY(wire::parse<pb::KeyExchangeA1>(bytes(exchange.at("a1"))).has_value());
    QVERIFY(wire::parse<pb::KeyExchangeB>(bytes(exchange.at("b"))).has_value());
    for (char const* name : {"data exchange, suite 1", "data exchange, suite 2"}) {
        Json const& data = written.at(name);
        crypto::VerifyKey const bob = cast.bob.device.signing_key.verify_key();
        pb::Signed statement;
        statement.set_body(wire::field_of(bytes(data.at("receipt"))));
        statement.set_signature(wire::field_of(bytes(data.at("receipt_signature"))));
        QVERIFY(dataexchange::open_receipt(statement, bob).has_value());
        QVERIFY(dataexchange::parse_a1({bytes(data.at("a1")), {}}, crypto::Suite::Aes256Gcm).has_value());
    }
}

QTEST_APPLESS_MAIN(HandshakeVectorsTest)
#include "handshake_vectors_test.moc"
