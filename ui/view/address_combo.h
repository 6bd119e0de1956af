#pragma once

#include "ui/view/address_popup.h"

#include <QComboBox>
#include <QPointer>

namespace signet::ui {

/// From or To on the envelope: painted flat as an address with a rule under it, ui.md §5. The wheel changes nothing: an envelope
/// is not addressed by accident.
class AddressCombo final : public QComboBox {
    Q_OBJECT
public:
    enum class Look { From, To };
    struct Words {
        QString caption;
        QString nobody; ///< in place of a name
        AddressPopup::Words popup;
    };
    AddressCombo(Look look, QAbstractItemModel& model, Words words, QWidget* parent = nullptr);

    /// One line, for the compact envelope.
    void setCompact(bool compact);

    void showPopup() override;
    void hidePopup() override;
    /// Made when it is first asked for.
    [[nodiscard]] AddressPopup* popup();
    [[nodiscard]] bool isOpen() const { return popup_ && popup_->isVisible(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void newWished(QString const& typed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Fonts;
    void paintLines(QPainter& painter, QRect box);
    [[nodiscard]] bool isOnlyOneOfItsName() const;
    void paintLine(QPainter& painter, QRect box);
    void paintAddress(QPainter& painter, QRect const& box);
    void paintDigits(QPainter& painter, QRect const& box);
    [[nodiscard]] int digitsWidth(QFont const& font) const;
    [[nodiscard]] QString nameShown() const;

    Look look_;
    Words words_;
    bool compact_ = false;
    QPointer<AddressPopup> popup_;
};

} // namespace signet::ui
