#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "tests/fuzz/corpus_writer.h"
#include "tests/fuzz/false_provisioning.h"
#include "tests/fuzz/parties.h"

namespace signet::fuzz {

namespace {

/// As the target `client_provisioning` takes them: what an honest server says at each step.
void write_provisioning_answers()
{
    using Answer = FalseProvisioning::Answer;
    FalseProvisioning provisioning;
    provisioning.run([](Answer which, Bytes& bytes) {
        static constexpr char const* names[] = {"setup_ack", "registered", "digits_taken", "welcome_account"};
        Bytes example{static_cast<std::uint8_t>(which)};
        append(example, bytes);
        write("client_provisioning", names[static_cast<std::size_t>(which)], example);
    });
}

/// As the target `client_session` takes them.
enum class Said : std::uint8_t { Notification, Response, AnswerToHello };
Bytes said(Said kind, google::protobuf::Message const& message)
{
    Bytes piece{static_cast<std::uint8_t>(kind)};
    append(piece, with_length(wire::encode(message)));
    return piece;
}

std::vector<std::pair<std::string, pb::Notification>> notifications()
{
    pb::AccountName const bert_named = wire::to_wire(bert().device.account);
    std::vector<std::pair<std::string, pb::Notification>> all(8);
    all[0].first = "ring";
    pb::Ring& ring = *all[0].second.mutable_ring();
    ring.set_tracking(std::string(16, 't'));
    *ring.mutable_caller() = bert_named;
    ring.set_purpose(pb::ENVELOPE);
    ring.set_ticket(std::string(32, 'k'));
    ring.set_call_key(std::string(32, 'c'));
    ring.set_name("Bert");
    all[1] = all[0];
    all[1].first = "ring_for_a_key_exchange";
    all[1].second.mutable_ring()->set_purpose(pb::KEY_EXCHANGE);
    all[1].second.mutable_ring()->set_relay("[::1]:7611");
    all[2].first = "signed_in";
    *all[2].second.mutable_signed_in()->mutable_account() = bert_named;
    all[3].first = "retry";
    *all[3].second.mutable_retry()->mutable_peer() = bert_named;
    all[3].second.mutable_retry()->set_tracking(std::string(16, 't'));
    all[4].first = "goodbye";
    all[4].second.mutable_goodbye()->set_reason(pb::Goodbye::REPLACED);
    all[4].second.mutable_goodbye()->set_other_was_alive(true);
    all[5].first = "withdrawn";
    *all[5].second.mutable_withdrawn()->mutable_account() = bert_named;
    all[6].first = "call_refused";
    all[6].second.mutable_call_refused()->set_tracking(std::string(16, 't'));
    all[6].second.mutable_call_refused()->mutable_nak()->set_reason(pb::Nak::BUSY);
    all[7].first = "double_sign_in";
    all[7].second.mutable_double_sign_in();
    return all;
}

std::vector<std::pair<std::string, pb::Response>> responses()
{
    std::vector<std::pair<std::string, pb::Response>> all(4);
    all[0].first = "call_ok";
    pb::CallOk& ok = *all[0].second.mutable_call_ok();
    ok.set_tracking(std::string(16, 't'));
    ok.set_ticket(std::string(32, 'k'));
    ok.set_call_key(std::string(32, 'c'));
    ok.set_relay("relay.example:6110");
    ok.set_name("Bert");
    all[1].first = "done";
    all[1].second.mutable_done();
    all[2].first = "away";
    all[2].second.mutable_server_nak()->set_reason(pb::ServerNak::AWAY);
    all[3].first = "not_accepted";
    all[3].second.mutable_server_nak()->set_reason(pb::ServerNak::NOT_ACCEPTED);
    all[3].second.mutable_server_nak()->set_detail("no");
    return all;
}

void write_servers_words()
{
    Bytes everything;
    for (auto const& [name, notification] : notifications()) {
        Bytes const piece = said(Said::Notification, notification);
        write("client_session", name, piece);
        if (!notification.has_goodbye()) append(everything, piece);
    }
    for (auto const& [name, response] : responses()) {
        Bytes const piece = said(Said::Response, response);
        write("client_session", name, piece);
        append(everything, piece);
    }
    write("client_session", "everything", everything);

    pb::Response welcome;
    wire::choose(*welcome.mutable_welcome(), wire::protocol_version);
    welcome.mutable_welcome()->set_master_clock_ms(milliseconds_of(fixed_time));
    welcome.mutable_welcome()->set_name("Anna");
    welcome.mutable_welcome()->set_company("Example & Sons");
    welcome.mutable_welcome()->set_heartbeat_seconds(1);
    welcome.mutable_welcome()->set_replaced_another(true);
    welcome.mutable_welcome()->set_other_was_alive(true);
    welcome.mutable_welcome()->set_notification_epoch(~std::uint64_t{0});
    write("client_session", "welcome", said(Said::AnswerToHello, welcome));
    pb::Response refused;
    refused.mutable_server_nak()->set_reason(pb::ServerNak::BAD_SIGN_IN);
    write("client_session", "sign_in_refused", said(Said::AnswerToHello, refused));
}

void write_owner_messages()
{
    write_text("owner_socket", "command",
               R"({"arguments":["signet-cli","log","--json"],"folder":"/home/anna","interactive":true})");
    write_text("owner_socket", "no_arguments", R"({"arguments":[],"folder":[],"interactive":1})");
    write_text("owner_socket", "answer", R"({"question":3,"answer":"y","interrupt":true})");
    write_text("owner_socket", "question", R"({"ask":"Code: ","question":1,"secret":true})");
    write_text("owner_socket", "lines", R"({"begun":true,"out":"verified 4821-0000-0173","err":"","progress":"12 %"})");
    write_text("owner_socket", "later", R"({"later":["resume","0a"],"again":["send",7,null]})");
    write_text("owner_socket", "exit", R"({"exit":130})");
    write_text("owner_socket", "nested", R"({"a":[[[[{"b":[[[{}]]]}]]]],"exit":-1.5e300})");
}

} // namespace

void write_client_examples()
{
    write_provisioning_answers();
    write_servers_words();
    write_owner_messages();
}

} // namespace signet::fuzz
