#pragma once

#include <QString>

namespace signet::ui {

/// "412 KB", "41.3 MB": units of 1,000, in the person's language.
[[nodiscard]] QString sizeText(quint64 bytes);
/// "41.3 megabytes": for a screen reader.
[[nodiscard]] QString spokenSize(quint64 bytes);
[[nodiscard]] QString filesText(quint64 files);
[[nodiscard]] QString foldersText(quint64 folders);
/// "6 files, 41.3 MB"
[[nodiscard]] QString totalText(quint64 files, quint64 bytes);
/// "about 12 s at 3.4 MB/s"; empty where no speed is known.
[[nodiscard]] QString estimateText(quint64 bytes, double bytesPerSecond);

} // namespace signet::ui
