#pragma once

#include "core/envelope/manifest.h"

namespace signet::envelope::codec {

/// The one encoding of EnvelopeHeader (core/wire/envelope.proto), read and written by hand: a million entries as generated
/// objects would take hundreds of megabytes. What take_… accepts is exactly what put_… writes: fields in order, shortest
/// integers, nothing that is a default or unknown. A test compares with the generated code.
class Reader {
public:
    explicit Reader(ByteView bytes) : bytes_{bytes} { }
    [[nodiscard]] std::size_t position() const { return at_; }
    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
    void skip_to(std::size_t position) { at_ = position; }
    /// Steps over a tag where it is the next byte.
    [[nodiscard]] bool take_tag(std::uint8_t tag);
    [[nodiscard]] bool next_is(std::uint8_t tag) const { return !at_end() && bytes_[at_] == tag; }
    [[nodiscard]] Result<std::uint64_t> take_number();
    [[nodiscard]] Result<ByteView> take_run();

private:
    ByteView bytes_;
    std::size_t at_ = 0;
};

void put_header_id(Bytes& to, EnvelopeId const& id);
void put_entry(Bytes& to, EntryDraft const& entry);
void put_compression(Bytes& to, Compression compression);

[[nodiscard]] Result<EnvelopeId> take_header_id(Reader& reader);
[[nodiscard]] bool entry_follows(Reader const& reader);
/// errors  Malformed, Unsupported (kind), TooLarge (path)
[[nodiscard]] Result<Entry> take_entry(Reader& reader);
[[nodiscard]] Result<Compression> take_compression(Reader& reader);

} // namespace signet::envelope::codec
