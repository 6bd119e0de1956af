#include "core/envelope/delivered_names.h"
#include "core/wire/envelope.pb.h"
#include "core/wire/message.h"
#include "tests/fuzz/target.h"

#include <set>

using namespace signet;
using namespace signet::envelope;
using fuzz::require;

/// The hand-written reader and Protocol Buffers' own agree.
static void compare(Manifest const& manifest, pb::EnvelopeHeader const& header)
{
    require(static_cast<std::size_t>(header.entries_size()) == manifest.size(), "as many entries");
    require(std::ranges::equal(manifest.id().view(), wire::bytes_in(header.id())), "the same id");
    require(static_cast<int>(manifest.compression()) == header.compression(), "the same compression");
    std::uint64_t start = 0;
    for (std::size_t i = 0; i < manifest.size(); ++i) {
        Entry const entry = manifest.entry(i);
        pb::EnvelopeHeader::Entry const& other = header.entries(static_cast<int>(i));
        require(entry.path == other.path() && entry.size == other.size() && entry.modified_ns == other.modified_ns()
                    && entry.mode == other.mode() && static_cast<int>(entry.kind) == other.kind(),
                "the same entry");
        require(entry.start == start, "contents follow each other");
        start += entry.size;
    }
    require(start == manifest.bytes(), "the sizes' sum");
    if (start > 0) require(manifest.entry_at(start - 1) < manifest.size(), "every byte belongs to a file");
}

static std::string folded(std::string name)
{
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

static void check_place(std::set<std::string>& taken, std::string const& folder, std::string const& name)
{
    require(!name.empty() && name != "." && name != ".." && name.size() <= 255, "a name is one that every file system takes");
    require(name.find('/') == std::string::npos && name.find('\\') == std::string::npos && name.find('\0') == std::string::npos,
            "a name is no path");
    require(!folder.empty() || !name.starts_with('.'), "no dot name at the top");
    require(taken.insert(folded(folder + "/" + name)).second, "no two names are equal");
}

/// threats.md E1 to E4: wherever the paths lead, the files land below the envelope's folder, each under a name of its own.
static void check_names(DeliveredNames const& names, Manifest const& manifest)
{
    std::set<std::string> taken;
    for (std::uint32_t i = 1; i < names.folders().size(); ++i) {
        require(names.folders()[i].parent < i, "parents stand before their children");
        check_place(taken, names.path_of(names.folders()[i].parent), names.folders()[i].name);
    }
    for (std::size_t i = 0; i < manifest.size(); ++i) {
        DeliveredNames::Place const place = names.place(i);
        require(place.folder < names.folders().size(), "a folder that is there");
        if (manifest.entry(i).kind == EntryKind::File) check_place(taken, names.path_of(place.folder), place.name);
    }
    static_cast<void>(names.top_level());
}

/// A sealed header's plaintext, and where its names lead.
SIGNET_FUZZ_TARGET(manifest)
{
    Result<pb::EnvelopeHeader> const header = wire::parse<pb::EnvelopeHeader>(input);
    Result<Manifest> const manifest = Manifest::parse(bytes_of(input));
    if (!manifest) return;
    require(std::ranges::equal(manifest->encoded(), input), "a header has one encoding");
    require(header.has_value(), "the header is a canonical message");
    compare(*manifest, *header);
    Result<DeliveredNames> const names = DeliveredNames::create(*manifest);
    if (names) check_names(*names, *manifest);
}
