#pragma once

#include <array>
#include <string_view>

/// Every label of the protocol, once: what is signed, MACed, hashed or derived begins with one of these and a zero byte, so that
/// no value made for one purpose fits another (protocol.md §0). A test asserts that they differ and begin alike.
namespace signet::wire::label {

// Hashes
inline constexpr std::string_view transcript = "signet/1 transcript";
inline constexpr std::string_view operator_id = "signet/1 operator";
inline constexpr std::string_view root_fingerprint = "signet/1 root";
inline constexpr std::string_view commit = "signet/1 commit";
inline constexpr std::string_view certificate_hash = "signet/1 device certificate hash";
inline constexpr std::string_view head = "signet/1 head";
inline constexpr std::string_view content = "signet/1 content";
inline constexpr std::string_view slots = "signet/1 slots";
inline constexpr std::string_view new_account_fields = "signet/1 new account fields";
inline constexpr std::string_view node_id = "signet/1 node";
inline constexpr std::string_view call_record_chain = "signet/1 call record chain";
inline constexpr std::string_view ticket = "signet/1 ticket";
inline constexpr std::string_view argon2_salt = "signet/1 argon2 salt"; ///< used in core/crypto, which stands below this

// Signatures
inline constexpr std::string_view device_certificate = "signet/1 device certificate";
inline constexpr std::string_view device_list = "signet/1 device list";
inline constexpr std::string_view prekey = "signet/1 prekey";
inline constexpr std::string_view provisioning_server = "signet/1 provisioning server";
inline constexpr std::string_view provision = "signet/1 provision";
inline constexpr std::string_view sign_in = "signet/1 sign-in";
inline constexpr std::string_view key_exchange_sign_a = "signet/1 key exchange A";
inline constexpr std::string_view key_exchange_sign_b = "signet/1 key exchange B";
inline constexpr std::string_view data_sign_a = "signet/1 data A";
inline constexpr std::string_view data_sign_b = "signet/1 data B";
inline constexpr std::string_view receipt = "signet/1 receipt";
inline constexpr std::string_view call_record = "signet/1 call record";

// MACs
inline constexpr std::string_view key_id_a = "signet/1 KEY_ID A";
inline constexpr std::string_view key_id_b = "signet/1 KEY_ID B";
inline constexpr std::string_view verify_b = "signet/1 Verify";
inline constexpr std::string_view verify_a = "signet/1 Verify2";
inline constexpr std::string_view verify_file = "signet/1 Verify3";
inline constexpr std::string_view key_proof = "signet/1 KeyProof";
inline constexpr std::string_view work_order = "signet/1 work order";
inline constexpr std::string_view user_name = "signet/1 user name";

// Derivations
inline constexpr std::string_view record = "signet/1 record";
inline constexpr std::string_view provisioning = "signet/1 provisioning";
inline constexpr std::string_view provisioning_session_c2s = "signet/1 provisioning session c2s";
inline constexpr std::string_view provisioning_session_s2c = "signet/1 provisioning session s2c";
inline constexpr std::string_view provisioning_audio_c2s = "signet/1 provisioning audio c2s";
inline constexpr std::string_view key_exchange = "signet/1 key exchange";
inline constexpr std::string_view key_exchange_confirm_a = "signet/1 key exchange confirm-a";
inline constexpr std::string_view key_exchange_confirm_b = "signet/1 key exchange confirm-b";
inline constexpr std::string_view code = "signet/1 code";
inline constexpr std::string_view long_term_key = "signet/1 long-term key";
inline constexpr std::string_view ltk_id = "signet/1 ltk id";
inline constexpr std::string_view data_exchange = "signet/1 data exchange";
inline constexpr std::string_view data_auth_a = "signet/1 data exchange auth-a";
inline constexpr std::string_view data_auth_b = "signet/1 data exchange auth-b";
inline constexpr std::string_view data_wrap = "signet/1 data exchange wrap";
inline constexpr std::string_view data_file = "signet/1 data exchange file";
inline constexpr std::string_view envelope_check = "signet/1 envelope check";
inline constexpr std::string_view key_commit = "signet/1 commit key";
inline constexpr std::string_view envelope_header = "signet/1 header";
inline constexpr std::string_view chunk = "signet/1 chunk";
inline constexpr std::string_view spool_sources = "signet/1 spool sources";
inline constexpr std::string_view lock_ltk = "signet/1 lock ltk";
inline constexpr std::string_view lock_key_file = "signet/1 lock key-file";
inline constexpr std::string_view lock_passphrase = "signet/1 lock passphrase";
inline constexpr std::string_view slot_passphrase = "signet/1 slot passphrase";
inline constexpr std::string_view slot_key_file = "signet/1 slot key-file";
inline constexpr std::string_view slot_keychain = "signet/1 slot keychain";
inline constexpr std::string_view slot_key_id = "signet/1 slot key id";

inline constexpr std::array all{transcript,
                                operator_id,
                                root_fingerprint,
                                commit,
                                certificate_hash,
                                head,
                                content,
                                new_account_fields,
                                node_id,
                                call_record_chain,
                                ticket,
                                argon2_salt,
                                device_certificate,
                                device_list,
                                prekey,
                                provisioning_server,
                                provision,
                                sign_in,
                                key_exchange_sign_a,
                                key_exchange_sign_b,
                                data_sign_a,
                                data_sign_b,
                                receipt,
                                call_record,
                                key_id_a,
                                key_id_b,
                                verify_b,
                                verify_a,
                                verify_file,
                                key_proof,
                                work_order,
                                user_name,
                                record,
                                provisioning,
                                provisioning_session_c2s,
                                provisioning_session_s2c,
                                provisioning_audio_c2s,
                                key_exchange,
                                key_exchange_confirm_a,
                                key_exchange_confirm_b,
                                code,
                                long_term_key,
                                ltk_id,
                                data_exchange,
                                data_auth_a,
                                data_auth_b,
                                data_wrap,
                                data_file,
                                envelope_check,
                                key_commit,
                                envelope_header,
                                chunk,
                                spool_sources,
                                lock_ltk,
                                lock_key_file,
                                lock_passphrase,
                                slot_passphrase,
                                slot_key_file,
                                slot_keychain,
                                slot_key_id,
                                slots};

} // namespace signet::wire::label
