#include "server-stub/folder/key_files.h"

#include <algorithm>

namespace signet::folder {

namespace {

constexpr std::string_view root_key_head = "signet operator root key 1\n";
constexpr std::string_view node_identity_head = "signet node identity 1\n";
constexpr std::size_t max_common_name = 64; // RFC 5280 ub-common-name
constexpr char hex_digits[] = "0123456789abcdef";

int hex_value(std::uint8_t c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// Hexadecimal into `to`, which it must fill exactly.
bool decode_hex(ByteView hex, MutableBytes to)
{
    if (hex.size() != 2 * to.size()) return false;
    for (std::size_t i = 0; i < to.size(); ++i) {
        int const high = hex_value(hex[2 * i]);
        int const low = hex_value(hex[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        to[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

/// Text that may hold a key while it is put together: of fixed size from the start, so that no copy stays behind.
class KeyText {
public:
    explicit KeyText(std::size_t size) { text_.reserve(size); }
    ~KeyText() { wipe(text_); }
    void add(std::string_view part) { append(text_, view_of(part)); }
    void add_hex(ByteView bytes)
    {
        for (std::uint8_t const each : bytes) {
            text_.push_back(static_cast<std::uint8_t>(hex_digits[each >> 4]));
            text_.push_back(static_cast<std::uint8_t>(hex_digits[each & 15]));
        }
    }
    [[nodiscard]] Bytes take() { return std::move(text_); }
    [[nodiscard]] ByteView view() const { return text_; }

private:
    Bytes text_;
};

/// Wipes a file's bytes when they were read.
class WipedBytes {
public:
    explicit WipedBytes(Bytes bytes) : bytes_{std::move(bytes)} { }
    ~WipedBytes() { wipe(bytes_); }
    WipedBytes(WipedBytes const&) = delete;
    WipedBytes& operator=(WipedBytes const&) = delete;
    [[nodiscard]] ByteView view() const { return bytes_; }

private:
    Bytes bytes_;
};

/// The value of a line `name hex` at the front of `text`, which moves past it; nothing where another line stands there.
std::optional<ByteView> take_line(ByteView& text, std::string_view name)
{
    auto const end = std::ranges::find(text, static_cast<std::uint8_t>('\n'));
    if (end == text.end()) return std::nullopt;
    ByteView const line{text.begin(), end};
    if (!text_of(line).starts_with(name)) return std::nullopt;
    text = text.subspan(line.size() + 1);
    return line.subspan(name.size());
}

Result<crypto::SigningKey> parse_seed(ByteView hex)
{
    auto seed = crypto::SigningKey::Seed::blank();
    if (!decode_hex(hex, seed.expose_mutable())) return fail(ErrorCode::Malformed, "the key file is damaged");
    return crypto::SigningKey::from_seed(seed);
}

Result<Bytes> parse_certificate(std::optional<ByteView> hex)
{
    constexpr char const* damaged = "the node's identity file is damaged";
    if (!hex || hex->empty()) return fail(ErrorCode::Malformed, damaged);
    Bytes bytes(hex->size() / 2);
    if (!decode_hex(*hex, bytes)) return fail(ErrorCode::Malformed, damaged);
    return bytes;
}

} // namespace

Result<void> write_root_key(DataFolder& folder, crypto::SigningKey const& root)
{
    KeyText text{root_key_head.size() + 65};
    text.add(root_key_head);
    text.add_hex(root.seed().expose());
    text.add("\n");
    return folder.write(root_key_name, text.view(), DataFolder::Existing::Refused);
}

Result<crypto::SigningKey> read_root_key(std::string const& path)
{
    SIGNET_TRY(content, read_small_file(path));
    WipedBytes const held{std::move(content)};
    ByteView text = held.view();
    std::optional<ByteView> const head = take_line(text, root_key_head.substr(0, root_key_head.size() - 1));
    std::optional<ByteView> const seed = head ? take_line(text, "") : std::nullopt;
    if (!head || !head->empty() || !seed || !text.empty())
        return fail(ErrorCode::Malformed, "the file holds no root key of Signet's");
    return parse_seed(*seed);
}

Result<NodeIdentityFile> make_node_identity(crypto::SigningKey const& root, std::string const& operator_name, WallTime now,
                                            Random& random)
{
    auto const whole_seconds = std::chrono::floor<seconds>(now);
    WallTime const from = whole_seconds - clock_allowance;
    NodeIdentityFile identity;
    std::string const name = common_name(operator_name);
    crypto::SigningKey::Seed const root_seed = root.seed();
    SIGNET_TRY(root_certificate, link::make_root_certificate(root_seed, name, {from, whole_seconds + root_validity}, random));
    identity.root_certificate = std::move(root_certificate);
    identity.key = crypto::SigningKey::generate(random);
    SIGNET_TRY(node_certificate, link::make_node_certificate(identity.root_certificate, root_seed, identity.key.verify_key(),
                                                             name, {from, whole_seconds + node_validity}, random));
    identity.node_certificate = std::move(node_certificate);
    return identity;
}

Bytes encode_node_identity(NodeIdentityFile const& identity)
{
    KeyText text{2 * (identity.root_certificate.size() + identity.node_certificate.size()) + 256};
    text.add(node_identity_head);
    text.add("root ");
    text.add_hex(identity.root_certificate);
    text.add("\nnode ");
    text.add_hex(identity.node_certificate);
    text.add("\nkey ");
    text.add_hex(identity.key.seed().expose());
    text.add("\n");
    return text.take();
}

Result<NodeIdentityFile> parse_node_identity(ByteView text)
{
    std::optional<ByteView> const head = take_line(text, node_identity_head.substr(0, node_identity_head.size() - 1));
    if (!head || !head->empty()) return fail(ErrorCode::Malformed, "the file holds no node identity of Signet's");
    SIGNET_TRY(root, parse_certificate(take_line(text, "root ")));
    SIGNET_TRY(node, parse_certificate(take_line(text, "node ")));
    std::optional<ByteView> const seed = take_line(text, "key ");
    if (!seed || !text.empty()) return fail(ErrorCode::Malformed, "the node's identity file is damaged");
    SIGNET_TRY(key, parse_seed(*seed));
    return NodeIdentityFile{std::move(root), std::move(node), std::move(key)};
}

Result<void> write_node_identity(DataFolder& folder, NodeIdentityFile const& identity)
{
    WipedBytes const text{encode_node_identity(identity)};
    return folder.write(node_identity_name, text.view(), DataFolder::Existing::Replaced);
}

Result<NodeIdentityFile> read_node_identity(DataFolder& folder)
{
    SIGNET_TRY(content, folder.read(node_identity_name));
    WipedBytes const held{std::move(content)};
    return parse_node_identity(held.view());
}

std::string common_name(std::string const& operator_name)
{
    std::size_t size = std::min(operator_name.size(), max_common_name);
    while (size > 0 && size < operator_name.size() && (static_cast<unsigned char>(operator_name[size]) & 0xc0) == 0x80) --size;
    return operator_name.substr(0, size);
}

} // namespace signet::folder
