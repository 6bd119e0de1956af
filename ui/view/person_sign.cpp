#include "ui/view/person_sign.h"

#include "ui/model/address_roles.h"
#include "ui/model/person.h"
#include "ui/view/round_sign.h"
#include "ui/view/theme.h"

#include <QPainter>

namespace signet::ui {

PersonSign::PersonSign(int size, QWidget* parent) : QWidget{parent}
{
    setFixedSize(scaled(size), scaled(size));
}

void PersonSign::setPerson(QString const& name, AccountNumber const& number)
{
    initials_ = initials(name);
    color_ = signColor(number, AddressRole::signColors);
    update();
}

void PersonSign::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    paintRoundSign(painter, QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), initials_, color_);
}

} // namespace signet::ui
