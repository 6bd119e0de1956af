#include "ui/view/address_combo_accessible.h"

#include "ui/view/address_combo.h"

namespace signet::ui {

namespace {

QAccessibleInterface* make(QString const& className, QObject* object)
{
    if (className != QLatin1String{AddressCombo::staticMetaObject.className()}) return nullptr;
    return new AddressComboAccessible{*static_cast<AddressCombo*>(object)}; // Qt owns it
}

} // namespace

void AddressComboAccessible::install()
{
    QAccessible::installFactory(make); // a second time does nothing
}

AddressComboAccessible::AddressComboAccessible(AddressCombo& combo) : QAccessibleWidget{&combo, QAccessible::ComboBox} { }

AddressCombo& AddressComboAccessible::combo() const
{
    return *static_cast<AddressCombo*>(widget());
}

QString AddressComboAccessible::text(QAccessible::Text what) const
{
    return what == QAccessible::Value ? combo().currentText() : QAccessibleWidget::text(what);
}

QAccessible::State AddressComboAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.hasPopup = state.expandable = true;
    state.expanded = combo().isOpen();
    return state;
}

QStringList AddressComboAccessible::actionNames() const
{
    return {showMenuAction(), setFocusAction()};
}

void AddressComboAccessible::doAction(QString const& action)
{
    if (action == showMenuAction())
        combo().showPopup();
    else
        QAccessibleWidget::doAction(action);
}

} // namespace signet::ui
