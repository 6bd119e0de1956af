#pragma once

#include "ui/model/stamp_state.h"

#include <QFrame>

class QToolButton;

namespace signet::ui {

class AccountsModel;
class AddressCombo;
class ContactsModel;
class PlainLabel;
class Postmark;
class Stamp;
class StampButton;
class VerificationPill;

/// The envelope: who it is from, who it goes to, and the stamp. It stays on top of every tab. ui.md §5.
class EnvelopeView final : public QFrame {
    Q_OBJECT
public:
    struct Parts {
        AccountsModel& accounts;
        ContactsModel& contacts;
        Draft& draft;
        Stamp& stamp;
    };
    EnvelopeView(Parts const& parts, QWidget* parent = nullptr);

    /// What the More button offers. They stay the caller's.
    void setMore(QList<QAction*> const& actions);
    /// One line for each party and a small stamp.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return compact_; }

    void focusFrom();
    void focusTo();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pressed(signet::ui::StampState::Press press);
    /// Somebody who is not on the list; what was typed may be a number.
    void newContactWished(QString const& typed);
    void newAccountWished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void follow();
    void followStamp();
    void lay();
    void layWide(QRect const& inside);
    void layCompact(QRect const& inside);
    void layStanding(QRect const& row);
    void put(QWidget& widget, QRect const& box);
    [[nodiscard]] int neededHeight() const;

    Parts parts_;
    bool compact_ = false;
    AddressCombo* from_;
    AddressCombo* to_;
    VerificationPill* pill_;
    PlainLabel* detail_;
    QToolButton* more_;
    StampButton* stamp_;
    Postmark* postmark_;
};

} // namespace signet::ui
