#include "ts_file.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace signet::ui {

namespace {

TsMessage readMessage(QXmlStreamReader& reader, QString const& context)
{
    TsMessage message;
    message.context = context;
    message.isPlural = reader.attributes().value(QLatin1String{"numerus"}) == QLatin1String{"yes"};
    while (reader.readNextStartElement()) {
        if (reader.name() == QLatin1String{"source"}) {
            message.source = reader.readElementText();
        } else if (reader.name() == QLatin1String{"comment"}) {
            message.comment = reader.readElementText();
        } else if (reader.name() == QLatin1String{"translation"}) {
            message.isFinished = !reader.attributes().hasAttribute(QLatin1String{"type"});
            if (!message.isPlural) {
                message.forms += reader.readElementText();
                continue;
            }
            while (reader.readNextStartElement()) message.forms += reader.readElementText();
        } else {
            reader.skipCurrentElement();
        }
    }
    return message;
}

} // namespace

std::vector<TsMessage> readTs(QString const& path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader reader{&file};
    std::vector<TsMessage> all;
    if (!reader.readNextStartElement()) return {};
    while (reader.readNextStartElement()) { // contexts
        QString context;
        while (reader.readNextStartElement()) {
            if (reader.name() == QLatin1String{"name"})
                context = reader.readElementText();
            else if (reader.name() == QLatin1String{"message"})
                all.push_back(readMessage(reader, context));
            else
                reader.skipCurrentElement();
        }
    }
    return reader.hasError() ? std::vector<TsMessage>{} : all;
}

QStringList placesIn(QString const& text)
{
    static QRegularExpression const place{QStringLiteral("%L?(?:n|[0-9]+)")};
    QStringList all;
    for (QRegularExpressionMatchIterator found = place.globalMatch(text); found.hasNext();) all += found.next().captured();
    all.sort();
    return all;
}

} // namespace signet::ui
