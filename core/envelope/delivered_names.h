#pragma once

#include "core/envelope/manifest.h"

#include <unordered_map>

namespace signet::envelope {

struct Renamed {
    std::string sent_as; ///< the manifest's path
    std::string now;     ///< relative to the envelope's folder
};

/// A single file or folder name that is safe on every system: control characters, separators, ':', overrides of writing
/// direction, names reserved by Windows, trailing dots and spaces are replaced, and what is over 200 bytes is cut before its
/// suffix. threats.md E1 to E3.
[[nodiscard]] std::string clean_name(std::string_view name);
/// "report.pdf" and 2 make "report (2).pdf".
[[nodiscard]] std::string numbered_name(std::string_view name, unsigned number);

/// Where each entry of a manifest goes: cleaned paths below the envelope's folder, no two of them equal when upper and lower case
/// are not told apart (ASCII letters; composed and decomposed Unicode forms are left as two names, as on Linux). threats.md E1 to
/// E4.
class DeliveredNames {
public:
    struct Place {
        std::uint32_t folder = 0; ///< index into folders()
        std::string name;
    };
    struct FolderNode {
        std::uint32_t parent = 0; ///< folder 0 is the envelope's own and its own parent
        std::string name;
        std::uint32_t entry = no_entry; ///< the manifest entry that describes it
    };
    static constexpr std::uint32_t no_entry = ~std::uint32_t{0};

    /// `manifest` outlives the result. errors  TooLarge (folders)
    [[nodiscard]] static Result<DeliveredNames> create(Manifest const& manifest);

    /// Parents stand before their children.
    [[nodiscard]] std::vector<FolderNode> const& folders() const { return folders_; }
    /// For a file's entry.
    [[nodiscard]] Place place(std::size_t entry) const;
    [[nodiscard]] std::vector<Renamed> const& renamed() const { return renamed_; }
    /// Paths, as they are now, with a word that mixes scripts: they stay, and the person is told. threats.md E3
    [[nodiscard]] std::vector<std::string> const& unusual() const { return unusual_; }
    struct TopName {
        std::string name;
        std::uint32_t entry = no_entry;
    };
    [[nodiscard]] std::vector<TopName> top_level() const;
    [[nodiscard]] std::string path_of(std::uint32_t folder) const;

private:
    class Builder;
    explicit DeliveredNames(Manifest const& manifest) : manifest_{&manifest} { }
    Manifest const* manifest_;
    std::vector<FolderNode> folders_;
    std::vector<std::uint32_t> parents_;                   ///< for each entry that is a file
    std::unordered_map<std::uint32_t, std::string> names_; ///< of files whose last component did not stay
    std::vector<Renamed> renamed_;
    std::vector<std::string> unusual_;
};

} // namespace signet::envelope
