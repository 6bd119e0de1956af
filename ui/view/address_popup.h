#pragma once

#include <QFrame>

class QAbstractItemModel;
class QLineEdit;
class QListView;
class QStackedLayout;
class QToolButton;

namespace signet::ui {

class AddressFilter;
class FocusFrame;
class PlainLabel;

/// The open drop-down of From or To: search, list, and a way to somebody new. Search and list work together: letters go to the
/// search and arrows to the list, whichever of them has the focus.
class AddressPopup final : public QFrame {
    Q_OBJECT
public:
    struct Words {
        QString name;   ///< of the list, for screen readers
        QString search; ///< what the search field says while it is empty
        QString newOne; ///< the button in the footer
        QString newOneIcon;
    };
    AddressPopup(QAbstractItemModel& model, Words const& words, QWidget* parent);

    /// Below `anchor`, as wide as it or a little wider, with `row` of the model chosen first; above it where there is no room.
    void openBelow(QWidget const& anchor, int row);

Q_SIGNALS:
    void chosen(int row);
    /// The person wants somebody who is not listed; what was typed so far may be a number.
    void newWished(QString const& typed);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(Words const& words);
    void choose(QModelIndex const& filtered);
    void search(QString const& text);
    void showCount();
    void fit(QWidget const& anchor);
    [[nodiscard]] bool steersList(QKeyEvent const& event) const;

    AddressFilter* filter_;
    QLineEdit* search_;
    QListView* list_;
    PlainLabel* nobody_;
    QStackedLayout* middle_; ///< the list, or that there is nobody
    QToolButton* new_;
    PlainLabel* count_;
    FocusFrame* focus_;
};

} // namespace signet::ui
