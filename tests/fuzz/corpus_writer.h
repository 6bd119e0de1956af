#pragma once

#include "core/base/bytes.h"

/// What make_fuzz_corpus writes examples with.
namespace signet::fuzz {

void write(std::string const& target, std::string const& name, ByteView bytes);
void write_text(std::string const& target, std::string const& name, std::string_view text);
/// u16 length | message: how targets that take several messages tell them apart.
[[nodiscard]] Bytes with_length(ByteView message);

/// What a client hears: from servers, and through its profile's socket.
void write_client_examples();

} // namespace signet::fuzz
