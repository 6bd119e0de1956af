#include "core/dataexchange/run_receipt.h"

namespace signet::dataexchange {

Received make_received(Inputs const& in, Session const& session, Taken const& taken, Complete const& complete, Stamp stamp)
{
    Receipt const receipt{.sender = in.peer,
                          .sender_key = session.partner.key.peer_key,
                          .recipient = in.self.account,
                          .device = in.self.device,
                          .envelope = taken.id,
                          .key_commit = taken.key_commit,
                          .content_hash = complete.content_hash,
                          .files = complete.files,
                          .bytes = complete.bytes,
                          .state = complete.state,
                          .transcript = session.th2,
                          .time = stamp.time,
                          .clock = stamp.source};
    return {taken.id, sign_receipt(receipt, in.self.signing_key), receipt, in.self.credentials()};
}

Result<Delivered> check_delivered(Inputs const& in, envelope::OutgoingEnvelope const& envelope, Session const& session,
                                  pb::Signed const& statement)
{
    identity::DeviceCertificate const& device = session.partner.device.device.certificate;
    SIGNET_TRY(receipt, open_receipt(statement, device.signing_key));
    std::optional<envelope::ContentHash> const content = envelope.content_hash();
    if (!content) return fail(ErrorCode::BadProof, "a receipt for what is not sealed yet");
    Receipt const expected{.sender = in.self.account,
                           .sender_key = in.self.account_key,
                           .recipient = in.peer,
                           .device = device.device,
                           .envelope = envelope.id(),
                           .key_commit = envelope.key_commit(),
                           .content_hash = *content,
                           .files = envelope.files(),
                           .bytes = envelope.bytes(),
                           .transcript = session.th2};
    SIGNET_CHECKED(check_receipt(receipt, expected));
    Partner const& partner = session.partner;
    return Delivered{statement, receipt, {partner.key.peer_key, partner.certificate, partner.device_list}};
}

} // namespace signet::dataexchange
