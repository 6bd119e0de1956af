#pragma once

#include "ui/model/obstacle.h"

#include <QDialog>

#include <vector>

namespace signet::ui {

/// Everything that cannot be sent, by name, each with its reason.
class HinderedDialog final : public QDialog {
    Q_OBJECT
public:
    HinderedDialog(QString const& heading, std::vector<Hindered> const& all, QWidget* parent = nullptr);
};

} // namespace signet::ui
