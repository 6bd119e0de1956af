#include "ui/model/file_kind.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace signet::ui {

namespace {

constexpr std::size_t longest_ending = 8;

constexpr std::array<std::string_view, 20> text_endings{"txt",  "md",  "rst",  "pdf",  "doc",   "docx", "odt",
                                                        "rtf",  "tex", "html", "htm",  "xml",   "json", "yaml",
                                                        "toml", "log", "eml",  "epub", "pages", "ps"};
constexpr std::array<std::string_view, 8> table_endings{"xls", "xlsx", "ods", "csv", "tsv", "numbers", "sqlite", "parquet"};
constexpr std::array<std::string_view, 13> image_endings{"png",  "jpg", "jpeg", "gif",  "svg", "webp", "tif",
                                                         "tiff", "bmp", "heic", "avif", "raw", "psd"};
constexpr std::array<std::string_view, 12> archive_endings{"zip", "tar", "gz",  "tgz", "bz2", "xz",
                                                           "zst", "7z",  "rar", "jar", "deb", "rpm"};

bool holds(std::span<std::string_view const> endings, std::string_view ending)
{
    return std::ranges::find(endings, ending) != endings.end();
}

} // namespace

QString fileIconName(std::string_view name)
{
    std::size_t const dot = name.rfind('.');
    std::string ending;
    if (dot != std::string_view::npos && dot > 0 && name.size() - dot - 1 <= longest_ending)
        for (char const letter : name.substr(dot + 1))
            ending += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if (holds(text_endings, ending)) return QStringLiteral("file-text");
    if (holds(table_endings, ending)) return QStringLiteral("file-table");
    if (holds(image_endings, ending)) return QStringLiteral("file-image");
    if (holds(archive_endings, ending)) return QStringLiteral("file-archive");
    return QStringLiteral("file");
}

} // namespace signet::ui
