#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace signet::ui {

/// The system's dialogs for a place to write to. Both return at once; `then` runs where the person chose something.
void chooseFolder(QWidget* parent, QString const& title, std::function<void(QString const& folder)> then);
/// `filter` as QFileDialog writes it.
void chooseNewFile(QWidget* parent, QString const& title, QString const& suggested, QString const& filter,
                   std::function<void(QString const& file)> then);

} // namespace signet::ui
