#pragma once

#include "core/base/ids.h"

#include <QWidget>

namespace signet::ui {

/// The round sign of a person, large, beside what is said of them. ui.md §7.
class PersonSign final : public QWidget {
    Q_OBJECT
public:
    explicit PersonSign(int size, QWidget* parent = nullptr);

    void setPerson(QString const& name, AccountNumber const& number);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString initials_;
    int color_ = 0;
};

} // namespace signet::ui
