#pragma once

#include <QAccessibleWidget>

namespace signet::ui {

class AddressCombo;

/// From or To as a screen reader hears it, ui.md §9: Qt's own combo box says the chosen row only.
class AddressComboAccessible final : public QAccessibleWidget {
public:
    /// For every AddressCombo from now on.
    static void install();

    explicit AddressComboAccessible(AddressCombo& combo);

    [[nodiscard]] QString text(QAccessible::Text what) const override;
    [[nodiscard]] QAccessible::State state() const override;
    /// The list is a window of its own.
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(QAccessibleInterface const*) const override { return -1; }

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(QString const& action) override;

private:
    [[nodiscard]] AddressCombo& combo() const;
};

} // namespace signet::ui
