#include "ui/model/local_path.h"

#include "core/base/utf8.h"

#include <QFile>

namespace signet::ui {

std::string tidyPath(std::string_view path)
{
    std::string tidy;
    while (!path.empty()) {
        std::size_t const end = std::min(path.find('/'), path.size());
        std::string_view const part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.empty() || part == ".") continue;
        tidy += '/';
        tidy += part;
    }
    return tidy.empty() ? "/" : tidy;
}

std::string pathIn(std::string_view folder, std::string_view name)
{
    std::string path{folder};
    if (path.empty() || path.back() != '/') path += '/';
    path += name;
    return path;
}

std::string parentOf(std::string_view path)
{
    std::size_t const slash = path.rfind('/');
    if (slash == std::string_view::npos || slash == 0) return "/";
    return std::string{path.substr(0, slash)};
}

std::string nameOf(std::string_view path)
{
    return std::string{path.substr(path.rfind('/') + 1)};
}

bool isInside(std::string_view path, std::string_view folder)
{
    if (folder == "/") return path.size() > 1;
    return path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/';
}

bool isUtf8(std::string_view text)
{
    while (!text.empty())
        if (!take_character(text)) return false;
    return true;
}

std::optional<std::string> localPath(QUrl const& url)
{
    if (url.scheme().compare(QStringLiteral("file"), Qt::CaseInsensitive) != 0) return std::nullopt;
    QString const host = url.host();
    if (!host.isEmpty() && host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) != 0) return std::nullopt;
    // Not toLocalFile(): what is no UTF-8 in a name would be lost on the way.
    QByteArray const bytes = QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1());
    if (!bytes.startsWith('/') || bytes.contains('\0')) return std::nullopt;
    return tidyPath({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

QUrl urlOf(std::string_view path)
{
    QByteArray const bytes{path.data(), static_cast<qsizetype>(path.size())};
    return QUrl::fromEncoded("file://" + bytes.toPercentEncoding("/"));
}

std::string pathOf(QString const& path)
{
    return tidyPath(QFile::encodeName(path).toStdString());
}

} // namespace signet::ui
