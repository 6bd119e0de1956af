#include "tests/support/server_view.h"

#include "core/wire/labels.h"

namespace signet::test {

namespace {

crypto::AeadKey stage0_key(link::Direction direction)
{
    ByteArray<2> const context{0, static_cast<std::uint8_t>(direction)};
    return crypto::derive<crypto::AeadKey>(Wire::call_key().expose(), wire::label::record, context);
}

std::size_t place_of(End end)
{
    return static_cast<std::size_t>(end);
}

} // namespace

ServerView::ServerView()
{
    for (link::Direction const direction : {link::Direction::Initiator, link::Direction::Responder}) {
        opening_.emplace_back(crypto::Suite::ChaCha20Poly1305, stage0_key(direction));
        sealing_.emplace_back(crypto::Suite::ChaCha20Poly1305, stage0_key(direction));
    }
}

pb::Stage0 ServerView::read(End from, ByteView record)
{
    ByteView const head = record.first(link::record_header_size);
    Bytes const plaintext = unwrap(opening_[place_of(from)].open(head, record.subspan(link::record_header_size)));
    return unwrap(link::parse_stage0(plaintext));
}

Bytes ServerView::write(End from, pb::Stage0 const& message)
{
    Bytes const plaintext = unwrap(link::encode_stage0(message));
    link::RecordHead const head = link::encode_record_header({link::RecordType::Control, plaintext.size() + crypto::tag_size});
    Bytes record = bytes_of(head);
    append(record, sealing_[place_of(from)].seal(head, plaintext));
    return record;
}

Bytes ServerView::rewrite(End from, ByteView record, std::function<void(pb::Stage0&)> const& change)
{
    pb::Stage0 message = read(from, record);
    change(message);
    return write(from, message);
}

} // namespace signet::test
