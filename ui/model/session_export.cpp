#include "ui/model/session_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace signet::ui {

namespace {

using engine::EnvelopeInfo;
using engine::Reason;
using engine::Way;

char const* saysWord(Reason::Says says)
{
    switch (says) {
    case Reason::Says::Nobody: return "";
    case Reason::Says::Us: return "us";
    case Reason::Says::Peer: return "peer";
    case Reason::Says::Server: return "server";
    }
    return "";
}

bool looksLikeFormula(std::string const& text)
{
    // A spreadsheet passes over a tab or carriage return before the sign.
    return !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
}

std::string cell(std::string const& text)
{
    std::string safe = looksLikeFormula(text) ? "'" + text : text;
    if (safe == text && text.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (char const each : safe) {
        if (each == '"') quoted += '"';
        quoted += each;
    }
    return quoted + '"';
}

std::vector<std::pair<char const*, std::string>> textsOf(EnvelopeInfo const& info)
{
    return {{"direction", info.way == Way::Sent ? "sent" : "received"},
            {"account", info.own.digits()},
            {"party", info.party.digits()},
            {"name", info.party_name},
            {"company", info.company},
            {"started", rfc3339(info.started)},
            {"ended", info.ended ? rfc3339(*info.ended) : std::string{}},
            {"state", engine::name_of(info.state)},
            {"says", saysWord(info.reason.says)},
            {"reason", info.reason.code},
            {"tracking", info.tracking},
            {"id", info.id}};
}

QByteArray csv(std::vector<EnvelopeInfo> const& envelopes)
{
    QByteArray out;
    EnvelopeInfo const none;
    for (auto const& [name, text] : textsOf(none)) out.append(name).append(',');
    out += "files,bytes\r\n";
    for (EnvelopeInfo const& info : envelopes) {
        for (auto const& [name, text] : textsOf(info)) out.append(QByteArray::fromStdString(cell(text))).append(',');
        out.append(QByteArray::number(static_cast<qulonglong>(info.files))).append(',');
        out.append(QByteArray::number(static_cast<qulonglong>(info.bytes))).append("\r\n");
    }
    return out;
}

QByteArray json(std::vector<EnvelopeInfo> const& envelopes)
{
    QJsonArray all;
    for (EnvelopeInfo const& info : envelopes) {
        QJsonObject object;
        for (auto const& [name, text] : textsOf(info)) object.insert(QString::fromLatin1(name), QString::fromStdString(text));
        if (!info.ended) object.insert(QStringLiteral("ended"), QJsonValue::Null);
        object.insert(QStringLiteral("files"), static_cast<qint64>(info.files));
        object.insert(QStringLiteral("bytes"), static_cast<qint64>(info.bytes));
        all.append(object);
    }
    return QJsonDocument{all}.toJson(QJsonDocument::Indented);
}

} // namespace

QByteArray exported(std::vector<EnvelopeInfo> const& envelopes, ExportFormat format)
{
    return format == ExportFormat::Csv ? csv(envelopes) : json(envelopes);
}

} // namespace signet::ui
