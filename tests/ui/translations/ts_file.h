#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace signet::ui {

/// One text of a translation's source.
struct TsMessage {
    QString context;
    QString source;
    QString comment;
    QStringList forms; ///< one, or the plural's
    bool isPlural = false;
    bool isFinished = true;

    [[nodiscard]] QString key() const { return context + QLatin1Char{'|'} + source + QLatin1Char{'|'} + comment; }
};

/// Reads a .ts file; empty where it is none.
[[nodiscard]] std::vector<TsMessage> readTs(QString const& path);

/// The places that words are put into, in alphabetical order: "%1", "%Ln", ….
[[nodiscard]] QStringList placesIn(QString const& text);

} // namespace signet::ui
