#pragma once

#include <QStringList>

#include <functional>
#include <string>

class QWidget;

namespace signet::ui {

/// The system's window to choose files or a folder, beside ours: nothing waits for it. `picked` hears what was chosen, if
/// anything.
void pickFiles(QWidget* parent, std::string const& folder, std::function<void(QStringList const&)> picked);
void pickFolder(QWidget* parent, QString const& title, std::string const& folder, std::function<void(QStringList const&)> picked);

} // namespace signet::ui
