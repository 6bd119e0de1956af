#include "core/envelope/delivered_names.h"

#include "core/base/system_files.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signet::envelope {

namespace {

constexpr std::size_t max_name = 200;  ///< bytes; every file system takes 255, and " (2)" has to fit too. threats.md E3
constexpr std::size_t max_suffix = 20; ///< bytes of a suffix that survives cutting, with its dot
constexpr std::size_t max_depth = 128; ///< folders inside each other; deeper files become plain names
constexpr char replacement = '_';

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string folded(std::string_view name)
{
    std::string key{name};
    std::ranges::transform(key, key.begin(), lower);
    return key;
}

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 1;
};

/// The first code point of valid UTF-8.
CodePoint code_point_at(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<std::uint8_t>(text[i])); };
    char32_t const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xE0) return {((lead & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    if (lead < 0xF0) return {((lead & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
    return {((lead & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F), 4};
}

bool is_dangerous(char32_t point)
{
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true; // control characters
    if (point == '/' || point == '\\' || point == ':') return true;   // separators, drives, streams
    if (point < 0x7F && refused_in_names.contains(static_cast<char>(point))) return true;
    if (point == 0x061C || point == 0x200E || point == 0x200F) return true;                        // direction marks
    if ((point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) return true; // direction overrides
    return point == 0x2028 || point == 0x2029 || point == 0xFEFF;                                  // line ends, byte order mark
}

/// CON, NUL.txt, com1: names that Windows gives to devices in every folder.
bool is_reserved(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> words{"con", "prn", "aux", "nul", "conin$", "conout$"};
    std::string base = folded(name.substr(0, name.find('.')));
    while (base.ends_with(' ')) base.pop_back();
    if (std::ranges::find(words, base) != words.end()) return true;
    if (!base.starts_with("com") && !base.starts_with("lpt")) return false;
    std::string_view const number = std::string_view{base}.substr(3);
    return (number.size() == 1 && number[0] >= '0' && number[0] <= '9') || number == "\u00B9" || number == "\u00B2"
           || number == "\u00B3";
}

std::size_t suffix_length(std::string_view name)
{
    std::size_t const dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name.size() - dot > max_suffix) return 0;
    return name.size() - dot;
}

/// At most `size` bytes from the front, ending at a whole character.
std::string_view cut(std::string_view text, std::size_t size)
{
    if (text.size() <= size) return text;
    while (size > 0 && (static_cast<std::uint8_t>(text[size]) & 0xC0) == 0x80) --size;
    return text.substr(0, size);
}

std::string with_end(std::string_view name, std::string const& addition, std::size_t limit)
{
    std::size_t const suffix = suffix_length(name);
    std::string_view const stem = name.substr(0, name.size() - suffix);
    return std::string{cut(stem, limit - suffix - addition.size())} + addition + std::string{name.substr(name.size() - suffix)};
}

std::string fitted(std::string name)
{
    return name.size() > max_name ? with_end(name, "", max_name) : name;
}

struct SplitPath {
    std::vector<std::string_view> folders;
    std::string_view last;
};

/// Names from the envelope's folder down. A path that is absolute, not normalised or climbs becomes one plain name: its last
/// component that is one. threats.md E1
SplitPath split(std::string_view path)
{
    SplitPath parts;
    std::string_view plain;
    bool hostile = false;
    for (std::string_view rest = path;;) {
        std::size_t const end = rest.find('/');
        std::string_view const name = rest.substr(0, end);
        bool const is_name = !name.empty() && name != "." && name != "..";
        if (is_name) plain = name;
        hostile = hostile || !is_name;
        if (end == std::string_view::npos) {
            parts.last = name;
            break;
        }
        parts.folders.push_back(name);
        rest.remove_prefix(end + 1);
    }
    if (!hostile && parts.folders.size() < max_depth) return parts;
    return {{}, plain.empty() ? std::string_view{"_"} : plain};
}

} // namespace

std::string clean_name(std::string_view name)
{
    std::string clean;
    for (std::size_t at = 0; at < name.size();) {
        CodePoint const point = code_point_at(name.substr(at));
        if (is_dangerous(point.value))
            clean.push_back(replacement);
        else
            clean.append(name.substr(at, point.length));
        at += point.length;
    }
    clean = fitted(std::move(clean)); // first: what is left of a long name may be reserved
    if (is_reserved(clean)) clean = fitted(replacement + clean);
    // Windows drops trailing dots and spaces, which would make another name of it ("." and ".." among them).
    for (std::size_t i = clean.size(); i > 0 && (clean[i - 1] == '.' || clean[i - 1] == ' '); --i) clean[i - 1] = replacement;
    if (clean.empty()) clean.push_back(replacement);
    return clean;
}

std::string numbered_name(std::string_view name, unsigned number)
{
    return with_end(name, " (" + std::to_string(number) + ")", max_name + 16);
}

namespace {

/// A set of 64-bit hashes in one block of memory. Where two names share a hash, one of them only gets a number it would not have
/// needed.
class HashSet {
public:
    bool insert(std::uint64_t hash)
    {
        if (2 * (used_ + 1) > slots_.size()) grow();
        return place(hash == 0 ? 1 : hash);
    }

private:
    bool place(std::uint64_t hash)
    {
        std::size_t const mask = slots_.size() - 1;
        for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
            if (slots_[at] == hash) return false;
            if (slots_[at] != 0) continue;
            slots_[at] = hash;
            ++used_;
            return true;
        }
    }

    void grow()
    {
        std::vector<std::uint64_t> const old =
            std::exchange(slots_, std::vector<std::uint64_t>(std::max<std::size_t>(64, 2 * slots_.size())));
        used_ = 0;
        for (std::uint64_t const hash : old)
            if (hash != 0) place(hash);
    }

    std::vector<std::uint64_t> slots_; ///< 0 is free
    std::size_t used_ = 0;
};

} // namespace

/// Gives out names below each folder, none twice.
class DeliveredNames::Builder {
public:
    explicit Builder(DeliveredNames& names) : names_{names} { names_.folders_.push_back({}); }

    void add(std::uint32_t index, Entry const& entry)
    {
        SplitPath const parts = split(entry.path);
        std::uint32_t folder = 0;
        for (std::string_view const each : parts.folders) folder = folder_in(folder, each, no_entry);
        if (entry.kind == EntryKind::Folder) {
            std::uint32_t const own = folder_in(folder, parts.last, index);
            names_.parents_.push_back(own);
            note(entry.path, names_.path_of(own));
            return;
        }
        names_.parents_.push_back(folder);
        std::string const name = free_name(folder, parts.last);
        std::string_view const sent_name = entry.path.substr(entry.path.rfind('/') + 1);
        if (name != sent_name) names_.names_.emplace(index, name);
        note(entry.path, folder == 0 ? name : names_.path_of(folder) + "/" + name);
    }

private:
    std::uint32_t folder_in(std::uint32_t parent, std::string_view sent_as, std::uint32_t entry)
    {
        auto const next = static_cast<std::uint32_t>(names_.folders_.size());
        auto const [place, is_new] = by_sent_name_.try_emplace(hash_of(parent, sent_as), next);
        if (is_new) names_.folders_.push_back({parent, free_name(parent, sent_as), no_entry});
        if (entry != no_entry) names_.folders_[place->second].entry = entry;
        return place->second;
    }

    std::string free_name(std::uint32_t folder, std::string_view sent_as)
    {
        std::string const first = wanted_name(folder, sent_as);
        if (taken_.insert(hash_of(folder, folded(first)))) return first;
        // The number tried last is kept, so that a hundred thousand equal names do not take their square in time.
        unsigned& number = numbers_.try_emplace(hash_of(folder, folded(first)), 1u).first->second;
        for (;;) {
            std::string name = numbered_name(first, ++number);
            if (taken_.insert(hash_of(folder, folded(name)))) return name;
        }
    }

    static std::string wanted_name(std::uint32_t folder, std::string_view sent_as)
    {
        std::string name = clean_name(sent_as);
        if (folder == 0 && name.starts_with('.')) name = clean_name("_" + name); // threats.md E2
        return name;
    }

    static std::uint64_t hash_of(std::uint32_t folder, std::string_view name)
    {
        constexpr std::uint64_t spread = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio: neighbours end up far apart
        return (std::hash<std::string_view>{}(name) ^ (folder * spread)) * spread;
    }

    void note(std::string_view sent_as, std::string now)
    {
        if (mixes_scripts(now)) names_.unusual_.push_back(now);
        if (now != sent_as) names_.renamed_.push_back({std::string{sent_as}, std::move(now)});
    }

    DeliveredNames& names_;
    std::unordered_map<std::uint64_t, std::uint32_t> by_sent_name_;
    std::unordered_map<std::uint64_t, unsigned> numbers_;
    HashSet taken_;
};

Result<DeliveredNames> DeliveredNames::create(Manifest const& manifest)
{
    DeliveredNames names{manifest};
    Builder builder{names};
    names.parents_.reserve(manifest.size());
    for (std::uint32_t i = 0; i < manifest.size(); ++i) {
        builder.add(i, manifest.entry(i));
        // Paths name folders that no entry lists: two bytes of a path could make one each.
        if (names.folders_.size() > max_entries) return fail(ErrorCode::TooLarge, "an envelope has too many folders");
    }
    return names;
}

DeliveredNames::Place DeliveredNames::place(std::size_t entry) const
{
    auto const index = static_cast<std::uint32_t>(entry);
    if (auto const renamed = names_.find(index); renamed != names_.end()) return {parents_[entry], renamed->second};
    std::string_view const path = manifest_->entry(entry).path;
    return {parents_[entry], std::string{path.substr(path.rfind('/') + 1)}};
}

std::vector<DeliveredNames::TopName> DeliveredNames::top_level() const
{
    std::vector<TopName> names;
    for (std::size_t i = 1; i < folders_.size(); ++i)
        if (folders_[i].parent == 0) names.push_back({folders_[i].name, folders_[i].entry});
    for (std::uint32_t i = 0; i < parents_.size(); ++i)
        if (parents_[i] == 0) names.push_back({place(i).name, i}); // a folder's entry has its own node there
    return names;
}

std::string DeliveredNames::path_of(std::uint32_t folder) const
{
    if (folder == 0) return {};
    FolderNode const& node = folders_[folder];
    return node.parent == 0 ? node.name : path_of(node.parent) + "/" + node.name;
}

} // namespace signet::envelope
